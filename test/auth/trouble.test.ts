import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ClientCheckError, wordError } from '../../src/errors.ts';
import { OAuthDesk } from '../live/oauth/desk.ts';
import { OAuthServer } from '../live/oauth/server.ts';
import { failureOf } from './failure-of.ts';

const USER = 'hanako@agency.example';

let server: OAuthServer;
let desk: OAuthDesk;

beforeAll(async () => {
  server = await OAuthServer.start();
});
afterAll(() => server?.stop());
beforeEach(async () => {
  desk = new OAuthDesk(server, USER, 1);
  server.instead = null;
  await desk.signIn();
  return () => desk.remove();
});

/** How a refresh ends where the token endpoint answers so. */
async function refreshWhere(answer: (response: ServerResponse) => void): Promise<ClientCheckError> {
  server.instead = (path, response) => {
    if (path === '/token') answer(response);
    return path === '/token';
  };
  const { refreshToken, accessToken } = desk.kept();
  const error = await failureOf((await desk.tokens()).renewed(accessToken));
  // Whatever happened, the next run can try again.
  expect(desk.kept()).toMatchObject({ refreshToken, accessToken });
  for (const lang of ['ja', 'en'] as const) {
    const { message, hint } = wordError(error, lang);
    for (const token of [refreshToken, accessToken])
      expect(`${message}${hint}${error.stack}${error.cause}`).not.toContain(token);
    expect(`${message}${hint}`).not.toMatch(/\{\w+\}|undefined|null/);
  }
  return error;
}

const json = (status: number, body: object) => (response: ServerResponse) => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};

describe('a refresh that fails', () => {
  test.each([
    ['the server is overloaded', json(503, {}), 75],
    ['it says so in words', json(400, { error: 'temporarily_unavailable' }), 75],
    ['an error that nobody has heard of', json(400, { error: 'tuesday' }), 75],
    ['one that is a property of every object', json(400, { error: 'constructor' }), 75],
    ['too many requests', json(429, {}), 75],
    ['cut off', (response: ServerResponse) => response.destroy(), 75],
    [
      'a page of a portal',
      (response: ServerResponse) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>'),
      76,
    ],
    [
      'a redirect, which is not followed',
      (response: ServerResponse) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
      76,
    ],
    ['JSON without a token', json(200, { token_type: 'bearer' }), 76],
    ['a token of another kind', json(200, { access_token: 'x', token_type: 'mac' }), 76],
    ['an answer without end', (response: ServerResponse) => pour(response), 76],
    ['the client is not known any more', json(401, { error: 'invalid_client' }), 78],
    ['the grant was withdrawn', json(400, { error: 'invalid_grant', error_description: 'revoked' }), 77],
    [
      'somebody has to sign in again',
      json(400, { error: 'interaction_required', error_description: 'AADSTS50076: MFA' }),
      77,
    ],
    [
      'an administrator has to consent',
      json(400, { error: 'invalid_grant', error_description: 'AADSTS65001: no consent' }),
      77,
    ],
  ])('%s', async (_, answer, exitCode) => {
    const error = await refreshWhere(answer);
    expect(wordError(error, 'en')).toMatchObject({ exitCode });
  });

  test('Microsoft’s words for a missing consent are told from a grant that was withdrawn', async () => {
    const answer = json(400, {
      error: 'invalid_grant',
      error_description: 'AADSTS65001: The user or administrator has not consented',
    });
    expect((await refreshWhere(answer)).code).toBe('consent-missing');
  });

  test('a server that repeats the refresh token in its words', async () => {
    const { refreshToken } = desk.kept();
    const error = await refreshWhere(
      json(400, { error: 'invalid_grant', error_description: `no ${refreshToken}\u001b[2J` }),
    );
    expect(wordError(error, 'en').message).toContain('no ***');
    expect(wordError(error, 'en').message).not.toContain('\u001b');
  });

  test('nobody answers at all (75)', async () => {
    server.stop();
    const error = await failureOf((await desk.tokens()).renewed(desk.kept().accessToken));
    expect(error.code).toBe('sign-in-unreachable');
    expect(wordError(error, 'en').message).toContain('connection refused');
    server = await OAuthServer.start();
  });
});

function pour(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  const more = () => {
    while (!response.destroyed && response.write('x'.repeat(65_536))) {}
  };
  response.on('drain', more);
  response.on('error', () => undefined);
  more();
}
