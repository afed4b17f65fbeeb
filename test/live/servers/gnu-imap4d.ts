import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolders } from '../../mailstore/write-maildir.ts';
import { Authority, type Certificate } from '../certificates.ts';
import { freePort, PASSWORD } from '../dovecot.ts';
import { Running } from './running.ts';
import { clientOf, type ServerKind } from './test-server.ts';
import { handOver, privateFolder, unpackedHere, versionOf } from './unpacked.ts';

const NO_ARRIVAL = 'its INTERNALDATE is the Date that the sender wrote, and these mails have no Received';

/** GNU Mailutils: the poor old server. No UIDPLUS, MOVE, SPECIAL-USE, CONDSTORE or keywords, and its UIDs do not last. */
export const gnuImap4d: ServerKind = {
  name: 'GNU imap4d',
  version: () => versionOf('gnu-imap4d') ?? '',
  here: () => unpackedHere('gnu-imap4d'),
  offers: [],
  lacks: {
    noArrival: true,
    noUidplus: true,
    scenarios: {
      'mail-without-the-usual-headers': NO_ARRIVAL,
      'order-of-arrival-and-ghosts': NO_ARRIVAL,
      'senders-with-wrong-clocks': NO_ARRIVAL,
    },
  },
  async start(users) {
    const folder = privateFolder('imap4d');
    const [port, tlsPort] = [await freePort(), await freePort()];
    const authority = new Authority(folder);
    writeConfiguration(folder, authority.issue('localhost'), [port, tlsPort]);
    writeUsers(folder, users);
    handOver(folder);
    const command = ['imap4d', '--no-site', `--config-file=${folder}/imap4d.conf`];
    const running = await Running.start('gnu-imap4d', folder, port, command);
    return {
      port,
      imap: (user) => ({ host: 'localhost', port: tlsPort, ca: authority.ca, user, auth: { password: PASSWORD } }),
      path: (path) => path,
      client: (user) => clientOf(port, user),
      stop: () => running.stop(),
    };
  },
};

/** It knows the system's accounts only: the namespace has an /etc/passwd of its own. */
function writeUsers(folder: string, users: readonly string[]): void {
  const hash = execFileSync('openssl', ['passwd', '-1', PASSWORD], { encoding: 'utf8' }).trim();
  const lines = users.map((user) => {
    makeFolders(join(folder, 'spool', user), []);
    for (const name of ['Sent', 'Drafts', 'Trash']) makeFolders(join(folder, 'home', user, 'mail', name), []);
    return `${user}:${hash}:1000:1000::${join(folder, 'home', user)}:/bin/sh\n`;
  });
  const passwd = lines.join('') + readFileSync('/etc/passwd', 'utf8');
  writeFileSync(join(folder, 'overlay', 'etc', 'passwd'), passwd);
}

function writeConfiguration(folder: string, { cert, key }: Certificate, ports: readonly [number, number]): void {
  for (const part of ['spool', 'home']) mkdirSync(join(folder, part));
  writeFileSync(
    join(folder, 'imap4d.conf'),
    `mode daemon;
foreground yes;
max-children 100;
timeout 600;
logging { syslog no; };
tls-file-checks { key-file none; cert-file none; ca-file none; };
tls { ssl-certificate-file ${cert}; ssl-key-file ${key}; };
auth { authentication generic:system; authorization system; };
mailbox { mail-spool ${folder}/spool; mailbox-type maildir; };
namespace personal { prefix "" { directory "$home/mail"; delimiter "/"; mailbox-type maildir; }; };
tcp-wrappers { enable no; };
server 127.0.0.1:${ports[0]} { tls-mode ondemand; };
server 127.0.0.1:${ports[1]} { tls-mode connection; };
`,
  );
}
