import { chmod, mkdir, open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ClientCheckError } from '../errors.ts';

/** Makes the log ready for cron's shell to append to. It will hold clients' names: it is the owner's alone. */
export async function prepareLog(file: string): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await chmod(dirname(file), 0o700);
    const handle = await open(file, 'a', 0o600);
    await handle.chmod(0o600).finally(() => handle.close());
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? '';
    throw new ClientCheckError('file-unwritable', { file, reason }, { cause });
  }
}

/** Size in bytes and last change of the log; null where there is none. */
export async function logState(file: string): Promise<{ readonly size: number; readonly changed: number } | null> {
  const found = await stat(file).catch(() => null);
  return found && { size: found.size, changed: found.mtimeMs };
}
