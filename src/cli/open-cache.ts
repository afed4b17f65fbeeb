import { FactCache } from '../cache/fact-cache.ts';
import type { AccountConfig } from '../config/config.ts';
import { accountKey } from './rules.ts';

/** Put in by the build. */
declare const BUILD: string | undefined;

/**
 * Opens what earlier runs of this build have read of an account.
 * @param purpose of a reading that goes further back than the morning's, which keeps no more than it needs
 */
export function openCache(account: AccountConfig, folder: string, purpose = ''): Promise<FactCache | null> {
  const { source } = account;
  // Another port is another server; what is remembered of one would hide what lies on the other.
  const port = source.kind === 'imap' ? `\n${source.server.port}` : '';
  return FactCache.open(
    folder,
    `${accountKey(account)}${port}${purpose === '' ? '' : `\n${purpose}`}`,
    typeof BUILD === 'undefined' ? 'source' : BUILD,
  );
}
