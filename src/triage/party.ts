import type { Address } from '../mail/address.ts';
import { matchesRule } from '../mail/address.ts';
import type { AddressOddity } from '../mail/address-oddities.ts';
import type { AutomaticReason, Envelope, Message } from '../mail/message.ts';
import type { Directory, Outsider } from './directory.ts';
import { imitatedBy } from './look-alike.ts';
import type { Rules } from './rules.ts';

const UNSURE: ReadonlySet<AddressOddity> = new Set(['several-fields', 'hidden-field', 'unclear', 'disguised'] as const);

/** Whose message it is (judgement section 1). `robot` keeps the side that it speaks for: our own vacation reply is one too. */
export type Party =
  | { readonly by: 'us' | 'colleague'; readonly person: Address | null }
  | {
      readonly by: 'outsider';
      readonly person: Address;
      readonly outsider: Outsider;
      readonly via: 'mail' | 'contact-form';
      /** Addresses of the mail that could be taken for a client's, a colleague's or ours, and are not. */
      readonly lookAlikes: readonly string[];
    }
  | {
      readonly by: 'robot';
      readonly person: Address | null;
      readonly side: 'us' | 'outside';
      readonly reason: AutomaticReason;
    }
  | { readonly by: 'nobody'; readonly person: Address | null; readonly reason: 'forged' };

/** It is asked for many times in a run. */
const told = new WeakMap<Directory, WeakMap<Message, Party>>();

/** Tells whose message it is. A display name never decides anything. @param directory that of the rules */
export function partyOf(message: Message, rules: Rules, directory: Directory): Party {
  const known = told.get(directory) ?? new WeakMap<Message, Party>();
  told.set(directory, known);
  const party = known.get(message) ?? findParty(message, rules, directory);
  known.set(message, party);
  return party;
}

function findParty(message: Message, rules: Rules, directory: Directory): Party {
  const { envelope } = message;
  const person = envelope.from[0] ?? envelope.sender[0] ?? null;
  const inSent = message.copies.some(({ role }) => role === '\\Sent');
  const found = person ? directory.lookUp(person.address) : null;
  const ours = inSent || found === 'own' || found === 'team';
  const unsure = !inSent && isUnsure(envelope);
  const lookAlikes = inSent ? [] : imitators(envelope, rules, directory);
  const forged = ours && !inSent && (unsure || dmarcFailed(message, rules.authservId));
  // A form that the configuration names often runs where our own DMARC fails it: what it brings is a client's all the same.
  const named = person !== null && rules.forms.some((rule) => matchesRule(person.address, rule));
  if (forged && !(named && !unsure)) return { by: 'nobody', person, reason: 'forged' };
  if (person && !inSent && !unsure) {
    const form = contactFormPerson(message, person, rules, directory);
    if (form) return { by: 'outsider', ...form, via: 'contact-form', lookAlikes };
  }
  // An answer of ours to an invitation (RFC 6047 METHOD=REPLY) is one, though a program writes it.
  const automatic = envelope.automatic === 'calendar-reply' && ours ? null : envelope.automatic;
  if (automatic !== null) return { by: 'robot', person, side: ours ? 'us' : 'outside', reason: automatic };
  if (inSent || found === 'own') return { by: 'us', person };
  if (found === 'team') return { by: 'colleague', person };
  // A mail whose sender can't be read, or in several ways, is someone's all the same: shown under no name rather than lost.
  const outsider = found && !unsure ? found : { key: `unknown:${message.key}`, name: '', rule: null };
  return { by: 'outsider', person: person ?? { name: '', address: '' }, outsider, via: 'mail', lookAlikes };
}

/** Another program, or the server that checked the mail, may read another sender: a stranger must not become a client. */
function isUnsure({ fromOddities }: Envelope): boolean {
  return fromOddities.some((one) => UNSURE.has(one));
}

function imitators({ from, replyTo, to, cc }: Envelope, rules: Rules, directory: Directory): string[] {
  const find = imitatedBy(rules);
  return [...from, ...replyTo, ...to, ...cc].flatMap(({ address }) => {
    const imitated = find(address);
    if (imitated === null) return [];
    const found = directory.lookUp(address);
    return typeof found !== 'string' && found.rule === null && !directory.isOwnDomain(address) ? [address] : [];
  });
}

/** The believed Authentication-Results say that DMARC failed: someone claims to be us. Without such a field it counts. */
function dmarcFailed({ envelope }: Message, authservId: string | null): boolean {
  const fields = envelope.authentication;
  const believed =
    authservId === null ? fields[0] : fields.find((field) => field.authservId === authservId.toLowerCase());
  return believed?.dmarc === 'fail';
}

/**
 * A contact form writes from `forms`, or from an address of our own domain, and names the client in Reply-To. From our own
 * domain only a mail that starts a conversation is one: a colleague's answer may ask for replies elsewhere.
 */
function contactFormPerson({ envelope }: Message, from: Address, rules: Rules, directory: Directory) {
  const person = envelope.replyTo[0];
  const outsider = person ? directory.outsider(person.address) : null;
  if (!person || !outsider) return null;
  if (rules.forms.some((rule) => matchesRule(from.address, rule))) return { person, outsider };
  const starts = envelope.references.length === 0 && envelope.inReplyTo.length === 0;
  const bounce = envelope.automatic === 'null-return-path' || envelope.automatic === 'multipart-report';
  return starts && !bounce && directory.isOwnDomain(from.address) ? { person, outsider } : null;
}
