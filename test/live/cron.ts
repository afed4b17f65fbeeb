import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { liveServer } from './available.ts';

/**
 * The machine's crontabs are covered with empty ones. cron tells by whole seconds whether its folder has changed since it last read
 * it: the folder is made old, so that a crontab of its first second is seen.
 */
const SETUP = `set -e
mount -t tmpfs tmpfs /var/spool/cron
mkdir -m 1730 /var/spool/cron/crontabs
chgrp crontab /var/spool/cron/crontabs
touch -d 2000-01-01 /var/spool/cron/crontabs
mount -t tmpfs tmpfs /run
mount -t tmpfs tmpfs /etc/cron.d
if [ -e /etc/crontab ]; then mount --bind /dev/null /etc/crontab; fi
echo ready
exec cron -f -L 15`;

/**
 * A private cron for the user who runs the tests: its crontabs lie in a mount namespace of its own and go with it. `path` holds a
 * `crontab` that is the real one inside of that namespace.
 */
export class Cron {
  private readonly folder = mkdtempSync(join(tmpdir(), 'client-check-cron-'));
  private readonly process: ChildProcess;
  private said = '';

  private constructor() {
    // Without TZ and all else of the tests' environment, as init would start it.
    const env = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' };
    const args = ['--mount', '--pid', '--fork', '--kill-child', '--mount-proc', 'sh', '-c', SETUP];
    this.process = spawn('unshare', args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.process.stdout, this.process.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.said += text;
      });
    const crontab = `#!/bin/sh\nexec nsenter --target ${this.process.pid} --mount -- /usr/bin/crontab "$@"\n`;
    writeFileSync(join(this.folder, 'crontab'), crontab, { mode: 0o755 });
  }

  static async start(): Promise<Cron> {
    const cron = new Cron();
    await until(
      () => cron.said.includes('ready'),
      5_000,
      () => cron.said,
    );
    return cron;
  }

  get path(): string {
    return `${this.folder}:/usr/bin:/bin`;
  }

  /** What cron and the programs around it have said: for the one who reads why a test failed. */
  get words(): string {
    return this.said;
  }

  stop(): void {
    this.process.kill('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Waits for a file that holds something. */
export async function written(file: string, enough: RegExp, limit: number, words: () => string): Promise<string> {
  const read = () => readFileSync(file, 'utf8');
  await until(
    () => enough.test(read()),
    limit,
    () => `${read()}\n${words()}`,
  );
  return read();
}

/** The minutes after midnight of the next minute that cron will still see begin, by the machine's own clock. */
export function nextMinute(): number {
  const clock = spawnSync('date', ['+%H %M %S'], { env: { PATH: '/usr/bin:/bin' }, encoding: 'utf8' }).stdout;
  const [hour = 0, minute = 0, second = 0] = clock.split(' ').map(Number);
  return (hour * 60 + minute + (second > 55 ? 2 : 1)) % 1440;
}

/** Can a private cron be started? It takes Debian's cron, root, and a kernel that gives out namespaces. */
export function cronHere(): boolean {
  if (!liveServer(['cron', 'crontab', 'unshare', 'nsenter'], 'Debian: apt-get install cron')) return false;
  const { status } = spawnSync('unshare', [
    '--mount',
    '--pid',
    '--fork',
    '--mount-proc',
    'mount',
    '-t',
    'tmpfs',
    'x',
    '/run',
  ]);
  if (status === 0) return true;
  const line = 'skipped: the tests with a private cron need root and namespaces (unshare --mount --pid)';
  if (process.env['CLIENT_CHECK_REQUIRE_LIVE'] === '1') throw new Error(line);
  console.warn(line);
  return false;
}

async function until(done: () => boolean, limit: number, words: () => string): Promise<void> {
  for (let waited = 0; !done(); waited += 100) {
    if (waited > limit) throw new Error(`not within ${limit} ms:\n${words()}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
