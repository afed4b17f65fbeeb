import { execFile } from 'node:child_process';
import { ClientCheckError } from '../errors.ts';
import { printableText } from '../mail/printable.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The user's crontab, one character a byte (crontab.ts); null where there is none. Throws `crontab-missing`, `crontab-failed`. */
export async function readCrontab(env: Environment): Promise<string | null> {
  const { status, stdout, stderr } = await crontab(['-l'], env);
  // Vixie's descendants; BusyBox.
  if (status !== 0 && /no crontab for|can't open/i.test(stderr) && /no crontab for|: No such file/i.test(stderr))
    return null;
  if (status !== 0) throw failed('crontab -l', stderr);
  return /\\[br]/.test(stdout) ? readThroughEditor(stdout, env) : stdout;
}

/**
 * Puts `after` in the place of `before`, which is what was read; null removes the crontab. Throws `crontab-changed` where it is
 * no longer that: crontab(1) has no lock, so this is the nearest that one can come.
 */
export async function replaceCrontab(env: Environment, before: string | null, after: string | null): Promise<void> {
  if ((await readCrontab(env)) !== before) throw new ClientCheckError('crontab-changed');
  if (after === null) return run(['-r'], env);
  try {
    await run(['-'], env, after);
  } catch (error) {
    // Debian's takes no crontab whose last line is not ended, though such a file can lie there.
    if (after === '' || after.endsWith('\n')) throw error;
    await run(['-'], env, `${after}\n`);
  }
}

/**
 * Debian's `crontab -l` shows a carriage return as the two characters \r, and a backspace as \b: written back, they would have
 * become that. Where the listing has such a pair, the bytes are what an editor would be given.
 */
async function readThroughEditor(listed: string, env: Environment): Promise<string> {
  const { status, stdout, stderr } = await crontab(['-e'], { ...env, VISUAL: 'cat', EDITOR: 'cat' });
  if (status !== 0) throw failed('crontab -e', stderr);
  if (stdout !== listed && shown(stdout) !== listed) throw failed('crontab -e', 'it differs from crontab -l');
  return stdout;
}

function shown(text: string): string {
  return text.replaceAll('\r', '\\r').replaceAll('\b', '\\b');
}

async function run(args: readonly string[], env: Environment, input?: string): Promise<void> {
  const { status, stderr } = await crontab(args, env, input);
  if (status !== 0) throw failed(`crontab ${args.join(' ')}`, stderr);
}

interface Ended {
  /** null: ended by a signal. */
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function crontab(args: readonly string[], env: Environment, input = ''): Promise<Ended> {
  // Its messages in the words that are looked for, and without the header that some versions put before the listing.
  const options = {
    env: { ...env, LC_ALL: 'C', CRONTAB_NOHEADER: 'Y' },
    encoding: 'buffer',
    maxBuffer: 1 << 24,
  } as const;
  return new Promise((resolve, reject) => {
    const child = execFile('crontab', args, options, (error, stdout, stderr) => {
      const missing = error?.code === 'ENOENT';
      if (missing) reject(new ClientCheckError('crontab-missing', {}, { cause: error }));
      else if (typeof error?.code === 'string') reject(failed(`crontab ${args.join(' ')}`, error.code, error));
      else resolve({ status: child.exitCode, stdout: stdout.toString('latin1'), stderr: stderr.toString('utf8') });
    });
    // It may end without reading all: its exit status tells why.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input, 'latin1');
  });
}

function failed(command: string, words: string, cause?: unknown): ClientCheckError {
  return new ClientCheckError('crontab-failed', { command, words: printableText(words).trim() }, { cause });
}
