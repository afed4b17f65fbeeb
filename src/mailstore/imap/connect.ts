import { ImapFlow } from 'imapflow';
import { ClientCheckError } from '../../errors.ts';
import { imapFailure, type Server } from './failure.ts';
import { Wire } from './wire.ts';

export interface ConnectOptions extends Server {
  readonly password: string;
  /**
   * PEM of a private authority. Then it alone is trusted: who names an authority for a server means that one, and a certificate
   * for the same name from any other is what verification is there to catch.
   */
  readonly ca: Buffer | null;
  readonly log?: (line: string) => void;
}

/** A connection that is logged in, and what was overheard of it. */
export interface Connection {
  readonly client: ImapFlow;
  readonly wire: Wire;
  /** The error that ended it, which ImapFlow tells by an event only. */
  readonly failure: () => unknown;
}

/** How long a server may take, in milliseconds: to accept, to greet, between two packets, for all up to the login. */
const CONNECT_TIMEOUT = 15_000;
const SOCKET_TIMEOUT = 60_000;
const LOGIN_TIMEOUT = 90_000;

/** The largest literal that is taken: a header of 20,000 References passes, an announced 4 GiB does not. */
export const MAX_LITERAL = 32 << 20;
const MAX_RESPONSE = 64 << 20;

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|::1|\[::1\])$/i;

/**
 * Connects and logs in. Certificates are always verified, TLS is 1.2 at least (RFC 8314); STARTTLS is required where it is
 * configured, so no password goes out in the clear but on loopback. Throws a ClientCheckError.
 */
export async function connect(options: ConnectOptions): Promise<Connection> {
  const { account, host, port, user, password, security, ca, log } = options;
  if (security === 'none' && !LOOPBACK.test(host)) throw new ClientCheckError('not-encrypted', { account, host });
  const wire = new Wire(password, log, () => setImmediate(() => client.close()));
  const client: ImapFlow = new ImapFlow({
    host,
    port,
    secure: security === 'tls',
    ...(security === 'tls' ? {} : { doSTARTTLS: security === 'starttls' }),
    auth: { user, pass: password },
    tls: { rejectUnauthorized: true, minVersion: 'TLSv1.2', ...(ca ? { ca } : {}) },
    logger: wire.logger,
    clientInfo: { name: 'client-check', version: '', vendor: '', 'support-url': '' },
    disableAutoIdle: true,
    // ENABLE UTF8=ACCEPT makes Courier show names undecoded, and costs a round trip; nothing else of it is used.
    disableAutoEnable: true,
    connectionTimeout: CONNECT_TIMEOUT,
    greetingTimeout: CONNECT_TIMEOUT,
    socketTimeout: SOCKET_TIMEOUT,
    maxLiteralSize: MAX_LITERAL,
    maxLineLength: MAX_RESPONSE,
    maxResponseSize: MAX_RESPONSE,
  });
  let failure: unknown = null;
  // Without a listener a reset after the connection was made ends the process.
  client.on('error', (error) => {
    failure ??= error;
  });
  try {
    await within(LOGIN_TIMEOUT, client, () => client.connect());
    return { client, wire, failure: () => failure };
  } catch (error) {
    client.close();
    const { stranger, throttled } = wire;
    throw imapFailure(error, { server: options, password, what: 'LOGIN', bye: byeOf(client), stranger, throttled });
  }
}

/** The reason that the server gave for ending the connection. */
export function byeOf(client: ImapFlow): string | null {
  return (client as { byeReason?: string }).byeReason ?? null;
}

/** Runs something; where nothing moves for `milliseconds`, ends the connection. `work` says by `beat` that something moved. */
export async function within<T>(
  milliseconds: number,
  client: ImapFlow,
  work: (beat: () => void) => Promise<T>,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const expired = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(Object.assign(new Error(String(milliseconds / 1_000)), { code: 'WATCHDOG' }));
      client.close();
    }, milliseconds);
  });
  try {
    return await Promise.race([work(() => timer?.refresh()), expired]);
  } finally {
    clearTimeout(timer);
  }
}
