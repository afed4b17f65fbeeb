import type { Message, MessageId } from './message.ts';
import { normaliseSubject } from './subject.ts';

/** A conversation: its messages by time of arrival, and those that only their subject joined to it. */
export interface Thread {
  readonly messages: readonly Message[];
  readonly joinedBySubject: ReadonlySet<string>;
}

const DAYS_30 = 30 * 86_400_000;

/**
 * Groups messages into threads (judgement section 5): by Message-ID, In-Reply-To and References as RFC 5256 REFERENCES does in
 * its steps 1 to 3 (unseen parents join their children), by the provider's thread id, and last, for a reply that names no
 * message anyone knows, by client and subject. Only who belongs together is computed, not the tree: so no order of arrival can
 * change it and no loop can arise.
 *
 * @param outsiders the clients that a message is from or to, as keys: two clients with one subject stay two threads
 */
export function threadMessages(
  messages: readonly Message[],
  outsiders: (message: Message) => readonly string[],
): Thread[] {
  const sets = new DisjointSets();
  for (const message of messages) {
    const own = `m${message.key}`;
    sets.add(own);
    if (message.envelope.messageId !== null) sets.join(own, `i${message.envelope.messageId}`);
    for (const id of parentsOf(message)) sets.join(own, `i${id}`);
    if (message.threadId !== null) sets.join(own, `t${message.threadId}`);
  }
  const joinedBySubject = joinOrphans(messages, outsiders, sets);
  const groups = new Map<string, Message[]>();
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

function byArrival(a: Message, b: Message): number {
  return a.at - b.at || (a.envelope.date ?? a.at) - (b.envelope.date ?? b.at) || (a.key < b.key ? -1 : 1);
}

/** Every message that this one says it follows. RFC 5256 reads In-Reply-To only without References; both name ancestors. */
function parentsOf({ envelope }: Message): readonly MessageId[] {
  return [...envelope.references, ...envelope.inReplyTo];
}

/** Joins replies whose ids nobody knows (phones drop them, groupware cuts them at 64 bytes) to the latest mail they can follow. */
function joinOrphans(
  messages: readonly Message[],
  outsiders: (message: Message) => readonly string[],
  sets: DisjointSets,
) {
  const known = new Set(messages.flatMap(({ envelope }) => (envelope.messageId === null ? [] : [envelope.messageId])));
  const namedBy = new Map<MessageId, Message[]>();
  for (const message of messages) {
    for (const id of new Set(parentsOf(message))) {
      const others = namedBy.get(id);
      if (others) others.push(message);
      else namedBy.set(id, [message]);
    }
  }
  const isOrphan = (message: Message) =>
    parentsOf(message).every(
      (id) => !known.has(id) && (namedBy.get(id) ?? []).every((other) => other === message || follows(other, message)),
    );
  const joined = new Set<string>();
  const latest = new Map<string, Message>();
  for (const message of messages.toSorted(byArrival)) {
    if (message.envelope.automatic !== null) continue;
    const { base, isReply } = normaliseSubject(message.envelope.subject);
    if (base === '') continue;
    const slots = outsiders(message).map((client) => `${client}\u0000${base}`);
    if (isReply && isOrphan(message)) {
      const target = slots
        .flatMap((slot) => latest.get(slot) ?? [])
        .toSorted(byArrival)
        .at(-1);
      if (target && message.at - target.at <= DAYS_30 && sets.join(`m${message.key}`, `m${target.key}`)) {
        joined.add(message.key);
      }
    }
    for (const slot of slots) latest.set(slot, message);
  }
  return joined;
}

function follows(later: Message, earlier: Message): boolean {
  return earlier.envelope.messageId !== null && parentsOf(later).includes(earlier.envelope.messageId);
}

/** Union-find over names, with path halving; the root's name never shows. */
class DisjointSets {
  private readonly parent = new Map<string, string>();

  add(name: string): void {
    if (!this.parent.has(name)) this.parent.set(name, name);
  }

  find(name: string): string {
    let at = name;
    for (let up = this.parent.get(at) ?? at; up !== at; up = this.parent.get(at) ?? at) {
      const above = this.parent.get(up) ?? up;
      this.parent.set(at, above);
      at = above;
    }
    return at;
  }

  /** True where they were apart. */
  join(a: string, b: string): boolean {
    this.add(a);
    this.add(b);
    const rootA = this.find(a);
    const rootB = this.find(b);
    if (rootA === rootB) return false;
    this.parent.set(rootB, rootA);
    return true;
  }
}
