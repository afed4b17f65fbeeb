import type { Thread } from '../mail/thread.ts';
import { type ClientEntry, type Entry, follows, isClientEntry, isOurs, noAnswerReason, recipients } from './answers.ts';
import { bounceEvidence } from './bounces.ts';
import { about, countsAsClient, type Knowledge, type OpenQuestions } from './open-questions.ts';
import type { Evidence } from './verdict.ts';

/** Everything beside the open question that a person would want to know to follow the verdict, oldest first. */
export function sideEvidence(
  thread: Thread & { readonly entries: readonly Entry[] },
  unanswered: readonly ClientEntry[],
  open: OpenQuestions,
  knowledge: Knowledge,
): Evidence[] {
  const closed = unanswered.length === 0 ? open.lastAnswered : null;
  const question = unanswered[0] ?? closed?.question ?? null;
  const lines = thread.entries.flatMap((entry) => [
    ...messageEvidence(entry, knowledge),
    ...(knowledge.journal.sent.has(entry.message.key) ? [about('sent-by-journal', entry)] : []),
    ...bounceEvidence(entry, knowledge.bounces),
    ...(thread.joinedBySubject.has(entry.message.key) ? [about('joined-by-subject', entry)] : []),
    ...(question ? unansweringEvidence(entry, question, closed !== null, knowledge) : []),
  ]);
  const nobodyWrote = !thread.entries.some(isClientEntry);
  const first = thread.entries.find(isOurs);
  return [
    ...(closed ? [about('client-asked', closed.question), closed.how] : []),
    ...(nobodyWrote && first ? [about('nothing-asked', first)] : []),
    ...open.evidence,
    ...lines,
  ];
}

/** What a single message shows by itself. */
function messageEvidence(entry: Entry, { rules, known }: Knowledge): Evidence[] {
  const { message, party } = entry;
  if (party.by === 'nobody') return [about('forged', entry)];
  if (party.by === 'robot')
    return party.side === 'outside' ? [about('automatic', entry, { reason: party.reason })] : [];
  const lines: Evidence[] = [];
  if (message.copies.length > 0 && redated(entry)) lines.push(about('redated', entry, { source: message.atSource }));
  if (party.by !== 'outsider') return lines;
  if (party.via === 'contact-form') {
    lines.push(about('contact-form', entry, { form: message.envelope.from[0]?.address ?? '' }));
  }
  if (!countsAsClient(party.outsider, { rules, known })) {
    const detail = party.outsider.ignored ? { ignored: 'yes' } : { others: rules.others };
    lines.push(about('not-a-client', entry, detail));
  }
  return lines;
}

/** The time of arrival was not the store's first choice: a migrated mailbox, or a clock that was wrong. */
function redated({ message }: Entry): boolean {
  return message.atSource === 'received' && message.copies.some(({ ref }) => typeof ref.uid === 'number');
}

/** A mail of ours after a question that does not answer it, and why; of an answered one only what never reached a client. */
function unansweringEvidence(
  entry: Entry,
  question: ClientEntry,
  answered: boolean,
  { directory, bounces }: Knowledge,
): Evidence[] {
  // That a mail came back is said by the report's own line.
  if (!follows(entry.message, question.message) || bounces.bounced.has(entry.message.key)) return [];
  const reason = noAnswerReason(entry, directory);
  if (reason === null || (answered && reason === 'not-to-client')) return [];
  const to = recipients(entry.message).map(({ name, address }) => name || address);
  return [about(reason, entry, { to: to.slice(0, 3).join(', ') })];
}
