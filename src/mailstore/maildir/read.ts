import { type FileHandle, open } from 'node:fs/promises';

/** A header section longer than this is cut at its last whole line. */
const MAX_HEADER = 1_048_576;
const FIRST_READ = 8_192;

/** What is read of a message file. */
export interface HeaderRead {
  readonly header: Uint8Array;
  readonly mtime: number;
}

/**
 * A message file's header section, and no more of the file than holds it. Throws the file system's error, and an Error for
 * what is no message: a folder, an empty file.
 */
export async function readHeader(path: string): Promise<HeaderRead> {
  const file = await open(path, 'r');
  try {
    const { size, mtimeMs } = await file.stat();
    let read: Buffer = Buffer.alloc(0);
    for (let length = FIRST_READ; ; length *= 8) {
      read = await readStart(file, Math.min(length, MAX_HEADER, size));
      const end = headerEnd(read);
      if (end >= 0) return { header: read.subarray(0, end), mtime: mtimeMs };
      if (read.length >= MAX_HEADER || length >= size) break;
    }
    if (size === 0) throw new Error('empty file');
    // No empty line: a mail without a body, or a header past the bound, of which the last line may be half.
    const end = read.length >= MAX_HEADER ? read.lastIndexOf(0x0a) + 1 : read.length;
    return { header: read.subarray(0, end), mtime: mtimeMs };
  } finally {
    await file.close();
  }
}

/** The beginning of a message file, at most `length` bytes. */
export async function readStartOf(path: string, length: number): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    return await readStart(file, Math.min(length, (await file.stat()).size));
  } finally {
    await file.close();
  }
}

async function readStart(file: FileHandle, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(buffer, filled, length - filled, filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}

/** Where the header section ends: behind the line end before the first empty line; -1 where there is none yet. */
export function headerEnd(bytes: Uint8Array): number {
  for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1)) {
    if (bytes[at + 1] === 0x0a || (bytes[at + 1] === 0x0d && bytes[at + 2] === 0x0a)) return at + 1;
  }
  return -1;
}
