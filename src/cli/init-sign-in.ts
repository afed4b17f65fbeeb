import type { AuthSetup } from '../setup/setup.ts';
import type { Servers } from './init-servers.ts';
import type { InitWorld } from './init-world.ts';

/** Hosts of the services whose sign-in is known. */
const KNOWN = [
  ['google', /(?:^|\.)(?:gmail|googlemail|google)\.com$/],
  ['microsoft', /(?:^|\.)(?:office365\.com|outlook\.com|partner\.outlook\.cn)$/],
] as const;

/**
 * Asks what an OAuth2 sign-in needs: the client ID, which is the user's or the organisation's own, and where the service is not
 * known its endpoints (RFC 8414). The sign-in itself follows when the connection is tried.
 */
export async function askSignIn(world: InitWorld, { imap }: Servers): Promise<AuthSetup> {
  const { words, asker } = world;
  const provider = KNOWN.find(([, hosts]) => hosts.test(imap.host))?.[0] ?? null;
  asker?.say(words.aboutClientId);
  const endpoints = provider === null ? await askEndpoints(world) : { provider };
  const check = (answer: string) => (answer === '' || /\s/.test(answer) ? words.badLine : null);
  const clientId = (await asker?.text(words.clientId, { check })) ?? '';
  const clientSecret = (await asker?.secret(words.clientSecret, () => null)) ?? '';
  world.signIns.wantSignIn();
  return { oauth2: { ...endpoints, clientId, ...(clientSecret === '' ? {} : { clientSecret }) } };
}

async function askEndpoints({ asker, words }: InitWorld) {
  const url = (required: boolean) => (answer: string) =>
    (answer === '' && !required) || isEndpoint(answer) ? null : words.badUrl;
  const ask = async (question: string, required: boolean) =>
    (await asker?.text(question, { placeholder: 'https://login.example.jp/…', check: url(required) })) ?? '';
  const authorizationEndpoint = await ask(words.authorizationEndpoint, true);
  const tokenEndpoint = await ask(words.tokenEndpoint, true);
  const deviceEndpoint = await ask(words.deviceEndpoint, false);
  const scopes = ((await asker?.text(words.scopes, { initial: 'offline_access' })) ?? '').split(/\s+/).filter(Boolean);
  return { authorizationEndpoint, tokenEndpoint, ...(deviceEndpoint === '' ? {} : { deviceEndpoint }), scopes };
}

/** As the configuration takes it: over TLS, or of this machine. */
function isEndpoint(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(hostname));
}
