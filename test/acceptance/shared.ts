import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Data that lies beside a developer's checkout and is not part of the project. */
const SHARED = join(import.meta.dirname, '../../../shared');

/** A path in it, or null with one line that says what is skipped. */
export function shared(path: string): string | null {
  const full = join(SHARED, path);
  if (existsSync(full)) return full;
  console.warn(`skipped: the acceptance tests over ${path} (the folder is not beside this checkout)`);
  return null;
}
