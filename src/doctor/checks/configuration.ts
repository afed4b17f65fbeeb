import { stat } from 'node:fs/promises';
import { type Fault, type FaultCode, wordFaults } from '../../config/faults.ts';
import { examineConfig, locate, readConfig, shellQuoted } from '../../config/load.ts';
import { readConfigFile } from '../../config/read-file.ts';
import { loadTrustedConfig } from '../../config/trust.ts';
import type { ClientCheckError } from '../../errors.ts';
import { found, fromError, isGood, ok, result, skippedAfter } from '../finding.ts';
import type { DoctorWorld, Result, Usable } from '../types.ts';

/** Whose value is a word of the configuration's own language: the others may hold names, addresses or a secret in a wrong place. */
const SHOWN: ReadonlySet<FaultCode> = new Set<FaultCode>([
  'bad-duration',
  'bad-due',
  'bad-time',
  'bad-interval',
  'interval-backwards',
  'bad-date',
  'no-such-date',
  'range-backwards',
  'bad-timezone',
]);

/** The configuration, as far as it may be used, and what is wrong with it. */
export async function configurationChecks(
  world: DoctorWorld,
  argument: string | null,
): Promise<{ readonly results: readonly Result[]; readonly usable: Usable | null; readonly codes: readonly string[] }> {
  const { around } = world;
  let file: string;
  try {
    ({ file } = await locate(around, argument));
  } catch (error) {
    const name = (error as ClientCheckError).code === 'no-config' ? 'config-missing' : undefined;
    return { ...stopped(fromError(error, name)), codes: [] };
  }
  const faults = await faultsIn(file, world).catch((error: unknown) => error);
  if (!Array.isArray(faults)) return { ...stopped(fromError(faults)), codes: [] };
  if (faults.length > 0) {
    const { ja, en } = wordFaults(faults.map(withoutValue));
    const finding = found('fault', 'config-invalid', { file, faultsJa: ja, faultsEn: en });
    return { ...stopped(finding), codes: faults.map(({ code }) => code) };
  }
  const whole = result('configuration', null, ok({ ja: file, en: file }));
  const mode = await modeOf(file, world, argument);
  const later = skippedAfter('configuration-mode');
  if (!isGood(mode))
    return { results: [whole, mode, result('configuration-trust', null, later)], usable: null, codes: [] };
  try {
    const { config } = await loadTrustedConfig(around, argument);
    const trusted = result('configuration-trust', null, ok());
    return { results: [whole, mode, trusted], usable: { config, file }, codes: [] };
  } catch (error) {
    const untrusted = (error as ClientCheckError).code === 'config-untrusted';
    const finding = untrusted
      ? found('fault', 'config-untrusted', { file, quoted: shellQuoted(file) })
      : fromError(error);
    return { results: [whole, mode, result('configuration-trust', null, finding)], usable: null, codes: [] };
  }
}

async function faultsIn(file: string, { around }: DoctorWorld): Promise<readonly Fault[]> {
  const { bytes } = await readConfigFile(file);
  const examined = examineConfig(bytes, file, around.home);
  return 'faults' in examined ? examined.faults : [];
}

/** Who else may read it where it holds a secret, and who else may write what it will run. */
async function modeOf(file: string, { around }: DoctorWorld, argument: string | null): Promise<Result> {
  const id = 'configuration-mode';
  try {
    await readConfig(around, argument);
    const mode = (await stat(file)).mode & 0o777;
    const shown = mode.toString(8);
    if (around.platform === 'win32' || (mode & 0o022) === 0) return result(id, null, ok({ ja: shown, en: shown }));
    const values = { file, mode: shown, quoted: shellQuoted(file) };
    return result(id, null, found('warning', 'config-writable-by-others', values));
  } catch (error) {
    return result(id, null, fromError(error));
  }
}

function stopped(finding: Parameters<typeof result>[2]): { results: readonly Result[]; usable: null } {
  const later = skippedAfter('configuration');
  return {
    results: [
      result('configuration', null, finding),
      result('configuration-mode', null, later),
      result('configuration-trust', null, later),
    ],
    usable: null,
  };
}

function withoutValue(fault: Fault): Fault {
  const hides = ['value', 'name', 'client'].filter((key) => key in fault.values);
  if (SHOWN.has(fault.code) || hides.length === 0) return fault;
  return { ...fault, values: { ...fault.values, ...Object.fromEntries(hides.map((key) => [key, '…'])) } };
}
