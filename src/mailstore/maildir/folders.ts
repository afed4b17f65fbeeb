import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import iconv from 'iconv-lite';

/** A folder of a Maildir: its path as IMAP would show it, and where it lies. */
export interface MaildirFolder {
  readonly path: string;
  readonly directory: string;
}

/** Deeper folders than this are no mail. */
const MAX_DEPTH = 12;

/**
 * The folders below a root: Maildir++ (`.Sent`, `.a.b`) and nested ones (`Sent`, `a/b`), as mbsync and offlineimap keep them; a
 * root that is itself a Maildir is INBOX. Links are followed to folders, but never round in a circle.
 */
export async function findFolders(root: string): Promise<MaildirFolder[]> {
  const folders: MaildirFolder[] = [];
  if (await isMaildir(root)) folders.push({ path: 'INBOX', directory: root });
  await walk(root, '', 0, new Set([await identity(root)]), folders);
  return folders;
}

async function walk(
  directory: string,
  parent: string,
  depth: number,
  seen: Set<string>,
  found: MaildirFolder[],
): Promise<void> {
  if (depth >= MAX_DEPTH) return;
  const entries = await readdir(directory, { withFileTypes: true });
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (['cur', 'new', 'tmp', '.', '..'].includes(entry.name)) continue;
    const child = join(directory, entry.name);
    if (!(await isDirectory(entry, child))) continue;
    const id = await identity(child);
    if (seen.has(id)) continue;
    seen.add(id);
    const path = pathOf(entry.name, parent);
    if (await isMaildir(child)) found.push({ path: /^inbox$/i.test(path) ? 'INBOX' : path, directory: child });
    // Dot folders that are no Maildir (.notmuch, .mbsyncstate) hold none either.
    else if (entry.name.startsWith('.')) continue;
    await walk(child, path, depth + 1, seen, found);
  }
}

/** `.a.b` below a Maildir++ root is a/b; a nested folder's name is one level. */
function pathOf(name: string, parent: string): string {
  const levels = name.startsWith('.') ? name.slice(1).split('.') : [name];
  const decoded = levels.map(decodeName).join('/');
  return parent === '' ? decoded : `${parent}/${decoded}`;
}

/** Dovecot and mbsync write modified UTF-7 (RFC 3501 5.1.3), offlineimap may write UTF-8: a name that does not survive the way back is plain. */
function decodeName(name: string): string {
  if (!/&[A-Za-z0-9+,]*-/.test(name) || /[^\x20-\x7e]/.test(name)) return name;
  const decoded = iconv.decode(Buffer.from(name, 'latin1'), 'utf-7-imap');
  return iconv.encode(decoded, 'utf-7-imap').toString('latin1') === name ? decoded : name;
}

async function isMaildir(directory: string): Promise<boolean> {
  return (await Promise.all(['cur', 'new'].map((name) => exists(join(directory, name))))).every(Boolean);
}

async function isDirectory(entry: Dirent, path: string): Promise<boolean> {
  return entry.isDirectory() || (entry.isSymbolicLink() && (await exists(path)));
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() ?? false;
}

async function identity(path: string): Promise<string> {
  const { dev, ino } = await stat(path);
  return `${dev}:${ino}`;
}
