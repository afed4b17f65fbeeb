import type { BusinessCalendar } from '../calendar/business-calendar.ts';
import type { Instant } from '../mail/address.ts';
import { STATES, type State, type Verdict } from './verdict.ts';

/** The states that stand on no morning list (contract.md). */
const UNLISTED: ReadonlySet<State> = new Set(['awaiting-client', 'answered', 'snoozed']);

/** Does a thread stand on the morning list? A promise that is held does from the business day before it is due. */
export function isListed({ state, promise }: Verdict, calendar: BusinessCalendar, now: Instant): boolean {
  if (state !== 'held') return !UNLISTED.has(state);
  const next = calendar.nextBusinessDay(calendar.dateOf(now));
  return promise !== null && promise.due <= calendar.instantAt(next, 1440);
}

/** The instant that a thread's state speaks of: the date that we gave, the one that we asked for, else the end of the window. */
export function dueOf({ state, promise, request, reply }: Verdict): Instant | null {
  if (state === 'held' || state === 'promise-due' || state === 'promise-broken') return promise?.due ?? null;
  if (state === 'client-late' || state === 'awaiting-client') return request?.due ?? null;
  return reply?.deadline ?? null;
}

/**
 * The order of the list: known clients before strangers (contract.md), then by state, most urgent first, then by the date
 * that we gave or the end of the window, then by time of the last message, the latest first.
 */
export function byUrgency(a: Verdict, b: Verdict): number {
  return (
    Number(b.client?.known ?? false) - Number(a.client?.known ?? false) ||
    STATES.indexOf(a.state) - STATES.indexOf(b.state) ||
    (dueOf(a) ?? 0) - (dueOf(b) ?? 0) ||
    (b.last?.at ?? 0) - (a.last?.at ?? 0) ||
    ((a.messages[0]?.key ?? '') < (b.messages[0]?.key ?? '') ? -1 : 1)
  );
}

/** How many threads are in each state, every state named. */
export function countStates(verdicts: readonly Verdict[]): Record<State, number> {
  const counts = Object.fromEntries(STATES.map((state) => [state, 0])) as Record<State, number>;
  for (const { state } of verdicts) counts[state] += 1;
  return counts;
}
