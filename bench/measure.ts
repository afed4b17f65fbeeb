import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram } from './programs.ts';

export interface Command {
  readonly program: string;
  readonly words: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** One run of a program: milliseconds from its start to its end, processor time and peak memory as the kernel counted them. */
export interface Run {
  readonly wall: number;
  readonly cpu: number;
  readonly megabytes: number;
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A program that hangs is a failure, not the end of the bench. */
const PATIENCE = 900_000;

/** Only what a program needs of the environment: no settings of the person who runs the bench. */
const ENVIRONMENT = { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LANG: 'C.UTF-8', TZ: 'Asia/Tokyo' };

/**
 * Runs a program to its end. Processor time and memory are those of wait4(2), through GNU time, with all children that were waited
 * for: the whole of `a && b`. Without GNU time they are unknown (NaN).
 */
export async function measure({ program, words, env = {}, cwd }: Command, patience = PATIENCE): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), 'client-check-bench-'));
  const report = join(folder, 'time');
  const time = findProgram('time');
  const line = time ? [time, '-q', '-f', '%U %S %M', '-o', report, program, ...words] : [program, ...words];
  const started = process.hrtime.bigint();
  const child = spawn(line[0] as string, line.slice(1), {
    env: { ...ENVIRONMENT, ...env },
    ...(cwd ? { cwd } : {}),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const output: { out: Buffer[]; err: Buffer[] } = { out: [], err: [] };
  child.stdout.on('data', (chunk) => output.out.push(chunk));
  child.stderr.on('data', (chunk) => output.err.push(chunk));
  const kill = () => {
    if (child.pid) process.kill(-child.pid, 'SIGKILL');
  };
  const end = setTimeout(kill, patience);
  // A bench that is broken off leaves nothing behind.
  process.once('exit', kill);
  let wall = 0;
  child.on('exit', () => {
    wall = Number(process.hrtime.bigint() - started) / 1e6;
  });
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject).on('close', resolve);
  });
  clearTimeout(end);
  process.off('exit', kill);
  const [user, system, kilobytes] = time ? readFileSync(report, 'utf8').trim().split(' ').map(Number) : [];
  rmSync(folder, { recursive: true });
  const text = (chunks: Buffer[]) => Buffer.concat(chunks).toString();
  return {
    wall,
    cpu: ((user ?? Number.NaN) + (system ?? Number.NaN)) * 1000,
    megabytes: (kilobytes ?? Number.NaN) / 1024,
    status,
    stdout: text(output.out),
    stderr: text(output.err),
  };
}
