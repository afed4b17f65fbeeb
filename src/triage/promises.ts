import type { Instant } from '../mail/address.ts';
import type { Message } from '../mail/message.ts';
import { isThanksOnly } from '../mail/thanks.ts';
import { type Entry, isClientEntry, isOurs, outsidersReached } from './answers.ts';
import type { Commitment, Commitments } from './commitments.ts';
import { about, type Knowledge } from './open-questions.ts';
import type { Evidence, OpenCommitment, State } from './verdict.ts';

/** What a thread has promised or asked for, and the messages whose text is still needed to say so. */
export interface Committed {
  readonly open: OpenCommitment | null;
  readonly evidence: readonly Evidence[];
  readonly textsWanted: readonly Message[];
}

const NONE: Committed = { open: null, evidence: [], textsWanted: [] };

/**
 * The date that we gave and have not kept (judgement section 6). The last mail of ours that reached a client decides: one that
 * names no later date is the answer itself and fulfils what was promised before; one that names a date keeps or renegotiates it.
 * What the client writes changes nothing, nor does what we write to another company in the same thread. Of several the earliest.
 */
export function openPromise(entries: readonly Entry[], knowledge: Knowledge): Committed {
  const decided = new Set<string>();
  const wanted: Message[] = [];
  let earliest: Committed = NONE;
  for (const entry of entries.toReversed()) {
    if (!reaches(entry, knowledge)) continue;
    const companies = outsidersReached(entry.message, knowledge.directory).map(({ key }) => key);
    if (companies.every((key) => decided.has(key))) continue;
    for (const key of companies) decided.add(key);
    if (knowledge.settled.has(entry.message.key)) continue;
    const read = commitmentsOf(entry, knowledge);
    if (read === null) wanted.push(entry.message);
    else if (read.promise && read.promise.due < (earliest.open?.due ?? Number.POSITIVE_INFINITY)) {
      earliest = committed(entry, read.promise, 'promised');
    }
  }
  return { ...earliest, textsWanted: wanted };
}

/**
 * The date that we asked the client for (judgement section 6), unless they have written since: more than an acknowledgement fulfils it.
 * A later mail of ours that asks for nothing leaves it as it is.
 */
export function openRequest(entries: readonly Entry[], knowledge: Knowledge): Committed {
  for (let i = entries.length - 1; i >= 0; i -= 1) {
    const entry = entries[i] as Entry;
    if (isClientEntry(entry)) {
      // A first mail of theirs can't answer anything of ours.
      if (!entries.slice(0, i).some((other) => reaches(other, knowledge))) return NONE;
      const text = knowledge.texts.get(entry.message.key);
      if (!text) return { ...NONE, textsWanted: [entry.message] };
      if (!isThanksOnly(text)) return NONE;
    } else if (reaches(entry, knowledge)) {
      if (knowledge.settled.has(entry.message.key)) return NONE;
      const read = commitmentsOf(entry, knowledge);
      if (read === null) return { ...NONE, textsWanted: [entry.message] };
      if (read.request) return committed(entry, read.request, 'requested');
    }
  }
  return NONE;
}

/** A mail of ours or the team's that went to somebody outside and did not come back. */
function reaches(entry: Entry, { directory, bounces }: Knowledge): boolean {
  return (
    isOurs(entry) && !bounces.bounced.has(entry.message.key) && outsidersReached(entry.message, directory).length > 0
  );
}

/** What a mail of ours says, as it was read, or as the user has put it right. Null: its text is not there yet. */
function commitmentsOf({ message }: Entry, { texts, commitments, overrides }: Knowledge): Commitments | null {
  const own = texts.get(message.key);
  if (!own) return null;
  const read = commitments(message, own);
  const right = overrides.get(message.key);
  const put = (kind: 'promise' | 'request'): Commitment | null => {
    const due = right?.[kind];
    if (due === undefined) return read[kind];
    return due === null ? null : { due, text: read[kind]?.text ?? '', wrongWeekday: false, dayOff: false };
  };
  return { promise: put('promise'), request: put('request') };
}

function committed(entry: Entry, commitment: Commitment | null, code: 'promised' | 'requested'): Committed {
  if (!commitment) return NONE;
  const { message } = entry;
  const { due, text, wrongWeekday, dayOff } = commitment;
  return {
    open: { due, text, made: message.envelope.date ?? message.at, message },
    evidence: [
      about(code, entry, { due, text }),
      ...(wrongWeekday ? [about('weekday-mismatch', entry, { due })] : []),
      ...(dayOff ? [about('due-day-off', entry, { due })] : []),
    ],
    textsWanted: [],
  };
}

/** The state that an open promise makes of its thread. */
export function promiseState({ due }: OpenCommitment, now: Instant, { rules }: Pick<Knowledge, 'rules'>): State {
  if (now > due) return 'promise-broken';
  return rules.calendar.dateOf(due) === rules.calendar.dateOf(now) ? 'promise-due' : 'held';
}

/** The state that an open request makes of its thread. */
export function requestState({ due }: OpenCommitment, now: Instant): State {
  return now > due ? 'client-late' : 'awaiting-client';
}
