import { spawn } from 'node:child_process';
import { join } from 'node:path';

const program = join(import.meta.dirname, '../../bin/client-check.js');

/** What a pseudo-terminal was sent, byte for byte, standard output and error in one. */
export interface Screen {
  readonly args: readonly string[];
  readonly code: number | null;
  readonly bytes: Buffer;
}

interface Place {
  readonly home: string;
  readonly cwd?: string;
  readonly keys?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Runs the built program in a pseudo-terminal (script(1)), types `keys` as often as a question mark stands last on the screen, and
 * keeps every byte that it was sent. An editor is true(1); nothing but the home is there.
 */
export function screenOf(args: readonly string[], { home, cwd = home, keys = [], env = {} }: Place): Promise<Screen> {
  const quoted = [process.execPath, program, ...args].map((part) => `'${part.replaceAll("'", "'\\''")}'`).join(' ');
  const child = spawn('script', ['-qfec', `stty cols 100; exec ${quoted}`, '/dev/null'], {
    cwd,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: home,
      TMPDIR: home,
      TERM: 'xterm',
      LANG: 'ja_JP.UTF-8',
      EDITOR: 'true',
      ...env,
    },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const chunks: Buffer[] = [];
  const left = [...keys];
  child.stdout.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    // The question that readline shows ends in a bracket or a question mark and a blank, and then the cursor's place; a whole screen
    // ends with what erases below it.
    if (left.length > 0 && /(?:[\]?:)] (?:\x1b\[[\d;]*[A-Za-z])*|\x1b\[J)$/.test(chunk.toString('latin1')))
      child.stdin.write(left.shift() ?? '');
  });
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`${args.join(' ')} does not end:\n${Buffer.concat(chunks).toString().slice(-2_000)}`));
    }, 90_000);
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(limit);
      resolve({ args, code, bytes: Buffer.concat(chunks) });
    });
  });
}

/**
 * What the screen was sent that a mail may have brought: any control but LF, CR LF and TAB, our colours (SGR), the eraser of the
 * progress line, what readline moves its cursor with, and what draws a whole screen; bidi controls, separators, tags; bytes that are no UTF-8.
 */
export function strayControls({ bytes }: Pick<Screen, 'bytes'>): string[] {
  const text = bytes.toString('utf8');
  const drawn = /\x1b\[(?:\?1049[hl]|\?25[hl]|H|K|J)/g;
  const rest = text
    .replace(/\x1b\[\d{1,3}m|\r\x1b\[2K|\r+\n/g, '')
    .replace(/\x1b\[\d{1,3}G|\x1b\[0J/g, '')
    .replace(drawn, '');
  const stray = rest.match(/.{0,20}(?:[^\P{Cc}\n\t]|[\u2028\u2029\ufffe\uffff]|[^\P{Cf}\u200c\u200d])/gsu) ?? [];
  const broken = Buffer.from(text, 'utf8').equals(bytes) ? [] : ['bytes that are no UTF-8'];
  return [...stray.map((piece) => JSON.stringify(piece)), ...broken];
}
