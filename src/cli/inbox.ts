import type { Instant } from '../mail/address.ts';
import type { InboxView } from '../render/inbox-view.ts';
import { byUrgency, countStates, isListed } from '../triage/rank.ts';
import { ThreadIds } from '../triage/thread-id.ts';
import type { Verdict } from '../triage/verdict.ts';
import type { NotifyOptions } from './notify.ts';
import { exitCodeOf, throwIfAllFailed } from './outcome.ts';
import { printList } from './print-list.ts';
import { type AccountReading, closeAll, readAccounts } from './read-account.ts';
import { weekView } from './week.ts';
import type { World } from './world.ts';

export interface InboxOptions {
  readonly since: Instant;
  readonly all: boolean;
  /** It is today's list, over the usual look-back: what a morning's run shows. */
  readonly today?: boolean;
  /** Names of accounts to narrow the list to; empty: all. */
  readonly accounts: readonly string[];
  readonly json: boolean;
  readonly failOnOverdue: boolean;
  /** Where else the list is told, once it is printed. */
  readonly notify?: NotifyOptions | null;
}

/** `client-check inbox`: read, judge, show. Returns the exit code. */
export async function inbox(world: World, options: InboxOptions): Promise<number> {
  const notices = options.notify ? await import('./notify.ts') : null;
  notices?.refuseOtherNow(world);
  const readings = await readAccounts(world, options.since, [], true);
  await closeAll(readings);
  const code = printInbox(readings, options, world);
  if (options.today) await world.remember?.(readings, viewOf(readings, { ...options, all: true, accounts: [] }, world));
  if (!notices || !options.notify) return code;
  const listed = viewOf(readings, { ...options, all: false }, world);
  return (await notices.notify(listed, options.accounts, options.json, world, options.notify)) ? code : 69;
}

/** Prints the list of what was read. Returns the exit code. */
export function printInbox(readings: readonly AccountReading[], options: InboxOptions, world: World): number {
  throwIfAllFailed(readings);
  const view = viewOf(readings, options, world);
  printList(view, { ...world, json: options.json });
  const broken = view.counts.overdue > 0 || view.counts['promise-broken'] > 0;
  return exitCodeOf(readings, options.failOnOverdue && broken ? 1 : 0);
}

/** One reading is shown more than once. */
const idsOf = new WeakMap<readonly AccountReading[], ThreadIds<Verdict>>();

/** What the inbox shows of the readings: `--account` narrows the list, not what was read and counted. */
export function viewOf(readings: readonly AccountReading[], options: InboxOptions, world: World): InboxView {
  const verdicts = readings.flatMap((reading) => reading.verdicts);
  const ids = idsOf.get(readings) ?? new ThreadIds(verdicts);
  idsOf.set(readings, ids);
  const wanted = (account: string) => options.accounts.length === 0 || options.accounts.includes(account);
  return {
    now: world.now,
    since: options.since,
    calendar: world.calendar,
    accounts: readings.map(({ view }) => view),
    counts: countStates(verdicts),
    week: weekView(
      readings.flatMap(({ week }) => week ?? []),
      world.now,
    ),
    threads: verdicts
      .filter((verdict) => wanted(verdict.account) && (options.all || isListed(verdict, world.calendar, world.now)))
      .toSorted(byUrgency)
      .map((verdict) => ({ id: ids.of(verdict), verdict })),
  };
}
