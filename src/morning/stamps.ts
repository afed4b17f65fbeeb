import { type BigIntStats, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What tells whether a file or folder is as it was: '' where there is none. */
export type Stamp = string;

/** More than this is not looked through each morning. */
const MAX_ENTRIES = 3_000;

/** The kernel dates files by a clock that is up to some milliseconds behind. */
const COARSE = 50n * 1_000_000n;

/** A path's stamp; of a folder its own entry only, so what lies in it must have come and gone to show. */
export function stampOf(path: string): Stamp {
  const stats = statOf(path);
  return stats === null ? '' : textOf(stats);
}

/**
 * Stamps of paths, and of all that lies below the `trees`. Null where something was changed since the instant `begun` (ms): a
 * second change within the same tick of the clock would not show; and where there is too much.
 */
export function takeStamps(
  paths: readonly string[],
  trees: readonly string[],
  begun: number,
): Readonly<Record<string, Stamp>> | null {
  const stamps: Record<string, Stamp> = {};
  const limit = BigInt(Math.floor(begun)) * 1_000_000n - COARSE;
  const take = (path: string): BigIntStats | null | false => {
    const stats = statOf(path);
    stamps[path] = stats === null ? '' : textOf(stats);
    return stats !== null && (stats.mtimeNs > limit || stats.ctimeNs > limit) ? false : stats;
  };
  for (const path of paths) if (take(path) === false) return null;
  const left = [...trees];
  for (let path = left.pop(); path !== undefined; path = left.pop()) {
    const stats = take(path);
    if (stats === false || Object.keys(stamps).length > MAX_ENTRIES) return null;
    if (stats?.isDirectory()) left.push(...readdirSync(path).map((name) => join(path, name)));
  }
  return stamps;
}

/** Is everything as it was stamped? */
export function isAsStamped(stamps: Readonly<Record<string, Stamp>>): boolean {
  return Object.entries(stamps).every(([path, stamp]) => stampOf(path) === stamp);
}

function statOf(path: string): BigIntStats | null {
  return statSync(path, { bigint: true, throwIfNoEntry: false }) ?? null;
}

function textOf({ dev, ino, size, mode, mtimeNs, ctimeNs }: BigIntStats): Stamp {
  return [dev, ino, size, mode, mtimeNs, ctimeNs].join(' ');
}
