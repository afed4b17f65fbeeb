import { readFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { findProgram, versionOf } from './programs.ts';

/** Half a processor's worth of other work makes times too long, if not ratios. */
const BUSY = 0.5;

export const isBusy = (load: number): boolean => load > BUSY;

export const load = (): number => loadavg()[0] ?? 0;

function packageVersion(root: string, name: string): string {
  return JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')).version;
}

/** One sentence for the report: what ran where. */
export function machine(root: string): string {
  const processors = cpus();
  const model = processors[0]?.model.replace(/\s+/g, ' ').trim();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
  const peers = [
    ['Dovecot', versionOf('dovecot', '--version')],
    ['imapflow', packageVersion(root, 'imapflow')],
    ['mbsync', versionOf('mbsync', '--version')],
    ['notmuch', versionOf('notmuch', '--version')],
    ['offlineimap', versionOf('offlineimap', '--version')],
  ].map(([name, version]) => (version === null ? `${name} not installed` : `${name} ${version}`));
  const system = `${type()} ${release()}, Node ${process.versions.node}`;
  return `${processors.length} x ${model}, ${memory}, ${system}; ${peers.join(', ')}`;
}

/** Without it processor time and memory are unknown. */
export const lacksTime = (): boolean => findProgram('time') === null;
