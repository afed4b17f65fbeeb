import { STATES, type State, type Verdict } from './verdict.ts';

/** The states that stand on no morning list (contract.md). */
const UNLISTED: ReadonlySet<State> = new Set(['held', 'awaiting-client', 'answered', 'snoozed']);

export function isListed({ state }: Verdict): boolean {
  return !UNLISTED.has(state);
}

/**
 * The order of the list: known clients before strangers (contract.md), then by state, most urgent first, then by the end of
 * the window, then by time of the last message, the latest first.
 */
export function byUrgency(a: Verdict, b: Verdict): number {
  return (
    Number(b.client?.known ?? false) - Number(a.client?.known ?? false) ||
    STATES.indexOf(a.state) - STATES.indexOf(b.state) ||
    (a.reply?.deadline ?? 0) - (b.reply?.deadline ?? 0) ||
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
