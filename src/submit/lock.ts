import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ClientCheckError } from '../errors.ts';
import { tryLockFile } from '../file-lock.ts';
import type { Instant } from '../mail/address.ts';
import { sha256 } from './journal.ts';

/** Who holds the lock, for the one who finds it taken. */
export interface Holder {
  readonly pid: number;
  readonly command: string;
  readonly since: Instant;
}

export interface Lock {
  readonly release: () => Promise<void>;
}

/**
 * One run at a time writes drafts or sends for an account. The lock is the operating system's own, on a file in the state folder:
 * it goes with its process, however that ends, so none is ever left behind. What stands in the file only names the holder.
 * Throws `locked` where another run holds it.
 */
export async function acquireLock(stateDir: string, account: string, holder: Holder): Promise<Lock> {
  const file = join(stateDir, 'locks', `${sha256(account).slice(0, 16)}.lock`);
  try {
    const locked = await tryLockFile(file);
    if (locked === null) {
      const other = await holderIn(file);
      throw new ClientCheckError('locked', { pid: other?.pid ?? '?', command: other?.command ?? '?', file });
    }
    const { handle, release } = locked;
    await handle.truncate(0);
    await handle.appendFile(`${JSON.stringify(holder)}\n`);
    return {
      release: async () => {
        await handle.truncate(0).catch(() => undefined);
        await release();
      },
    };
  } catch (cause) {
    if (cause instanceof ClientCheckError) throw cause;
    throw new ClientCheckError(
      'file-unwritable',
      { file, reason: (cause as NodeJS.ErrnoException).code ?? '' },
      { cause },
    );
  }
}

/** Who wrote his name into the file; the one who has only just taken it may not have done so yet. */
async function holderIn(file: string): Promise<Holder | null> {
  for (let look = 0; look < 10; look += 1) {
    try {
      const { pid, command, since } = JSON.parse(await readFile(file, 'utf8'));
      return { pid: Number(pid), command: String(command).slice(0, 40), since: Number(since) };
    } catch {
      await pause(20);
    }
  }
  return null;
}
