import { addressKey } from '../mail/address.ts';
import type { Message } from '../mail/message.ts';

/** What the mails in Sent say about the account's owner. */
export interface OwnIdentity {
  /** The display name used most often with the address; null where none was. */
  readonly name: string | null;
  /** Other addresses that mail was sent from, the busiest first. */
  readonly aliases: readonly string[];
}

/** One that was used once may be a slip, or somebody's who shares the mailbox. */
const OFTEN = 2;

export function ownIdentity(messages: readonly Message[], address: string): OwnIdentity {
  const names = new Map<string, number>();
  const addresses = new Map<string, number>();
  const count = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1);
  for (const { copies, envelope } of messages) {
    const [from] = envelope.from;
    if (!from || !copies.some(({ role }) => role === '\\Sent')) continue;
    if (addressKey(from.address) !== addressKey(address)) count(addresses, addressKey(from.address));
    else if (from.name !== '') count(names, from.name);
  }
  const sorted = (map: Map<string, number>) => [...map].toSorted(([, a], [, b]) => b - a);
  return {
    name: sorted(names)[0]?.[0] ?? null,
    aliases: sorted(addresses).flatMap(([key, times]) => (times >= OFTEN && key.includes('@') ? [key] : [])),
  };
}
