import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ClientCheckError } from '../errors.ts';

const FILES: Readonly<Record<string, string>> = {
  bash: 'client-check.bash',
  zsh: '_client-check',
  fish: 'client-check.fish',
};

/**
 * The completion script of a shell, to be printed.
 *
 * @param asked null: the user's own shell
 * @param folder where the scripts lie
 */
export async function completionScript(
  asked: string | null,
  shell: string | undefined,
  folder: string,
): Promise<string> {
  const name = asked ?? basename(shell ?? '').replace(/\.exe$/, '');
  if (name === '') throw new ClientCheckError('no-shell');
  const file = Object.hasOwn(FILES, name) ? FILES[name] : undefined;
  if (file === undefined) throw new ClientCheckError('unknown-shell', { shell: name });
  return readFile(join(folder, file), 'utf8');
}
