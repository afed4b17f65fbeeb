import { openImap } from '../../src/mailstore/imap.ts';
import type { MailStore } from '../../src/mailstore/mailstore.ts';
import { PASSWORD } from '../live/dovecot.ts';
import type { TestServer } from '../live/servers/test-server.ts';

/** The store of a user on a server, as the program opens it; on the port without TLS, which is tested elsewhere. */
export function storeOf({ port }: TestServer, user: string, log?: (line: string) => void): Promise<MailStore> {
  return openImap({
    account: 'work',
    server: { host: '127.0.0.1', port, security: 'none', user },
    password: PASSWORD,
    ca: null,
    folders: { include: ['*'], exclude: [], sent: null, drafts: null },
    ...(log ? { log } : {}),
  });
}
