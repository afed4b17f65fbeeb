import { readFileSync, statSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';

/** A thread that the last list showed, or kept off for a while. */
export interface Listed {
  readonly id: string;
  readonly account: string;
  readonly client: string;
  readonly subject: string;
  readonly group: 'listed' | 'snoozed' | 'settled';
}

const SCHEMA = 'client-check/listed/1';
/** More are of no use behind a Tab. */
const MAX_THREADS = 500;
const MAX_BYTES = 1_000_000;

/** What completion offers as IDs with this configuration. */
function listedFile(cacheFolder: string, config: string): string {
  return join(cacheFolder, 'listed', `${crc32(config).toString(16).padStart(8, '0')}.json`);
}

/** Keeps the IDs of a list. That they can't be kept costs a Tab. */
export async function keepListed(cacheFolder: string, config: string, threads: readonly Listed[]): Promise<void> {
  const file = listedFile(cacheFolder, config);
  const unfinished = `${file}.${process.pid}`;
  const text = JSON.stringify({ schema: SCHEMA, config, threads: threads.slice(0, MAX_THREADS) });
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await writeFile(unfinished, text, { mode: 0o600, flag: 'wx' });
    await rename(unfinished, file);
  } catch {
    // A full or read-only disk.
  }
}

/** The IDs that were kept; none where there are none, or where the file is not as we write it. */
export function readListed(cacheFolder: string, config: string): readonly Listed[] {
  try {
    const file = listedFile(cacheFolder, config);
    if (statSync(file).size > MAX_BYTES) return [];
    const kept = JSON.parse(readFileSync(file, 'utf8')) as { schema?: unknown; config?: unknown; threads?: unknown };
    if (kept.schema !== SCHEMA || kept.config !== config || !Array.isArray(kept.threads)) return [];
    return kept.threads.filter(isListed).slice(0, MAX_THREADS);
  } catch {
    return [];
  }
}

function isListed(value: unknown): value is Listed {
  const { id, account, client, subject, group } = (value ?? {}) as Record<string, unknown>;
  const texts = [account, client, subject, group].every((text) => typeof text === 'string');
  return texts && typeof id === 'string' && /^[0-9a-z]{1,40}$/.test(id);
}
