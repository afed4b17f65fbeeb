import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dovecotHere, liveServer } from '../live/available.ts';
import { PASSWORD } from '../live/dovecot.ts';
import { keyringHere, SessionKeyring } from '../live/session-keyring.ts';
import { CliDesk, USER } from './cli-desk.ts';

const here = dovecotHere() && keyringHere() && liveServer(['script'], 'Debian: apt-get install bsdutils');

const QUESTION = /password of hanako@agency\.example[^:]*: /;

describe.skipIf(!here)('login with a keyring', { timeout: 120_000 }, () => {
  let desk: CliDesk;
  let session: SessionKeyring;

  beforeAll(async () => {
    desk = await CliDesk.start();
    session = await SessionKeyring.start();
  });
  afterAll(() => {
    session?.stop();
    desk?.stop();
  });

  test('nothing in it yet (78)', async () => {
    desk.configure('{ keyring: true }');
    const { code, err } = await desk.run(['inbox'], session.env);
    expect(code).toBe(78);
    expect(err).toContain('Put it there with "client-check login work"');
  });

  test('no session bus, no terminal: a sentence at once (78)', async () => {
    const { code, err } = await desk.run(['inbox']);
    expect(code).toBe(78);
    expect(err).toContain('the keyring cannot be reached');
    expect(err).toContain('passwordCommand');
  });

  test('a wrong password is refused by the server and not kept (77)', async () => {
    // Not one of the passwords that the tests look for: the server repeats none, and the terminal shows nothing that is typed.
    const { code, screen } = await desk.talk(['login'], [[QUESTION, 'not-this-one\r']], session.env);
    expect(code).toBe(77);
    expect(screen).not.toContain('not-this-one');
    expect((await desk.run(['inbox'], session.env)).err).toContain('holds no password');
  });

  test('typed unseen, corrections and all; kept; used by every command', async () => {
    const typed = `oops\u0015${PASSWORD}x\u007f\r`;
    const { code, screen } = await desk.talk(['login'], [[QUESTION, typed]], session.env);
    expect(screen).toContain(`${USER} can log in to 127.0.0.1`);
    expect(code).toBe(0);
    expect(await desk.run(['inbox'], session.env)).toMatchObject({ code: 0, err: '' });
  });

  test('a wrong one later: the right one stays', async () => {
    expect((await desk.talk(['login'], [[QUESTION, 'not-this-one\r']], session.env)).code).toBe(77);
    expect((await desk.run(['inbox'], session.env)).code).toBe(0);
  });

  test.each([
    ['Ctrl-C', '\u0003'],
    ['Ctrl-D', '\u0004'],
    ['nothing', '\r'],
  ])('%s in place of a password (130): nothing changes', async (_, key) => {
    expect((await desk.talk(['login'], [[QUESTION, key]], session.env)).code).toBe(130);
    expect((await desk.run(['inbox'], session.env)).code).toBe(0);
  });

  test('logout takes it out', async () => {
    expect((await desk.run(['logout'], session.env)).out).toContain('removed from the keyring');
    expect((await desk.run(['inbox'], session.env)).code).toBe(78);
    expect((await desk.run(['logout'], session.env)).out).toContain('no sign-in is kept');
  });

  test('OAuth2 with its refresh token in the keyring: no file holds any', async () => {
    desk.configure(`{ oauth2: ${desk.server.settings({ keyring: 'true' })} }`);
    expect((await desk.logIn(USER, session.env)).code).toBe(0);
    expect(desk.tokens).toEqual([]);
    desk.server.requests.length = 0;
    expect((await desk.run(['inbox'], session.env)).code).toBe(0);
    expect((await desk.run(['inbox'], session.env)).code).toBe(0);
    expect(desk.server.refreshes.map(({ status }) => status)).toEqual([200, 200]);
    expect((await desk.run(['logout'], session.env)).out).toContain('withdrawn');
    expect((await desk.run(['inbox'], session.env)).code).toBe(77);
  });
});
