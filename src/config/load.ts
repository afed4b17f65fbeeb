import { join, resolve } from 'node:path';
import { ClientCheckError } from '../errors.ts';
import type { Config } from './config.ts';
import { readDocument } from './document.ts';
import { type Fault, wordFaults } from './faults.ts';
import { decode, digestOf, readConfigFile } from './read-file.ts';
import { type Origin, type Surroundings, searchConfig } from './search.ts';
import { inOrder, type Validation, validateConfig } from './validate.ts';

export interface LoadedConfig {
  readonly config: Config;
  readonly file: string;
  readonly origin: Origin;
  /** SHA-256 of the bytes that `config` was read from. */
  readonly digest: string;
}

/**
 * Finds and reads the configuration: `--config`, else `$CLIENT_CHECK_CONFIG`, else by searching. Does not ask whether the file
 * may be trusted: that is `loadTrustedConfig` (trust.ts).
 */
export async function readConfig(around: Surroundings, argument: string | null): Promise<LoadedConfig> {
  const { file, origin } = await locate(around, argument);
  const { bytes, mode } = await readConfigFile(file);
  const config = parseConfig(bytes, file, around.home);
  // Readable by the group or by others (mode bits say nothing on Windows).
  if (around.platform !== 'win32' && (mode & 0o044) !== 0 && holdsSecret(config)) {
    throw new ClientCheckError('config-exposed', { file, mode: mode.toString(8), quoted: shellQuoted(file) });
  }
  return { config, file, origin, digest: digestOf(bytes) };
}

/** The configuration in a file's bytes. `file` need not exist; relative paths are resolved beside it. */
export function parseConfig(bytes: Buffer, file: string, home: string): Config {
  const examined = examineConfig(bytes, file, home);
  if ('config' in examined) return examined.config;
  throw invalid(file, examined.faults);
}

/** The configuration in a file's bytes, or every fault in it. */
export function examineConfig(bytes: Buffer, file: string, home: string): Validation {
  const decoded = decode(bytes);
  if ('badLine' in decoded) {
    const place = { line: decoded.badLine, column: 1 };
    return { faults: [{ code: 'not-utf8', path: [], place, values: {}, suggestion: null }] };
  }
  const { data, faults, sound, placeOf } = readDocument(decoded.text);
  if (!sound) return { faults };
  const validation = validateConfig(data, { file, home, placeOf });
  const all = [...faults, ...('faults' in validation ? validation.faults : [])];
  return 'config' in validation && all.length === 0 ? validation : { faults: inOrder(all) };
}

/** A path for a command line: as it is where it is plain, else in quotes. */
export function shellQuoted(path: string): string {
  return /^[\w@%+=:,./\p{L}-]+$/u.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}

/** Where the configuration lies. Throws `no-config`. */
export async function locate(around: Surroundings, argument: string | null): Promise<{ file: string; origin: Origin }> {
  const { cwd, env, home } = around;
  const named = (path: string) => (path.startsWith('~/') ? join(home, path.slice(2)) : resolve(cwd, path));
  if (argument !== null) return { file: named(argument), origin: 'argument' };
  if (env.CLIENT_CHECK_CONFIG) return { file: named(env.CLIENT_CHECK_CONFIG), origin: 'environment' };
  return searchConfig(around);
}

/** Does the file itself hold a password, a client secret or the address of a webhook? */
function holdsSecret({ accounts, notify }: Config): boolean {
  const servers = accounts.flatMap(({ source, smtp }) => [source.kind === 'imap' ? source.server : null, smtp]);
  return (
    notify?.webhook?.url.kind === 'url' ||
    servers.some((server) => {
      const auth = server?.auth;
      return auth?.kind === 'password' || (auth?.kind === 'oauth2' && auth.settings.clientSecret !== null);
    })
  );
}

function invalid(file: string, faults: readonly Fault[]): ClientCheckError {
  const { ja, en } = wordFaults(faults);
  return new ClientCheckError('config-invalid', { file, faultsJa: ja, faultsEn: en });
}
