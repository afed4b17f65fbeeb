import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolders } from '../../mailstore/write-maildir.ts';
import { Authority } from '../certificates.ts';
import { freePort, PASSWORD } from '../dovecot.ts';
import { Running } from './running.ts';
import { clientOf, type ServerKind } from './test-server.ts';
import { handOver, privateFolder, unpackedHere, versionOf } from './unpacked.ts';

/** As many Japanese hosts lay folders out: under `INBOX.`, no SPECIAL-USE, no CONDSTORE, no MOVE. */
export const courier: ServerKind = {
  name: 'Courier',
  version: () => versionOf('courier') ?? '',
  here: () => unpackedHere('courier'),
  offers: ['UIDPLUS', 'keywords'],
  async start(users) {
    const folder = privateFolder('courier');
    const [port, tlsPort] = [await freePort(), await freePort()];
    const authority = new Authority(folder);
    const { cert, key } = authority.issue('localhost');
    writeFileSync(join(folder, 'server.pem'), readFileSync(cert, 'utf8') + readFileSync(key, 'utf8'));
    writeConfiguration(folder, users);
    writeFileSync(join(folder, 'inside.sh'), INSIDE);
    handOver(folder);
    const command = ['bash', join(folder, 'inside.sh'), folder, String(port), String(tlsPort)];
    const running = await Running.start('courier', folder, port, command);
    return {
      port,
      imap: (user) => ({ host: 'localhost', port: tlsPort, ca: authority.ca, user, auth: { password: PASSWORD } }),
      path: (path) => (path === 'INBOX' ? path : `INBOX.${path.replaceAll('/', '.')}`),
      client: (user) => clientOf(port, user),
      stop: () => running.stop(),
    };
  },
};

function writeConfiguration(folder: string, users: readonly string[]): void {
  const etc = join(folder, 'overlay', 'etc');
  mkdirSync(join(etc, 'courier'));
  const daemon = {
    authmodulelist: 'authuserdb',
    authmodulelistorig: 'authuserdb',
    daemons: '4',
    authdaemonvar: '/run/courier/authdaemon',
    DEBUG_LOGIN: '0',
    DEFAULTOPTIONS: '',
    LOGGEROPTS: '',
  };
  const lines = Object.entries(daemon).map(([name, value]) => `${name}="${value}"\n`);
  writeFileSync(join(etc, 'courier', 'authdaemonrc'), lines.join(''));
  // One hash serves all: Courier's own userdbpw would take a process for each.
  const hash = execFileSync('openssl', ['passwd', '-1', PASSWORD], { encoding: 'utf8' }).trim();
  const entries = users.map((user) => {
    const home = join(folder, 'mail', user);
    makeFolders(join(home, 'Maildir'), ['Sent', 'Drafts', 'Trash']);
    return `${user}\thome=${home}|mail=${home}/Maildir|uid=1000|gid=1000|imappw=${hash}\n`;
  });
  writeFileSync(join(etc, 'courier', 'userdb'), entries.join(''), { mode: 0o600 });
  writeFileSync(join(etc, 'passwd'), `${readFileSync('/etc/passwd', 'utf8')}courier:x:1000:1000::/:/bin/false\n`);
  writeFileSync(join(etc, 'group'), `${readFileSync('/etc/group', 'utf8')}courier:x:1000:\n`);
}

const INSIDE = `set -e
folder=$1 plain=$2 tls=$3
mkdir -p /run/courier/authdaemon
makeuserdb
(set -a; . /etc/courier/authdaemonrc; exec /usr/lib/courier/courier-authlib/authdaemond) &
set -a
. /etc/courier/imapd
. /etc/courier/imapd-ssl
TLS_CERTFILE=$folder/server.pem TLS_DHPARAMS= TLS_CACHEFILE= IMAP_UMASK=022 SENDMAIL=/bin/false
set +a
serve() { couriertcpd -address=127.0.0.1 -maxprocs=100 -maxperip=100 -nodnslookup -noidentlookup "$@" /usr/lib/courier/courier/imaplogin /usr/bin/imapd Maildir; }
IMAP_STARTTLS=YES serve "$plain" &
IMAP_TLS=1 serve "$tls" /usr/bin/couriertls -server -tcpd &
wait
`;
