import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { DeviceCode } from '../../src/auth/client.ts';
import { signInByDevice } from '../../src/auth/device-flow.ts';
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
  server.instead = null;
  return () => desk.remove();
});

/** The token endpoint says this, a time each, before the real one is asked. */
function answers(...errors: readonly (string | number)[]): void {
  const left = [...errors];
  server.instead = (path, response) => {
    const error = path === '/token' ? left.shift() : undefined;
    if (error === undefined) return false;
    const status = typeof error === 'number' ? error : 400;
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ error }));
    return true;
  };
}

/** Signs in; the waits are not waited for but noted. @param during what happens during each of them */
async function signIn(during: (code: DeviceCode, wait: number) => unknown) {
  const waits: number[] = [];
  let code: DeviceCode | null = null;
  const grant = await signInByDevice(desk.client(), {
    account: 'work',
    user: USER,
    show: (shown) => {
      code = shown;
    },
    pause: async (milliseconds) => {
      waits.push(milliseconds);
      await during(code as unknown as DeviceCode, waits.length);
    },
  });
  return { grant, waits };
}

const enters = (code: DeviceCode) => robot(code.completePage ?? code.page, USER);

describe('sign-in by a code that is typed on another machine', () => {
  test('asked every five seconds until somebody has signed in', async () => {
    const { grant, waits } = await signIn((code, wait) => (wait === 3 ? enters(code) : undefined));
    expect(grant.accessToken).not.toBe('');
    expect(waits).toEqual([5_000, 5_000, 5_000]);
    expect(server.requests.map(({ status }) => status)).toEqual([400, 400, 200]);
  });

  test('slow_down: five seconds more, from then on; a server that is busy or away is not given up', async () => {
    answers('slow_down', 'authorization_pending', 503, 'slow_down');
    const { waits } = await signIn((code, wait) => (wait === 4 ? enters(code) : undefined));
    expect(waits).toEqual([5_000, 10_000, 10_000, 15_000, 20_000]);
  });

  test('expired at the server (75)', async () => {
    answers('authorization_pending', 'expired_token');
    const error = await failureOf(signIn(() => undefined));
    expect(error.code).toBe('sign-in-timed-out');
    expect(wordError(error, 'en').exitCode).toBe(75);
  });

  test('its lifetime over, though the server never says so', async () => {
    server.instead = (path, response) => {
      if (path !== '/token') return false;
      response.writeHead(400, { 'content-type': 'application/json' }).end('{"error":"authorization_pending"}');
      return true;
    };
    const error = await failureOf(signIn(() => undefined));
    expect(error.code).toBe('sign-in-timed-out');
  });

  test('declined (77)', async () => {
    const error = await failureOf(signIn((code) => robot(code.completePage ?? code.page, USER, true)));
    expect(error.code).toBe('sign-in-declined');
  });

  test('no such endpoint, as with Google for mail: said before anything is asked', async () => {
    const without = { ...desk.settings, deviceEndpoint: null };
    const { OAuthClient } = await import('../../src/auth/client.ts');
    for (const settings of [
      without,
      { provider: 'google', clientId: 'x', clientSecret: null, keyring: false } as const,
    ]) {
      const client = new OAuthClient(settings, { account: 'work', user: USER }, desk.now);
      const error = await failureOf(client.deviceCode());
      expect(error.code).toBe('device-flow-missing');
      expect(wordError(error, 'ja').hint).toContain('client-check login work --no-browser');
    }
  });
});
