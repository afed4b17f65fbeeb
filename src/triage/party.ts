import type { Address } from '../mail/address.ts';
import { matchesRule } from '../mail/address.ts';
import type { AutomaticReason, Message } from '../mail/message.ts';
import type { Directory, Outsider } from './directory.ts';
import type { Rules } from './rules.ts';

/** Whose message it is (judgement section 1). `robot` keeps the side that it speaks for: our own vacation reply is one too. */
export type Party =
  | { readonly by: 'us' | 'colleague'; readonly person: Address | null }
  | {
      readonly by: 'outsider';
      readonly person: Address;
      readonly outsider: Outsider;
      readonly via: 'mail' | 'contact-form';
    }
  | {
      readonly by: 'robot';
      readonly person: Address | null;
      readonly side: 'us' | 'outside';
      readonly reason: AutomaticReason;
    }
  | { readonly by: 'nobody'; readonly person: Address | null; readonly reason: 'forged' };

/** Tells whose message it is. A display name never decides anything. */
export function partyOf(message: Message, rules: Rules, directory: Directory): Party {
  const { envelope } = message;
  const person = envelope.from[0] ?? envelope.sender[0] ?? null;
  const inSent = message.copies.some(({ role }) => role === '\\Sent');
  const found = person ? directory.lookUp(person.address) : null;
  const ours = inSent || found === 'own' || found === 'team';
  if (ours && !inSent && dmarcFailed(message, rules.authservId)) return { by: 'nobody', person, reason: 'forged' };
  if (person && !inSent) {
    const form = contactFormPerson(message, person, rules, directory);
    if (form) return { by: 'outsider', ...form, via: 'contact-form' };
  }
  // An answer of ours to an invitation (RFC 6047 METHOD=REPLY) is one, though a program writes it.
  const automatic = envelope.automatic === 'calendar-reply' && ours ? null : envelope.automatic;
  if (automatic !== null) return { by: 'robot', person, side: ours ? 'us' : 'outside', reason: automatic };
  if (inSent || found === 'own') return { by: 'us', person };
  if (found === 'team') return { by: 'colleague', person };
  // A mail without a readable sender is someone's all the same: shown under no name rather than lost.
  const outsider = found ?? { key: `unknown:${message.key}`, name: '', rule: null };
  return { by: 'outsider', person: person ?? { name: '', address: '' }, outsider, via: 'mail' };
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
