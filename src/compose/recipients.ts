import { type Address, addressKey } from '../mail/address.ts';
import type { Envelope } from '../mail/message.ts';

/** Where a reply goes. */
export interface Recipients {
  readonly to: readonly Address[];
  readonly cc: readonly Address[];
}

export interface ReplyRules {
  readonly isOwn: (address: string) => boolean;
  /** Only to whom the mail came from. */
  readonly senderOnly: boolean;
}

/** Brackets within an address in quotes: each program makes another address of it, so nobody is copied by it. */
const AMBIGUOUS = /[<>]/;

/**
 * To and Cc of a reply (RFC 5322 3.6.3): to Reply-To, else From; everyone else who got the mail in Cc; our own addresses and
 * whoever stands there already left out. A mail of our own is followed up to those that it went to.
 */
export function replyRecipients(envelope: Envelope, { isOwn, senderOnly }: ReplyRules): Recipients {
  const outside = (list: readonly Address[]) => list.filter(({ address }) => !isOwn(address));
  const authors = outside(envelope.replyTo.length > 0 ? envelope.replyTo : envelope.from);
  const to = distinct(authors.length > 0 ? authors : outside(envelope.to));
  const there = new Set(to.map(({ address }) => addressKey(address)));
  const others = distinct(outside([...envelope.to, ...envelope.cc])).filter(
    ({ address }) => !there.has(addressKey(address)) && !AMBIGUOUS.test(address),
  );
  return { to, cc: senderOnly ? [] : others };
}

/** The address of ours that a mail was written to: the reply comes from it. Null where none of them stands there. */
export function addressedAs(envelope: Envelope, own: readonly string[]): string | null {
  const keys = [...envelope.to, ...envelope.cc].map(({ address }) => addressKey(address));
  const plain = keys.map((key) => key.replace(/^([^+@]*)\+[^@]*@/, '$1@'));
  return own.find((address) => keys.includes(addressKey(address)) || plain.includes(addressKey(address))) ?? null;
}

function distinct(list: readonly Address[]): Address[] {
  const seen = new Map<string, Address>();
  for (const one of list) if (!seen.has(addressKey(one.address))) seen.set(addressKey(one.address), one);
  return [...seen.values()];
}
