import { FactCache } from '../cache/fact-cache.ts';
import type { AccountConfig } from '../config/config.ts';
import { accountKey } from './rules.ts';

/** Put in by the build. */
declare const BUILD: string | undefined;

/** Opens what earlier runs of this build have read of an account. */
export function openCache(account: AccountConfig, folder: string): Promise<FactCache | null> {
  const { source } = account;
  // Another port is another server; what is remembered of one would hide what lies on the other.
  const port = source.kind === 'imap' ? `\n${source.server.port}` : '';
  return FactCache.open(folder, `${accountKey(account)}${port}`, typeof BUILD === 'undefined' ? 'source' : BUILD);
}
