import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ClientCheckError } from '../errors.ts';

interface Around {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
}

/** A program and its arguments: then the shell makes way for it, and a signal reaches it. */
const PLAIN = /^[\w./+-]+(?: [\w./:+=-]+)*$/;

/**
 * Opens a text in the user's editor ($VISUAL, then $EDITOR, as git has it) and gives what it was made into. The file is the user's
 * alone and is gone afterwards. Throws `editor-failed`.
 * @param leaves is told what to do where the run ends before the editor does
 */
export async function editInEditor(
  text: string,
  { env, platform }: Around,
  leaves: (remove: () => void) => void,
): Promise<string> {
  const windows = platform === 'win32';
  const editor = env['VISUAL'] || env['EDITOR'] || (windows ? 'notepad' : 'vi');
  const folder = await mkdtemp(join(tmpdir(), 'client-check-edit-'));
  const file = join(folder, 'mail.txt');
  leaves(() => rmSync(folder, { recursive: true, force: true }));
  try {
    await writeFile(file, text, { mode: 0o600 });
    // The variable may hold arguments, so a shell reads it; the file's name is passed beside it.
    const [command, args] = windows
      ? [`${editor} "${file}"`, []]
      : ['/bin/sh', ['-c', `${PLAIN.test(editor) ? 'exec ' : ''}${editor} "$1"`, 'client-check', file]];
    const child = spawn(command, args as string[], { stdio: 'inherit', shell: windows });
    leaves(() => child.kill());
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    if (code !== 0) throw failed(editor, `終了コード ${code}`, `exit code ${code}`);
    return await readFile(file, 'utf8');
  } catch (cause) {
    if (cause instanceof ClientCheckError) throw cause;
    const reason = (cause as NodeJS.ErrnoException).code ?? String(cause);
    throw failed(editor, reason, reason);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function failed(editor: string, reasonJa: string, reasonEn: string): ClientCheckError {
  return new ClientCheckError('editor-failed', { editor, reasonJa, reasonEn });
}
