import { dirname, join, resolve } from 'node:path';
import type { Surroundings } from '../config/search.ts';
import type { Candidate } from './candidates.ts';

/** What completion takes from a configuration. It need not be right as a whole, nor trusted: nothing of it is acted on. */
export interface Configured {
  readonly file: string;
  readonly accounts: readonly Candidate[];
  readonly clients: readonly Candidate[];
  readonly templates: string | null;
}

/** Where the configuration lies; null where there is none. */
export async function configFile(around: Surroundings, named: string | null): Promise<string | null> {
  try {
    const { locate } = await import('../config/load.ts');
    return (await locate(around, named)).file;
  } catch {
    return null;
  }
}

export async function readConfigured(file: string | null, home: string): Promise<Configured | null> {
  try {
    if (file === null) return null;
    const { readConfigFile, decode } = await import('../config/read-file.ts');
    const { readDocument } = await import('../config/document.ts');
    const decoded = decode((await readConfigFile(file)).bytes);
    if (!('text' in decoded)) return null;
    const data = record(readDocument(decoded.text).data);
    const templates = data['templates'];
    return {
      file,
      accounts: list(data['accounts']).flatMap((one) => named(one, record(record(one)['identity'])['address'])),
      clients: list(data['clients']).flatMap((one) => named(one, list(record(one)['match']).join(', '))),
      templates: typeof templates === 'string' ? expand(templates, dirname(file), home) : null,
    };
  } catch {
    return null;
  }
}

function named(one: unknown, what: unknown): Candidate[] {
  const { name } = record(one);
  return typeof name === 'string' ? [{ value: name, description: typeof what === 'string' ? what : '' }] : [];
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** As build.ts does. */
function expand(path: string, base: string, home: string): string {
  return path === '~' || path.startsWith('~/') ? join(home, path.slice(1)) : resolve(base, path);
}
