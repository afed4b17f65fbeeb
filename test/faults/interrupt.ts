import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { withoutSecrets } from '../secrets/watch.ts';

export interface Interrupted {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
  /** The process was still there when the signal was sent. */
  readonly hit: boolean;
}

const program = join(import.meta.dirname, '../../bin/client-check.js');

/** Runs the built program and sends it a signal after so many milliseconds, or as soon as `when` holds. */
export async function interrupted(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  signal: NodeJS.Signals,
  after: number | (() => boolean),
): Promise<Interrupted> {
  const child = spawn(process.execPath, [program, ...args], {
    env: { PATH: process.env['PATH'] ?? '', LANG: 'ja_JP.UTF-8', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err, ended] = ['', '', false];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const end = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.on('close', (code, by) => {
      ended = true;
      resolve({ code, signal: by });
    });
  });
  const begun = Date.now();
  const due = () => (typeof after === 'number' ? Date.now() - begun >= after : after());
  while (!ended && !due()) await new Promise((resolve) => setTimeout(resolve, 2));
  const hit = !ended && child.kill(signal);
  // Who does not end by itself within half a minute hangs.
  const hang = setTimeout(() => child.kill('SIGKILL'), 30_000);
  const result = await end;
  clearTimeout(hang);
  return { ...result, out: withoutSecrets(out, args.join(' ')), err: withoutSecrets(err, args.join(' ')), hit };
}
