import { chmod, readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { ClientCheckError } from '../errors.ts';
import { makeFolder, writeWhole } from '../on-disk.ts';
import { describeSecrets } from './describe-secrets.ts';
import { stateFolder } from './folders.ts';
import { type LoadedConfig, readConfig, shellQuoted } from './load.ts';
import type { Surroundings } from './search.ts';
import type { Worded } from './words.ts';

/** What tells an approved file: where it lies and what is in it. */
export type Approvable = Pick<LoadedConfig, 'file' | 'digest'>;

/** Asks the user, who has seen what the file would run and whom it would send a password. */
export type AskTrust = (loaded: LoadedConfig, uses: readonly Worded[]) => Promise<boolean>;

/**
 * The configuration, if it may be used. A file from a working folder (a cloned repository, say) that takes a secret from outside
 * itself must have been approved, as it is now; else `ask` decides, and without `ask` it is refused (78).
 */
export async function loadTrustedConfig(
  around: Surroundings,
  argument: string | null,
  ask?: AskTrust,
): Promise<LoadedConfig> {
  const loaded = await readConfig(around, argument);
  const uses = loaded.origin === 'working-folder' ? describeSecrets(loaded.config) : [];
  if (uses.length === 0 || (await isTrusted(loaded, around))) return loaded;
  if (await ask?.(loaded, uses)) {
    await approve(loaded, around);
    return loaded;
  }
  const lines = (lang: 'ja' | 'en') => uses.map((use) => `  ${use[lang]}`).join('\n');
  const { file } = loaded;
  throw new ClientCheckError('config-untrusted', {
    file,
    whatJa: lines('ja'),
    whatEn: lines('en'),
    quoted: shellQuoted(file),
  });
}

/** Was this very content approved at this very place? */
export async function isTrusted({ file, digest }: Approvable, around: Place): Promise<boolean> {
  return (await approvals(around)).get(await realpath(file)) === digest;
}

/** Remembers the file as approved, with the content that was read; in place of an older content. */
export async function approve({ file, digest }: Approvable, around: Place): Promise<void> {
  const known = await approvals(around);
  known.set(await realpath(file), digest);
  const folder = stateFolder(around);
  const store = join(folder, storeName);
  try {
    await makeFolder(folder);
    await chmod(folder, 0o700);
    const text = `${JSON.stringify({ version: 1, approved: [...known].map(([path, sha256]) => ({ path, sha256 })) }, null, 2)}\n`;
    await writeWhole(store, text);
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? String(cause);
    throw new ClientCheckError('file-unwritable', { file: store, reason }, { cause });
  }
}

type Place = Pick<Surroundings, 'env' | 'home'>;

const storeName = 'trust.json';

/** A store that is missing or damaged approves nothing. */
async function approvals(around: Place): Promise<Map<string, string>> {
  try {
    const stored: unknown = JSON.parse(await readFile(join(stateFolder(around), storeName), 'utf8'));
    const approved = (stored as { approved: readonly { path: string; sha256: string }[] }).approved;
    return new Map(approved.map(({ path, sha256 }) => [path, sha256]));
  } catch {
    return new Map();
  }
}
