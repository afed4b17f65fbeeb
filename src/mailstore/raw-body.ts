import { splitHeader } from '../mail/header.ts';
import type { MessageRef, RawBody } from '../mail/message.ts';
import type { ByteSource } from './mime-boundary.ts';
import { scanMime } from './mime-scan.ts';
import { textLeaf } from './text-part.ts';

/** The leaves' headers of a message in bytes, and its text part, cut at `maxBytes`. */
export async function bodyFrom(source: ByteSource, ref: MessageRef, maxBytes: number): Promise<RawBody> {
  const leaves = await scanMime(source);
  const text = textLeaf(leaves);
  const chosen = leaves[text];
  const length = chosen ? chosen.end - chosen.start : 0;
  const body = chosen ? await source.read(chosen.start, Math.min(length, maxBytes)) : null;
  return {
    ref,
    parts: leaves.map(({ header, whole }, i) => ({
      // Of a message's own header only the part's fields belong here, as IMAP gives them.
      header: whole ? mimeFields(header) : Buffer.from(header),
      body: i === text ? body : null,
    })),
    truncated: length > maxBytes,
  };
}

/** The Content-* fields of a header. */
function mimeFields(header: Uint8Array): Buffer {
  const fields = splitHeader(header).filter(({ name }) => name.startsWith('content-'));
  return Buffer.from(fields.map(({ name, value }) => `${name}: ${value}\r\n`).join(''), 'latin1');
}
