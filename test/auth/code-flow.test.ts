import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { OAuthClient } from '../../src/auth/client.ts';
import { type CodeFlow, signInByCode } from '../../src/auth/code-flow.ts';
import { wordError } from '../../src/errors.ts';
import { OAuthDesk } from '../live/oauth/desk.ts';
import { robot } from '../live/oauth/robot.ts';
import { OAuthServer } from '../live/oauth/server.ts';
import { failureOf } from './failure-of.ts';

const USER = 'hanako@agency.example';

let server: OAuthServer;
let desk: OAuthDesk;

beforeAll(async () => {
  server = await OAuthServer.start();
});
afterAll(() => server?.stop());
beforeEach(() => {
  desk = new OAuthDesk(server, USER, 1);
  server.requests.length = 0;
  return () => desk.remove();
});

/** Signs in; the browser does as it is told with the page's address. */
function signIn(browse: (url: string) => unknown, more: Partial<CodeFlow> = {}) {
  return signInByCode(desk.client(), { account: 'work', user: USER, show: (url) => void browse(url), ...more });
}

/** Where the browser is sent back to. */
function redirectOf(page: string): { url: URL; state: string } {
  const asked = new URL(page).searchParams;
  return { url: new URL(asked.get('redirect_uri') ?? ''), state: asked.get('state') ?? '' };
}

const status = async (url: string | URL, init: RequestInit = {}) => (await fetch(url, init)).status;

/** What a socket is answered; 'refused' where nobody listens. */
function send(host: string, port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, host, () => socket.write(text));
    let said = '';
    socket.on('data', (chunk) => {
      said += chunk;
    });
    socket.on('error', () => resolve('refused'));
    socket.on('close', () => resolve(said || 'closed'));
  });
}

describe('sign-in by a browser', () => {
  test('PKCE with S256, a state, no secret in the page’s address; the page that it ends at is in both languages', async () => {
    let shown = '';
    let last = { url: '', page: '' };
    const grant = await signIn(async (url) => {
      shown = url;
      last = await robot(url, USER);
    });
    const asked = new URL(shown).searchParams;
    expect(asked.get('code_challenge_method')).toBe('S256');
    expect(asked.get('code_challenge')).toMatch(/^[\w-]{43}$/);
    expect(asked.get('state')).toMatch(/^[\w-]{43}$/);
    expect(asked.get('login_hint')).toBe(USER);
    expect(grant).toMatchObject({ lifetime: 3_600_000, refreshToken: expect.any(String) });
    for (const secret of server.secrets) expect(shown).not.toContain(secret);
    expect(await until(() => last.page)).toMatch(/受け取りました[\s\S]*go back to the terminal/);
    for (const secret of server.secrets) expect(last.page).not.toContain(secret);
  });

  test('nothing else gets in, and nothing that does ends it; afterwards nobody listens', async () => {
    let port = 0;
    const grant = await signIn(async (page) => {
      const { url, state } = redirectOf(page);
      port = Number(url.port);
      const wrong = new URL(`?code=stolen&state=${state.slice(1)}x`, url);
      expect(await status(wrong)).toBe(400);
      expect(await status(new URL('?code=stolen', url))).toBe(400);
      expect(await status(new URL(`/other?code=stolen&state=${state}`, url))).toBe(404);
      expect(await status(new URL('/favicon.ico', url))).toBe(404);
      expect(await status(new URL(`?code=stolen&state=${state}`, url), { method: 'POST' })).toBe(404);
      const path = `${url.pathname}?code=stolen&state=${state}`;
      const rebound = await send('127.0.0.1', port, `GET ${path} HTTP/1.1\r\nHost: evil.example:${port}\r\n\r\n`);
      expect(rebound).toMatch(/^HTTP\/1\.1 404/);
      expect(await send('127.0.0.1', port, 'no http at all\r\n\r\n')).toBe('closed');
      await robot(page, USER);
    });
    expect(grant.accessToken).not.toBe('');
    expect(server.requests).toHaveLength(1);
    expect(await send('127.0.0.1', port, 'GET / HTTP/1.1\r\n\r\n')).toBe('refused');
  });

  test('it listens on this machine’s own address alone', async () => {
    const others = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4');
    const answers: string[] = [];
    await signIn(async (page) => {
      const port = Number(redirectOf(page).url.port);
      // Another address of loopback stands for every one that is not 127.0.0.1.
      for (const { address } of [...others, { address: '127.0.0.2' }]) answers.push(await send(address, port, 'x'));
      await robot(page, USER);
    });
    expect(new Set(answers)).toEqual(new Set(['refused']));
  });

  test('a second answer of the same sign-in is not looked at', async () => {
    const grant = await signIn(async (page) => {
      const end = await robot(page, USER);
      await fetch(end.url).catch(() => undefined);
    });
    expect(grant.refreshToken).not.toBe('');
    expect(server.requests).toHaveLength(1);
  });

  test('declined: said in the server’s words (77)', async () => {
    const error = await failureOf(signIn((page) => robot(page, USER, true)));
    expect(error.code).toBe('sign-in-declined');
    expect(wordError(error, 'en')).toMatchObject({ exitCode: 77, message: expect.stringContaining('access_denied') });
  });

  test('nobody comes back: given up (75)', async () => {
    const error = await failureOf(signIn(() => undefined, { limit: 50 }));
    expect(error.code).toBe('sign-in-timed-out');
    expect(wordError(error, 'ja').exitCode).toBe(75);
  });

  test('the browser was on another machine: the address of its last page is pasted', async () => {
    let page = '';
    const pastes = [() => 'rubbish', () => 'http://127.0.0.1/callback?code=stolen&state=x', () => landing(page)];
    const grant = await signIn(
      (url) => {
        page = url;
      },
      { pasted: async () => (await pastes.shift()?.()) ?? null },
    );
    expect(grant.accessToken).not.toBe('');
    expect(pastes).toHaveLength(0);
  });

  test('a code of another sign-in is worth nothing here: PKCE', async () => {
    const other = await signInUrl();
    const error = await failureOf(
      signIn(async (page) => {
        const { url, state } = redirectOf(page);
        const code = new URL(await landing(other)).searchParams.get('code') ?? '';
        await fetch(new URL(`?${new URLSearchParams({ code, state })}`, url));
      }),
    );
    expect(error.code).toBe('grant-withdrawn');
  });

  test('an unknown client: the fault is in the configuration (78)', async () => {
    const stranger = { ...desk.settings, clientId: 'nobody' };
    const client = new OAuthClient(stranger, { account: 'work', user: USER }, desk.now);
    const flow = { account: 'work', user: USER };
    const show = (page: string) => {
      const { url, state } = redirectOf(page);
      void fetch(new URL(`?code=x&state=${state}`, url));
    };
    const error = await failureOf(signInByCode(client, { ...flow, show }));
    expect(error.code).toBe('sign-in-refused');
    expect(wordError(error, 'en')).toMatchObject({ exitCode: 78, message: expect.stringContaining('invalid_client') });
  });
});

/** The page of a sign-in that somebody else has begun, with a verifier of his own. */
async function signInUrl(): Promise<string> {
  return (await desk.client().codeRequest(9)).url;
}

/** The address at which a browser gets stuck that can't reach this machine. */
async function landing(page: string): Promise<string> {
  return (await robot(page, USER, false, (url) => url.startsWith('http://127.0.0.1') && url.includes('/callback'))).url;
}

async function until(probe: () => string): Promise<string> {
  for (let look = 0; probe() === '' && look < 500; look += 1) await new Promise((resolve) => setTimeout(resolve, 10));
  return probe();
}
