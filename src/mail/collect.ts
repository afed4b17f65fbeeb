import { addressKey, type Instant } from './address.ts';
import { parseEnvelope } from './envelope.ts';
import type { Envelope, Message, RawMessage, Role } from './message.ts';
import { type ReceivedAt, receivedAt } from './received-at.ts';

/** A message as a store gives it, or with what an earlier run has parsed of its header. */
export type Stored = RawMessage | (Omit<RawMessage, 'header'> & { readonly envelope: Envelope });

interface Copy {
  readonly raw: Stored;
  readonly role: Role | null;
  readonly envelope: Envelope;
  readonly received: ReceivedAt;
}

/**
 * Raw messages of all mailboxes -> messages and drafts, each once however many folders it lies in. Copies are told by Message-ID, sender
 * and Date, for a Message-ID alone can be forged or given twice; without a Message-ID by the fingerprint.
 * A message counts as received when its first copy was. The order of the input changes nothing.
 * A copy marked \Deleted is gone (servers without MOVE leave one behind); a draft of what has been sent is no longer one.
 *
 * @param clock the real instant: a time of arrival after it is not believed
 */
export function collectMessages(
  raws: readonly { raw: Stored; role: Role | null }[],
  clock: Instant,
): { messages: Message[]; drafts: Message[] } {
  const groups = new Map<string, Copy[]>();
  for (const { raw, role } of raws) {
    if (raw.flags.has('\\Deleted')) continue;
    const envelope = 'envelope' in raw ? raw.envelope : parseEnvelope(raw.header);
    const copy = { raw, role, envelope, received: receivedAt(raw.arrival, envelope, clock) };
    const identity = identityOf(envelope);
    const group = groups.get(identity);
    if (group) group.push(copy);
    else groups.set(identity, [copy]);
  }
  const sorted = [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, copies]) => copies);
  const sent = sorted.map((copies) => copies.filter((copy) => !isDraft(copy))).filter(({ length }) => length > 0);
  return {
    messages: withUniqueKeys(sent.map(merge)),
    drafts: withUniqueKeys(sorted.filter((copies) => copies.every(isDraft)).map(merge)),
  };
}

function isDraft({ raw, role }: Copy): boolean {
  return role === '\\Drafts' || raw.flags.has('\\Draft');
}

function identityOf(envelope: Envelope): string {
  if (envelope.messageId === null) return `\u0000${envelope.fingerprint}`;
  return `${envelope.messageId}\u0000${addressKey(envelope.from[0]?.address ?? '')}\u0000${envelope.date ?? ''}`;
}

function merge(copies: readonly Copy[]): Message {
  const first = copies.reduce((a, b) => (earlier(a, b) <= 0 ? a : b));
  const sorted = copies.length === 1 ? copies : copies.toSorted((a, b) => nearness(a) - nearness(b) || earlier(a, b));
  return {
    key: first.envelope.messageId ?? first.envelope.fingerprint,
    copies: sorted.map((copy) => ({ ref: copy.raw.ref, role: roleOf(copy) })),
    flags: copies.length === 1 ? first.raw.flags : new Set(sorted.flatMap(({ raw }) => [...raw.flags])),
    at: first.received.at,
    atSource: first.received.source,
    envelope: first.envelope,
    threadId: sorted.find(({ raw }) => raw.threadId)?.raw.threadId ?? null,
  };
}

/** What Gmail labels `\Sent` is in Sent, whichever folder shows it: Sent itself may be hidden from IMAP. */
function roleOf({ raw, role }: Copy): Role | null {
  return raw.flags.has('\\Sent') && role !== '\\Drafts' ? '\\Sent' : role;
}

/** The copy that a person means comes first: a draft's in Drafts, and that in `\All`, which shows everything again, last. */
function nearness({ role }: Copy): number {
  if (role === '\\Drafts') return 0;
  return role === '\\All' ? 2 : 1;
}

function earlier(a: Copy, b: Copy): number {
  const key = ({ raw: { ref } }: Copy) => `${ref.mailbox}\u0000${String(ref.uid).padStart(12, '0')}`;
  return a.received.at - b.received.at || (key(a) < key(b) ? -1 : 1);
}

/** The input is sorted by identity, so the marks do not depend on the order of arrival. */
function withUniqueKeys(messages: readonly Message[]): Message[] {
  const seen = new Map<string, number>();
  return messages.map((message) => {
    const count = (seen.get(message.key) ?? 0) + 1;
    seen.set(message.key, count);
    return count === 1 ? message : { ...message, key: `${message.key}#${count}` };
  });
}
