import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Tokens } from '../../src/auth/tokens.ts';
import { wordError } from '../../src/errors.ts';
import { OAuthDesk } from '../live/oauth/desk.ts';
import { OAuthServer } from '../live/oauth/server.ts';
import { failureOf } from './failure-of.ts';

const USER = 'hanako@agency.example';
const HOUR = 3_600_000;

let server: OAuthServer;
let desk: OAuthDesk;

beforeAll(async () => {
  server = await OAuthServer.start();
});
afterAll(() => server?.stop());
beforeEach(async () => {
  desk = new OAuthDesk(server, USER, 1);
  await desk.signIn();
  server.requests.length = 0;
  server.instead = null;
  return () => desk.remove();
});

describe('tokens', () => {
  test('lie in a file and a folder that only their owner can read', () => {
    expect(statSync(desk.file).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(desk.file)).mode & 0o777).toBe(0o700);
  });

  test.each([
    ['with 61 seconds left', HOUR - 65_000, 0],
    ['with less than a minute left', HOUR - 55_000, 1],
    ['expired', HOUR, 1],
    ['of a clock that was put back', -HOUR, 1],
  ])('%s: refreshed %#', async (_, ahead, refreshes) => {
    desk.ahead = ahead;
    const tokens = await desk.tokens();
    expect(await tokens.current()).toBe(await tokens.current());
    expect(server.refreshes).toHaveLength(refreshes);
  });

  test('ten at once, with nothing in common but the file: one refresh, ten times the same token', async () => {
    desk.ahead = HOUR;
    const given = await Promise.all(Array.from({ length: 10 }, async () => (await desk.tokens()).current()));
    expect(new Set(given).size).toBe(1);
    expect(server.refreshes.map(({ status }) => status)).toEqual([200]);
  });

  test('ten at once after a refusal: one refresh too', async () => {
    const refused = desk.kept().accessToken;
    const given = await Promise.all(Array.from({ length: 10 }, async () => (await desk.tokens()).renewed(refused)));
    expect(new Set(given).size).toBe(1);
    expect(given[0]).not.toBe(refused);
    expect(server.refreshes).toHaveLength(1);
  });

  test('no refresh token is ever used twice', async () => {
    for (let day = 1; day <= 5; day += 1) {
      desk.ahead = day * HOUR;
      await (await desk.tokens()).current();
    }
    const used = server.refreshes.map(({ refreshToken }) => refreshToken);
    expect(used).toHaveLength(5);
    expect(new Set(used).size).toBe(5);
  });

  test('the new refresh token is on the disk before anybody gets the access token', async () => {
    desk.ahead = HOUR;
    const seen: string[] = [];
    const { settings } = desk;
    const { TokenFile } = await import('../../src/auth/token-store.ts');
    const tokens = new Tokens({
      account: 'work',
      user: USER,
      settings,
      store: new TokenFile(desk.file),
      lockFile: `${desk.file}.lock`,
      now: desk.now,
      hook: (step) => seen.push(`${step} ${desk.kept().refreshToken === before ? 'old' : 'new'}`),
    });
    const before = desk.kept().refreshToken;
    await tokens.current();
    expect(seen).toEqual(['refreshed old', 'stored new']);
  });

  test('a store that can’t be written: the old refresh token is not spent', async () => {
    desk.ahead = HOUR;
    const { TokenFile } = await import('../../src/auth/token-store.ts');
    const store = new TokenFile(desk.file);
    const full = {
      read: () => store.read(),
      remove: () => store.remove(),
      write: () => Promise.reject(new Error('full')),
    };
    const { settings } = desk;
    const shared = { account: 'work', user: USER, settings, lockFile: `${desk.file}.lock`, now: desk.now };
    await expect(new Tokens({ ...shared, store: full }).current()).rejects.toThrow('full');
    expect(server.refreshes).toHaveLength(0);
    await new Tokens({ ...shared, store }).current();
    expect(server.refreshes).toHaveLength(1);
  });

  test.each(['', '{', '[]', '{"version":1}', '{"refreshToken":""}'])(
    'a damaged file counts as none: %s',
    async (text) => {
      writeFileSync(desk.file, text);
      const error = await failureOf((await desk.tokens()).current());
      expect(error.code).toBe('not-signed-in');
      await desk.signIn();
      expect(await (await desk.tokens()).current()).toBe(desk.kept().accessToken);
    },
  );

  test('a file that can’t be read is named (74)', async () => {
    const { file } = desk;
    rmSync(file);
    mkdirSync(file);
    const error = await failureOf((await desk.tokens()).current());
    expect(error).toMatchObject({ code: 'file-unreadable', details: { file } });
  });

  test('another client, user or token endpoint is another sign-in: no refresh token goes where it was not given', async () => {
    const { tokenKey } = await import('../../src/auth/token-store.ts');
    const identity = { account: 'work', user: USER };
    const { settings } = desk;
    const keys = [
      tokenKey(identity, settings),
      tokenKey({ ...identity, user: 'taro@agency.example' }, settings),
      tokenKey({ ...identity, account: 'home' }, settings),
      tokenKey(identity, { ...settings, clientId: 'other' }),
      tokenKey(identity, { ...settings, tokenEndpoint: 'https://evil.example/token' } as typeof settings),
    ];
    expect(new Set(keys).size).toBe(keys.length);
    expect(desk.file).toContain(keys[0]);
  });

  test('a server without rotation: the refresh token stays', async () => {
    const steady = await OAuthServer.start({ rotates: false });
    const other = new OAuthDesk(steady, USER, 1);
    try {
      await other.signIn();
      const { refreshToken } = other.kept();
      other.ahead = HOUR;
      await (await other.tokens()).current();
      expect(other.kept().refreshToken).toBe(refreshToken);
    } finally {
      other.remove();
      steady.stop();
    }
  });

  test('withdrawn: sign in again (77); what is kept stays, for the server may be wrong', async () => {
    await server.withdraw(desk.kept().refreshToken);
    const error = await failureOf((await desk.tokens()).renewed(desk.kept().accessToken));
    expect(error.code).toBe('grant-withdrawn');
    expect(wordError(error, 'ja')).toMatchObject({
      exitCode: 77,
      hint: expect.stringContaining('client-check login work'),
    });
    expect(readFileSync(desk.file, 'utf8')).toContain('refreshToken');
  });
});
