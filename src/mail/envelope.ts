import { createHash } from 'node:crypto';
import { decodeText, parseAddressList } from './address-list.ts';
import { automaticReason, isCalendarReply, isDeliveryReport, isDiscussionList } from './automatic.ts';
import { decodeRawHeader } from './charset.ts';
import { parseDate } from './date.ts';
import { parseMark } from './draft-mark.ts';
import { type HeaderField, splitHeader } from './header.ts';
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
  const fields = splitHeader(header).filter(({ name }) => READ.has(name));
  const first = (name: string) => fields.find((field) => field.name === name)?.value;
  const all = (name: string) => fields.filter((field) => field.name === name).map(({ value }) => value);
  const addresses = (name: string) => parseAddressList(all(name).map(readable).join(', '));
  const from = addresses('from');
  const subject = printableLine(decodeText(readable((first('subject') ?? '').slice(0, 20 * MAX_SUBJECT)))).slice(
    0,
    MAX_SUBJECT,
  );
  return {
    messageId: parseMessageId(first('message-id') ?? ''),
    inReplyTo: parseMessageIds(all('in-reply-to').join(' ')),
    references: parseMessageIds(all('references').join(' ')),
    date: parseDate(first('date') ?? ''),
    received: receivedDate(first('received')),
    from,
    sender: addresses('sender'),
    replyTo: addresses('reply-to'),
    to: addresses('to'),
    cc: addresses('cc'),
    subject,
    automatic: automaticReason(first, from[0]?.address ?? '', subject),
    deliveryReport: isDeliveryReport(first('content-type') ?? ''),
    calendarReply: isCalendarReply(first('content-type') ?? ''),
    discussionList: isDiscussionList(first),
    authentication: all('authentication-results').map(parseAuthentication),
    mark: parseMark(first('x-client-check')),
    fingerprint: fingerprint(fields),
  };
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
  const hash = createHash('sha256');
  for (const name of IDENTITY) {
    for (const field of fields) {
      if (field.name === name) hash.update(`${name}:${field.value.replace(/\s+/g, ' ')}\n`, 'latin1');
    }
  }
  return hash.digest('base64url');
}
