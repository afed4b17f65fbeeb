import { acquireLock, type Lock } from '../submit/lock.ts';
import { accountKey } from './rules.ts';
import type { World } from './world.ts';

/** Runs something that writes while no other run may for these accounts. @param names of accounts; empty: all */
export async function withLocks<T>(world: World, names: readonly string[], work: () => Promise<T>): Promise<T> {
  const accounts = world.config.accounts.filter(({ name }) => names.length === 0 || names.includes(name));
  // Always in one order: two runs that want the same locks can't hold one each.
  const keys = [...new Set(accounts.map(accountKey))].sort();
  const held: Lock[] = [];
  try {
    for (const key of keys) held.push(await acquireLock(world.stateDir, key, { ...world.process, since: world.clock }));
    return await work();
  } finally {
    for (const lock of held) await lock.release();
  }
}
