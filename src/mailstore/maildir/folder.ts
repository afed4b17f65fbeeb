import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Instant } from '../../mail/address.ts';
import { type FileName, nameTime, parseFileName } from './file-name.ts';

/** A message's file as a folder lists it. */
export interface MessageFile extends FileName {
  readonly sub: 'new' | 'cur';
  readonly name: string;
}

const MARGIN = 2 * 86_400_000;

/** How many files are open at a time. */
export const CONCURRENCY = 32;

/**
 * The messages of a folder, by UID. `new` is listed before `cur`: a message that is moved meanwhile is then seen twice, never
 * not at all. Throws what the file system throws.
 */
export async function listFiles(dir: string): Promise<Map<string, MessageFile>> {
  const files = new Map<string, MessageFile>();
  let missing = 0;
  for (const sub of ['new', 'cur'] as const) {
    const names = await readdir(join(dir, sub)).catch((error: NodeJS.ErrnoException) => {
      missing += 1;
      if (error.code !== 'ENOENT' || missing === 2) throw error;
      return [];
    });
    for (const name of names) {
      // Dot files are no messages: NFS puts files there that were removed while open.
      if (name.startsWith('.')) continue;
      const file = { ...parseFileName(name), sub, name };
      files.set(file.uid, sub === 'new' ? { ...file, letters: '' } : file);
    }
  }
  return files;
}

/**
 * Can a file be passed over because it is older than `since`? Only where both its name and its mtime are, by two days: each
 * alone may lie. A copied Maildir has new mtimes with old names, a restored one old mtimes; whoever moves mail between accounts
 * makes new names for old mail, which is then read and dated by its header. What is old in both came before `since` by any clock,
 * and a header's own Received is no later than its delivery.
 */
export async function isOld(dir: string, { sub, name }: MessageFile, since: Instant): Promise<boolean> {
  const delivered = nameTime(name);
  if (delivered === null || delivered >= since - MARGIN) return false;
  const stats = await lstat(join(dir, sub, name)).catch(() => null);
  return stats?.isFile() === true && stats.size > 0 && stats.mtimeMs < since - MARGIN;
}

/** Runs `work` over all items, a bounded number at a time. */
export async function eachOf<T>(items: readonly T[], limit: number, work: (item: T) => Promise<void>): Promise<void> {
  let next = 0;
  const run = async () => {
    for (let item = items[next++]; item !== undefined; item = items[next++]) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, run));
}
