import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { Instant } from '../../mail/address.ts';
import { headerLength } from '../mime-scan.ts';

const FIRST_READ = 16_384;

/** A header longer than this is cut at the last whole line. */
const MAX_HEADER = 1 << 20;

/** Why a file is no message that can be read. */
export class NoMessage extends Error {}

/**
 * Opens a message's file. Never through a symbolic link, which could lead anywhere, and never one that is no plain file: a FIFO
 * would be waited for.
 */
export async function openMessage(file: string): Promise<{ handle: FileHandle; size: number; mtime: Instant }> {
  const handle = await open(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  try {
    const stats = await handle.stat();
    if (!stats.isFile()) throw new NoMessage('not a file');
    if (stats.size === 0) throw new NoMessage('empty file');
    return { handle, size: stats.size, mtime: Math.floor(stats.mtimeMs) };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** The header section of a message's file, up to its empty line. */
export async function readHeaderBytes(handle: FileHandle, size: number): Promise<Buffer> {
  for (let length = FIRST_READ; ; length *= 4) {
    const bytes = await readAt(handle, 0, Math.min(length, MAX_HEADER, size));
    const end = headerLength(bytes);
    if (end !== null) return bytes.subarray(0, end);
    if (length >= size) return bytes;
    if (length >= MAX_HEADER) return bytes.subarray(0, bytes.lastIndexOf(0x0a) + 1);
  }
}

/** Bytes from a place in a file; fewer where it ends. */
export async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(Math.max(0, length));
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(buffer, filled, length - filled, position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}
