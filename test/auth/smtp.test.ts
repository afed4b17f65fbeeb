import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openSubmission } from '../../src/cli/open-submission.ts';
import { wordError } from '../../src/errors.ts';
import { OAuthDesk } from '../live/oauth/desk.ts';
import { OAuthServer } from '../live/oauth/server.ts';
import { holdsAny } from '../secrets/watch.ts';
import { failureOf } from './failure-of.ts';

const USER = 'hanako@agency.example';
const MAIL = Buffer.from('From: hanako@agency.example\r\nTo: kaito@sawayaka.example\r\nSubject: test\r\n\r\ntext\r\n');
const ENVELOPE = { from: USER, to: ['kaito@sawayaka.example'] };

let server: OAuthServer;
let smtp: SMTPServer;
let desk: OAuthDesk;
/** What the submission server answers to a good token. */
let refusal: string | null = null;
const mails: string[] = [];
const logins: { readonly user: string; readonly ok: boolean }[] = [];
const lines: string[] = [];

beforeAll(async () => {
  server = await OAuthServer.start();
  smtp = new SMTPServer({
    authMethods: ['PLAIN', 'LOGIN', 'XOAUTH2'],
    allowInsecureAuth: true,
    hideSTARTTLS: true,
    onAuth: async ({ method, username = '', accessToken = '' }, _, done) => {
      const ok = method === 'XOAUTH2' && (await server.userOf(accessToken)) === username;
      logins.push({ user: username, ok });
      if (refusal !== null) return done(Object.assign(new Error(refusal), { responseCode: 535 }));
      if (ok) return done(null, { user: username });
      done(null, { data: { status: '401', schemes: 'bearer', scope: 'mail' } });
    },
    onData: (stream, _, done) => {
      stream.on('data', (chunk: Buffer) => mails.push(String(chunk)));
      stream.on('end', () => done());
    },
  });
  smtp.listen(0, '127.0.0.1');
  await once(smtp.server, 'listening');
});
afterAll(() => {
  smtp?.close(() => undefined);
  server?.stop();
});
beforeEach(async () => {
  const { port } = smtp.server.address() as AddressInfo;
  desk = new OAuthDesk(server, USER, 1, { smtp: `{ host: 127.0.0.1, port: ${port}, security: none }` });
  await desk.signIn();
  for (const list of [mails, logins, lines, server.requests]) list.length = 0;
  refusal = null;
});
afterEach(() => {
  // Not even with --verbose.
  expect(lines.length).toBeGreaterThan(0);
  expect(holdsAny(lines.join('\n'), server.secrets)).toBe(false);
  desk.remove();
});

async function send() {
  const around = { env: {}, signIns: desk.signIns(), log: (line: string) => lines.push(line) };
  const submission = await openSubmission(desk.account, around);
  return submission.submit(ENVELOPE, MAIL, async () => undefined);
}

describe('SMTP with an access token', () => {
  test('the sign-in of IMAP is that of SMTP too, though the server names PLAIN first', async () => {
    expect((await send()).kind).toBe('accepted');
    expect(mails.join('')).toContain('Subject: test');
    expect(logins).toEqual([{ user: USER, ok: true }]);
    expect(server.refreshes).toHaveLength(0);
  });

  test('refused before its time: refreshed once, and sent once', async () => {
    desk.spoil();
    expect((await send()).kind).toBe('accepted');
    expect(logins.map(({ ok }) => ok)).toEqual([false, true]);
    expect(server.refreshes).toHaveLength(1);
    expect(mails).toHaveLength(1);
  });

  test('a fresh token refused too: an end after one refresh (77)', async () => {
    refusal = '5.7.8 no';
    const error = await failureOf(send());
    expect(error.code).toBe('token-refused');
    expect(wordError(error, 'en')).toMatchObject({ exitCode: 77, message: expect.stringContaining('5.7.8 no') });
    expect(logins).toHaveLength(2);
    expect(server.refreshes).toHaveLength(1);
  });

  test('Microsoft 365 with SMTP AUTH switched off: said, and no refresh is spent on it', async () => {
    refusal = '5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.';
    const error = await failureOf(send());
    expect(error.code).toBe('mail-switched-off');
    expect(wordError(error, 'ja').hint).toContain('SMTP AUTH');
    expect(server.refreshes).toHaveLength(0);
  });

  test('the grant was withdrawn: sign in again, and nothing is sent (77)', async () => {
    await server.withdraw(desk.kept().refreshToken);
    const error = await failureOf(send());
    expect(error.code).toBe('grant-withdrawn');
    expect(mails).toHaveLength(0);
  });
});
