import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { withoutSecrets } from '../secrets/watch.ts';

export interface Talk {
  readonly code: number | null;
  /** All that stood on the screen, without colours. */
  readonly screen: string;
}

const program = join(import.meta.dirname, '../../bin/client-check.js');

/**
 * Runs the built program in a pseudo-terminal (script(1)) and answers its questions: each answer is typed once its question has
 * been seen after the one before; one that depends on what stands on the screen is a function of it. With `showsState` the terminal's settings are printed before and behind it (`tty: …`).
 */
export function talk(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  answers: readonly (readonly [question: RegExp, answer: string | ((screen: string) => Promise<string>)])[],
  showsState = false,
  cwd?: string,
  run = program,
  columns = 100,
): Promise<Talk> {
  const quoted = [process.execPath, run, ...args].map((part) => `'${part.replaceAll("'", "'\\''")}'`).join(' ');
  const state = 'echo "tty: $(stty -g)"';
  const script = showsState ? `${state}; trap : INT; ${quoted}; code=$?; ${state}; exit $code` : `exec ${quoted}`;
  const child = spawn('script', ['-qfec', `stty cols ${columns} rows 24; ${script}`, '/dev/null'], {
    env: { PATH: process.env['PATH'] ?? '', TERM: 'xterm', LANG: 'ja_JP.UTF-8', ...env },
    ...(cwd ? { cwd } : {}),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let screen = '';
  let from = 0;
  const left = [...answers];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    screen += text
      // The other screen is a page of its own.
      .replace(/\x1b\[\?1049[hl]/g, '\n')
      .replace(/\x1b\[[\d;?]*[A-Za-z]/g, '')
      .replaceAll('\r', '');
    for (let next = left[0]; next; next = left[0]) {
      const found = next[0].exec(screen.slice(from));
      if (!found) return;
      from += found.index + found[0].length;
      left.shift();
      const [, answer] = next;
      if (typeof answer === 'string') child.stdin.write(answer);
      else void answer(screen).then((text) => child.stdin.write(text));
    }
  });
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`no answer to give: ${left[0]?.[0]}\n${screen}`));
    }, 60_000);
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(limit);
      try {
        resolve({ code, screen: withoutSecrets(screen, `client-check ${args.join(' ')}`) });
      } catch (error) {
        reject(error);
      }
    });
  });
}
