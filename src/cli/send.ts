import { ClientCheckError } from '../errors.ts';
import type { Instant } from '../mail/address.ts';
import { jsonText } from '../render/json-text.ts';
import { outgoingWords } from '../render/outgoing-words.ts';
import { type RefusalReason, type RefusedMail, type SentMail, sendsJson, type UncertainMail } from '../render/sends.ts';
import type { SendRecord } from '../submit/journal.ts';
import { ThreadIds } from '../triage/thread-id.ts';
import type { Verdict } from '../triage/verdict.ts';
import { editOutboxItem } from './edit-outbox.ts';
import { newMails } from './new-mails.ts';
import { type OutboxItem, readOutboxItem } from './outbox.ts';
import { exitCodeOf, oneThread, throwIfAllFailed } from './outcome.ts';
import { type AccountReading, closeAll, readAccounts } from './read-account.ts';
import { finishSends } from './recover.ts';
import { type Place, review, showItem } from './review.ts';
import { submitDraft } from './submit-draft.ts';
import { summarise } from './summarise-sends.ts';
import { settleUncertain, uncertainIn, uncertainOrphans } from './uncertain.ts';
import { withLocks } from './with-locks.ts';
import type { World } from './world.ts';

export interface SendOptions {
  readonly ids: readonly string[];
  readonly since: Instant;
  readonly accounts: readonly string[];
  readonly json: boolean;
  readonly yes: boolean;
  readonly dryRun: boolean;
  readonly edit: boolean;
}

/** How old the reading may be when a mail goes out: after a longer look at the screen the thread is judged anew. */
const FRESH = 20_000;

interface Results {
  readonly sent: SentMail[];
  readonly refused: RefusedMail[];
  readonly uncertain: UncertainMail[];
  /** The first failure to connect or log in. */
  cause: ClientCheckError | null;
}

/** `client-check send [ID…]`: every draft judged again, shown, asked about, sent. Returns the exit code. */
export async function send(world: World, options: SendOptions): Promise<number> {
  if (world.now !== world.clock) {
    const what = world.lang === 'ja' ? '--now を付けて送信はできません' : 'nothing is sent with --now';
    throw new ClientCheckError('usage', { what, call: 'client-check send --help' });
  }
  if (!options.yes && !options.dryRun && !world.person.present) throw new ClientCheckError('needs-yes');
  if (options.dryRun) return run(world, options);
  return withLocks(world, options.accounts, () => run(world, options));
}

async function run(world: World, options: SendOptions): Promise<number> {
  let readings = await readAccounts(world, options.since, options.accounts);
  try {
    throwIfAllFailed(readings);
    const completed = options.dryRun ? 0 : await finishSends(readings, world);
    if (completed > 0) {
      if (!options.json) world.output.print(`${outgoingWords[world.lang].recovered(completed)}\n`);
      await closeAll(readings);
      readings = await readAccounts(world, options.since, options.accounts);
    }
    const results = await sendAll(readings, world, options);
    const { sent, refused, uncertain, cause } = results;
    if (cause && sent.length === 0 && uncertain.length === 0 && !options.json) throw cause;
    if (options.json) world.output.print(jsonText(sendsJson(results)));
    else summarise(results, world, options);
    const declined = refused.every(({ reason }) => reason === 'declined');
    return exitCodeOf(readings, declined && uncertain.length === 0 ? 0 : 69);
  } finally {
    await closeAll(readings);
  }
}

async function sendAll(readings: readonly AccountReading[], world: World, options: SendOptions): Promise<Results> {
  const results: Results = { sent: [], refused: [], uncertain: [], cause: null };
  const own = readings.map((reading) => ({ reading, all: [...reading.verdicts, ...newMails(reading)] }));
  const ids = new ThreadIds(own.flatMap(({ all }) => all));
  const named = options.ids.map((id) => oneThread(ids, id));
  const readingOf = (verdict: Verdict) => own.find(({ all }) => all.includes(verdict))?.reading as AccountReading;
  const wanted =
    named.length > 0
      ? [...new Set(named)]
      : ids.all().filter((verdict) => verdict.draft?.ours || uncertainIn(verdict, readingOf(verdict)));
  const items: OutboxItem[] = [];
  for (const verdict of wanted) {
    const reading = readingOf(verdict);
    const record = uncertainIn(verdict, reading);
    if (record) {
      await settle(record, ids.of(verdict), reading, named.length > 0, world, options, results);
      continue;
    }
    const item = await readOutboxItem(verdict, ids.of(verdict), reading, world);
    if (typeof item === 'string') refuse(ids.of(verdict), item, results);
    else items.push(item);
  }
  if (named.length === 0) {
    refuseOrphans(readings, results);
    results.uncertain.push(...uncertainOrphans(readings, results.uncertain));
  }
  for (const [index, item] of items.entries()) {
    if (!(await sendItem(item, { index, count: items.length }, world, options, results))) break;
  }
  return results;
}

/** Drafts of ours whose thread is not there any more are told, not passed over. */
function refuseOrphans(readings: readonly AccountReading[], results: Results): void {
  for (const reading of readings) {
    const { drafts, verdicts } = reading;
    const placed = new Set([...verdicts, ...newMails(reading)].flatMap(({ draft }) => draft?.message.key ?? []));
    for (const { key, envelope } of drafts) {
      if (envelope.mark && !placed.has(key)) refuse(envelope.messageId ?? key, 'thread-unknown', results);
    }
  }
}

/** Shows, asks and sends one draft. False: the user wants to stop. */
async function sendItem(
  first: OutboxItem,
  place: Place,
  world: World,
  options: SendOptions,
  results: Results,
): Promise<boolean> {
  const opened: AccountReading[] = [];
  let item = first;
  let edit = options.edit && !options.yes && !options.dryRun;
  try {
    for (;;) {
      if (edit) item = (await editOutboxItem(item, world)) ?? item;
      // Whom nobody asks sees it all the same.
      if (!options.json && (options.yes || options.dryRun)) showItem(item, place, world);
      if (options.dryRun) return true;
      const decision = options.yes ? reasonAgainst(item) : await review(item, place, world);
      if (decision === 'quit') return false;
      edit = decision === 'edit';
      if (decision === 'edit') continue;
      if (decision !== null && decision !== 'yes') {
        refuse(item.thread, decision === 'no' ? 'declined' : decision, results, item);
        return true;
      }
      const fresh = await freshItem(item, world, opened);
      if (typeof fresh === 'string') {
        refuse(item.thread, fresh, results);
        return true;
      }
      const same = fresh.source.equals(item.source) && fresh.newer?.key === item.newer?.key;
      item = fresh;
      // It changed while the user looked at it: what goes out must be what was seen.
      if (same) return await submit(item, world, options, results);
    }
  } finally {
    await closeAll(opened);
  }
}

/** Why `--yes` does not send a draft. */
function reasonAgainst({ ours, newer, problems }: OutboxItem): RefusalReason | null {
  if (!ours) return 'not-ours';
  if (newer) return 'client-wrote-since';
  return problems.length > 0 ? 'problems' : null;
}

async function submit(item: OutboxItem, world: World, options: SendOptions, results: Results): Promise<boolean> {
  const { lang, output } = world;
  const words = outgoingWords[lang];
  output.progress(words.sending(item.thread));
  const submitted = await submitDraft(item, world);
  output.progress('');
  const { thread } = item;
  if (submitted.kind === 'sent') {
    const { prepared, finished } = submitted;
    const accepted = [...prepared.smtp.to];
    results.sent.push({ thread, messageId: prepared.messageId, accepted, savedTo: finished.savedTo });
    if (!options.json) output.print(`${words.sent(thread, accepted.join(', '))}\n`);
    if (finished.savedTo === null) output.warn(words.copyMissing);
    if (finished.draftKept) output.warn(words.draftKept);
    return true;
  }
  if (submitted.kind === 'uncertain') {
    results.uncertain.push({ thread, messageId: submitted.prepared.messageId });
    return true;
  }
  results.cause ??= submitted.cause;
  refuse(thread, submitted.cause ? 'send-failed' : 'rejected', results, item, submitted.words);
  // Where there is no connection or no login, the next draft would fare no better.
  return submitted.cause === null;
}

/** The draft and its thread as they stand now. @param opened gets what was opened for it */
async function freshItem(
  item: OutboxItem,
  world: World,
  opened: AccountReading[],
): Promise<OutboxItem | RefusalReason> {
  const { reading, thread, verdict } = item;
  // A clock that was set meanwhile, forward or back, is no sign that the reading is fresh.
  if (Math.abs(world.time() - world.clock) < FRESH) {
    const again = await readOutboxItem(verdict, thread, reading, world);
    // A program that edits a draft stores it anew, and one that sends it removes it: the mailbox says which.
    if (again !== 'draft-gone') return again;
  }
  const now = world.time();
  const later = { ...world, now, clock: now };
  const [anew] = await readAccounts(later, reading.since + (now - world.clock), [reading.account.name]);
  if (!anew || anew.store === null) throw anew?.cause;
  opened.push(anew);
  const isIt = ({ messages }: Verdict) =>
    messages.some(({ key }) => key === (item.question ?? verdict.messages[0])?.key);
  const found = (item.question ? anew.verdicts : newMails(anew)).find(isIt);
  if (!found) return 'answered-meanwhile';
  return found.draft ? readOutboxItem(found, thread, anew, later) : 'draft-gone';
}

async function settle(
  record: SendRecord,
  thread: string,
  reading: AccountReading,
  named: boolean,
  world: World,
  options: SendOptions,
  results: Results,
): Promise<void> {
  const ask = named && !options.yes && !options.dryRun && world.person.present;
  const outcome = ask ? await settleUncertain(record, thread, reading, world) : null;
  if (outcome?.kind === 'sent') {
    const { prepared, finished } = outcome;
    const { messageId, smtp } = prepared;
    results.sent.push({ thread, messageId, accepted: [...smtp.to], savedTo: finished.savedTo });
  } else if (outcome?.kind === 'rejected') refuse(thread, 'rejected', results, null, outcome.words);
  else results.uncertain.push({ thread, messageId: record.prepared.messageId });
}

function refuse(
  thread: string,
  reason: RefusalReason,
  results: Results,
  item: OutboxItem | null = null,
  words = '',
): void {
  results.refused.push({ thread, reason, problems: item?.problems ?? [], words });
}
