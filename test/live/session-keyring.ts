import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { liveServer } from './available.ts';
import { until } from './wait.ts';

export const keyringHere = (): boolean =>
  process.platform === 'linux' &&
  liveServer(['dbus-daemon', 'dbus-send', 'gnome-keyring-daemon'], 'Debian: apt-get install dbus-daemon gnome-keyring');

/** What a desktop session has: a bus of its own and GNOME's keyring on it, unlocked or not. */
export class SessionKeyring {
  private constructor(
    private readonly folder: string,
    private readonly children: readonly ChildProcess[],
    /** What its programs find in their environment. */
    readonly env: Readonly<Record<string, string>>,
  ) {}

  static async start(unlocked = true): Promise<SessionKeyring> {
    const folder = mkdtempSync(join(tmpdir(), 'client-check-session-'));
    const path = join(folder, 'bus');
    const address = `unix:path=${path}`;
    const env = { DBUS_SESSION_BUS_ADDRESS: address, XDG_RUNTIME_DIR: folder };
    const inside = { ...process.env, ...env, HOME: folder };
    const bus = spawn('dbus-daemon', ['--session', '--nofork', `--address=${address}`], { stdio: 'ignore' });
    await until('the bus', () => existsSync(path), 20_000);
    const login = unlocked ? ['--unlock'] : [];
    const daemon = spawn('gnome-keyring-daemon', ['--foreground', '--components=secrets', ...login], {
      env: inside,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    daemon.stdin?.end('password of the desktop');
    const session = new SessionKeyring(folder, [daemon, bus], env);
    await until('the keyring', () => onTheBus(address), 20_000);
    return session;
  }

  stop(): void {
    for (const child of this.children) child.kill('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Does somebody there answer to the name of the Secret Service? */
function onTheBus(address: string): boolean {
  const call = [
    `--bus=${address}`,
    '--print-reply',
    '--dest=org.freedesktop.DBus',
    '/',
    'org.freedesktop.DBus.NameHasOwner',
    'string:org.freedesktop.secrets',
  ];
  try {
    return execFileSync('dbus-send', call, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).includes('true');
  } catch {
    return false;
  }
}
