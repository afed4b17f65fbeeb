import { splitHeader } from '../mail/header.ts';
import type { MessageRef, RawBody, RawPart } from '../mail/message.ts';
import type { ByteSource } from './mime-boundary.ts';
import { scanMime } from './mime-scan.ts';
import { wantedLeaves } from './text-part.ts';

/** The leaves' headers of a message in bytes, and the bodies that are wanted, each cut at `maxBytes`. */
export async function bodyFrom(source: ByteSource, ref: MessageRef, maxBytes: number): Promise<RawBody> {
  const leaves = await scanMime(source);
  const wanted = wantedLeaves(leaves);
  let truncated = false;
  const parts = await Promise.all(
    leaves.map(async ({ header, whole, start, end }, index): Promise<RawPart> => {
      // Of a message's own header only the part's fields belong here, as IMAP gives them.
      const fields = whole ? mimeFields(header) : Buffer.from(header);
      if (!wanted.has(index)) return { header: fields, body: null };
      truncated ||= end - start > maxBytes;
      return { header: fields, body: await source.read(start, Math.min(end - start, maxBytes)) };
    }),
  );
  return { ref, parts, truncated };
}

/** The Content-* fields of a header. */
function mimeFields(header: Uint8Array): Buffer {
  const fields = splitHeader(header).filter(({ name }) => name.startsWith('content-'));
  return Buffer.from(fields.map(({ name, value }) => `${name}: ${value}\r\n`).join(''), 'latin1');
}
