import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';

const said = new Set<string>();

/** Where a program lies, in the PATH or among the system's daemons. */
export function findProgram(name: string): string | null {
  const folders = [...(process.env['PATH'] ?? '').split(':'), '/usr/sbin', '/usr/local/sbin'];
  for (const folder of folders) {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return join(folder, name);
    } catch {}
  }
  return null;
}

/**
 * Can the tests on a real server run? Where a program is missing that is said in one line and the suite is skipped; with
 * CLIENT_CHECK_REQUIRE_LIVE=1, as CI sets it, it is an error.
 */
export function liveServer(programs: readonly string[], install: string): boolean {
  const missing = programs.filter((name) => findProgram(name) === null);
  if (missing.length === 0) return true;
  return unavailable(`the tests on a real server need ${missing.join(', ')} (${install})`);
}

/** Says once why tests are skipped, and gives false. With CLIENT_CHECK_REQUIRE_LIVE=1 it is an error. */
export function unavailable(reason: string): false {
  const line = `skipped: ${reason}`;
  if (process.env['CLIENT_CHECK_REQUIRE_LIVE'] === '1') throw new Error(line);
  if (!said.has(line)) console.warn(line);
  said.add(line);
  return false;
}

export const dovecotHere = (): boolean =>
  liveServer(['dovecot', 'openssl'], 'Debian: apt-get install dovecot-imapd openssl');
