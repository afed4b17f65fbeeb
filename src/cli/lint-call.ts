import { open, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ClientCheckError } from '../errors.ts';
import type { Instant } from '../mail/address.ts';
import { writeWhole } from '../on-disk.ts';
import { lintWords } from '../render/lint-words.ts';
import { MAX_DRAFT } from './journal-mail.ts';
import { assertMail, bareConfig, type LintWorld, lintOne } from './lint.ts';
import { lintDraft } from './lint-draft.ts';
import type { LintArguments } from './program-lint.ts';
import type { SetupParts } from './setup-actions.ts';

/** `client-check lint [FILE|ID|-]`. Returns the exit code. */
export async function lintFromCall(target: string | null, options: LintArguments, parts: SetupParts): Promise<number> {
  const { json = false, fix = false } = options;
  const { cwd } = parts.around;
  const { stdin } = parts.streams;
  if (target === null && stdin.isTTY) {
    const what = parts.lang === 'ja' ? '調べるメールがありません' : 'no mail to check was given';
    throw new ClientCheckError('usage', { what, call: 'client-check lint --help' });
  }
  if (target !== null && !(await isFile(target, cwd))) {
    const world = await parts.world(options);
    return lintDraft(world, { ...parts.scope(world, options), id: target, fix });
  }
  const bare = { config: bareConfig(), lang: parts.lang, output: parts.output(options) };
  const world = await parts.world(options).catch((error: unknown) => withoutConfig(error, bare));
  const now = options.now !== undefined && 'now' in world ? world.now : null;
  return lintFile({ target: target ?? '-', cwd, json, fix, now, clock: parts.clock, stdin }, world);
}

/** A file can be checked without a configuration: then nobody's name is known. */
function withoutConfig(error: unknown, bare: LintWorld): LintWorld {
  if (!(error instanceof ClientCheckError) || error.code !== 'no-config') throw error;
  return bare;
}

/** `lint` as it was called on a file or on standard input. */
interface LintCall {
  /** A path, or `-`. */
  readonly target: string;
  readonly cwd: string;
  readonly json: boolean;
  readonly fix: boolean;
  /** `--now`; null where it was not given. */
  readonly now: Instant | null;
  readonly clock: Instant;
  readonly stdin: AsyncIterable<Buffer | string>;
}

/** Is the target a file rather than an ID: `-`, a path, or the name of one that is there? */
async function isFile(target: string, cwd: string): Promise<boolean> {
  if (target === '-' || /[/\\]|\.eml$/i.test(target)) return !/^<[^<>]*>$/.test(target);
  const found = await stat(resolve(cwd, target)).catch(() => null);
  return found?.isFile() ?? false;
}

/** Checks a file, or what stands on standard input. Returns the exit code. */
async function lintFile(call: LintCall, world: LintWorld): Promise<number> {
  const { target, cwd, json, fix, now, clock } = call;
  const piped = target === '-';
  const words = lintWords[world.lang];
  const name = piped ? words.stdin : target;
  if (piped && fix && json) {
    const what =
      world.lang === 'ja'
        ? '標準入力では --fix と --json を一緒に使えません'
        : '--fix and --json both write to standard output';
    throw new ClientCheckError('usage', { what, call: 'client-check lint --help' });
  }
  const path = resolve(cwd, target);
  const { source, mode } = piped ? { source: await readAll(call.stdin, name), mode: 0 } : await readMail(path);
  assertMail(source, name);
  const write = async (mended: Buffer) => {
    if (piped) process.stdout.write(mended);
    else await writeMail(path, mended, mode);
  };
  const common = { answered: null, asText: false, mendable: true };
  return lintOne({ name, source, now, clock, write, piped: piped && fix, ...common }, world, { json, fix });
}

async function readMail(file: string): Promise<{ source: Buffer; mode: number }> {
  try {
    const handle = await open(file, 'r');
    try {
      const found = await handle.stat();
      if (found.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
      if (found.size > MAX_DRAFT) throw Object.assign(new Error(), { code: 'EFBIG' });
      return { source: await handle.readFile(), mode: found.mode & 0o777 };
    } finally {
      await handle.close();
    }
  } catch (cause) {
    throw new ClientCheckError('file-unreadable', { file, reason: codeOf(cause) }, { cause });
  }
}

async function writeMail(file: string, mended: Buffer, mode: number): Promise<void> {
  try {
    await writeWhole(file, mended, mode);
  } catch (cause) {
    throw new ClientCheckError('file-unwritable', { file, reason: codeOf(cause) }, { cause });
  }
}

async function readAll(stdin: AsyncIterable<Buffer | string>, name: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stdin) {
    chunks.push(Buffer.from(chunk));
    size += chunk.length;
    if (size > MAX_DRAFT) throw new ClientCheckError('file-unreadable', { file: name, reason: 'EFBIG' });
  }
  return Buffer.concat(chunks);
}

function codeOf(cause: unknown): string {
  return String((cause as NodeJS.ErrnoException | null)?.code ?? '');
}
