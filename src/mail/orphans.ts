import { addressKey } from './address.ts';
import type { Message, MessageId } from './message.ts';
import { byArrival, parentsOf } from './message-order.ts';
import { normaliseSubject } from './subject.ts';

/** The clients that a message is from or, where it is ours, to, as keys. */
export type ClientsOf = (message: Message) => readonly string[];

/** Who else takes part in a message. */
export interface Audience {
  /** Somebody outside wrote it. */
  readonly fromOutside: boolean;
  /** Whom it goes to outside: their client's key and the address. */
  readonly recipients: readonly { readonly client: string; readonly address: string }[];
}

export type AudienceOf = (message: Message) => Audience;

const DAYS_30 = 30 * 86_400_000;

/**
 * For each reply whose ids nobody knows (phones drop them, groupware cuts them at 64 bytes) the mail that it follows: the latest
 * within 30 days with its subject, from or to its client; else one that went to the same outside address (a list, a shared
 * group: judgement section 2).
 *
 * Where several companies take part, `Re:` and a subject do not tell whose words a client's reply is about, and what is joined
 * counts as answered by our next mail to any of them. There it is joined only if it lost its ids on the way, which shows in other
 * mail of its author naming what it answers, or if it lies on a discussion list, where all read all. What a program wrote that
 * never names anything stays apart: it waits visibly by itself, and hides nothing.
 *
 * @param cut identifiers that are known though nobody bears them
 */
export function orphanParents(
  messages: readonly Message[],
  cut: ReadonlyMap<MessageId, MessageId>,
  clientsOf: ClientsOf,
  audienceOf: AudienceOf,
): Map<Message, Message> {
  const isOrphan = orphanTest(messages, cut);
  const naming = new Set(messages.filter((message) => parentsOf(message).length > 0).map(authorOf));
  const parents = new Map<Message, Message>();
  const latest = new Map<string, Message>();
  for (const message of messages.toSorted(byArrival)) {
    if (message.envelope.automatic !== null) continue;
    const { base, isReply } = normaliseSubject(message.envelope.subject);
    if (base === '') continue;
    const clients = clientsOf(message);
    const { fromOutside, recipients } = audienceOf(message);
    const byClient = clients.map((client) => `c${client}\u0000${base}`);
    const byAddress = recipients.map(({ address }) => `a${addressKey(address)}\u0000${base}`);
    const certain =
      !fromOutside || naming.has(authorOf(message)) || message.envelope.discussionList
        ? [byClient, byAddress]
        : [recipients.every(({ client }) => clients.includes(client)) ? byClient : []];
    if (isReply && isOrphan(message)) {
      for (const slots of certain) {
        const parent = slots
          .flatMap((slot) => latest.get(slot) ?? [])
          .toSorted(byArrival)
          .at(-1);
        if (!parent || message.at - parent.at > DAYS_30) continue;
        parents.set(message, parent);
        break;
      }
    }
    for (const slot of [...byClient, ...byAddress]) latest.set(slot, message);
  }
  return parents;
}

function authorOf({ envelope }: Message): string {
  return addressKey(envelope.from[0]?.address ?? '');
}

/** Does a message name nothing that is there, and nothing that another mail names too but its own children? */
function orphanTest(
  messages: readonly Message[],
  cut: ReadonlyMap<MessageId, MessageId>,
): (message: Message) => boolean {
  const known = new Set([...cut.keys(), ...messages.flatMap(({ envelope }) => envelope.messageId ?? [])]);
  const namedBy = new Map<MessageId, Message[]>();
  for (const message of messages) {
    for (const id of new Set(parentsOf(message))) {
      const others = namedBy.get(id);
      if (others) others.push(message);
      else namedBy.set(id, [message]);
    }
  }
  return (message) =>
    parentsOf(message).every(
      (id) => !known.has(id) && (namedBy.get(id) ?? []).every((other) => other === message || follows(other, message)),
    );
}

function follows(later: Message, earlier: Message): boolean {
  return earlier.envelope.messageId !== null && parentsOf(later).includes(earlier.envelope.messageId);
}
