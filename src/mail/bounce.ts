import { addressKey } from './address.ts';
import { splitHeader } from './header.ts';
import type { MessageId, RawBody, RawPart } from './message.ts';
import { parseMessageId } from './message-id.ts';
import { decodeTransfer } from './transfer.ts';

/** What a delivery status notification says (RFC 3464): whose mail, and to whom it failed for good or is only late. */
export interface Bounce {
  readonly originalId: MessageId;
  /** Address keys. */
  readonly failed: readonly string[];
  readonly delayed: readonly string[];
}

/** The parts of a report that are read beside its text (RFC 3464, RFC 6522). */
export const REPORT_TYPES: ReadonlySet<string> = new Set([
  'message/delivery-status',
  'message/global-delivery-status',
  'message/rfc822',
  'message/global',
  'text/rfc822-headers',
  'message/global-headers',
]);

/** A report names no more recipients than this that are read. */
const MAX_RECIPIENTS = 200;

/** Reads a delivery status notification. Null where it is none, or does not tell which mail it is about. */
export function parseBounce({ parts }: Pick<RawBody, 'parts'>): Bounce | null {
  const status = parts.find((part) => part.body && /^message\/(?:global-)?delivery-status$/.test(typeOf(part)));
  const original = parts.find((part) => part.body && REPORT_TYPES.has(typeOf(part)) && part !== status);
  if (!status || !original) return null;
  const originalId = parseMessageId(fieldOf(decodeTransfer(original), 'message-id') ?? '');
  if (originalId === null) return null;
  const recipients = groupsOf(decodeTransfer(status)).flatMap(recipientOf);
  const of = (action: string) => [
    ...new Set(recipients.filter((one) => one.action === action).map(({ address }) => address)),
  ];
  return { originalId, failed: of('failed'), delayed: of('delayed') };
}

/** RFC 3464 2.3: fields about one recipient. The original address is the one that we wrote to; a forward may have changed it. */
function recipientOf(group: Uint8Array): { address: string; action: string }[] {
  const recipient = fieldOf(group, 'original-recipient') ?? fieldOf(group, 'final-recipient');
  const action = fieldOf(group, 'action')?.replace(/\(.*$/, '').trim().toLowerCase();
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
