import { createHash } from 'node:crypto';
import type { BusinessCalendar } from '../calendar/business-calendar.ts';
import { formatDue } from '../calendar/due-text.ts';
import { type Address, addressKey, domainOf, type Instant } from '../mail/address.ts';
import type { DraftMark } from '../mail/draft-mark.ts';
import type { Message, MessageId } from '../mail/message.ts';
import { type Lang, languageOf } from './language.ts';
import { type ConfiguredContact, personOf } from './person.ts';
import { quote } from './quote.ts';
import { addressedAs, replyRecipients } from './recipients.ts';
import { matterOf, replyReferences, replySubject } from './reply-headers.ts';
import { salutation, senderName } from './salutation.ts';
import type { Template } from './template.ts';
import type { Values } from './values.ts';

/** Whose account it is. */
export interface Identity {
  readonly name: string | null;
  readonly organization: string | null;
  readonly address: string;
  readonly aliases: readonly string[];
  readonly signature: string | null;
}

/** A mail that has been thought out and is not bytes yet. Addresses are those that a mail program shows. */
export interface Outgoing {
  readonly messageId: MessageId;
  readonly from: Address;
  readonly to: readonly Address[];
  readonly cc: readonly Address[];
  readonly subject: string;
  readonly inReplyTo: MessageId | null;
  readonly references: readonly MessageId[];
  readonly date: Instant;
  readonly text: string;
  readonly mark: DraftMark | null;
  /** The value of `X-Client-Check-Lint`, where the user has switched rules off for this mail. */
  readonly lint?: string;
}

/** What a reply is made from. */
export interface ReplyInput {
  readonly identity: Identity;
  readonly isOwn: (address: string) => boolean;
  /** The message that is answered, its whole text and its author (whom a contact form names in Reply-To). */
  readonly answers: Message;
  readonly text: string;
  readonly author: Address;
  /** The client's name in the configuration, and the contact there. */
  readonly company: string | null;
  readonly contact: ConfiguredContact | null;
  readonly template: (lang: Lang) => Template;
  readonly facts: ReplyFacts;
  readonly calendar: BusinessCalendar;
  readonly now: Instant;
  readonly usualLang: Lang;
  readonly quote: boolean;
  readonly senderOnly: boolean;
  /** Is a Message-ID in use already? */
  readonly isTaken: (id: MessageId) => boolean;
}

/** What the templates want to know of the thread. Instants; null where there is none. */
export interface ReplyFacts {
  readonly due: Instant;
  readonly reason: string;
  readonly late: boolean;
  readonly first: boolean;
  readonly promised: Instant | null;
  readonly requested: Instant | null;
}

/** A reply from a template: recipients, subject, references, text with signature and quote. Pure. */
export function composeReply(input: ReplyInput): Outgoing {
  const { identity, answers, calendar, now, facts } = input;
  const { envelope } = answers;
  const lang = languageOf(`${envelope.subject}\n${input.text}`, input.usualLang);
  const template = input.template(lang);
  const body = template.render(valuesOf(input, lang));
  const address = addressedAs(envelope, [identity.address, ...identity.aliases]) ?? identity.address;
  const quoted = { from: envelope.from[0] ?? null, at: envelope.date ?? answers.at, text: input.text };
  return {
    messageId: freshId(input, address),
    from: { name: identity.name ?? identity.organization ?? '', address },
    ...replyRecipients(envelope, { isOwn: input.isOwn, senderOnly: input.senderOnly }),
    subject: replySubject(envelope.subject),
    ...replyReferences(envelope),
    date: now,
    text: `${[body, signature(identity), ...(input.quote ? [quote(quoted, calendar, lang)] : [])].join('\n\n')}\n`,
    mark: {
      template: template.name,
      due: new Date(facts.due).toISOString(),
      renegotiates: facts.promised !== null,
      answers: envelope.fingerprint,
    },
  };
}

function valuesOf(input: ReplyInput, lang: Lang): Values {
  const { facts, calendar, now, answers, author } = input;
  const { envelope } = answers;
  const date = (at: Instant | null) => (at === null ? '' : formatDue(at, calendar, lang, now));
  const person = personOf(author, input.contact, input.company, input.text);
  return {
    salutation: salutation(person, lang),
    sender: senderName(input.identity, lang),
    matter: matterOf(envelope.subject),
    due: date(facts.due),
    reason: facts.reason,
    received: formatDue(answers.at, calendar, lang, now, true),
    late: facts.late,
    first: facts.first,
    promised: date(facts.promised),
    broken: facts.promised !== null && now > facts.promised,
    requested: date(facts.requested),
  };
}

/** RFC 3676 4.3: below `-- `, where programs know it for a signature. */
export function signature({ signature: own, organization, name, address }: Identity): string {
  const lines = own === null ? [organization, name, address].filter(Boolean).join('\n') : own.trimEnd();
  return `-- \n${lines}`;
}

/**
 * The same question gives the same Message-ID, so that a draft whose storing was cut off is known again and not written twice;
 * once a mail with it has gone out, the next one.
 */
function freshId({ answers, isTaken }: ReplyInput, address: string): MessageId {
  for (let n = 0; ; n += 1) {
    const seed = [addressKey(address), answers.key, answers.envelope.fingerprint, n].join('\n');
    const id = `${createHash('sha256').update(seed).digest('hex').slice(0, 32)}@${domainOf(address)}`;
    if (!isTaken(id)) return id;
  }
}
