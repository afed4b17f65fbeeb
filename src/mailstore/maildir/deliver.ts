import { randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Instant } from '../../mail/address.ts';

/** The directories of a folder (https://cr.yp.to/proto/maildir.html); those that are missing are made. Not the folder itself. */
export async function makeParts(dir: string): Promise<void> {
  for (const part of ['cur', 'new', 'tmp']) {
    await mkdir(join(dir, part), { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

/** A name that no other file has: the second of delivery, what is ours alone, the host. */
export function uniqueName(at: Instant): string {
  const host = hostname().replaceAll('/', '\\057').replaceAll(':', '\\072');
  return `${Math.floor(at / 1_000)}.R${randomBytes(8).toString('hex')}P${process.pid}.${host}`;
}

/**
 * Puts a message into `cur` in one step, so that no program ever sees a part of it, and such that it outlasts a power failure.
 * `name` as `cur` is to have it. Its mtime is the moment of arrival, as Dovecot keeps it. Throws what the file system throws.
 */
export async function deliver(dir: string, base: string, name: string, bytes: Buffer, at: Instant): Promise<void> {
  const file = join(dir, 'tmp', base);
  try {
    const handle = await open(file, 'wx', 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.utimes(at / 1_000, at / 1_000);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(file, join(dir, 'cur', name));
  } catch (error) {
    await rm(file, { force: true }).catch(() => undefined);
    throw error;
  }
  await syncDirectory(join(dir, 'cur'));
}

/** Makes the names in a directory last. Some systems can't do it; the names are right all the same. */
export async function syncDirectory(dir: string): Promise<void> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(dir, 'r');
    await handle.sync();
  } catch {
    // Windows opens no directories, some network file systems do not sync them.
  } finally {
    await handle?.close();
  }
}
