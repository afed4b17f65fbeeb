import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { findProgram } from './programs.ts';

export const PASSWORD = 'bench';

const root = process.getuid?.() === 0;

/** Dovecot reads no mail as root. */
const owner = root ? 'nobody' : userInfo().username;

/** A mailbox of the server: `mdbox` where a file a message would be too many. */
export interface User {
  readonly name: string;
  readonly format: 'maildir' | 'mdbox';
}

/** A private Dovecot on loopback, whose mail stays in its folder from one bench to the next. */
export class Dovecot {
  private constructor(
    private readonly folder: string,
    readonly port: number,
    readonly tlsPort: number,
  ) {}

  static async start(folder: string, users: readonly User[]): Promise<Dovecot> {
    for (const name of ['', 'run', 'state', 'mail']) {
      mkdirSync(join(folder, name), { recursive: true });
      chmodSync(join(folder, name), 0o755);
    }
    stopOld(folder);
    const [port, tlsPort] = [await freePort(), await freePort()];
    certify(folder);
    const group = execFileSync('id', ['-gn', owner], { encoding: 'utf8' }).trim();
    writeFileSync(join(folder, 'dovecot.conf'), configuration(folder, port, tlsPort, group));
    const entries = users.map(({ name, format }) => {
      const place = format === 'mdbox' ? 'mdbox:~/mdbox' : 'maildir:~/Maildir';
      return `${name}:{PLAIN}${PASSWORD}::::::userdb_mail=${place}\n`;
    });
    writeFileSync(join(folder, 'users'), entries.join(''), { mode: 0o644 });
    if (root) for (const name of ['run', 'state', 'mail']) execFileSync('chown', [`${owner}:`, join(folder, name)]);
    // The daemon keeps its standard streams: a pipe would never end.
    const log = openSync(join(folder, 'start.log'), 'w');
    const program = findProgram('dovecot') ?? 'dovecot';
    const { status } = spawnSync(program, ['-c', join(folder, 'dovecot.conf')], { stdio: ['ignore', log, log] });
    closeSync(log);
    if (status !== 0) throw new Error(`Dovecot did not start: ${readFileSync(join(folder, 'start.log'), 'utf8')}`);
    await answering(port);
    return new Dovecot(folder, port, tlsPort);
  }

  get certificate(): string {
    return join(this.folder, 'cert.pem');
  }

  home(user: string): string {
    return join(this.folder, 'mail', user);
  }

  /** What was written beside the server becomes its own. */
  own(user: string): void {
    if (root) execFileSync('chown', ['-R', `${owner}:`, this.home(user)]);
  }

  doveadm(...words: readonly string[]): string {
    const program = findProgram('doveadm') ?? 'doveadm';
    const options = { encoding: 'utf8', maxBuffer: 1 << 28 } as const;
    return execFileSync(program, ['-c', join(this.folder, 'dovecot.conf'), ...words], options);
  }

  /** Errors since the start: one of them would spoil what was measured. */
  errors(): string[] {
    const log = join(this.folder, 'dovecot.log');
    const lines = existsSync(log) ? readFileSync(log, 'utf8').split('\n') : [];
    return lines.filter((line) => /(?:Error|Fatal|Panic):/.test(line));
  }

  stop(): void {
    stopOld(this.folder);
  }
}

/** Ends the server of this folder, also one that a bench left behind when it was broken off. */
function stopOld(folder: string): void {
  const file = join(folder, 'run', 'master.pid');
  if (existsSync(file)) {
    const pid = Number(readFileSync(file, 'utf8'));
    const running = spawnSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).stdout;
    if (running.includes(folder)) process.kill(pid);
    for (let i = 0; i < 250 && running.includes(folder) && existsSync(file); i += 1)
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
  }
  writeFileSync(join(folder, 'dovecot.log'), '');
  chmodSync(join(folder, 'dovecot.log'), 0o666);
}

function certify(folder: string): void {
  if (existsSync(join(folder, 'cert.pem'))) return;
  const words = '-x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3650 -subj /CN=localhost -addext';
  const files = ['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'cert.pem')];
  const names = 'subjectAltName=DNS:localhost,IP:127.0.0.1';
  execFileSync('openssl', ['req', ...words.split(' '), names, ...files], { stdio: ['ignore', 'ignore', 'pipe'] });
}

/** A port of loopback that nothing listens on. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

async function answering(port: number): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const answered = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => undefined);
      const end = (answer: boolean) => {
        socket.destroy();
        resolve(answer);
      };
      socket.once('data', () => end(true)).once('error', () => end(false));
      socket.setTimeout(2_000, () => end(false));
    });
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`nothing answers on port ${port}`);
}

/** Dovecot 2.3. Spare processes wait for a login, as on any server that is in use. */
function configuration(folder: string, port: number, tlsPort: number, group: string): string {
  const boxes = ['Drafts', 'Sent', 'Trash', 'Junk'].map((name) => {
    return `  mailbox ${name} {\n    auto = subscribe\n    special_use = \\${name}\n  }\n`;
  });
  return `base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/dovecot.log
instance_name = client-check-bench-${port}
protocols = imap
listen = 127.0.0.1
default_internal_user = ${owner}
default_internal_group = ${group}
default_login_user = ${owner}
default_process_limit = 200
default_vsz_limit = 0
first_valid_uid = 1
first_valid_gid = 1
mail_uid = ${owner}
mail_gid = ${group}
mail_home = ${folder}/mail/%u
mail_location = maildir:~/Maildir
mail_fsync = never
mail_max_userip_connections = 100
mdbox_rotate_size = 64M
mail_plugins = zlib
ssl = yes
ssl_cert = <${folder}/cert.pem
ssl_key = <${folder}/key.pem
disable_plaintext_auth = no
auth_mechanisms = plain login
auth_failure_delay = 0
passdb {
  driver = passwd-file
  args = ${folder}/users
}
userdb {
  driver = passwd-file
  args = ${folder}/users
  default_fields = uid=${owner} gid=${group} home=${folder}/mail/%u
}
namespace inbox {
  inbox = yes
  separator = /
${boxes.join('')}}
protocol imap {
  mail_plugins = zlib imap_zlib
}
service anvil {
  chroot =
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service stats {
  chroot =
}
service imap-login {
  chroot =
  process_min_avail = 1
  service_count = 0
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = ${tlsPort}
    ssl = yes
  }
}
service imap {
  process_min_avail = 1
}
`;
}
