import { createHash } from 'node:crypto';
import type { BusinessCalendar } from '../calendar/business-calendar.ts';
import { type Address, addressKey, domainOf, type Instant } from '../mail/address.ts';
import type { Message, MessageId } from '../mail/message.ts';
import type { Form, FormValues } from './form.ts';
import type { Lang } from './language.ts';
import { type ConfiguredContact, personOf } from './person.ts';
import { quote } from './quote.ts';
import { addressedAs, replyRecipients } from './recipients.ts';
import { type Identity, type Outgoing, signature } from './reply.ts';
import { matterOf, replyReferences, replySubject } from './reply-headers.ts';
import { salutation, senderName } from './salutation.ts';

/** The mail that a composed one answers. */
export interface Answering {
  readonly message: Message;
  /** Its whole text. */
  readonly text: string;
  readonly isOwn: (address: string) => boolean;
  readonly quote: boolean;
  readonly senderOnly: boolean;
}

/** What a mail is composed from. */
export interface ComposeInput {
  readonly identity: Identity;
  readonly form: Form;
  /** The fields' values, as they stand in the text. */
  readonly values: FormValues;
  readonly lang: Lang;
  /** Whom the salutation names, and the client's name and contact in the configuration. */
  readonly person: Address;
  readonly company: string | null;
  readonly contact: ConfiguredContact | null;
  /** Null: it begins a conversation, with `to`. */
  readonly answering: Answering | null;
  readonly to: readonly Address[];
  readonly cc: readonly Address[];
  /** In place of the form's, or the thread's. */
  readonly subject: string | null;
  /** The first date in it; null where it names none. */
  readonly due: Instant | null;
  readonly calendar: BusinessCalendar;
  readonly now: Instant;
  readonly isTaken: (id: MessageId) => boolean;
}

/** A mail from a form: a reply, or the first of a conversation. Pure. */
export function composeForm(input: ComposeInput): Outgoing {
  const { identity, form, lang, answering, now } = input;
  const envelope = answering?.message.envelope ?? null;
  const person = personOf(input.person, input.contact, input.company, answering?.text ?? '');
  const values = {
    ...input.values,
    salutation: salutation(person, lang),
    sender: senderName(identity, lang),
    matter: matterOf(envelope?.subject ?? ''),
  };
  const own = [identity.address, ...identity.aliases];
  const address = (envelope && addressedAs(envelope, own)) ?? identity.address;
  const reached = answering
    ? replyRecipients(answering.message.envelope, { isOwn: answering.isOwn, senderOnly: answering.senderOnly })
    : { to: input.to, cc: [] };
  const known = new Set([...reached.to, ...reached.cc].map((one) => addressKey(one.address)));
  const cc = [...reached.cc, ...input.cc.filter((one) => !known.has(addressKey(one.address)))];
  const subject = input.subject ?? (envelope ? replySubject(envelope.subject) : form.subject(values));
  const text = `${[form.render(values), signature(identity), ...quoted(input)].join('\n\n')}\n`;
  const mail = {
    from: { name: identity.name ?? identity.organization ?? '', address },
    to: reached.to,
    cc,
    subject,
    text,
  };
  return {
    messageId: freshId(mail, answering?.message ?? null, input.isTaken),
    ...mail,
    ...(envelope ? replyReferences(envelope) : { inReplyTo: null, references: [] }),
    date: now,
    mark: {
      template: form.name,
      due: input.due === null ? '' : new Date(input.due).toISOString(),
      renegotiates: false,
      answers: envelope?.fingerprint ?? '',
      composed: true,
    },
  };
}

function quoted({ answering, calendar, lang }: ComposeInput): string[] {
  if (!answering?.quote || answering.text === '') return [];
  const { envelope, at } = answering.message;
  return [quote({ from: envelope.from[0] ?? null, at: envelope.date ?? at, text: answering.text }, calendar, lang)];
}

/** The same mail composed twice has one Message-ID, so that it is stored once; after it has gone out, the next one. */
function freshId(
  { from, to, cc, subject, text }: Pick<Outgoing, 'from' | 'to' | 'cc' | 'subject' | 'text'>,
  answers: Message | null,
  isTaken: (id: MessageId) => boolean,
): MessageId {
  const whom = [from, ...to, ...cc].map(({ address }) => addressKey(address));
  for (let n = 0; ; n += 1) {
    const seed = JSON.stringify([whom, subject, text, answers?.key ?? null, n]);
    const id = `${createHash('sha256').update(seed).digest('hex').slice(0, 32)}@${domainOf(from.address)}`;
    if (!isTaken(id)) return id;
  }
}
