import { type Address, addressKey } from '../mail/address.ts';
import type { Message } from '../mail/message.ts';
import type { Directory, Outsider } from './directory.ts';
import type { Party } from './party.ts';

/** A message of a thread with whose it is. */
export interface Entry {
  readonly message: Message;
  readonly party: Party;
}

/** A client's person wrote it. */
export interface ClientEntry extends Entry {
  readonly party: Extract<Party, { by: 'outsider' }>;
}

/** The addresses that a message of ours did not reach, by its key: it came back (RFC 3464). */
export type Bounced = ReadonlyMap<string, ReadonlySet<string>>;

/** Why a mail of ours or the team's answers nothing. */
export type NoAnswer = 'own-automatic' | 'internal-only' | 'not-to-client';

export function isClientEntry(entry: Entry): entry is ClientEntry {
  return entry.party.by === 'outsider';
}

/** A person of ours or of the team wrote it. */
export function isOurs({ party }: Entry): boolean {
  return party.by === 'us' || party.by === 'colleague';
}

export function recipients({ envelope }: Message): readonly Address[] {
  return [...envelope.to, ...envelope.cc];
}

/** The companies and people outside that a message goes to, each once. */
export function outsidersReached(message: Message, directory: Directory): readonly Outsider[] {
  const known = reachedBy.get(directory) ?? new WeakMap<Message, readonly Outsider[]>();
  reachedBy.set(directory, known);
  const reached = known.get(message) ?? findReached(message, directory);
  known.set(message, reached);
  return reached;
}

/** It is asked for many times in a judgement. */
const reachedBy = new WeakMap<Directory, WeakMap<Message, readonly Outsider[]>>();

function findReached(message: Message, directory: Directory): readonly Outsider[] {
  const found = recipients(message).map(({ address }) => directory.outsider(address));
  return [...new Map(found.flatMap((outsider) => (outsider ? [[outsider.key, outsider] as const] : []))).values()];
}

export function names(message: Message, other: Message): boolean {
  const id = other.envelope.messageId;
  return id !== null && (message.envelope.inReplyTo.includes(id) || message.envelope.references.includes(id));
}

/**
 * What answers a question (judgement section 2)? A mail of ours or a colleague's, by a person, not earlier unless it names the
 * question, that reaches the client: someone of the same company, or an outside address that the question came from, asked
 * replies to, or was addressed to. An address from which it came back was not reached.
 */
export function answersTo(question: ClientEntry, directory: Directory, bounced: Bounced): (entry: Entry) => boolean {
  const { envelope } = question.message;
  const points = [...envelope.from, ...envelope.replyTo, ...envelope.to, ...envelope.cc, question.party.person];
  const outside = points.filter(({ address }) => directory.outsider(address));
  const keys = new Set(outside.map(({ address }) => addressKey(address)));
  const isClient = (address: string) => directory.outsider(address)?.key === question.party.outsider.key;
  return (entry) => {
    if (!isOurs(entry) || !follows(entry.message, question.message)) return false;
    // An answer to an invitation answers that one (RFC 5546 3.2.3), not what was asked beside it.
    const { calendarReply, inReplyTo } = entry.message.envelope;
    if (calendarReply && inReplyTo.length > 0 && !names(entry.message, question.message)) return false;
    const undelivered = bounced.get(entry.message.key);
    return recipients(entry.message).some(({ address }) => {
      const key = addressKey(address);
      return !undelivered?.has(key) && (isClient(address) || keys.has(key));
    });
  };
}

/** Arrived no earlier (the same second counts as later), or names it. */
export function follows(later: Message, earlier: Message): boolean {
  return later.at >= earlier.at || names(later, earlier);
}

/** Why a message of ours that follows an unanswered question does not answer it; null where it is none of ours. */
export function noAnswerReason(entry: Entry, directory: Directory): NoAnswer | null {
  if (entry.party.by === 'robot' && entry.party.side === 'us') return 'own-automatic';
  if (!isOurs(entry)) return null;
  return outsidersReached(entry.message, directory).length === 0 ? 'internal-only' : 'not-to-client';
}

/**
 * Our addresses stand in Cc only. Neither To nor Cc (Bcc, a list) counts as To, and so does a contact form.
 */
export function isCopiedOnly({ message, party }: ClientEntry, directory: Directory): boolean {
  if (party.via === 'contact-form') return false;
  const own = ({ address }: Address) => directory.lookUp(address) === 'own';
  return !message.envelope.to.some(own) && message.envelope.cc.some(own);
}
