import { join } from 'node:path';
import type { FactCache } from '../cache/fact-cache.ts';
import { cacheFolder } from '../config/folders.ts';
import type { LoadedConfig } from '../config/load.ts';
import type { Surroundings } from '../config/search.ts';
import type { Made } from './remember-list.ts';
import type { World } from './world.ts';

/** Caches that `readAhead` has opened, by the account's name. */
const opened = new Map<string, Promise<FactCache | null>>();

/** Opens the accounts' caches and reads the facts in them, for the first that asks for each. */
export async function readAhead(around: Surroundings, { config }: LoadedConfig): Promise<void> {
  const { openCache } = await import('./open-cache.ts');
  for (const account of config.accounts) {
    const opening = openCache(account, join(cacheFolder(around), 'mail'));
    opened.set(account.name, opening);
    // What can't be read is told when it is used.
    await opening.then((cache) => cache?.readAhead()).catch(() => undefined);
  }
}

/** What of the world is kept from run to run; nothing with `CLIENT_CHECK_NO_CACHE`. */
export function remembering(made: Made): Pick<World, 'openCache' | 'remember'> {
  if (made.around.env['CLIENT_CHECK_NO_CACHE']) return {};
  return {
    openCache: async (account, purpose) => {
      const early = purpose === undefined ? opened.get(account.name) : undefined;
      opened.delete(account.name);
      if (early) return early;
      const { openCache } = await import('./open-cache.ts');
      return openCache(account, join(cacheFolder(made.around), 'mail'), purpose);
    },
    remember: async (readings, view) => {
      const { rememberList } = await import('./remember-list.ts');
      const { rememberIds } = await import('./remember-ids.ts');
      await Promise.all([rememberList(readings, view, made), rememberIds(view, made)]);
    },
  };
}
