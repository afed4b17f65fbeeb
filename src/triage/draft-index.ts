import type { Message, MessageId } from '../mail/message.ts';
import { normaliseSubject } from '../mail/subject.ts';
import type { DraftRef } from './verdict.ts';

const DAYS_30 = 30 * 86_400_000;

/** The outsiders that a message is from or to, as keys. */
type OutsidersOf = (message: Message) => readonly string[];

/**
 * Finds the draft that answers something of a thread; of several the latest. A draft belongs to a thread because its In-Reply-To
 * or References say so; because its own header names the message that it answers, which may have no Message-ID; or, for one that
 * names nothing, by client and subject, as any reply does (judgement section 5).
 * @param known fingerprints of drafts that client-check wrote, though their header is gone
 */
export function draftIndex(
  drafts: readonly Message[],
  outsiders: OutsidersOf,
  written: ReadonlySet<string>,
): (messages: readonly Message[]) => DraftRef | null {
  if (drafts.length === 0) return () => null;
  const byParent = new Map<MessageId, Message>();
  const byAnswered = new Map<string, Message>();
  const bySlot = new Map<string, Message>();
  for (const draft of drafts.toSorted(byTime)) {
    const { references, inReplyTo, mark, subject } = draft.envelope;
    for (const id of [...references, ...inReplyTo]) byParent.set(id, draft);
    if (mark?.answers) byAnswered.set(mark.answers, draft);
    const { base, isReply } = normaliseSubject(subject);
    if (references.length > 0 || inReplyTo.length > 0 || !isReply || base === '') continue;
    for (const client of outsiders(draft)) bySlot.set(`${client}\u0000${base}`, draft);
  }
  return (messages) => {
    const found = messages.flatMap((message) => {
      const { messageId, fingerprint, subject } = message.envelope;
      const slots =
        bySlot.size === 0 ? [] : outsiders(message).map((client) => `${client}\u0000${normaliseSubject(subject).base}`);
      const likely = slots.flatMap((slot) => bySlot.get(slot) ?? []).filter((draft) => isNear(draft, message));
      return [byParent.get(messageId ?? '') ?? [], byAnswered.get(fingerprint) ?? [], likely].flat();
    });
    const draft = found.toSorted(byTime).at(-1);
    return draft ? { message: draft, ours: draft.envelope.mark !== null || written.has(draft.key) } : null;
  };
}

function byTime(a: Message, b: Message): number {
  return a.at - b.at || (a.key < b.key ? -1 : 1);
}

function isNear(draft: Message, message: Message): boolean {
  return draft.at >= message.at && draft.at - message.at <= DAYS_30;
}
