import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { liveServer, unavailable } from '../available.ts';

export type Unpacked = 'courier' | 'cyrus' | 'gnu-imap4d';

const uid = process.getuid?.() ?? 0;

/** Where unpack.sh puts the packages: outside the checkout, for it may lie where the servers' user can't go. */
const CACHE = process.env['CLIENT_CHECK_SERVERS'] || join(tmpdir(), `client-check-servers-${uid}`);

export const IN_ROOT = join(import.meta.dirname, 'in-root.sh');

export const rootOf = (name: Unpacked): string => join(CACHE, name);

/** Can a server that lies unpacked in the cache run here? Where not, that is said in one line, or an error in CI. */
export function unpackedHere(name: Unpacked): boolean {
  if (!liveServer(['openssl', 'unshare', 'setpriv'], 'Debian: apt-get install openssl util-linux')) return false;
  if (versionOf(name) === null) return unavailable(`${name} is not unpacked in ${CACHE} (test/live/servers/unpack.sh)`);
  namespaces ??= namespacesAllowed();
  return namespaces === '' || unavailable(`${name} needs user namespaces with overlayfs: ${namespaces}`);
}

/** The version of its package; null where it is not unpacked, or by somebody else: what lies in /tmp is not believed blindly. */
export function versionOf(name: Unpacked): string | null {
  try {
    const file = join(rootOf(name), '.versions');
    if (statSync(file).uid !== uid) return null;
    const main = { courier: 'courier-imap', cyrus: 'cyrus-imapd', 'gnu-imap4d': 'mailutils-imap4d' }[name];
    const line = readFileSync(file, 'utf8')
      .split('\n')
      .find((one) => one.startsWith(`${main} `));
    return /^\S+ (?:\d+:)?([\d.]+)/.exec(line ?? '')?.[1] ?? null;
  } catch {
    return null;
  }
}

let namespaces: string | undefined;

/** '' where a command runs in a namespace of its own, else the reason why not. */
function namespacesAllowed(): string {
  const folder = privateFolder('probe');
  try {
    for (const part of ['etc', 'usr']) mkdirSync(join(folder, 'root', part), { recursive: true });
    const probe = spawnSync(IN_ROOT, [join(folder, 'root'), folder, 'true'], { encoding: 'utf8', timeout: 20_000 });
    return probe.status === 0 ? '' : probe.stderr.trim().split('\n').at(-1) || `exit code ${probe.status}`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A folder for a server with what in-root.sh expects of it. `handOver` gives it to the user that the server runs as. */
export function privateFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `client-check-${name}-`));
  chmodSync(folder, 0o755);
  for (const part of [
    'overlay/etc',
    'overlay/usr',
    'ns/etc.upper',
    'ns/etc.work',
    'ns/usr.upper',
    'ns/usr.work',
    'log',
  ])
    mkdirSync(join(folder, part), { recursive: true });
  handOver(folder);
  return folder;
}

export function handOver(folder: string): void {
  if (uid === 0) execFileSync('chown', ['-R', 'nobody:', folder]);
}
