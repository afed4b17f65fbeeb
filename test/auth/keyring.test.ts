import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Keyring, type KeyringOptions } from '../../src/auth/keyring.ts';
import { wordError } from '../../src/errors.ts';
import { keyringHere, SessionKeyring } from '../live/session-keyring.ts';
import { failureOf } from './failure-of.ts';

const WHO = { account: 'work', user: 'hanako', person: false, env: { PATH: process.env['PATH'] } };

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'client-check-keyring-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A keyring whose library does this. */
function keyringThat(body: string, more: Partial<KeyringOptions> = {}): Keyring {
  const library = join(folder, `${Math.random()}.cjs`);
  writeFileSync(library, body);
  return new Keyring({ ...WHO, library, ...more });
}

const entry = (body: string) => `exports.Entry = class { getPassword() { ${body} } };`;

describe('a keyring that can’t be used says why, and what to do', () => {
  test.each([
    ['the library is not installed', () => new Keyring({ ...WHO, library: null }), 'keyring-missing', 78],
    [
      'it has no binary for this platform',
      () => keyringThat('throw new Error("no native binding")'),
      'keyring-missing',
      78,
    ],
    [
      'it can’t reach anything',
      () => keyringThat(entry('throw new Error("DBus error: nobody")')),
      'keyring-unreachable',
      78,
    ],
    ['it crashes', () => keyringThat(entry('process.abort()')), 'keyring-unreachable', 78],
    [
      'nobody has unlocked it',
      () => keyringThat(entry('throw new Error("unlock prompt was dismissed")')),
      'keyring-locked',
      75,
    ],
  ])('%s', async (_, make, code, exitCode) => {
    const error = await failureOf(make().get('x'));
    expect(error.code).toBe(code);
    for (const lang of ['ja', 'en'] as const) {
      const worded = wordError(error, lang);
      expect(worded).toMatchObject({ exitCode, hint: expect.stringContaining('passwordCommand') });
      expect(`${worded.message}${worded.hint}`).not.toMatch(/\{\w+\}|undefined/);
    }
  });

  test('a call that never returns is ended', async () => {
    const error = await failureOf(keyringThat(entry('for (;;) {}'), { limit: 1_000 }).get('x'));
    expect(error).toMatchObject({ code: 'keyring-locked', details: { seconds: 1 } });
  });

  test.skipIf(process.platform !== 'linux')('no session bus, as under cron: the real library says so', async () => {
    const error = await failureOf(new Keyring(WHO).get('x'));
    expect(error.code).toBe('keyring-unreachable');
  });
});

describe.skipIf(!keyringHere())('GNOME’s keyring', () => {
  test('kept, read, replaced, removed', async () => {
    const session = await SessionKeyring.start();
    try {
      const keyring = new Keyring({ ...WHO, env: { ...WHO.env, ...session.env } });
      expect(await keyring.get('work/hanako')).toBe(null);
      await keyring.set('work/hanako', 'パスワード hunter2');
      expect(await keyring.get('work/hanako')).toBe('パスワード hunter2');
      await keyring.set('work/hanako', 'another');
      expect(await keyring.get('work/hanako')).toBe('another');
      expect(await keyring.get('home/hanako')).toBe(null);
      expect(await keyring.remove('work/hanako')).toBe(true);
      expect(await keyring.remove('work/hanako')).toBe(false);
    } finally {
      session.stop();
    }
  });

  test('locked, and nobody there to unlock it', async () => {
    const session = await SessionKeyring.start(false);
    try {
      const keyring = new Keyring({ ...WHO, env: { ...WHO.env, ...session.env } });
      expect((await failureOf(keyring.set('work/hanako', 'x'))).code).toBe('keyring-locked');
    } finally {
      session.stop();
    }
  });
});
