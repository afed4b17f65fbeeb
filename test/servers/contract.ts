import { describe } from 'vitest';
import type { ServerKind, TestServer } from '../live/servers/test-server.ts';
import { contract, FOLDERS, fixture } from '../mailstore/contract.ts';
import { load } from './load.ts';
import { storeOf } from './store.ts';

export const CONTRACT_USER = 'contract';

/** The contract of a mail store, over mail that was stored by APPEND. */
export function serverContract(given: () => TestServer, kind: ServerKind): void {
  describe('contract', () => {
    contract(
      'IMAP',
      async () => {
        const mails = fixture().map(({ folder, name, bytes, at = '2026-11-20T10:00:00+09:00' }) => ({
          folder,
          bytes: Buffer.from(bytes),
          flags: name.split(':2,')[1] ?? '',
          at,
        }));
        await load(kind, given(), CONTRACT_USER, mails, FOLDERS);
        return storeOf(given(), CONTRACT_USER);
      },
      { ...kind.lacks, at: (path) => given().path(path) },
    );
  });
}
