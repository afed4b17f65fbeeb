import type { Message, MessageId } from './message.ts';
import { parentsOf } from './message-order.ts';

/** Where groupware cuts an identifier: at 64 bytes, with or without its brackets. */
const [SHORTEST, LONGEST] = [62, 64];

/**
 * Identifiers that groupware has cut, each with the whole one that it was: nobody bears it, and exactly one known Message-ID
 * begins with it.
 */
export function cutIds(messages: readonly Message[]): Map<MessageId, MessageId> {
  const known = new Set(messages.flatMap(({ envelope }) => envelope.messageId ?? []));
  const byStart = new Map<string, MessageId | null>();
  for (const id of known) {
    for (let length = SHORTEST; length <= LONGEST && length < id.length; length += 1) {
      const start = id.slice(0, length);
      byStart.set(start, byStart.has(start) ? null : id);
    }
  }
  const cut = new Map<MessageId, MessageId>();
  for (const id of messages.flatMap(parentsOf)) {
    const whole = known.has(id) ? null : byStart.get(id);
    if (whole) cut.set(id, whole);
  }
  return cut;
}
