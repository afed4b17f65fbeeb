import { ClientCheckError } from '../errors.ts';
import type { ThreadIds } from '../triage/thread-id.ts';
import type { Verdict } from '../triage/verdict.ts';
import type { AccountReading } from './read-account.ts';

/** Where every account failed there is nothing to show: the first failure is the outcome. */
export function throwIfAllFailed(readings: readonly AccountReading[]): void {
  if (readings.every(({ store }) => store === null)) throw readings[0]?.cause;
}

/** 69 where an account failed or a message could not be read, whatever else is to be said. */
export function exitCodeOf(readings: readonly AccountReading[], code: number): number {
  const partial = readings.some(({ store, view }) => store === null || view.unreadable.length > 0);
  return partial ? 69 : code;
}

/** The one thread that a user's text means. Throws `unknown-id` or `ambiguous-id`. */
export function oneThread(ids: ThreadIds<Verdict>, text: string): Verdict {
  const found = ids.find(text);
  if (found.length > 1) {
    const candidates = found.slice(0, 5).map((verdict) => `${ids.of(verdict)} (${verdict.subject.slice(0, 30)})`);
    throw new ClientCheckError('ambiguous-id', { id: text, candidates: candidates.join(', ') });
  }
  const [verdict] = found;
  if (!verdict) throw new ClientCheckError('unknown-id', { id: text });
  return verdict;
}
