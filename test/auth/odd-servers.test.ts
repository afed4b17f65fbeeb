import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { wordError } from '../../src/errors.ts';
import { OAuthDesk } from '../live/oauth/desk.ts';
import { OAuthServer } from '../live/oauth/server.ts';
import { type Answer, FakeImap } from '../mailstore/fake-imap.ts';
import { failureOf } from './failure-of.ts';

const USER = 'hanako@agency.example';

let server: OAuthServer;

beforeAll(async () => {
  server = await OAuthServer.start();
});
afterAll(() => server?.stop());
beforeEach(() => {
  server.requests.length = 0;
});

const TOKENS = (): string => '* CAPABILITY IMAP4rev1 SASL-IR AUTH=XOAUTH2\r\nTAG OK done\r\n';

/** How a login ends at a mail server that answers so, and how often it was tried. */
async function loginAt(answers: Readonly<Record<string, Answer>>) {
  const imap = await FakeImap.start(answers);
  const desk = new OAuthDesk(server, USER, imap.port);
  try {
    await desk.signIn();
    const error = await failureOf(desk.logIn());
    const { message, hint, exitCode } = wordError(error, 'en');
    for (const token of server.secrets) expect(`${message}${hint}`).not.toContain(token);
    const tries = imap.lines.filter((line) => /AUTHENTICATE/.test(line)).length;
    return { code: error.code, message, hint, exitCode, tries, refreshes: server.refreshes.length };
  } finally {
    desk.remove();
    await imap.stop();
  }
}

describe('mail servers that take no token', () => {
  test('Microsoft 365 with IMAP switched off: said, and no refresh is spent on it', async () => {
    const AUTHENTICATE = () => 'TAG NO User is authenticated but not connected.\r\n';
    const ended = await loginAt({ CAPABILITY: TOKENS, AUTHENTICATE });
    expect(ended).toMatchObject({ code: 'mail-switched-off', exitCode: 77, tries: 1, refreshes: 0 });
    expect(ended.hint).toContain('administrator');
  });

  test('Microsoft 365 that says so only at the first command', async () => {
    const wrong = () => 'TAG BAD User is authenticated but not connected.\r\n';
    const imap = await FakeImap.start({ CAPABILITY: TOKENS, LIST: wrong, NAMESPACE: wrong });
    const desk = new OAuthDesk(server, USER, imap.port);
    try {
      await desk.signIn();
      const { openStore } = await import('../../src/cli/open-store.ts');
      const around = { env: {}, progress: () => undefined, signIns: desk.signIns() };
      const store = await openStore(desk.account, around);
      expect((await failureOf(store.listMailboxes())).code).toBe('mail-switched-off');
      await store.close();
    } finally {
      desk.remove();
      await imap.stop();
    }
  });

  test('Gmail without the scope, or with IMAP off: one refresh, one further try, and what to look at', async () => {
    const AUTHENTICATE = () => 'TAG NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)\r\n';
    const ended = await loginAt({ CAPABILITY: TOKENS, AUTHENTICATE });
    expect(ended).toMatchObject({ code: 'token-refused', exitCode: 77, tries: 2, refreshes: 1 });
    expect(ended.hint).toMatch(/scope.*IMAP/);
  });

  test('a server that is busy: later (75), and the token is not blamed', async () => {
    const AUTHENTICATE = () => 'TAG NO [UNAVAILABLE] try again later\r\n';
    const ended = await loginAt({ CAPABILITY: TOKENS, AUTHENTICATE });
    expect(ended).toMatchObject({ code: 'server-busy', exitCode: 75, tries: 1, refreshes: 0 });
  });

  test('a server that repeats the token in its words', async () => {
    const AUTHENTICATE: Answer = ({ rest }) => {
      const said = Buffer.from(rest.split(' ')[1] ?? '', 'base64').toString('latin1');
      return `TAG NO ${/Bearer ([^\x01]*)/.exec(said)?.[1]} is bad, ${rest}\r\n`;
    };
    const ended = await loginAt({ CAPABILITY: TOKENS, AUTHENTICATE });
    expect(ended.message).toContain('*** is bad');
  });

  test('a server that knows no OAuth2 (76)', async () => {
    const ended = await loginAt({});
    expect(ended).toMatchObject({ code: 'token-login-missing', exitCode: 76, tries: 0, refreshes: 0 });
  });
});
