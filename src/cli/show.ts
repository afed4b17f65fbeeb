import type { Instant } from '../mail/address.ts';
import type { Message } from '../mail/message.ts';
import type { OwnText } from '../mail/thanks.ts';
import { showJson } from '../render/json.ts';
import { jsonText } from '../render/json-text.ts';
import { mailLink } from '../render/mail-link.ts';
import type { MessageView } from '../render/message-view.ts';
import { renderThread } from '../render/show.ts';
import { paintWith } from '../render/style.ts';
import { partyOf } from '../triage/party.ts';
import { replyWarnings } from '../triage/reply-target.ts';
import { ThreadIds } from '../triage/thread-id.ts';
import { exitCodeOf, oneThread, throwIfAllFailed } from './outcome.ts';
import { type AccountReading, closeAll, readAccounts } from './read-account.ts';
import { readParts } from './read-parts.ts';
import type { World } from './world.ts';

export interface ShowOptions {
  readonly id: string;
  readonly since: Instant;
  readonly accounts: readonly string[];
  readonly json: boolean;
}

/** `client-check show ID`: one thread, its evidence, and the text of the last message. Returns the exit code. */
export async function show(world: World, options: ShowOptions): Promise<number> {
  const readings = await readAccounts(world, options.since, options.accounts);
  try {
    return await printThread(readings, options, world);
  } finally {
    await closeAll(readings);
  }
}

/** Prints one thread of what was read, whose stores are still open. Returns the exit code. */
export async function printThread(
  readings: readonly AccountReading[],
  { id, json }: Pick<ShowOptions, 'id' | 'json'>,
  { calendar, now, lang, output, program }: World,
): Promise<number> {
  throwIfAllFailed(readings);
  const ids = new ThreadIds(readings.flatMap((reading) => reading.verdicts));
  const verdict = oneThread(ids, id);
  const reading = readings.find(({ verdicts }) => verdicts.includes(verdict)) as AccountReading;
  const { texts, unreadable } = reading.store
    ? await readParts({ store: reading.store, sends: reading.outgoing.sends }, verdict.messages)
    : { texts: new Map<string, OwnText>(), unreadable: [] };
  const messages = verdict.messages.map((message) => messageView(message, reading, texts));
  const link = linkTo(messages, reading);
  const view = { id: ids.of(verdict), verdict, messages, calendar, now, link };
  const options = { lang, columns: output.columns, paint: paintWith(output.colour), program };
  output.print(json ? jsonText(showJson(view)) : renderThread(view, options));
  return exitCodeOf(readings, unreadable.length > 0 ? 69 : 0);
}

/** Opens the newest message that a person wrote: mail programs show the thread around it. */
function linkTo(messages: readonly MessageView[], { account }: AccountReading): string | null {
  const named = messages.filter(({ messageId }) => messageId !== null);
  const id = (named.findLast(({ by }) => by !== 'robot') ?? named.at(-1))?.messageId;
  const { identity, source } = account;
  const host = source.kind === 'imap' ? source.server.host : null;
  return id ? mailLink(id, { platform: process.platform, host, address: identity.address }) : null;
}

function messageView(
  message: Message,
  { rules, directory, known }: AccountReading,
  texts: ReadonlyMap<string, OwnText>,
): MessageView {
  const { envelope } = message;
  const party = partyOf(message, rules, directory);
  const text = texts.get(message.key);
  return {
    messageId: envelope.messageId,
    mailbox: message.copies[0]?.ref.mailbox ?? '',
    at: message.at,
    from: party.person,
    to: envelope.to,
    cc: envelope.cc,
    by: party.by === 'outsider' ? 'client' : party.by === 'nobody' ? 'other' : party.by,
    subject: envelope.subject,
    text: text?.text ?? '',
    attachments: text?.attachments ?? [],
    warnings: party.by === 'nobody' ? [party.reason] : replyWarnings(message, rules, directory, known),
  };
}
