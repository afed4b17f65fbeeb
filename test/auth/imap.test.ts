import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { wordError } from '../../src/errors.ts';
import { dovecotHere } from '../live/available.ts';
import { OAuthDesk } from '../live/oauth/desk.ts';
import { dovecotFor } from '../live/oauth/mail-server.ts';
import { OAuthServer } from '../live/oauth/server.ts';
import { failureOf } from './failure-of.ts';

const USER = 'hanako@agency.example';

describe.skipIf(!dovecotHere())('IMAP with the tokens of a real OAuth2 server', () => {
  let server: OAuthServer;
  let mail: Awaited<ReturnType<typeof dovecotFor>>;
  let desk: OAuthDesk;

  beforeAll(async () => {
    server = await OAuthServer.start({ ttl: 5 });
    mail = await dovecotFor(server);
  });
  afterAll(() => {
    mail?.stop();
    server?.stop();
  });
  beforeEach(() => {
    desk = new OAuthDesk(server, USER, mail.dovecot.port);
    server.requests.length = 0;
    return () => desk.remove();
  });

  test('signed in with a browser, logged in with the token', async () => {
    await desk.signIn();
    await desk.logIn();
    expect(server.requests.map(({ grant }) => grant)).toEqual(['authorization_code']);
  });

  test('nobody has signed in: said, with what to do (77)', async () => {
    const error = await failureOf(desk.logIn());
    expect(error.code).toBe('not-signed-in');
    expect(wordError(error, 'ja')).toMatchObject({
      exitCode: 77,
      hint: expect.stringContaining('client-check login work'),
    });
  });

  test('expired: refreshed before it is used, once', async () => {
    await desk.signIn();
    const before = desk.kept();
    desk.ahead = 6_000;
    await desk.logIn();
    expect(server.refreshes).toHaveLength(1);
    expect(desk.kept().refreshToken).not.toBe(before.refreshToken);
  });

  test('refused before its time: one refresh, one further try', async () => {
    await desk.signIn();
    desk.spoil();
    await desk.logIn();
    expect(server.refreshes).toHaveLength(1);
  });

  test('two sign-ins of one person keep out of each other’s way', async () => {
    const other = new OAuthDesk(server, USER, mail.dovecot.port);
    try {
      await desk.signIn();
      await other.signIn();
      await desk.logIn();
      await other.logIn();
    } finally {
      other.remove();
    }
  });

  test('the grant was withdrawn: sign in again (77)', async () => {
    await desk.signIn();
    await server.withdraw(desk.kept().refreshToken);
    desk.ahead = 6_000;
    const error = await failureOf(desk.logIn());
    expect(error.code).toBe('grant-withdrawn');
    expect(wordError(error, 'en')).toMatchObject({ exitCode: 77, hint: 'Sign in again: client-check login work' });
  });

  test('signed in as somebody else: refused after one refresh, and no password is blamed', async () => {
    await desk.signIn('taro@agency.example');
    const error = await failureOf(desk.logIn());
    expect(error.code).toBe('token-refused');
    expect(server.refreshes).toHaveLength(1);
    expect(wordError(error, 'en')).toMatchObject({ exitCode: 77, hint: expect.stringContaining(USER) });
  });
});

describe.skipIf(!dovecotHere())('IMAP servers of other kinds', () => {
  test.each(['xoauth2', 'oauthbearer'])('%s alone', async (mechanism) => {
    const server = await OAuthServer.start();
    const mail = await dovecotFor(server, mechanism);
    const desk = new OAuthDesk(server, USER, mail.dovecot.port);
    try {
      await desk.signIn();
      await desk.logIn();
    } finally {
      desk.remove();
      mail.stop();
      server.stop();
    }
  });
});
