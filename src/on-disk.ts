import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Ends the name of a file that is still being written. */
const UNFINISHED = '.client-check-tmp';

/** One as old as this was left by a process that was killed, in milliseconds. */
const STALE = 3_600_000;

/**
 * Writes a file whole or not at all, its owner's alone: whoever reads it, also after a crash or a power cut, finds the old content or
 * the new one. On a full disk the old one stays. Throws what the file system throws.
 * @param mode of a file of the user's own, which keeps it
 */
export async function writeWhole(file: string, content: string | Uint8Array, mode = 0o600): Promise<void> {
  // A link stays a link.
  const target = await realpath(file).catch(() => file);
  const folder = dirname(target);
  const unfinished = `${target}.${randomBytes(6).toString('hex')}${UNFINISHED}`;
  try {
    const handle = await open(unfinished, 'wx', 0o600);
    try {
      // Writes on until all is written: a disk that is nearly full takes a part of it without an error.
      await handle.writeFile(content);
      if (mode !== 0o600) await handle.chmod(mode);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(unfinished, target);
  } catch (cause) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw cause;
  }
  await syncFolder(folder);
  await removeStale(folder);
}

/** A folder that only its owner may enter, with those above it; on the disk when this returns. */
export async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: 0o700 });
  for (let made = folder; first !== undefined; made = dirname(made)) {
    await syncFolder(dirname(made));
    if (made === first || made === dirname(made)) break;
  }
}

/** A new file is there after a power cut only once its folder is on the disk too. Windows can't do it and needs it not. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

/** What killed processes have left is of no use to anybody. That it can't be removed is no fault of the file that was written. */
async function removeStale(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((one) => one.endsWith(UNFINISHED))) {
    const left = await stat(join(folder, name)).catch(() => null);
    // By the clock of the file system, which has just dated the folder.
    const now = await stat(folder).catch(() => null);
    if (left && now && now.mtimeMs - left.mtimeMs > STALE)
      await rm(join(folder, name), { force: true }).catch(() => {});
  }
}
