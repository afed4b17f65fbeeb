import { setTimeout as pause } from 'node:timers/promises';
import { ClientCheckError } from '../errors.ts';
import { type LockedFile, tryLockFile } from '../file-lock.ts';

/** How long another process may take to refresh, in milliseconds: its request ends within thirty seconds. */
const PATIENCE = 45_000;
const LOOK = 50;

/** Runs something while no other process, and nothing else in this one, refreshes or removes the same tokens. Waits its turn. */
export async function withTokenLock<T>(file: string, account: string, work: () => Promise<T>): Promise<T> {
  const locked = await waitForLock(file, account);
  try {
    return await work();
  } finally {
    await locked.release();
  }
}

async function waitForLock(file: string, account: string): Promise<LockedFile> {
  for (let waited = 0; waited < PATIENCE; waited += LOOK) {
    const locked = await tryLockFile(file).catch((cause) => {
      if (cause instanceof ClientCheckError) throw cause;
      throw new ClientCheckError('file-unwritable', { file, reason: cause.code ?? String(cause) }, { cause });
    });
    if (locked !== null) return locked;
    await pause(LOOK);
  }
  throw new ClientCheckError('sign-in-elsewhere', { account, seconds: PATIENCE / 1_000 });
}
