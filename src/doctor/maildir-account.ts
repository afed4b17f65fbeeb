import { access, constants } from 'node:fs/promises';
import type { AccountConfig } from '../config/config.ts';
import { openMaildir } from '../mailstore/maildir.ts';
import { found, fromError, ok, result, skippedAfter } from './finding.ts';
import { foldersFinding } from './imap-account.ts';
import type { Finding, Result } from './types.ts';

/** All about an account in a folder that mbsync or offlineimap keeps. */
export async function maildirChecks(account: AccountConfig, path: string): Promise<readonly Result[]> {
  const { name, folders } = account;
  try {
    const store = await openMaildir({ account: name, path, folders });
    const roles = await store.listMailboxes().then(foldersFinding, fromError);
    await store.close();
    return [
      result('maildir', name, ok({ ja: path, en: path })),
      result('folders', name, roles),
      result('write-permission', name, await writable(path)),
    ];
  } catch (error) {
    const later = skippedAfter('maildir');
    return [
      result('maildir', name, fromError(error)),
      result('folders', name, later),
      result('write-permission', name, later),
    ];
  }
}

async function writable(file: string): Promise<Finding> {
  try {
    await access(file, constants.W_OK | constants.X_OK);
    return ok();
  } catch (error) {
    return found('fault', 'maildir-unwritable', { file, reason: (error as NodeJS.ErrnoException).code ?? '' });
  }
}
