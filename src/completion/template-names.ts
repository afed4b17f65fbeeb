import { closeSync, constants, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { Lang } from '../errors.ts';
import type { Candidate } from './candidates.ts';

/** More files than a person keeps. */
const MAX_FILES = 200;
/** A template's header stands within. */
const HEAD = 2048;

/** Names of the templates in some folders, earlier ones first, each with the description in its header. */
export function templateNames(folders: readonly string[], lang: Lang): Candidate[] {
  const found = new Map<string, string>();
  const order = lang === 'ja' ? ['ja', '', 'en'] : ['en', '', 'ja'];
  for (const folder of folders.flatMap((one) => order.map((part) => join(one, part)))) {
    for (const file of filesIn(folder)) {
      const name = /^([\p{L}\p{N}_-]{1,100})(?:\.(?:ja|en))?\.liquid$/u.exec(file)?.[1];
      if (name !== undefined && !found.get(name)) found.set(name, descriptionIn(join(folder, file)));
    }
  }
  return [...found].map(([value, description]) => ({ value, description })).toSorted(byName);
}

function byName(a: Candidate, b: Candidate): number {
  return a.value < b.value ? -1 : 1;
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder).slice(0, MAX_FILES);
  } catch {
    return [];
  }
}

function descriptionIn(file: string): string {
  try {
    const handle = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const bytes = Buffer.alloc(HEAD);
      const head = bytes.toString('utf8', 0, readSync(handle, bytes, 0, HEAD, 0));
      return (
        /^---\r?\n(?:.*\n)*?description:[ \t]*(.+)/
          .exec(head)?.[1]
          ?.trim()
          .replace(/^(["'])(.*)\1$/, '$2') ?? ''
      );
    } finally {
      closeSync(handle);
    }
  } catch {
    return '';
  }
}
