import type { Message, MessageId } from './message.ts';

/** By time of arrival, then by Date; the key makes it total, so that no order of input shows. */
export function byArrival(a: Message, b: Message): number {
  return a.at - b.at || (a.envelope.date ?? a.at) - (b.envelope.date ?? b.at) || (a.key < b.key ? -1 : 1);
}

/** Every message that this one says it follows. RFC 5256 reads In-Reply-To only without References; both name ancestors. */
export function parentsOf({ envelope }: Message): readonly MessageId[] {
  return [...envelope.references, ...envelope.inReplyTo];
}
