import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Provider } from 'oidc-provider';
import { freePort } from '../dovecot.ts';

export interface OAuthServerOptions {
  /** Seconds that an access token lasts. */
  readonly ttl?: number;
  readonly rotates?: boolean;
}

/** The client of the tests, and the scopes that it asks for. */
export const CLIENT_ID = 'client-check';
export const SCOPES = ['openid', 'offline_access', 'https://mail.test/'];

const MAIL_SERVER = { id: 'mailserver', secret: 's3cret' };
const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';

/** What is asked of the token endpoint, in order. */
export interface TokenRequest {
  readonly grant: string;
  readonly refreshToken: string | null;
  readonly status: number;
}

/** A real OAuth2 server (oidc-provider) on loopback, whose every token is remembered; any name signs in. */
export class OAuthServer {
  readonly requests: TokenRequest[] = [];
  /** All that must not be seen anywhere: tokens, codes. */
  readonly secrets = new Set<string>();
  revocations = 0;
  /** Answers in place of the provider, while it is set. */
  instead: ((path: string, response: ServerResponse) => boolean) | null = null;
  /** Awaited before a request to the token endpoint is served. */
  before: () => Promise<unknown> = async () => undefined;

  private constructor(
    readonly issuer: string,
    private readonly server: Server,
  ) {}

  static async start({ ttl = 3600, rotates = true }: OAuthServerOptions = {}): Promise<OAuthServer> {
    const port = await freePort();
    const issuer = `http://127.0.0.1:${port}`;
    const serve = quietly(() => new Provider(issuer, configuration(ttl, rotates))).callback();
    const server = createServer();
    const oauth = new OAuthServer(issuer, server);
    server.on('request', (request, response) => void oauth.serve(request, response, serve));
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return oauth;
  }

  stop(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  /** How often a refresh token was given for new ones. */
  get refreshes(): readonly TokenRequest[] {
    return this.requests.filter(({ grant }) => grant === 'refresh_token');
  }

  /** `oauth2:` of a configuration. */
  settings(more: Readonly<Record<string, string>> = {}): string {
    const own = {
      authorizationEndpoint: `${this.issuer}/auth`,
      tokenEndpoint: `${this.issuer}/token`,
      deviceEndpoint: `${this.issuer}/device/auth`,
      revocationEndpoint: `${this.issuer}/token/revocation`,
      scopes: `[${SCOPES.map((scope) => `"${scope}"`).join(', ')}]`,
      clientId: CLIENT_ID,
      ...more,
    };
    return `{ ${Object.entries(own)
      .map(([key, value]) => `${key}: ${value}`)
      .join(', ')} }`;
  }

  /** Where a mail server asks whose token it is, and whether it still holds. */
  get introspection(): string {
    return `${this.issuer.replace('//', `//${MAIL_SERVER.id}:${MAIL_SERVER.secret}@`)}/token/introspection`;
  }

  /** Takes a token out of use, as the user does on the provider's account page. */
  async withdraw(token: string): Promise<void> {
    const body = new URLSearchParams({ client_id: CLIENT_ID, token });
    await fetch(`${this.issuer}/token/revocation`, { method: 'POST', body });
    this.revocations -= 1;
  }

  /** Whose token it is; null: it does not hold. */
  async userOf(token: string): Promise<string | null> {
    const basic = Buffer.from(`${MAIL_SERVER.id}:${MAIL_SERVER.secret}`).toString('base64');
    const answer = await fetch(`${this.issuer}/token/introspection`, {
      method: 'POST',
      headers: { authorization: `Basic ${basic}` },
      body: new URLSearchParams({ token }),
    });
    const { active, sub } = (await answer.json()) as { active: boolean; sub: string };
    return active ? sub : null;
  }

  private async serve(
    request: IncomingMessage,
    response: ServerResponse,
    provider: (request: IncomingMessage, response: ServerResponse) => void,
  ): Promise<void> {
    const path = new URL(request.url ?? '', this.issuer).pathname;
    if (this.instead?.(path, response)) {
      request.resume();
      return;
    }
    if (path === '/token/revocation') this.revocations += 1;
    if (path !== '/token') return provider(request, response);
    await this.before();
    const said: Buffer[] = [];
    request.on('data', (chunk: Buffer) => said.push(chunk));
    const end = response.end.bind(response);
    response.end = ((body: unknown, ...rest: never[]) => {
      this.remember(Buffer.concat(said).toString(), String(body ?? ''), response.statusCode);
      return end(body as never, ...rest);
    }) as never;
    provider(request, response);
  }

  private remember(asked: string, answered: string, status: number): void {
    const form = new URLSearchParams(asked);
    this.requests.push({ grant: form.get('grant_type') ?? '', refreshToken: form.get('refresh_token'), status });
    for (const name of ['code', 'code_verifier', 'device_code', 'refresh_token']) this.guard(form.get(name));
    const { access_token, refresh_token } = status === 200 ? JSON.parse(answered) : ({} as Record<string, string>);
    this.guard(access_token);
    this.guard(refresh_token);
  }

  private guard(secret: string | null | undefined): void {
    if (secret) this.secrets.add(secret);
  }
}

/** It warns of what only a real deployment needs. */
function quietly<T>(work: () => T): T {
  const { warn } = console;
  console.warn = () => undefined;
  try {
    return work();
  } finally {
    console.warn = warn;
  }
}

function configuration(ttl: number, rotates: boolean): object {
  const native = {
    client_id: CLIENT_ID,
    application_type: 'native',
    token_endpoint_auth_method: 'none',
    redirect_uris: ['http://127.0.0.1/callback'],
    response_types: ['code'],
    grant_types: ['authorization_code', 'refresh_token', DEVICE_GRANT],
  };
  const mailServer = {
    client_id: MAIL_SERVER.id,
    client_secret: MAIL_SERVER.secret,
    redirect_uris: [],
    response_types: [],
    grant_types: [],
  };
  const day = 86_400;
  return {
    clients: [native, mailServer],
    scopes: SCOPES,
    claims: { openid: ['sub'] },
    features: {
      deviceFlow: { enabled: true },
      introspection: { enabled: true, allowedPolicy: async () => true },
      revocation: { enabled: true, allowedPolicy: async () => true },
      devInteractions: { enabled: true },
    },
    ttl: {
      AccessToken: ttl,
      RefreshToken: day,
      Grant: day,
      Session: day,
      Interaction: 3600,
      DeviceCode: 600,
      AuthorizationCode: 60,
      IdToken: 3600,
    },
    rotateRefreshToken: rotates,
    issueRefreshToken: async () => true,
    pkce: { required: () => true },
    findAccount: (_: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id }) }),
  };
}
