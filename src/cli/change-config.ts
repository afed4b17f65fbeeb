import { chmod } from 'node:fs/promises';
import type { Config } from '../config/config.ts';
import { parseConfig, readConfig } from '../config/load.ts';
import { decode, digestOf, readConfigFile } from '../config/read-file.ts';
import type { Surroundings } from '../config/search.ts';
import { approve, isTrusted } from '../config/trust.ts';
import { ClientCheckError } from '../errors.ts';
import { writeWhole } from '../on-disk.ts';
import { type Change, editConfig } from '../setup/edit-config.ts';

/** A configuration file that is about to be changed. */
export interface OpenConfig {
  readonly config: Config;
  readonly file: string;
  readonly text: string;
  readonly digest: string;
  readonly mode: number;
}

/** The configuration that a command would use, to be changed; what it would run is not run, so it need not be trusted. */
export async function openConfig(around: Surroundings, argument: string | null): Promise<OpenConfig> {
  const { config, file, digest } = await readConfig(around, argument);
  const { bytes, mode } = await readConfigFile(file);
  if (digestOf(bytes) !== digest) throw new ClientCheckError('setup-lost', { file });
  const decoded = decode(bytes);
  return { config, file, digest, mode, text: 'text' in decoded ? decoded.text : '' };
}

/**
 * Changes a configuration in place: comments stay, the mode too, and a file that was approved stays approved. What came out must be
 * a configuration, or nothing is written. Gives false where there was nothing to change.
 */
export async function changeConfig(
  open: OpenConfig,
  changes: readonly Change[],
  around: Surroundings,
): Promise<boolean> {
  const { file, text, digest, mode } = open;
  const edited = editConfig(text, changes);
  if (edited === text) return false;
  const bytes = Buffer.from(edited);
  parseConfig(bytes, file, around.home);
  const trusted = await isTrusted({ file, digest }, around);
  if (digestOf((await readConfigFile(file)).bytes) !== digest) throw new ClientCheckError('setup-lost', { file });
  await writeConfig(file, edited);
  if (mode !== 0o600 && around.platform !== 'win32') await chmod(file, mode);
  if (trusted) await approve({ file, digest: digestOf(bytes) }, around);
  return true;
}

/** Writes a configuration whole or not at all, for its owner alone. */
export async function writeConfig(file: string, text: string): Promise<void> {
  try {
    await writeWhole(file, text);
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? String(cause);
    throw new ClientCheckError('file-unwritable', { file, reason }, { cause });
  }
}
