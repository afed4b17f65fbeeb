import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Authority, type Certificate } from '../certificates.ts';
import { freePort, PASSWORD } from '../dovecot.ts';
import { Running } from './running.ts';
import { clientOf, type ServerKind } from './test-server.ts';
import { handOver, privateFolder, unpackedHere, versionOf } from './unpacked.ts';

/** Everything is there, SPECIAL-USE in lower case; the strictest of all in what it stores. */
export const cyrus: ServerKind = {
  name: 'Cyrus',
  version: () => versionOf('cyrus') ?? '',
  here: () => unpackedHere('cyrus'),
  offers: ['CONDSTORE', 'QRESYNC', 'UIDPLUS', 'MOVE', 'SPECIAL-USE', 'keywords'],
  async start(users) {
    const folder = privateFolder('cyrus');
    const [port, tlsPort] = [await freePort(), await freePort()];
    const authority = new Authority(folder);
    writeConfiguration(folder, authority.issue('localhost'), [port, tlsPort]);
    writeFileSync(join(folder, 'users'), `${users.join('\n')}\n`);
    writeFileSync(join(folder, 'inside.sh'), INSIDE);
    handOver(folder);
    const running = await Running.start('cyrus', folder, port, ['bash', join(folder, 'inside.sh'), folder]);
    return {
      port,
      imap: (user) => ({ host: 'localhost', port: tlsPort, ca: authority.ca, user, auth: { password: PASSWORD } }),
      path: (path) => path,
      client: (user) => clientOf(port, user),
      stop: () => running.stop(),
    };
  },
};

function writeConfiguration(folder: string, { cert, key }: Certificate, ports: readonly [number, number]): void {
  for (const part of ['conf', 'spool', 'run']) mkdirSync(join(folder, part));
  const etc = join(folder, 'overlay', 'etc');
  writeFileSync(join(etc, 'passwd'), `${readFileSync('/etc/passwd', 'utf8')}cyrus:x:1000:1000::/:/bin/false\n`);
  writeFileSync(join(etc, 'group'), `${readFileSync('/etc/group', 'utf8')}cyrus:x:1000:\n`);
  const settings = {
    configdirectory: `${folder}/conf`,
    'partition-default': `${folder}/spool`,
    defaultpartition: 'default',
    cyrus_user: 'cyrus',
    cyrus_group: 'cyrus',
    admins: 'cyrusadmin',
    servername: 'localhost',
    unixhierarchysep: 'yes',
    altnamespace: 'yes',
    allowplaintext: 'yes',
    sasl_pwcheck_method: 'auxprop',
    sasl_auxprop_plugin: 'sasldb',
    sasl_sasldb_path: `${folder}/sasldb2`,
    sasl_mech_list: 'PLAIN',
    tls_server_cert: cert,
    tls_server_key: key,
    idlesocket: `${folder}/run/idle`,
    notifysocket: `${folder}/run/notify`,
    proc_path: `${folder}/run/proc`,
    mboxname_lockpath: `${folder}/run/lock`,
    skiplist_unsafe: 'yes',
    // Its default puts an X for each byte of a header that is not ASCII: what was raw Japanese nobody can read afterwards.
    munge8bit: 'no',
    autocreate_quota: '0',
    autocreate_inbox_folders: 'Sent | Drafts | Trash',
    autocreate_subscribe_folders: 'Sent | Drafts | Trash',
    'xlist-sent': 'Sent',
    'xlist-drafts': 'Drafts',
    'xlist-trash': 'Trash',
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name}: ${value}\n`);
  writeFileSync(join(folder, 'imapd.conf'), lines.join(''));
  const imapd = `imapd -C ${folder}/imapd.conf`;
  writeFileSync(
    join(folder, 'cyrus.conf'),
    `START { recover cmd="/usr/sbin/cyrus ctl_cyrusdb -C ${folder}/imapd.conf -r" }
SERVICES {
  imap cmd="${imapd}" listen="127.0.0.1:${ports[0]}" prefork=1
  imaps cmd="${imapd} -s" listen="127.0.0.1:${ports[1]}" prefork=0
}
EVENTS { }
`,
  );
}

const INSIDE = `set -e
folder=$1
SASL_PATH=$(echo /usr/lib/*/sasl2)
export SASL_PATH
while read -r user; do printf '%s' '${PASSWORD}' | saslpasswd2 -p -c -f "$folder/sasldb2" -u localhost "$user"; done < "$folder/users"
exec /usr/lib/cyrus/bin/master -C "$folder/imapd.conf" -M "$folder/cyrus.conf" -p "$folder/run/master.pid"
`;
