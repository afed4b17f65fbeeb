import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';

/** Where a program lies, in the PATH or among the system's daemons. */
export function findProgram(name: string): string | null {
  for (const folder of [...(process.env['PATH'] ?? '').split(':'), '/usr/sbin', '/usr/local/sbin']) {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return join(folder, name);
    } catch {}
  }
  return null;
}

/** The first number with dots that a program says of itself; null where it is not installed. */
export function versionOf(name: string, ...words: readonly string[]): string | null {
  const program = findProgram(name);
  if (program === null) return null;
  try {
    return /\d+(?:\.\d+)+/.exec(execFileSync(program, words, { encoding: 'utf8', stdio: 'pipe' }))?.[0] ?? '?';
  } catch {
    return '?';
  }
}
