import type { ImapFlow } from 'imapflow';
import { ClientCheckError } from '../../errors.ts';
import { loginWithToken, type TokenSource } from '../../login-token.ts';
import { imapFailure, type Server } from './failure.ts';
import { type Answer, isWellFramed } from './framing.ts';
import { LIMITS, type Limits } from './limits.ts';
import { isLoopback } from './loopback.ts';
import { Wire } from './wire.ts';

export interface ConnectOptions extends Server {
  /** '' where tokens take its place. */
  readonly password: string;
  readonly tokens?: TokenSource;
  /**
   * PEM of a private authority. Then it alone is trusted: who names an authority for a server means that one, and a certificate
   * for the same name from any other is what verification is there to catch.
   */
  readonly ca: Buffer | null;
  readonly log?: (line: string) => void;
  readonly limits?: Partial<Limits>;
}

/** A connection that is logged in, and what was overheard of it. */
export interface Connection {
  /** The password or the token that it was logged in with: kept out of every word. */
  readonly secret: string;
  readonly client: ImapFlow;
  readonly wire: Wire;
  /** The error that ended it, which ImapFlow tells by an event only. */
  readonly failure: () => unknown;
}

/** The largest literal that is taken: a header of 20,000 References passes, an announced 4 GiB does not. */
export const MAX_LITERAL = 32 << 20;
const MAX_RESPONSE = 64 << 20;

/**
 * Connects and logs in. Certificates are always verified, TLS is 1.2 at least (RFC 8314); STARTTLS is required where it is
 * configured, so no password goes out in the clear but on loopback. Throws a ClientCheckError.
 */
export function connect(options: ConnectOptions): Promise<Connection> {
  const { tokens, password } = options;
  if (!tokens) return connectWith(options, password, { pass: password });
  return loginWithToken(tokens, (accessToken) => connectWith(options, accessToken, { accessToken }));
}

async function connectWith(
  options: ConnectOptions,
  secret: string,
  login: { readonly pass: string } | { readonly accessToken: string },
): Promise<Connection> {
  const { account, host, port, user, security, ca, log } = options;
  if (security === 'none' && !isLoopback(host)) throw new ClientCheckError('not-encrypted', { account, host });
  const limits = limitsOf(options);
  // Most runs read by the pipe alone and need no more.
  const { ImapFlow: Client } = await import('imapflow');
  const wire = new Wire(secret, log, () => setImmediate(() => client.close()));
  const client: ImapFlow = new Client({
    host,
    port,
    secure: security === 'tls',
    ...(security === 'tls' ? {} : { doSTARTTLS: security === 'starttls' }),
    auth: { user, ...login },
    tls: { rejectUnauthorized: true, minVersion: 'TLSv1.2', ...(ca ? { ca } : {}) },
    logger: wire.logger,
    clientInfo: { name: 'client-check', version: '', vendor: '', 'support-url': '' },
    disableAutoIdle: true,
    // ENABLE UTF8=ACCEPT makes Courier show names undecoded, and costs a round trip; nothing else of it is used.
    disableAutoEnable: true,
    connectionTimeout: limits.connect,
    greetingTimeout: limits.connect,
    socketTimeout: limits.socket,
    maxLiteralSize: MAX_LITERAL,
    maxLineLength: MAX_RESPONSE,
    maxResponseSize: MAX_RESPONSE,
  });
  let failure: unknown = null;
  // Without a listener a reset after the connection was made ends the process.
  client.on('error', (error) => {
    failure ??= error;
  });
  watchFraming(client, wire);
  try {
    await within({ overall: limits.login }, client, () => client.connect());
    if (wire.garbled) throw new Error('a line that is no answer');
    return { client, wire, secret, failure: () => failure };
  } catch (error) {
    client.close();
    // ImapFlow's own word for it, without a code.
    if ((error as Error).message === 'Unsupported authentication mechanism' && 'accessToken' in login)
      throw new ClientCheckError('token-login-missing', { account, host }, { cause: error });
    throw imapFailure(error, { server: options, password: secret, what: 'LOGIN', bye: byeOf(client), wire });
  }
}

/** Ends the connection at an answer whose literals are not as long as announced, before anything of it is taken. */
function watchFraming(client: ImapFlow, wire: Wire): void {
  const inner = client as unknown as { handleResponse(answer: Answer): Promise<boolean> };
  const handle = inner.handleResponse.bind(client);
  inner.handleResponse = async (answer) => {
    if (isWellFramed(answer)) return handle(answer);
    wire.garble();
    return false;
  };
}

/** The reason that the server gave for ending the connection. */
export function byeOf(client: ImapFlow): string | null {
  return (client as { byeReason?: string }).byeReason ?? null;
}

export function limitsOf({ limits }: ConnectOptions): Limits {
  return { ...LIMITS, ...limits };
}

/**
 * Runs something; where nothing moves for `still` milliseconds, or it takes `overall`, ends the connection. `work` says by
 * `beat` that something moved.
 */
export async function within<T>(
  { still, overall }: { readonly still?: number; readonly overall: number },
  client: ImapFlow,
  work: (beat: () => void) => Promise<T>,
): Promise<T> {
  const timers: NodeJS.Timeout[] = [];
  const expired = new Promise<never>((_, reject) => {
    const end = (milliseconds: number, code: string) => {
      const expire = () => {
        reject(Object.assign(new Error(code), { code, milliseconds }));
        client.close();
      };
      timers.push(setTimeout(expire, milliseconds));
    };
    end(overall, 'OVERALL');
    if (still !== undefined) end(still, 'STILL');
  });
  try {
    return await Promise.race([work(() => timers[1]?.refresh()), expired]);
  } finally {
    for (const timer of timers) clearTimeout(timer);
  }
}
