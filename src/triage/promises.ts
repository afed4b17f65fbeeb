import type { Instant } from '../mail/address.ts';
import type { Message } from '../mail/message.ts';
import { type Entry, isOurs, outsidersReached } from './answers.ts';
import { readCommitment } from './commitments.ts';
import { about, type Knowledge } from './open-questions.ts';
import type { Evidence, OpenCommitment, State } from './verdict.ts';

export interface Promised {
  readonly promise: OpenCommitment | null;
  readonly evidence: readonly Evidence[];
  /** The message whose text is needed and not there yet. */
  readonly textsWanted: readonly Message[];
}

/**
 * The date that we gave and have not kept (judgement section 6). The last mail of ours that reached the client decides: one that
 * names no later date is the answer itself and fulfils what was promised before; one that names a date keeps or renegotiates it.
 * What the client writes changes nothing.
 */
export function openPromise(entries: readonly Entry[], knowledge: Knowledge): Promised {
  const { directory, bounces, settled, texts, rules } = knowledge;
  const last = entries.findLast((entry) => {
    if (!isOurs(entry)) return false;
    const undelivered = bounces.bounced.get(entry.message.key);
    return undelivered === undefined && outsidersReached(entry.message, directory).length > 0;
  });
  const none = { promise: null, evidence: [], textsWanted: [] };
  if (!last || settled.has(last.message.key)) return none;
  const own = texts.get(last.message.key);
  if (!own) return { ...none, textsWanted: [last.message] };
  const { message } = last;
  const made = message.envelope.date ?? message.at;
  const commitment = readCommitment(own.text, rules.calendar, made);
  if (!commitment) return none;
  return {
    promise: { ...commitment, made, message },
    evidence: [about('promised', last, { due: commitment.due, text: commitment.text })],
    textsWanted: [],
  };
}

/** The state that an open promise makes of its thread. */
export function promiseState({ due }: OpenCommitment, now: Instant, { rules }: Pick<Knowledge, 'rules'>): State {
  if (now > due) return 'promise-broken';
  return rules.calendar.dateOf(due) === rules.calendar.dateOf(now) ? 'promise-due' : 'held';
}
