import { statSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { dovecotHere, liveServer } from '../live/available.ts';
import { robot } from '../live/oauth/robot.ts';
import { CliDesk, USER } from './cli-desk.ts';

const here = dovecotHere() && liveServer(['script'], 'Debian: apt-get install bsdutils');

const URL_SHOWN = /https?:\/\/\S+\/auth\?\S+/;

describe.skipIf(!here)('login and logout at a terminal, and what comes after', { timeout: 120_000 }, () => {
  let desk: CliDesk;

  beforeAll(async () => {
    desk = await CliDesk.start();
  });
  afterAll(() => desk?.stop());
  beforeEach(() => {
    desk.server.instead = null;
    desk.server.requests.length = 0;
  });

  test('without a terminal: what to do instead (2)', async () => {
    for (const args of [['login'], ['login', 'work', '--device'], ['login', '--json']]) {
      const { code, err } = await desk.run(args);
      expect(code).toBe(2);
      expect(err).toMatch(/terminal/);
    }
  });

  test('nobody has signed in (77), as a sentence and as JSON', async () => {
    const { code, err } = await desk.run(['inbox']);
    expect(code).toBe(77);
    expect(err).toContain('Run "client-check login work"');
    const json = await desk.run(['inbox', '--json']);
    expect(JSON.parse(json.err)).toMatchObject({ error: { code: 'not-signed-in' } });
  });

  test('an account that is not there, and one that needs no sign-in (2)', async () => {
    expect((await desk.run(['login', 'home'])).err).toContain('no account named "home"');
    desk.configure('{ passwordCommand: echo }');
    const { code, err } = await desk.run(['login']);
    desk.configure();
    expect(code).toBe(2);
    expect(err).toContain('nothing to sign in to');
  });

  test('by the browser, which gets the address as one argument; the login is tried; inbox works', async () => {
    const { code, screen } = await desk.logIn();
    expect(screen).toContain(`signed in. ${USER} can log in to 127.0.0.1`);
    expect(code).toBe(0);
    expect(screen).toMatch(URL_SHOWN);
    expect(statSync(desk.tokens[0] ?? '').mode & 0o777).toBe(0o600);
    expect(await desk.run(['inbox'])).toMatchObject({ code: 0, err: '' });
    expect((await desk.run(['inbox', '--verbose'])).err).toContain('CAPABILITY');
  });

  test('two processes at once when it has expired: both work, one refreshes', async () => {
    await desk.expire();
    desk.server.requests.length = 0;
    const both = await Promise.all([desk.run(['inbox', '--json']), desk.run(['inbox', '--json'])]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(desk.server.refreshes.map(({ status }) => status)).toEqual([200]);
  });

  test('killed after the new tokens were stored: the next run goes on', async () => {
    await desk.expire();
    expect((await desk.run(['inbox'], { CLIENT_CHECK_TEST_KILL: 'after:stored' })).code).toBe(null);
    expect(await desk.run(['inbox'])).toMatchObject({ code: 0 });
    expect(desk.server.refreshes.map(({ status }) => status)).toEqual([200]);
  });

  test('killed between the refresh and the store: the next run says to sign in again (77), and that is all it takes', async () => {
    await desk.expire();
    expect((await desk.run(['inbox'], { CLIENT_CHECK_TEST_KILL: 'after:refreshed' })).code).toBe(null);
    const { code, err } = await desk.run(['inbox']);
    expect(code).toBe(77);
    expect(err).toContain('Sign in again: client-check login work');
    expect((await desk.logIn()).code).toBe(0);
    expect((await desk.run(['inbox'])).code).toBe(0);
  });

  test('withdrawn at the provider: said in both languages (77)', async () => {
    await desk.server.withdraw(desk.kept().refreshToken);
    const { code, err } = await desk.run(['inbox']);
    expect(code).toBe(77);
    expect(err).toContain('no longer permits access');
    expect((await desk.run(['inbox', '--lang', 'ja'])).err).toContain('もう一度サインインしてください');
    expect(JSON.parse((await desk.run(['inbox', '--json'])).err)).toMatchObject({ error: { code: 'grant-withdrawn' } });
  });

  test('no browser here: the address is shown, and that at which the other machine’s browser ended is pasted', async () => {
    const stuck = (url: string) => url.includes('/callback?');
    const paste = async (screen: string) =>
      `${(await robot(URL_SHOWN.exec(screen)?.[0] ?? '', USER, false, stuck)).url}\r`;
    const { code, screen } = await desk.talk(['login', '--no-browser'], [[/URL of the last page[^:]*: /, paste]], {
      DISPLAY: ':9',
    });
    expect(screen).toContain('signed in.');
    expect(code).toBe(0);
    expect(desk.pageOpened()).toBe(null);
  });

  test('no browser that comes up by itself, but one on this machine: nothing has to be pasted', async () => {
    const browse = async (screen: string) => {
      await robot(URL_SHOWN.exec(screen)?.[0] ?? '', USER);
      return '';
    };
    const { code, screen } = await desk.talk(['login', '--no-browser'], [[/URL of the last page[^:]*: /, browse]]);
    expect(screen).toContain('signed in.');
    expect(code).toBe(0);
  });

  test('by a code on another device', async () => {
    const enter = async (screen: string) => {
      void robot(/without typing: (\S+)/.exec(screen)?.[1] ?? '', USER);
      return '';
    };
    const { code, screen } = await desk.talk(['login', 'work', '--device'], [[/Waiting for the sign-in/, enter]]);
    expect(screen).toMatch(/page: http\S+\n\s+code: \w{4}-\w{4}/);
    expect(code).toBe(0);
    expect((await desk.run(['inbox'])).code).toBe(0);
  });

  test('signed in as somebody else: the login that is tried tells (77)', async () => {
    const { code, screen } = await desk.logIn('taro@agency.example');
    expect(code).toBe(77);
    expect(screen).toContain('the sign-in is kept, but trying it failed');
    expect(screen).toContain(`refused the login of ${USER}`);
    expect((await desk.logIn()).code).toBe(0);
  });

  test('logout withdraws the grant and leaves nothing', async () => {
    const { refreshToken } = desk.kept();
    desk.server.revocations = 0;
    const { code, out } = await desk.run(['logout']);
    expect(code).toBe(0);
    expect(out).toContain('withdrawn');
    expect(desk.server.revocations).toBe(1);
    expect(await desk.server.userOf(refreshToken)).toBe(null);
    expect(desk.tokens).toEqual([]);
    expect((await desk.run(['inbox'])).err).toContain('not signed in yet');
    expect(await desk.run(['logout', 'work'])).toMatchObject({ code: 0, out: expect.stringContaining('no sign-in') });
  });

  test('logout where the provider can’t be asked: forgotten here all the same, and said (69)', async () => {
    await desk.logIn();
    desk.server.instead = (path, response) => {
      if (path === '/token/revocation') response.writeHead(503).end();
      return path === '/token/revocation';
    };
    const { code, err } = await desk.run(['logout', '--lang', 'ja']);
    expect(code).toBe(69);
    expect(err).toContain('取り消せませんでした');
    expect(desk.tokens).toEqual([]);
  });

  test('Ctrl-C while it waits (130)', async () => {
    const { code, screen } = await desk.talk(['login'], [[/Waiting for the sign-in/, '\u0003']], { DISPLAY: ':9' });
    expect(code).toBe(130);
    expect(screen).toContain('Interrupted');
    expect(desk.tokens).toEqual([]);
  });
});
