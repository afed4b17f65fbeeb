import { execFileSync } from 'node:child_process';
import { makeFolders, writeMail } from '../../mailstore/write-maildir.ts';
import { dovecotHere, findProgram } from '../available.ts';
import { Dovecot, type DovecotOptions, PASSWORD } from '../dovecot.ts';
import type { ServerKind } from './test-server.ts';

/** What Microsoft 365 offers over IMAP: no CONDSTORE, QRESYNC or SPECIAL-USE. */
const MICROSOFT = 'IMAP4rev1 SASL-IR UIDPLUS MOVE ID UNSELECT CHILDREN IDLE NAMESPACE LITERAL+';

const JAPANESE: Readonly<Record<string, string>> = { Sent: '送信済み', Drafts: '下書き', Trash: 'ゴミ箱' };

export const dovecot = kind('Dovecot', {});
export const dovecotJapanese = kind('Dovecot, Japanese names, no SPECIAL-USE', { folders: 'ja', specialUse: false });
export const microsoft = kind('Microsoft 365 look-alike', {
  specialUse: false,
  capabilities: MICROSOFT,
  keywords: false,
});

function kind(name: string, options: DovecotOptions): ServerKind {
  const path = (folder: string) => (options.folders === 'ja' ? (JAPANESE[folder] ?? folder) : folder);
  return {
    name,
    version: () =>
      execFileSync(findProgram('dovecot') ?? 'dovecot', ['--version'], { encoding: 'utf8' }).split(' ')[0] ?? '',
    here: dovecotHere,
    offers: options.capabilities
      ? ['UIDPLUS', 'MOVE']
      : ['CONDSTORE', 'QRESYNC', 'UIDPLUS', 'MOVE', 'SPECIAL-USE', 'keywords'],
    delivers: 'to come',
    async start() {
      const server = await Dovecot.start(options);
      let count = 0;
      return {
        port: server.port,
        imap: (user) => ({
          host: 'localhost',
          port: server.tlsPort,
          ca: server.ca,
          user,
          auth: { password: PASSWORD },
        }),
        path,
        client: (user) => server.client(user),
        deliver: async (user, mails) => {
          for (const { folder, bytes, flags, at } of mails) {
            count += 1;
            const name = `${Math.floor(Date.parse(at) / 1_000)}.M${count}.corpus:2,${flags}`;
            const own = folder === '' ? '' : path(folder);
            makeFolders(server.maildir(user), own === '' ? [] : [own]);
            writeMail(server.maildir(user), { folder: own, bytes, at, name });
          }
          server.own(user);
        },
        stop: async () => server.stop(),
      };
    },
  };
}
