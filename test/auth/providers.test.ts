import { expect, test } from 'vitest';
import { OAuthClient } from '../../src/auth/client.ts';
import { providerOf } from '../../src/auth/provider.ts';
import { failureOf } from './failure-of.ts';

const google = { provider: 'google', clientId: 'the-id', clientSecret: 'not-a-secret', keyring: false } as const;
const microsoft = { provider: 'microsoft', clientId: 'the-id', clientSecret: null, keyring: false } as const;
const who = { account: 'work', user: 'hanako@agency.example' };

async function pageOf(settings: typeof google | typeof microsoft): Promise<URL> {
  return new URL((await new OAuthClient(settings, who, () => 0).codeRequest(4711)).url);
}

test('Google is asked for mail, for a refresh token each time, and is given no secret', async () => {
  const page = await pageOf(google);
  expect(`${page.origin}${page.pathname}`).toBe('https://accounts.google.com/o/oauth2/v2/auth');
  expect(Object.fromEntries(page.searchParams)).toMatchObject({
    client_id: 'the-id',
    response_type: 'code',
    scope: 'https://mail.google.com/',
    access_type: 'offline',
    prompt: 'consent',
    redirect_uri: 'http://127.0.0.1:4711/',
    login_hint: who.user,
    code_challenge_method: 'S256',
  });
  expect(page.href).not.toContain('not-a-secret');
});

test('Microsoft is asked for IMAP, SMTP and a refresh token, and sends the browser to the redirect that its portal takes', async () => {
  const page = await pageOf(microsoft);
  expect(`${page.origin}${page.pathname}`).toBe('https://login.microsoftonline.com/common/oauth2/v2.0/authorize');
  expect(Object.fromEntries(page.searchParams)).toMatchObject({
    scope: 'https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send offline_access',
    redirect_uri: 'http://localhost:4711',
  });
});

test('an organisation’s own endpoints at Microsoft have the redirect of its portal, others that of RFC 8252', () => {
  const own = (base: string) =>
    providerOf({
      provider: null,
      clientId: 'the-id',
      clientSecret: null,
      keyring: false,
      authorizationEndpoint: `${base}/authorize`,
      tokenEndpoint: `${base}/token`,
      deviceEndpoint: null,
      revocationEndpoint: null,
      scopes: ['mail'],
    });
  expect(own('https://login.microsoftonline.com/tenant/oauth2/v2.0').redirect).toEqual({ host: 'localhost', path: '' });
  for (const base of ['https://login.example', 'https://login.microsoftonline.com.evil.example'])
    expect(own(base).redirect).toEqual({ host: '127.0.0.1', path: '/callback' });
});

test('an answer in Google’s name from elsewhere is not taken (RFC 9207)', async () => {
  const client = new OAuthClient(google, who, () => 0);
  const request = await client.codeRequest(4711);
  const answer = new URLSearchParams({ code: 'x', state: request.state, iss: 'https://evil.example' });
  const error = await failureOf(client.exchange(request, answer));
  expect(error.code).toBe('sign-in-protocol');
});

test('where there is no revocation endpoint nothing is asked', async () => {
  expect(providerOf(microsoft).revocationEndpoint).toBe(null);
  expect(await new OAuthClient(microsoft, who, () => 0).revoke('x')).toBe(false);
});
