import { join } from 'node:path';
import { cacheFolder } from '../config/folders.ts';
import type { Made } from './remember-list.ts';
import type { World } from './world.ts';

/** What of the world is kept from run to run; nothing with `CLIENT_CHECK_NO_CACHE`. */
export function remembering(made: Made): Pick<World, 'openCache' | 'remember'> {
  if (made.around.env['CLIENT_CHECK_NO_CACHE']) return {};
  return {
    openCache: async (account, purpose) => {
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
