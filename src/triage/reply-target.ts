import { getDomain } from 'tldts';
import { type Address, addressKey, domainOf } from '../mail/address.ts';
import { isNoReply } from '../mail/automatic.ts';
import type { Envelope, Message } from '../mail/message.ts';
import type { Directory } from './directory.ts';
import { isFreeMail } from './free-mail.ts';
import { finderOf, mixesScripts } from './look-alike.ts';
import { showsOther } from './names-shown.ts';
import { type Party, partyOf } from './party.ts';
import type { Rules } from './rules.ts';

/** Why a person should look before a reply goes where a mail asks for it. */
export type ReplyWarning =
  | 'no-sender'
  | 'several-senders'
  /** From is written so that programs read it in different ways. */
  | 'odd-sender'
  /** No address that a person has: an IP address, invisible or full-width characters, too long. */
  | 'odd-address'
  /** The sender's domain could be taken for a client's, a colleague's or a correspondent's. */
  | 'look-alike-domain'
  /** … or mixes letters of scripts that look alike. */
  | 'mixed-scripts'
  /** Reply-To is neither the sender's company nor a list that the mail went to. */
  | 'reply-to-elsewhere'
  /** Reply-To is ours alone: the client would not get it. */
  | 'reply-to-ours'
  | 'several-reply-to'
  | 'odd-reply-to'
  /** Nobody reads what goes to Reply-To. */
  | 'reply-to-no-reply'
  /** A Reply-To that holds no address; the reply goes to From. */
  | 'reply-to-unreadable'
  /** A display name shows another address than the one behind it. */
  | 'address-in-name'
  /** A display name or the subject decodes to a line break and a header field. */
  | 'header-in-text'
  /** Sender (RFC 5322 3.6.2) is of another company than From. */
  | 'sent-by-other'
  /** Resent-From (RFC 5322 3.6.6) is. */
  | 'resent-by-other'
  /** RFC 5322 4.4: `<@a:b@c>`. */
  | 'route-in-address'
  /** The address breaks the syntax; there is one way to read it. */
  | 'loose-address'
  /** Someone in To or Cc, whom a reply to all reaches, could be taken for another. */
  | 'look-alike-copied';

export interface ReplyTarget {
  /** Nothing is drafted: who would get it is not who it seems to come from. */
  readonly refused: boolean;
  readonly warnings: readonly ReplyWarning[];
}

/**
 * May a reply go where a mail asks for it? It may go to the sender's own company, to a list that the mail was sent to, and to whom
 * a contact form names; and only where it is plain who that is.
 *
 * @param known domains or addresses of correspondents, who may be imitated as clients are
 */
export function replyTarget(
  { envelope }: Message,
  party: Party,
  directory: Directory,
  known: readonly string[] = [],
): ReplyTarget {
  const author = envelope.from[0];
  if (!author || author.address === '') return { refused: true, warnings: ['no-sender'] };
  const form = party.by === 'outsider' && party.via === 'contact-form';
  const context = { envelope, directory, author: form ? party.person : author, form };
  const lookAlikes = party.by === 'outsider' ? party.lookAlikes : [];
  const ofCorrespondent = finderOf(known);
  const imitates = (address: string) => lookAlikes.includes(address) || ofCorrespondent(address) !== null;
  const refusals = [...senderFaults(context, imitates), ...replyToFaults(context)];
  const others = [...envelope.to, ...envelope.cc].filter(({ address }) => imitates(address));
  const doubts: ReplyWarning[] = [
    ...(isForeign(envelope.sender[0], context) ? (['sent-by-other'] as const) : []),
    ...(isForeign(envelope.resentFrom[0], context) ? (['resent-by-other'] as const) : []),
    ...formDoubts(envelope),
    ...(envelope.replyToOddities.includes('unreadable') ? (['reply-to-unreadable'] as const) : []),
    ...([...(form ? [] : envelope.from), ...envelope.replyTo].some((one) => showsOther(one, directory))
      ? (['address-in-name'] as const)
      : []),
    ...(goesElsewhere(context) && isRewritten(context) ? (['reply-to-elsewhere'] as const) : []),
    ...(others.length > 0 ? (['look-alike-copied'] as const) : []),
  ];
  return { refused: refusals.length > 0, warnings: [...new Set([...refusals, ...doubts])] };
}

/** What `show` says of a client's message: the same that `draft` would. Nothing of ours or a robot's. */
export function replyWarnings(
  message: Message,
  rules: Rules,
  directory: Directory,
  known: readonly string[] = [],
): readonly ReplyWarning[] {
  const party = partyOf(message, rules, directory);
  return party.by === 'outsider' ? replyTarget(message, party, directory, known).warnings : [];
}

interface Context {
  readonly envelope: Envelope;
  readonly directory: Directory;
  /** Whom From names, or the contact form. */
  readonly author: Address;
  readonly form: boolean;
}

function senderFaults({ envelope, author }: Context, imitates: (address: string) => boolean): ReplyWarning[] {
  const odd = new Set(envelope.fromOddities);
  const faults: ReplyWarning[] = [];
  const senders = new Set(envelope.from.map(({ address }) => addressKey(address)));
  if (senders.size > 1 || odd.has('several-fields') || odd.has('hidden-field')) faults.push('several-senders');
  if (odd.has('unclear') || odd.has('group')) faults.push('odd-sender');
  if (odd.has('odd-address') || odd.has('disguised')) faults.push('odd-address');
  if (imitates(author.address)) faults.push('look-alike-domain');
  if (mixesScripts(domainOf(author.address))) faults.push('mixed-scripts');
  return faults;
}

function replyToFaults(context: Context): ReplyWarning[] {
  const { envelope, directory, author } = context;
  const { replyTo } = envelope;
  const odd = new Set(envelope.replyToOddities);
  const faults: ReplyWarning[] = [];
  if (odd.has('several-fields') || odd.has('hidden-field')) faults.push('several-reply-to');
  if (['unclear', 'group', 'disguised', 'odd-address'].some((one) => odd.has(one as 'unclear'))) {
    faults.push('odd-reply-to');
  }
  const theirs = replyTo.filter((one) => !isOurs(one.address, directory) || isList(one, context));
  if (goesElsewhere(context) && !isRewritten(context)) faults.push('reply-to-elsewhere');
  if (replyTo.length > 0 && theirs.length === 0 && !isOurs(author.address, directory)) faults.push('reply-to-ours');
  if (theirs.length > 0 && theirs.every(({ address }) => isNoReply(address))) faults.push('reply-to-no-reply');
  return faults;
}

function goesElsewhere(context: Context): boolean {
  const { envelope, directory, author } = context;
  return envelope.replyTo.some(
    (one) =>
      !isOurs(one.address, directory) && !sameCompany(one.address, author.address, directory) && !isList(one, context),
  );
}

/** A list that the mail was sent to, by its own word (RFC 2369). */
function isList({ address }: Address, { envelope, directory }: Context): boolean {
  const { to, cc, discussionList, listPost } = envelope;
  if (!discussionList || listPost === null || !sameCompany(listPost, address, directory)) return false;
  return [...to, ...cc].some((one) => addressKey(one.address) === addressKey(address));
}

/** A list puts its own address into From, for DMARC's sake, and the author's into Reply-To. No client's: that is a way in. */
function isRewritten(context: Context): boolean {
  const { author, directory } = context;
  return isList(author, context) && directory.outsider(author.address)?.rule === null;
}

/** Someone of neither the author's company nor ours handed the mail in; a list does so with what people write to it. */
function isForeign(address: Address | undefined, { envelope, directory, author, form }: Context): boolean {
  if (!address || form || isOurs(address.address, directory)) return false;
  if (sameCompany(address.address, author.address, directory)) return false;
  const list = envelope.discussionList ? envelope.listPost : null;
  return list === null || !sameCompany(list, address.address, directory);
}

function formDoubts({ fromOddities, replyToOddities, headerInSubject }: Envelope): ReplyWarning[] {
  const odd = new Set([...fromOddities, ...replyToOddities]);
  return [
    ...(odd.has('route') ? (['route-in-address'] as const) : []),
    ...(odd.has('loose') ? (['loose-address'] as const) : []),
    ...(odd.has('header-in-name') || headerInSubject ? (['header-in-text'] as const) : []),
  ];
}

function isOurs(address: string, directory: Directory): boolean {
  return typeof directory.lookUp(address) === 'string' || directory.isOwnDomain(address);
}

/** The same client, or one registrable domain (below a shared host: one tenant's); at free-mail services the same address. */
function sameCompany(a: string, b: string, directory: Directory): boolean {
  const [one, other] = [directory.lookUp(a), directory.lookUp(b)];
  if (isOurs(a, directory) || isOurs(b, directory)) return isOurs(a, directory) && isOurs(b, directory);
  if (typeof one === 'string' || typeof other === 'string') return one === other;
  if (one.rule && one.key === other.key) return true;
  const [domain, second] = [domainOf(a), domainOf(b)];
  if (isFreeMail(domain) || isFreeMail(second)) return addressKey(a) === addressKey(b);
  return tenant(domain) === tenant(second);
}

function tenant(domain: string): string {
  return getDomain(domain, { allowPrivateDomains: true }) ?? domain;
}
