import { addressKey } from './address.ts';
import { readProse } from './bounce-prose.ts';
import { decodeRawHeader } from './charset.ts';
import { splitHeader } from './header.ts';
import type { MessageId, RawBody, RawPart } from './message.ts';
import { parseMessageId } from './message-id.ts';
import { REPORT_TYPES } from './report-types.ts';
import { decodeTransfer } from './transfer.ts';

/** What a report that mail did not arrive says (RFC 3464, or prose): whose mail, and to whom it failed for good or is only late. */
export interface Bounce {
  /** Null where the report does not tell; its own In-Reply-To may. */
  readonly originalId: MessageId | null;
  /** Address keys. */
  readonly failed: readonly string[];
  readonly delayed: readonly string[];
  /** A report in prose: the addresses that its words name, of which those that the mail went to were not reached. */
  readonly prose?: { readonly named: readonly string[]; readonly delayed: boolean };
}

/** A report names no more recipients than this that are read. */
const MAX_RECIPIENTS = 200;

/** Reads a report that mail did not arrive, in either form. Null where it says nothing that can be used. */
export function parseBounce({ parts }: Pick<RawBody, 'parts'>): Bounce | null {
  const status = parts.find((part) => part.body && isStatus(part));
  const original = parts.find((part) => part.body && REPORT_TYPES.has(typeOf(part)) && !isStatus(part));
  const returnedId = original ? parseMessageId(fieldOf(decodeTransfer(original), 'message-id') ?? '') : null;
  const recipients = status ? groupsOf(decodeTransfer(status)).flatMap(recipientOf) : [];
  const of = (action: string) => [
    ...new Set(recipients.filter((one) => one.action === action).map(({ address }) => address)),
  ];
  // A report that says of everyone that the mail went through or was passed on reports no failure.
  if (recipients.length > 0) {
    const bounce = { originalId: returnedId, failed: of('failed'), delayed: of('delayed') };
    return bounce.failed.length + bounce.delayed.length > 0 ? bounce : null;
  }
  const text = parts.find((part) => part.body && /^text\/(?:plain|html)$/.test(typeOf(part) || 'text/plain'));
  const prose = text ? readProse(plain(text)) : null;
  if (!prose) return null;
  const { originalId, named, delayed } = prose;
  return { originalId: returnedId ?? originalId, failed: [], delayed: [], prose: { named, delayed } };
}

function isStatus(part: RawPart): boolean {
  return /^message\/(?:global-)?delivery-status$/.test(typeOf(part));
}

/** A part's text, as far as its words and addresses are wanted: of HTML the tags go. */
function plain(part: RawPart): string {
  const text = decodeRawHeader(decodeTransfer(part)).replace(/\r\n?/g, '\n');
  if (typeOf(part) !== 'text/html') return text;
  return text
    .replace(/<(?:br|\/p|\/div|\/tr|\/h\d)[^<>]{0,200}>/gi, '\n')
    .replace(/<[a-z/!][^<>]{0,2000}>/gi, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&nbsp;/g, ' ');
}

/** RFC 3464 2.3: fields about one recipient. The original address is the one that we wrote to; a forward may have changed it. */
function recipientOf(group: Uint8Array): { address: string; action: string }[] {
  const recipient = fieldOf(group, 'original-recipient') ?? fieldOf(group, 'final-recipient');
  const action = fieldOf(group, 'action')?.replace(/\(.*$/s, '').trim().toLowerCase();
  const address = recipient
    ?.slice(recipient.indexOf(';') + 1)
    .replace(/[<>]/g, '')
    .trim();
  return address && action ? [{ address: addressKey(address), action }] : [];
}

/** The groups of fields that empty lines divide (RFC 3464 2.1). */
function groupsOf(content: Uint8Array): Buffer[] {
  const groups = Buffer.from(content)
    .toString('latin1')
    .split(/\r?\n[ \t]*\r?\n/)
    .slice(0, MAX_RECIPIENTS);
  return groups.map((group) => Buffer.from(group, 'latin1'));
}

function fieldOf(content: Uint8Array, name: string): string | undefined {
  return splitHeader(content).find((field) => field.name === name)?.value;
}

function typeOf({ header }: RawPart): string {
  return (fieldOf(header, 'content-type') ?? '').replace(/;.*$/s, '').trim().toLowerCase();
}
