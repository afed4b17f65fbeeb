import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { ImapFlow } from 'imapflow';
import { findProgram } from './available.ts';
import { Authority, type Certificate } from './certificates.ts';

export interface DovecotOptions {
  /** Names of the folders; `none`: INBOX only. */
  readonly folders?: 'en' | 'ja' | 'none';
  /** RFC 6154 attributes. */
  readonly specialUse?: boolean;
  readonly separator?: '/' | '.';
  /** The capabilities after login, to imitate a poorer server. */
  readonly capabilities?: string;
  /** False: no keyword can be set (Exchange knows none). */
  readonly keywords?: boolean;
  readonly starttls?: boolean;
  readonly certificate?: 'good' | 'expired' | 'wrong-host' | 'self-signed';
}

const NAMES = {
  en: { Drafts: 'Drafts', Sent: 'Sent', Trash: 'Trash', Junk: 'Junk' },
  ja: { Drafts: '下書き', Sent: '送信済み', Trash: 'ゴミ箱', Junk: '迷惑メール' },
  none: {},
} as const;

/** The password of every user. */
export const PASSWORD = 'correct-horse-4711';

/** A private Dovecot on loopback: any user name, one password, a mailbox of its own for each, gone when it is stopped. */
export class Dovecot {
  private constructor(
    private readonly folder: string,
    readonly port: number,
    readonly tlsPort: number,
    readonly ca: string,
  ) {}

  static async start(options: DovecotOptions = {}): Promise<Dovecot> {
    const folder = mkdtempSync(join(tmpdir(), 'client-check-dovecot-'));
    chmodSync(folder, 0o755);
    const [port, tlsPort] = [await freePort(), await freePort()];
    const authority = new Authority(folder);
    const certificate = certificateOf(authority, options.certificate ?? 'good', folder);
    for (const name of ['run', 'state', 'mail']) mkdirSync(join(folder, name));
    const config = join(folder, 'dovecot.conf');
    writeFileSync(config, configuration(folder, port, tlsPort, certificate, options));
    const server = new Dovecot(folder, port, tlsPort, authority.ca);
    if (process.getuid?.() === 0) execFileSync('chown', ['-R', `${runUser()}:`, folder]);
    const program = findProgram('dovecot') ?? 'dovecot';
    // The daemon keeps its standard streams: a pipe would never end.
    const log = openSync(join(folder, 'start.log'), 'a');
    const result = spawnSync(program, ['-c', config], { stdio: ['ignore', log, log] });
    closeSync(log);
    if (result.status !== 0)
      throw new Error(`Dovecot did not start: ${readFileSync(join(folder, 'start.log'), 'utf8')}`);
    process.once('exit', server.stopAtExit);
    await answering(port);
    return server;
  }

  /** A user's Maildir; INBOX is its root. */
  maildir(user: string): string {
    return join(this.folder, 'mail', user, 'Maildir');
  }

  /** A client of the tests' own, logged in as a user. */
  async client(user: string): Promise<ImapFlow> {
    const client = new ImapFlow({
      host: '127.0.0.1',
      port: this.port,
      secure: false,
      doSTARTTLS: false,
      auth: { user, pass: PASSWORD },
      logger: false,
    });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  }

  /** Runs some steps as a user and logs out. */
  async as<T>(user: string, run: (client: ImapFlow) => Promise<T>): Promise<T> {
    const client = await this.client(user);
    try {
      return await run(client);
    } finally {
      await client.logout();
    }
  }

  /** A Maildir that the test has written becomes the user's. */
  own(user: string): void {
    if (process.getuid?.() === 0) execFileSync('chown', ['-R', `${runUser()}:`, join(this.folder, 'mail', user)]);
  }

  /** Ends the server and removes all that it kept. May be called twice. */
  stop(): void {
    process.off('exit', this.stopAtExit);
    const file = join(this.folder, 'run', 'master.pid');
    if (existsSync(file)) {
      process.kill(Number(readFileSync(file, 'utf8')));
      // Dovecot removes the file when it ends; its number may live on where nobody reaps it, as in a container.
      for (let i = 0; i < 250 && existsSync(file); i += 1) pause(20);
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Where a test run is broken off. */
  private readonly stopAtExit = () => this.stop();
}

function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

function certificateOf(
  authority: Authority,
  kind: NonNullable<DovecotOptions['certificate']>,
  folder: string,
): Certificate {
  if (kind === 'expired') return authority.issue('localhost', -1);
  if (kind === 'wrong-host') return authority.issue('elsewhere.example');
  if (kind === 'self-signed') return { cert: join(folder, 'ca.pem'), key: join(folder, 'ca.key') };
  return authority.issue('localhost');
}

function runUser(): string {
  return process.getuid?.() === 0 ? 'nobody' : userInfo().username;
}

function configuration(
  folder: string,
  port: number,
  tlsPort: number,
  { cert, key }: Certificate,
  options: DovecotOptions,
): string {
  const user = runUser();
  const group = execFileSync('id', ['-gn', user], { encoding: 'utf8' }).trim();
  const special = options.specialUse ?? true;
  const boxes = Object.entries(NAMES[options.folders ?? 'en']).map(
    ([role, name]) =>
      `  mailbox "${name}" {\n    auto = subscribe\n${special ? `    special_use = \\${role}\n` : ''}  }`,
  );
  return `
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/dovecot.log
protocols = imap
listen = 127.0.0.1
default_internal_user = ${user}
default_internal_group = ${group}
default_login_user = ${user}
first_valid_uid = 1
first_valid_gid = 1
mail_uid = ${user}
mail_gid = ${group}
mail_home = ${folder}/mail/%u
mail_location = maildir:~/Maildir
mail_fsync = never
ssl = ${options.starttls === false ? 'no' : 'yes'}
ssl_cert = <${cert}
ssl_key = <${key}
disable_plaintext_auth = no
auth_mechanisms = plain login
auth_failure_delay = 0
${options.keywords === false ? 'mail_max_keyword_length = 0' : ''}
${options.capabilities ? `imap_capability = ${options.capabilities}` : ''}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = ${options.starttls === false ? 0 : tlsPort}
    ssl = yes
  }
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
passdb {
  driver = static
  args = password=${PASSWORD}
}
userdb {
  driver = static
  args = uid=${user} gid=${group} home=${folder}/mail/%u
}
namespace inbox {
  inbox = yes
  separator = ${options.separator ?? '/'}
${boxes.join('\n')}
}
`;
}

/** A port of loopback that nothing listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

async function answering(port: number): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    const answered = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1');
      const end = (answer: boolean) => {
        socket.destroy();
        resolve(answer);
      };
      socket.once('data', () => end(true));
      socket.once('error', () => end(false));
      socket.setTimeout(2_000, () => end(false));
    });
    if (answered) return;
    if (attempt > 100) throw new Error(`nothing answers on port ${port}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
