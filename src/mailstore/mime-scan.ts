import type libmime from 'libmime';
import { splitHeader } from '../mail/header.ts';
import { type Boundary, BoundaryFinder, type ByteSource } from './mime-boundary.ts';
import { type Leaf, MAX_DEPTH, MAX_LEAVES } from './text-part.ts';

/** A leaf of a message in bytes: its header, and where its body lies. */
export interface ScannedLeaf extends Leaf {
  readonly header: Buffer;
  readonly start: number;
  readonly end: number;
  /** It is no part of a multipart but all of the message: its header is the message's own. */
  readonly whole: boolean;
}

/** Of a part's header no more is looked at; of the message's own, that 20,000 References may swell, more. */
const MAX_HEADER = 65_536;
const MAX_OWN_HEADER = 1 << 20;

/** Multiparts that hold nothing can be stacked without end. */
const MAX_ENTITIES = 1_000;

/** The longest boundary that is believed: RFC 2046 5.1.1 allows 70. */
const MAX_BOUNDARY = 200;

/**
 * The leaves of a message (RFC 2045, RFC 2046), as a server's BODYSTRUCTURE would have them, at most `MAX_LEAVES`. Reads the
 * bytes once, keeps none of the bodies, and ends early: a message of 200 MB, of 100,000 parts, or nested 10,000 deep costs
 * little. A forwarded message (message/rfc822) is one leaf. Nothing in a message makes it throw.
 */
export async function scanMime(source: ByteSource): Promise<ScannedLeaf[]> {
  // It brings the tables of all charsets, and bodies that a server has taken apart need none of it.
  const { default: mime } = await import('libmime');
  const finder = new BoundaryFinder(source);
  const leaves: ScannedLeaf[] = [];
  const stack: { boundary: Buffer; digest: boolean }[] = [];
  const find = (from: number, limit = source.size) => {
    const boundaries = stack.map(({ boundary }) => boundary);
    return finder.find(boundaries, from, limit);
  };
  let position = 0;
  for (let entities = 0; entities < MAX_ENTITIES && leaves.length < MAX_LEAVES; entities += 1) {
    const { header, end, next: early } = await readHeader(source, position, find);
    const about = describe(header, stack.at(-1)?.digest ?? false, mime);
    let next: Boundary | null = early;
    if (about.boundary && stack.length < MAX_DEPTH && !early) {
      stack.push({ boundary: about.boundary, digest: about.leaf.type === 'multipart/digest' });
      next = await find(end);
    } else {
      next ??= await find(end);
      const bodyEnd = Math.max(end, next ? next.bodyEnd : source.size);
      leaves.push({ ...about.leaf, header, start: end, end: bodyEnd, whole: entities === 0 });
    }
    while (next?.closing) {
      stack.length = next.level;
      next = await find(next.next);
    }
    if (!next) break;
    stack.length = next.level + 1;
    position = next.next;
  }
  return leaves;
}

/** An entity's header, and where its body begins. A boundary that comes before the empty line ends the entity. */
async function readHeader(
  source: ByteSource,
  from: number,
  find: (from: number, limit: number) => Promise<Boundary | null>,
): Promise<{ header: Buffer; end: number; next: Boundary | null }> {
  let bytes = await source.read(from, MAX_HEADER);
  if (from === 0 && headerLength(bytes) === null) bytes = await source.read(from, MAX_OWN_HEADER);
  const whole = headerLength(bytes);
  const length = whole ?? bytes.length;
  // The line end of the empty line may be that before the first boundary of the entity's own.
  const next = await find(from, from + (whole === null ? length : length - 1));
  if (next) return { header: bytes.subarray(0, next.bodyEnd - from), end: next.bodyEnd, next };
  return { header: bytes.subarray(0, length), end: from + length, next: null };
}

/** How long a header section is with the empty line that ends it (RFC 5322 2.1; LF or CRLF); null where there is no such line. */
export function headerLength(bytes: Buffer): number | null {
  if (bytes[0] === 0x0a) return 1;
  if (bytes[0] === 0x0d && bytes[1] === 0x0a) return 2;
  const lf = bytes.indexOf('\n\n', 0, 'latin1');
  const crlf = bytes.subarray(0, lf < 0 ? bytes.length : lf + 2).indexOf('\n\r\n', 0, 'latin1');
  if (crlf >= 0) return crlf + 3;
  return lf < 0 ? null : lf + 2;
}

function describe(header: Buffer, inDigest: boolean, mime: typeof libmime): { leaf: Leaf; boundary: Buffer | null } {
  const fields = splitHeader(header);
  const parse = (name: string) => {
    const value = fields.find((field) => field.name === name)?.value;
    return value === undefined ? null : mime.parseHeaderValue(value);
  };
  const contentType = parse('content-type');
  const disposition = parse('content-disposition');
  // RFC 2045 5.2: what can't be understood is plain text. RFC 2046 5.1.5: within a digest it is a message.
  const fallback = inDigest && !contentType ? 'message/rfc822' : 'text/plain';
  const type = /^[^\s/;]+\/[^\s/;]+$/.test(contentType?.value ?? '')
    ? String(contentType?.value).toLowerCase()
    : fallback;
  const boundary = type.startsWith('multipart/') ? String(contentType?.params['boundary'] ?? '') : '';
  return {
    leaf: {
      type,
      disposition: disposition?.value ? disposition.value.toLowerCase() : null,
      named: Boolean(disposition?.params['filename'] ?? contentType?.params['name']),
    },
    boundary: boundary !== '' && boundary.length <= MAX_BOUNDARY ? Buffer.from(boundary, 'latin1') : null,
  };
}
