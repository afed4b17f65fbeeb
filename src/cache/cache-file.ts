import {
  chmodSync,
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';

/** More than LMDB writes into a new file and its lock before it can tell of an error. */
const ROOM = Buffer.alloc(65_536, 1);

/**
 * Makes a cache file ready to be opened, ours alone, with those that LMDB lays beside it. It maps the file into memory and dies of
 * one that is shorter than it was, as it does of a full disk when it makes a new one: the former is thrown away, of the latter this
 * throws what the file system says.
 */
export function prepare(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  if (sizeOf(file) < sealedSize(file))
    for (const one of [file, `${file}-lock`, sealOf(file)]) rmSync(one, { force: true });
  const probe = `${file}.${process.pid}`;
  try {
    writeFileSync(probe, ROOM, { mode: 0o600 });
  } finally {
    rmSync(probe, { force: true });
  }
  for (const one of [file, `${file}-lock`]) {
    // LMDB would make them by the umask.
    closeSync(openSync(one, 'a', 0o600));
    chmodSync(one, 0o600);
  }
}

/** Notes how long the file is now that something was written. */
export function seal(file: string): void {
  const unfinished = `${sealOf(file)}.${process.pid}`;
  writeFileSync(unfinished, String(sizeOf(file)), { mode: 0o600 });
  renameSync(unfinished, sealOf(file));
}

function sealOf(file: string): string {
  return `${file}-size`;
}

/** A file that was never sealed, but is not empty, is none of which anything is known. */
function sealedSize(file: string): number {
  try {
    return Number(readFileSync(sealOf(file), 'utf8')) || Number.POSITIVE_INFINITY;
  } catch {
    return sizeOf(file) > 0 ? Number.POSITIVE_INFINITY : 0;
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
