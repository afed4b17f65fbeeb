import { type ChildProcess, spawn } from 'node:child_process';

export interface CommandResult {
  /** null: ended by a signal, or never begun. */
  readonly status: number | null;
  readonly stdout: string;
  /** Its end, where the reason usually stands. */
  readonly stderr: string;
  /** Why it was cut off, or never began (`ENOENT` …); null where it ran to its end. */
  readonly failure: 'time-out' | 'too-much' | (string & {}) | null;
}

interface CommandOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Milliseconds. */
  readonly limit: number;
}

/** Runs a command: a text through the shell, a list of arguments without one. Never rejects. */
export type RunCommand = (command: string | readonly string[], options: CommandOptions) => Promise<CommandResult>;

const windows = process.platform === 'win32';

const outputLimit = 64 * 1024;
const stderrKept = 4096;

/** How long output may still arrive once the command itself has ended: a daemon that it began may keep the pipes open for ever. */
const drainLimit = 500;

/** Standard input is closed; at the time limit the command goes with all the processes that it began. */
export const runCommand: RunCommand = (command, options) => {
  return new Promise((resolve) => {
    let child: ChildProcess;
    try {
      child = start(command, options);
    } catch (error) {
      // Some failures (E2BIG) are thrown, others (ENOENT) come as events.
      const failure = (error as NodeJS.ErrnoException).code ?? String(error);
      resolve({ status: null, stdout: '', stderr: '', failure });
      return;
    }
    let stdout = Buffer.alloc(0);
    let stderr = Buffer.alloc(0);
    let failure: string | null = null;
    let drain: NodeJS.Timeout | undefined;
    const stop = (why: string) => {
      failure ??= why;
      killTree(child);
    };
    const timer = setTimeout(stop, options.limit, 'time-out');
    const onExit = () => killTree(child);
    process.once('exit', onExit);
    const finish = () => {
      clearTimeout(timer);
      clearTimeout(drain);
      process.off('exit', onExit);
      child.stdout?.destroy();
      child.stderr?.destroy();
      resolve({ status: child.exitCode, stdout: stdout.toString('utf8'), stderr: stderr.toString('utf8'), failure });
    };
    child.stdout?.on('data', (chunk: Buffer) => {
      stdout = Buffer.concat([stdout, chunk]);
      if (stdout.length > outputLimit) stop('too-much');
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      stderr = Buffer.concat([stderr, chunk]).subarray(-stderrKept);
    });
    child.once('error', (error: NodeJS.ErrnoException) => {
      failure ??= error.code ?? error.message;
      finish();
    });
    child.once('exit', () => {
      drain = setTimeout(finish, drainLimit);
    });
    child.once('close', finish);
  });
};

function start(command: string | readonly string[], { env }: CommandOptions): ChildProcess {
  // A group of its own, so that it can be ended whole. Windows must not look for programs in the working folder first.
  const options = {
    env: windows ? { ...env, NoDefaultCurrentDirectoryInExePath: '1' } : { ...env },
    stdio: ['ignore', 'pipe', 'pipe'] as ['ignore', 'pipe', 'pipe'],
    detached: !windows,
    windowsHide: true,
  };
  if (typeof command !== 'string') return spawn(command[0] ?? '', command.slice(1), options);
  if (!windows) return spawn('/bin/sh', ['-c', command], options);
  return spawn(env.ComSpec ?? 'cmd.exe', ['/d', '/s', '/c', `"${command}"`], {
    ...options,
    windowsVerbatimArguments: true,
  });
}

function killTree(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (windows) spawn('taskkill', ['/pid', String(child.pid), '/t', '/f'], { stdio: 'ignore' });
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Gone already.
  }
}
