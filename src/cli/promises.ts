import { parseDue } from '../compose/due.ts';
import { ClientCheckError } from '../errors.ts';
import type { Instant } from '../mail/address.ts';
import { jsonText } from '../render/json-text.ts';
import { type LedgerEntry, ledgerJson, renderLedger } from '../render/ledger.ts';
import { paintWith } from '../render/style.ts';
import { wordsOf } from '../render/words.ts';
import { isOurs, outsidersReached } from '../triage/answers.ts';
import { partyOf } from '../triage/party.ts';
import { ThreadIds } from '../triage/thread-id.ts';
import type { OpenCommitment, Verdict } from '../triage/verdict.ts';
import { exitCodeOf, oneThread, throwIfAllFailed } from './outcome.ts';
import { type AccountReading, closeAll, readAccounts } from './read-account.ts';
import type { World } from './world.ts';
import { writeCalendar } from './write-calendar.ts';

export interface PromisesOptions {
  readonly since: Instant;
  readonly accounts: readonly string[];
  readonly json: boolean;
  /** File for the calendar (RFC 5545). */
  readonly ics: string | null;
  readonly dismiss: string | null;
  readonly set: readonly [id: string, date: string] | null;
}

/** `client-check promises`: what we owe by when, what they owe us by when. Returns the exit code. */
export async function promises(world: World, options: PromisesOptions): Promise<number> {
  let readings = await readAccounts(world, options.since, options.accounts);
  try {
    throwIfAllFailed(readings);
    if (options.dismiss !== null || options.set !== null) {
      await putRight(readings, world, options);
      await closeAll(readings);
      readings = await readAccounts(world, options.since, options.accounts);
    }
    const ids = new ThreadIds(readings.flatMap((reading) => reading.verdicts));
    const ledger = { ours: entriesOf(ids, 'promise', world), theirs: entriesOf(ids, 'request', world) };
    if (options.ics !== null) await writeCalendar(options.ics, ledger, world);
    const { output, lang, calendar, now, program } = world;
    const paint = paintWith(output.colour);
    output.print(
      options.json
        ? jsonText(ledgerJson(ledger, calendar))
        : renderLedger(ledger, { lang, columns: output.columns, paint, program, calendar, now }),
    );
    if (options.ics !== null && !options.json) output.print(`${wordsOf(lang).wroteCalendar(options.ics)}\n`);
    return exitCodeOf(readings, 0);
  } finally {
    await closeAll(readings);
  }
}

/** The open commitments of one direction, the earliest date first. */
function entriesOf(ids: ThreadIds<Verdict>, kind: 'promise' | 'request', { now, calendar }: World): LedgerEntry[] {
  return ids
    .all()
    .flatMap((verdict): LedgerEntry[] => {
      const open: OpenCommitment | null = verdict[kind];
      if (!open) return [];
      const today = calendar.dateOf(open.due) === calendar.dateOf(now);
      const state = now > open.due ? 'late' : today ? 'due' : 'open';
      return [{ thread: ids.of(verdict), verdict, open, state }];
    })
    .toSorted((a, b) => a.open.due - b.open.due);
}

/**
 * A wrong reading put right, kept by the mail's Message-ID. `--dismiss`: the thread's promise is none (or its request, where there is no
 * promise). `--set`: its date is another one; where none was read, our last mail that reached the client promises it.
 */
async function putRight(
  readings: readonly AccountReading[],
  world: World,
  { dismiss, set }: PromisesOptions,
): Promise<void> {
  const ids = new ThreadIds(readings.flatMap(({ verdicts }) => verdicts));
  const verdict = oneThread(ids, dismiss ?? set?.[0] ?? '');
  const reading = readings.find(({ verdicts }) => verdicts.includes(verdict)) as AccountReading;
  const kind = verdict.promise === null && verdict.request !== null ? 'request' : 'promise';
  const message = verdict[kind]?.message ?? lastOfOurs(verdict, reading);
  if (!message || (dismiss !== null && verdict[kind] === null)) {
    const what =
      world.lang === 'ja' ? `${ids.of(verdict)} には期日がありません` : `no date was read in ${ids.of(verdict)}`;
    throw new ClientCheckError('usage', { what, call: 'client-check promises --help' });
  }
  const due = set === null ? null : dateOf(set[1], world);
  await reading.overrides.records.put(`${kind}\n${message.key}`, { message: message.key, kind, due });
}

function lastOfOurs({ messages }: Verdict, { rules, directory }: AccountReading) {
  return messages.findLast((message) => {
    const entry = { message, party: partyOf(message, rules, directory) };
    return isOurs(entry) && outsidersReached(message, directory).length > 0;
  });
}

function dateOf(text: string, { calendar, now, lang, config }: World): Instant {
  const due = parseDue(text, calendar, now, config.holding.dueTime);
  if (due) return due.at;
  const what = lang === 'ja' ? `--set の日付「${text}」が読めません` : `the date "${text}" of --set is not understood`;
  throw new ClientCheckError('usage', { what, call: 'client-check promises --help' });
}
