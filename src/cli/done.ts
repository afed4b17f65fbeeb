import type { Instant } from '../mail/address.ts';
import { type MessageRef, refKey } from '../mail/message.ts';
import { fullClient, matter } from '../render/client-name.ts';
import { jsonText } from '../render/json-text.ts';
import { wordsOf } from '../render/words.ts';
import { ThreadIds } from '../triage/thread-id.ts';
import type { Verdict } from '../triage/verdict.ts';
import { exitCodeOf, oneThread, throwIfAllFailed } from './outcome.ts';
import { type AccountReading, closeAll, readAccounts } from './read-account.ts';
import { type SettledRecord, threadKey } from './settled.ts';
import type { World } from './world.ts';

export interface DoneOptions {
  readonly ids: readonly string[];
  readonly undo: boolean;
  readonly since: Instant;
  readonly accounts: readonly string[];
  readonly json: boolean;
}

/** A thread to settle or to open again, and what has to be done for it. */
interface Step {
  readonly id: string;
  readonly verdict: Verdict;
  readonly reading: AccountReading;
  readonly records: readonly { readonly name: string; readonly record: SettledRecord }[];
}

/**
 * `client-check done ID…`: nothing is owed in these threads any more. Every ID is looked up before anything is changed. The record
 * is written first: were the flag to fail after it, the thread is settled all the same. Returns the exit code.
 */
export async function done(world: World, options: DoneOptions): Promise<number> {
  const readings = await readAccounts(world, options.since, options.accounts);
  try {
    throwIfAllFailed(readings);
    const ids = new ThreadIds(readings.flatMap((reading) => reading.verdicts));
    const verdicts = new Set(options.ids.map((id) => oneThread(ids, id)));
    const steps = [...verdicts].map((verdict) => stepOf(verdict, ids, readings));
    const lines: string[] = [];
    for (const step of steps) lines.push(await (options.undo ? undo(step, world) : settle(step, world)));
    const schema = 'client-check/done/1';
    const threads = steps.map(({ id, verdict }) => ({ thread: id, account: verdict.account, settled: !options.undo }));
    world.output.print(options.json ? jsonText({ schema, threads }) : `${lines.join('\n')}\n`);
    return exitCodeOf(readings, 0);
  } finally {
    await closeAll(readings);
  }
}

function stepOf(verdict: Verdict, ids: ThreadIds<Verdict>, readings: readonly AccountReading[]): Step {
  const reading = readings.find(({ verdicts }) => verdicts.includes(verdict)) as AccountReading;
  const keys = new Set(verdict.messages.map(({ key }) => key));
  const records = reading.settled.all.filter(({ record }) => record.messages.some((key) => keys.has(key)));
  return { id: ids.of(verdict), verdict, reading, records };
}

async function settle({ id, verdict, reading, records }: Step, world: World): Promise<string> {
  const words = wordsOf(world.lang);
  const settled = new Set(records.flatMap(({ record }) => record.messages));
  const open = verdict.messages.filter(({ key }) => !settled.has(key));
  if (open.length === 0) {
    await setMissingFlags(verdict, reading, records);
    return words.alreadyDone(id);
  }
  // \Answered goes on what waited, and not where the user's mail program has set it already: --undo takes off only ours.
  const unflagged = (verdict.reply?.messages ?? []).filter(({ flags }) => !flags.has('\\Answered'));
  const flagged: MessageRef[] = unflagged.flatMap(({ copies }) => copies.map(({ ref }) => ref));
  const record = {
    account: verdict.account,
    messages: verdict.messages.map(({ key }) => key),
    flagged,
    flaggedKeys: unflagged.map(({ key }) => key),
    at: world.now,
  };
  await reading.settled.records.put(threadKey(record.messages), record);
  if (flagged.length > 0) await reading.store?.setFlag(flagged, '\\Answered', true);
  return words.done(id, fullClient(verdict, words.noSender), matter(verdict.subject, words.noSubject));
}

/** A run that was cut off behind the record left the flags unset: they are made good. */
async function setMissingFlags(verdict: Verdict, { store }: AccountReading, records: Step['records']): Promise<void> {
  const flagged = new Set(flaggedRefs(verdict, records).map(refKey));
  const missing = verdict.messages
    .filter(({ flags }) => !flags.has('\\Answered'))
    .flatMap(({ copies }) => copies.map(({ ref }) => ref))
    .filter((ref) => flagged.has(refKey(ref)));
  if (missing.length > 0) await store?.setFlag(missing, '\\Answered', true);
}

/** Where the messages lie that got \Answered: as recorded, and where they are found now. */
function flaggedRefs({ messages }: Verdict, records: Step['records']): MessageRef[] {
  const keys = new Set(records.flatMap(({ record }) => record.flaggedKeys ?? []));
  const now = messages.filter(({ key }) => keys.has(key)).flatMap(({ copies }) => copies.map(({ ref }) => ref));
  const recorded = records.flatMap(({ record }) => record.flagged);
  return [...new Map([...recorded, ...now].map((ref) => [refKey(ref), ref])).values()];
}

async function undo({ id, verdict, reading, records }: Step, world: World): Promise<string> {
  const words = wordsOf(world.lang);
  if (records.length === 0) return words.notDone(id);
  const flagged = flaggedRefs(verdict, records);
  if (flagged.length > 0) await reading.store?.setFlag(flagged, '\\Answered', false);
  for (const { name } of records) await reading.settled.records.remove(name);
  return words.undone(id, fullClient(verdict, words.noSender), matter(verdict.subject, words.noSubject));
}
