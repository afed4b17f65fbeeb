import libmime from 'libmime';
import { splitHeader } from '../../mail/header.ts';
import type { RawPart } from '../../mail/message.ts';
import { type Leaf, MAX_LEAVES, textLeaf } from '../text-part.ts';
import { headerEnd } from './read.ts';

/** Deeper nesting than this is no mail that a person wrote. */
const MAX_DEPTH = 20;

interface FoundLeaf extends Leaf {
  readonly header: Uint8Array;
  readonly body: Uint8Array;
}

/**
 * The MIME leaves (RFC 2046 5.1) of a message's bytes, which may be cut anywhere: their headers, and the body of the one that
 * is the text. Work and memory are bounded by the input, MAX_LEAVES and MAX_DEPTH.
 */
export function mimeParts(message: Uint8Array, maxBytes: number): { parts: RawPart[]; truncated: boolean } {
  const leaves: FoundLeaf[] = [];
  collect(message, 0, leaves);
  const text = textLeaf(leaves);
  const parts = leaves.map(({ header, body }, index) => ({
    header,
    body: index === text ? body.subarray(0, maxBytes) : null,
  }));
  return { parts, truncated: (leaves[text]?.body.length ?? 0) > maxBytes };
}

function collect(entity: Uint8Array, depth: number, leaves: FoundLeaf[]): void {
  if (leaves.length >= MAX_LEAVES || depth > MAX_DEPTH) return;
  const end = headerEnd(entity);
  const startsEmpty = entity[0] === 0x0a || (entity[0] === 0x0d && entity[1] === 0x0a);
  const header = startsEmpty ? entity.subarray(0, 0) : end < 0 ? entity : entity.subarray(0, end);
  const rest = entity.subarray(startsEmpty ? 0 : header.length);
  const body = rest.subarray(rest[0] === 0x0d ? 2 : 1);
  const fields = splitHeader(header);
  const value = (name: string) => fields.find((field) => field.name === name)?.value ?? '';
  const contentType = libmime.parseHeaderValue(value('content-type') || 'text/plain');
  const type = contentType.value.trim().toLowerCase();
  const boundary = String(contentType.params['boundary'] ?? '');
  if (type.startsWith('multipart/') && boundary !== '') {
    for (const child of divide(body, boundary)) collect(child, depth + 1, leaves);
    return;
  }
  const disposition = libmime.parseHeaderValue(value('content-disposition'));
  leaves.push({
    type,
    disposition: disposition.value.trim().toLowerCase() || null,
    named: Boolean(disposition.params['filename'] ?? contentType.params['name']),
    header,
    body,
  });
}

/** The entities between the lines `--boundary`; the line end before a delimiter belongs to it. A cut message ends its last one. */
function* divide(body: Uint8Array, boundary: string): Generator<Uint8Array> {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const delimiter = Buffer.from(`--${boundary}`, 'latin1');
  let start = -1;
  let count = 0;
  for (let at = bytes.indexOf(delimiter); at >= 0; at = bytes.indexOf(delimiter, at + delimiter.length)) {
    if (at > 0 && bytes[at - 1] !== 0x0a) continue;
    const after = at + delimiter.length;
    const closing = bytes[after] === 0x2d && bytes[after + 1] === 0x2d;
    const lineEnd = bytes.indexOf(0x0a, after);
    // A longer boundary that begins alike is another one's.
    if (
      !closing &&
      !/^[ \t]*\r?$/.test(bytes.toString('latin1', after, lineEnd < 0 ? bytes.length : Math.min(lineEnd, after + 80)))
    )
      continue;
    if (start >= 0) yield bytes.subarray(start, trimLineEnd(bytes, at, start));
    start = closing || lineEnd < 0 ? -1 : lineEnd + 1;
    count += 1;
    if (closing || count > MAX_LEAVES) return;
  }
  if (start >= 0) yield bytes.subarray(start);
}

function trimLineEnd(bytes: Buffer, at: number, start: number): number {
  let end = at - 1;
  if (end > start && bytes[end - 1] === 0x0d) end -= 1;
  return Math.max(start, end);
}
