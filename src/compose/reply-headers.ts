import type { Envelope, MessageId } from '../mail/message.ts';
import { printableLine } from '../mail/printable.ts';

/** References hold the root and the last of its descendants; a conversation of years must not grow a header without end. */
const LAST = 20;

/** A line of a header has 998 characters at most (RFC 5322 2.1.1), and an identifier can't be folded. */
const MAX_ID = 900;

const MARK = /^\s*(?:(?:re|aw|sv|antw|ｒｅ|返信)\s*(?:(?:\[\d{1,3}\]|\d{1,3})\s*)?[:：>＞]\s*)+/iu;

/** The subject of a reply: one `Re:` before the matter, whatever marks stood there. A forward stays one: `Re: Fwd: …`. */
export function replySubject(subject: string): string {
  return `Re: ${matterOf(subject)}`.trim();
}

/** The subject without reply marks. */
export function matterOf(subject: string): string {
  return printableLine(subject).replace(MARK, '');
}

/** In-Reply-To and References of a reply (RFC 5322 3.6.4). Empty where the mail has no Message-ID: nothing can be named then. */
export function replyReferences(envelope: Envelope): { inReplyTo: MessageId | null; references: readonly MessageId[] } {
  const { messageId } = envelope;
  if (messageId === null || !isPlain(messageId)) return { inReplyTo: null, references: [] };
  const [only] = envelope.inReplyTo;
  const before =
    envelope.references.length > 0 ? envelope.references : envelope.inReplyTo.length === 1 && only ? [only] : [];
  const chain = [...before.filter((id) => id !== messageId && isPlain(id)), messageId];
  const [root, ...rest] = chain;
  return { inReplyTo: messageId, references: root === undefined ? [] : [root, ...rest.slice(-LAST)] };
}

/** What stands in a header as it is. */
function isPlain(id: MessageId): boolean {
  return id.length <= MAX_ID && /^[!-;=?-~]+$/.test(id);
}
