import { hash } from 'node:crypto';
import { type Address, addressKey } from './address.ts';
import { decodeText, parseAddressList } from './address-list.ts';
import { type AddressOddity, addressOddities, holdsHeader } from './address-oddities.ts';
import { automaticReason, isCalendarReply, isDiscussionList } from './automatic.ts';
import { mayBeBounce } from './bounce-signs.ts';
import { mayBeCalendarReply } from './calendar-reply.ts';
import { decodeRawHeader } from './charset.ts';
import { parseDate } from './date.ts';
import { parseMark } from './draft-mark.ts';
import { type HeaderField, scanHeader } from './header.ts';
import { type Envelope, HEADER_FIELDS } from './message.ts';
import { parseMessageId, parseMessageIds } from './message-id.ts';
import { printableLine } from './printable.ts';

const READ: ReadonlySet<string> = new Set(HEADER_FIELDS.map((name) => name.toLowerCase()));

/** What tells two messages apart, and stays the same in every copy of one. */
const IDENTITY = ['from', 'to', 'date', 'subject', 'message-id', 'in-reply-to'];

/** A subject longer than this is cut: no list or draft shows more. */
const MAX_SUBJECT = 1000;

/**
 * Header bytes -> Envelope. Reads the fields of HEADER_FIELDS and no other, so that every store's bytes give the same envelope.
 * Never throws: what can't be read is null or empty.
 */
export function parseEnvelope(header: Uint8Array): Envelope {
  const scanned = scanHeader(header);
  const fields = scanned.fields.filter(({ name }) => READ.has(name));
  const first = (name: string) => fields.find((field) => field.name === name)?.value;
  const all = (name: string) => fields.filter((field) => field.name === name).map(({ value }) => value);
  // Each field by itself: an open quote in one must not swallow the next.
  const addresses = (name: string) => all(name).flatMap(addressesOf);
  const author = (name: string) => authorsOf(all(name), scanned.hidden.includes(name));
  const { addresses: from, oddities: fromOddities } = author('from');
  const { addresses: replyTo, oddities: replyToOddities } = author('reply-to');
  const subjectText = decodeText(readable((first('subject') ?? '').slice(0, 20 * MAX_SUBJECT)));
  const subject = printableLine(subjectText).slice(0, MAX_SUBJECT).toWellFormed();
  const automatic = automaticReason(first, from[0]?.address ?? '', subject);
  return {
    messageId: parseMessageId(first('message-id') ?? ''),
    inReplyTo: parseMessageIds(all('in-reply-to').join(' ')),
    references: parseMessageIds(all('references').join(' ')),
    date: parseDate(first('date') ?? ''),
    received: receivedDate(first('received')),
    from,
    sender: addresses('sender'),
    replyTo,
    fromOddities,
    replyToOddities,
    resentFrom: addresses('resent-from'),
    to: addresses('to'),
    cc: addresses('cc'),
    subject,
    headerInSubject: holdsHeader(subjectText),
    automatic,
    deliveryReport: mayBeBounce(first, from[0]?.address ?? '', subject, automatic !== null),
    failedRecipients: addresses('x-failed-recipients').map(({ address }) => address),
    calendarReply: isCalendarReply(first('content-type') ?? ''),
    mayBeCalendarReply: automatic === null && mayBeCalendarReply(first, subject),
    discussionList: isDiscussionList(first),
    listPost: /<\s*mailto:\s*([^<>?\s]{1,320})/i.exec(first('list-post') ?? '')?.[1] ?? null,
    authentication: all('authentication-results').map(parseAuthentication),
    mark: parseMark(first('x-client-check')),
    fingerprint: fingerprint(fields),
  };
}

/** The few people of a mailbox write the same fields again and again: each is read once. */
const MOST = 5_000;
/** A longer field is nobody's habit, and not worth its room. */
const LONGEST = 1_000;
const lists = new Map<string, readonly Address[]>();
const authors = new Map<string, ReturnType<typeof readAuthors>>();

function addressesOf(value: string): readonly Address[] {
  const known = lists.get(value);
  if (known) return known;
  const read = parseAddressList(readable(value));
  if (value.length > LONGEST) return read;
  if (lists.size >= MOST) lists.clear();
  lists.set(value, read);
  return read;
}

function authorsOf(values: readonly string[], hidden: boolean): ReturnType<typeof readAuthors> {
  if (values.length === 0 && !hidden) return NOBODY;
  const key = `${hidden}\n${values.join('\n\n')}`;
  const known = authors.get(key);
  if (known) return known;
  const read = readAuthors(values.map(readable), hidden);
  if (key.length > LONGEST) return read;
  if (authors.size >= MOST) authors.clear();
  authors.set(key, read);
  return read;
}

const NOBODY: ReturnType<typeof readAuthors> = { addresses: [], oddities: [] };

/** The addresses of a field that says who wrote or where to reply, and what is odd about how it says so. */
function readAuthors(values: readonly string[], hidden: boolean): { addresses: Address[]; oddities: AddressOddity[] } {
  const read = values.map((value) => ({ value, addresses: parseAddressList(value) }));
  const odd = read.flatMap(({ value, addresses }) =>
    addressOddities(
      value,
      addresses.map(({ address }) => address),
    ),
  );
  // A list adds a Reply-To of its own to one that says the same.
  const contents = read.map(({ addresses }) =>
    [...new Set(addresses.map(({ address }) => addressKey(address)))].sort(),
  );
  if (new Set(contents.map((keys) => keys.join())).size > 1) odd.unshift('several-fields');
  if (hidden) odd.unshift('hidden-field');
  return { addresses: read.flatMap(({ addresses }) => addresses), oddities: [...new Set(odd)] };
}

/** A latin1 field value as Unicode. */
function readable(value: string): string {
  return decodeRawHeader(Buffer.from(value, 'latin1'));
}

/** RFC 5321 4.4: the date stands behind the last semicolon. */
function receivedDate(value: string | undefined): number | null {
  return value === undefined ? null : parseDate(value.slice(value.lastIndexOf(';') + 1));
}

/** RFC 8601: authserv-id, then methods with their results; comments may stand anywhere. */
function parseAuthentication(value: string): { authservId: string; dmarc: string | null } {
  const bare = value.slice(0, 10_000).replace(/\([^()]*\)/g, ' ');
  const authservId = /^\s*([^\s;]+)/.exec(bare)?.[1]?.toLowerCase() ?? '';
  return { authservId, dmarc: /;\s*dmarc\s*=\s*([a-z]+)/i.exec(bare)?.[1]?.toLowerCase() ?? null };
}

function fingerprint(fields: readonly HeaderField[]): string {
  let text = '';
  for (const name of IDENTITY) {
    for (const field of fields) {
      if (field.name === name) text += `${name}:${field.value.replace(/\s+/g, ' ')}\n`;
    }
  }
  return hash('sha256', Buffer.from(text, 'latin1'), 'base64url');
}
