import type { MessageRef, RawBody } from '../../mail/message.ts';
import { bodyFrom } from '../raw-body.ts';
import { openMessage, readAt } from './read-header.ts';

/** The leaves' headers of a message's file, and its text part, cut at `maxBytes`. Throws what the file system throws. */
export async function readBody(file: string, ref: MessageRef, maxBytes: number): Promise<RawBody> {
  const { handle, size } = await openMessage(file);
  try {
    const read = (position: number, length: number) =>
      readAt(handle, position, Math.min(length, Math.max(0, size - position)));
    return await bodyFrom({ size, read }, ref, maxBytes);
  } finally {
    await handle.close();
  }
}
