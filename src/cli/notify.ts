import { type RunCommand, runCommand } from '../config/run-command.ts';
import { resolveWebhookUrl } from '../config/webhook-url.ts';
import { ClientCheckError, wordError } from '../errors.ts';
import type { Channel } from '../notify/channels.ts';
import { showOnDesktop } from '../notify/desktop.ts';
import { mailNotice } from '../notify/mail.ts';
import { type Notice, noticeOf } from '../notify/notice.ts';
import { isQuiet } from '../notify/quiet.ts';
import { listHash, NoticeRecord } from '../notify/record.ts';
import { sendToWebhook } from '../notify/webhook.ts';
import { noticeWords } from '../notify/words.ts';
import type { InboxView } from '../render/inbox-view.ts';
import { inboxJson } from '../render/json.ts';
import { errorText } from './call.ts';
import { accountsNamed } from './known-accounts.ts';
import { accountKey } from './rules.ts';
import { helpCall } from './usage.ts';
import type { World } from './world.ts';

export interface NotifyOptions {
  readonly channels: readonly Channel[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly uid: number | undefined;
  readonly run?: RunCommand;
}

/** A notice tells of now: like `send`, it refuses another instant (2). */
export function refuseOtherNow({ now, clock, lang }: Pick<World, 'now' | 'clock' | 'lang'>): void {
  if (now !== clock) throw new ClientCheckError('usage', { what: noticeWords[lang].needsNow, call: helpCall('inbox') });
}

/**
 * Sends the list that was printed: where there is something on it, outside the quiet hours, once a day to each channel unless it has
 * changed. What fails is told on standard error, and the channels go on without one another. Gives whether all went well.
 */
export async function notify(
  view: InboxView,
  accounts: readonly string[],
  json: boolean,
  world: World,
  options: NotifyOptions,
): Promise<boolean> {
  const words = noticeWords[world.lang];
  const why = view.threads.length === 0 ? words.nothing : isQuietNow(world) ? words.quiet : null;
  if (why !== null) {
    tell(world, why);
    return true;
  }
  const notice = noticeOf(view, world.lang, world.program);
  const told = { day: world.calendar.dateOf(world.now), list: listHash(view) };
  const whose = accountsNamed(world.config, accounts).map(accountKey).sort().join('\n\n');
  let well = true;
  for (const channel of options.channels) {
    const record = new NoticeRecord(world.stateDir, `${channel} ${placeOf(channel, world)}\n${whose}`);
    if (await record.has(told)) {
      tell(world, words.sentAlready(words.channels[channel]));
      continue;
    }
    world.output.progress(words.sending(words.channels[channel]));
    try {
      await SEND[channel]({ notice, view, accounts, world, options });
      await record.put(told);
    } catch (error) {
      well = false;
      world.output.warn(errorText(wordError(error, world.lang), json).trimEnd());
    }
  }
  world.output.progress('');
  return well;
}

interface Sending {
  readonly notice: Notice;
  readonly view: InboxView;
  readonly accounts: readonly string[];
  readonly world: World;
  readonly options: NotifyOptions;
}

const SEND: Readonly<Record<Channel, (sending: Sending) => Promise<void>>> = {
  mail: byMail,
  webhook: byWebhook,
  desktop: ({ notice, options }) => showOnDesktop(notice, { ...options, run: options.run ?? runCommand }),
};

/** To oneself, through one's own server; no copy is kept in Sent, for it is no mail that anybody has written. */
async function byMail({ notice, accounts, world }: Sending): Promise<void> {
  const account = accountsNamed(world.config, accounts).find(({ smtp }) => smtp !== null);
  if (!account) throw new ClientCheckError('no-own-mail');
  const { address } = account.identity;
  const source = await mailNotice(notice, address, world);
  const submission = await world.openSubmission(account);
  try {
    const outcome = await submission.submit({ from: address, to: [address] }, source, async () => undefined);
    if (outcome.kind === 'accepted') return;
    throw new ClientCheckError('notice-mail-refused', { account: account.name, words: outcome.words });
  } finally {
    submission.close();
  }
}

async function byWebhook({ notice, view, world, options }: Sending): Promise<void> {
  const webhook = world.config.notify?.webhook;
  if (!webhook) throw new ClientCheckError('webhook-missing');
  const { env, run } = options;
  const url = await resolveWebhookUrl(webhook, { env, ...(run ? { run } : {}) });
  await sendToWebhook(webhook.kind, url, { notice, json: inboxJson(view) });
}

/** Another webhook has been told nothing yet. Only a hash of this is kept. */
function placeOf(channel: Channel, { config }: World): string {
  return channel === 'webhook' ? JSON.stringify(config.notify?.webhook ?? null) : '';
}

function isQuietNow({ config, calendar, now }: World): boolean {
  return isQuiet(config.notify?.quiet ?? [], now, calendar);
}

/** Why no notice came is told to a person who tries it, not to a log. */
function tell({ person, output }: World, words: string): void {
  if (person.present) output.warn(words);
}
