import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import iconv from 'iconv-lite';

/** A folder of a Maildir: its path in IMAP's way, with `/` between levels, and where its files lie. */
export interface MaildirFolder {
  readonly path: string;
  readonly dir: string;
}

const OWN = new Set(['cur', 'new', 'tmp']);
const MAX_DEPTH = 12;

/**
 * The folders under a root, in each of the layouts that are about: Maildir++ (`.Sent`, `.a.b`: Dovecot, Courier, mbsync's
 * SubFolders Maildir++), nested (`Sent`, `a/b`: mbsync's Verbatim, Dovecot's fs, offlineimap with sep=/), nested with dots below
 * the first level (`a/.b`: mbsync's Legacy), and `INBOX.Sent` side by side (offlineimap). The root itself is INBOX where it holds
 * mail. Symbolic links to folders are followed (people move an archive to another disk), loops are not.
 * Throws what the file system throws where the root can't be read.
 */
export async function findFolders(root: string): Promise<MaildirFolder[]> {
  const found: MaildirFolder[] = [];
  const seen = new Set<string>();
  const add = (path: string, dir: string) => {
    // INBOX both as the root and as a folder: neither may hide the other.
    let name = path;
    for (let n = 2; found.some((folder) => folder.path === name); n += 1) name = `${path}~${n}`;
    found.push({ path: name, dir });
  };
  const walk = async (dir: string, parent: string | null, depth: number): Promise<void> => {
    for (const entry of await subfolders(dir, parent === null)) {
      const sub = join(dir, entry);
      const real = await realpath(sub).catch(() => null);
      if (real === null || seen.has(real)) continue;
      seen.add(real);
      const holdsMail = await isMaildir(sub);
      // .git, .notmuch and the like
      if (entry.startsWith('.') && !holdsMail) continue;
      const path = folderPath(entry, parent);
      if (holdsMail) add(path, sub);
      const flat = parent === null && entry.startsWith('.');
      if (!flat && depth < MAX_DEPTH) await walk(sub, path, depth + 1);
    }
  };
  seen.add(await realpath(root));
  if (await isMaildir(root)) add('INBOX', root);
  await walk(root, null, 0);
  return found;
}

/** Names of folders within a folder, sorted; throws for the root only. */
async function subfolders(dir: string, isRoot: boolean): Promise<string[]> {
  let entries: Dirent[];
  try {
    entries = await readdir(dir, { withFileTypes: true });
  } catch (error) {
    if (isRoot) throw error;
    return [];
  }
  return entries
    .filter((entry) => (entry.isDirectory() || entry.isSymbolicLink()) && !OWN.has(entry.name))
    .map(({ name }) => name)
    .sort();
}

/** A folder with `cur` or `new`. One that may not be looked into counts too, so that it is reported and not passed over. */
async function isMaildir(dir: string): Promise<boolean> {
  for (const name of ['cur', 'new']) {
    try {
      if ((await stat(join(dir, name))).isDirectory()) return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EACCES') return true;
    }
  }
  return false;
}

function folderPath(name: string, parent: string | null): string {
  if (parent !== null) return `${parent}/${decodeName(name.startsWith('.') ? name.slice(1) : name)}`;
  const dotted = name.startsWith('.') ? name.slice(1) : /^inbox\./i.test(name) ? name : null;
  const path = dotted === null ? decodeName(name) : dotted.split('.').map(decodeName).join('/');
  return path.replace(/^inbox(?=$|\/)/i, 'INBOX');
}

/** A level's name, which stands in modified UTF-7 (RFC 3501 5.1.3) or in UTF-8. */
export function decodeName(name: string): string {
  if (!/^[\x20-\x25\x27-\x7e]*&[\x20-\x7e]*$/.test(name)) return name;
  const decoded = iconv.decode(Buffer.from(name, 'latin1'), 'utf-7-imap');
  // "R&D" is no modified UTF-7: only what comes back the same was one.
  return iconv.encode(decoded, 'utf-7-imap').toString('latin1') === name ? decoded : name;
}

/** The levels above a path, the highest first. */
export function ancestors(path: string): string[] {
  const levels = path.split('/');
  return levels.slice(1).map((_, i) => levels.slice(0, i + 1).join('/'));
}

/** The root and all folders, with those between them, and where their mail lies: no mail comes or goes without one of them changing. */
export function watchedFolders(root: string, dirs: readonly string[]): string[] {
  const watched = new Set([root]);
  for (const dir of dirs) {
    for (const part of ['cur', 'new']) watched.add(join(dir, part));
    for (let above = dir; above.length > root.length; above = dirname(above)) watched.add(above);
  }
  return [...watched];
}
