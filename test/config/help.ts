import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect } from 'vitest';
import type { Config } from '../../src/config/config.ts';
import { parseConfig } from '../../src/config/load.ts';
import type { Surroundings } from '../../src/config/search.ts';
import { ClientCheckError, type ErrorCode, wordError } from '../../src/errors.ts';

/** The least that a configuration needs. */
export const least = `accounts:
  - name: work
    identity: { address: hanako@agency.example }
    imap: { host: imap.agency.example, user: hanako, auth: { passwordCommand: pass show mail } }
`;

/** The same, with an IMAP part of one's own. */
export function withImap(lines: string): string {
  return `accounts:
  - name: work
    identity: { address: hanako@agency.example }
    imap:
      host: imap.agency.example
      user: hanako
${lines}
`;
}

export function parse(text: string): Config {
  return parseConfig(Buffer.from(text), '/etc/x/.clientrc', '/home/hanako');
}

/** The lines of faults of a configuration, English by default. */
export function faultsIn(text: string | Buffer, lang: 'ja' | 'en' = 'en'): string[] {
  try {
    parseConfig(Buffer.from(text), '/etc/x/.clientrc', '/home/hanako');
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(ClientCheckError);
    const worded = wordError(error, lang);
    expect([worded.code, worded.exitCode]).toEqual(['config-invalid', 78]);
    return worded.message
      .split('\n')
      .slice(1)
      .map((line) => line.trim());
  }
}

/** The error that a promise ends in, worded. */
export async function errorOf(promise: Promise<unknown>, code: ErrorCode, lang: 'ja' | 'en' = 'en'): Promise<string> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ClientCheckError);
  expect((error as ClientCheckError).code).toBe(code);
  const { message, hint } = wordError(error, lang);
  return `${message} ${hint}`;
}

const folders: string[] = [];

/** A new empty folder, gone after the test. */
export async function newFolder(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'client-check-config-')));
  folders.push(folder);
  return folder;
}

afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
});

export function around(home: string, cwd: string, env: Record<string, string> = {}): Surroundings {
  return { home, cwd, env, platform: 'linux' };
}
