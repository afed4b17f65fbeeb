import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Dovecot } from '../dovecot.ts';
import type { OAuthServer } from './server.ts';

/** A Dovecot that takes an OAuth2 server's tokens (XOAUTH2 and OAUTHBEARER), and asks it about each. */
export async function dovecotFor(server: OAuthServer, mechanisms = 'xoauth2 oauthbearer') {
  const folder = mkdtempSync(join(tmpdir(), 'client-check-oauth-'));
  chmodSync(folder, 0o755);
  const file = join(folder, 'oauth2.conf');
  const lines = [
    'introspection_mode = post',
    `introspection_url = ${server.introspection}`,
    'username_attribute = sub',
    'active_attribute = active',
    'active_value = true',
    'force_introspection = yes',
  ];
  writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o644 });
  const more = `
auth_mechanisms = plain login ${mechanisms}
passdb {
  driver = oauth2
  mechanisms = ${mechanisms}
  args = ${file}
}
`;
  const dovecot = await Dovecot.start({ more });
  return {
    dovecot,
    stop: () => {
      dovecot.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
