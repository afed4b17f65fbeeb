import { cutIds } from './cut-ids.ts';
import { DisjointSets } from './disjoint-sets.ts';
import type { Message } from './message.ts';
import { byArrival, parentsOf } from './message-order.ts';
import { type AudienceOf, type ClientsOf, orphanParents } from './orphans.ts';

/** A conversation: its messages by time of arrival, and those that only their subject joined to it. */
export interface Thread {
  readonly messages: readonly Message[];
  readonly joinedBySubject: ReadonlySet<string>;
}

/**
 * Groups messages into threads (judgement section 5): by Message-ID, In-Reply-To and References as RFC 5256 REFERENCES does in
 * its steps 1 to 3 (unseen parents join their children), by the provider's thread id, and last, for a reply that names no
 * message anyone knows, by client and subject. Only who belongs together is computed, not the tree: so no order of arrival can
 * change it and no loop can arise. Identifiers that groupware has cut are taken for the whole ones.
 *
 * @param clientsOf the clients that a message is from or to, as keys: two clients with one subject stay two threads
 * @param audienceOf who else takes part in it; without it all mail counts as between us and its client
 */
export function threadMessages(
  messages: readonly Message[],
  clientsOf: ClientsOf,
  audienceOf: AudienceOf = () => ({ fromOutside: true, recipients: [] }),
): Thread[] {
  const sets = new DisjointSets();
  for (const message of messages) {
    const own = `m${message.key}`;
    sets.add(own);
    if (message.envelope.messageId !== null) sets.join(own, `i${message.envelope.messageId}`);
    for (const id of parentsOf(message)) sets.join(own, `i${id}`);
    if (message.threadId !== null) sets.join(own, `t${message.threadId}`);
  }
  const cut = cutIds(messages);
  for (const [part, whole] of cut) sets.join(`i${part}`, `i${whole}`);
  const joinedBySubject = new Set<string>();
  for (const [orphan, parent] of orphanParents(messages, cut, clientsOf, audienceOf)) {
    if (sets.join(`m${orphan.key}`, `m${parent.key}`)) joinedBySubject.add(orphan.key);
  }
  const groups = new Map<number, Message[]>();
  for (const message of messages.toSorted(byArrival)) {
    const root = sets.find(`m${message.key}`);
    const group = groups.get(root);
    if (group) group.push(message);
    else groups.set(root, [message]);
  }
  return [...groups.values()].map((group) => ({
    messages: group,
    joinedBySubject: new Set(group.filter(({ key }) => joinedBySubject.has(key)).map(({ key }) => key)),
  }));
}
