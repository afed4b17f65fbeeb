import { rootCertificates } from 'node:tls';
import { ImapFlow, type Logger } from 'imapflow';
import { ClientCheckError } from '../../errors.ts';
import { imapFailure, type Server } from './failure.ts';

export interface ConnectOptions extends Server {
  readonly password: string;
  /** PEM of a private authority; it is trusted beside the public ones, for a server may change over to one of those. */
  readonly ca: Buffer | null;
  readonly log?: (line: string) => void;
}

/** How long a server may take, in milliseconds. */
const CONNECT_TIMEOUT = 15_000;
const SOCKET_TIMEOUT = 60_000;

/** The largest literal that is taken: a header of 20,000 References passes, an announced 4 GiB does not. */
const MAX_LITERAL = 32 * 1024 * 1024;

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|::1|\[::1\])$/i;

/**
 * Connects and logs in. Certificates are always verified; STARTTLS is required where it is configured, so no password ever goes
 * out in the clear but on loopback. Throws a ClientCheckError.
 */
export async function connect(options: ConnectOptions): Promise<ImapFlow> {
  const { account, host, port, user, password, security, ca, log } = options;
  if (security === 'none' && !LOOPBACK.test(host)) {
    throw new ClientCheckError('starttls-failed', { account, host, port, reason: 'security: none' });
  }
  const client = new ImapFlow({
    host,
    port,
    secure: security === 'tls',
    doSTARTTLS: security === 'tls' ? undefined : security === 'starttls',
    auth: { user, pass: password },
    tls: {
      rejectUnauthorized: true,
      minVersion: 'TLSv1.2',
      ...(ca ? { ca: [...rootCertificates, ca.toString('latin1')] } : {}),
    },
    logger: log ? wireLog(log) : false,
    clientInfo: { name: 'client-check' },
    disableAutoIdle: true,
    connectionTimeout: CONNECT_TIMEOUT,
    greetingTimeout: CONNECT_TIMEOUT,
    socketTimeout: SOCKET_TIMEOUT,
    maxLiteralSize: MAX_LITERAL,
  });
  let failure: unknown = null;
  // Without a listener a reset after the connection was made ends the process; and a BYE's reason is told only here.
  client.on('error', (error) => {
    failure ??= error;
  });
  try {
    await client.connect();
    return client;
  } catch (error) {
    client.close();
    const known = error as { authenticationFailed?: boolean; code?: string; tlsFailed?: boolean };
    const better = !known.authenticationFailed && !known.code && failure !== null ? failure : error;
    throw imapFailure(better, options, known.authenticationFailed ? 'login' : 'connect');
  }
}

/** The conversation for --verbose. ImapFlow masks secrets in it; lines of authentication are left out all the same. */
function wireLog(log: (line: string) => void): Logger {
  const line = (entry: { src?: string; msg?: unknown; err?: { message?: string } }) => {
    const text = String(entry?.msg ?? entry?.err?.message ?? '').slice(0, 300);
    if (!entry?.src || /\b(?:LOGIN|AUTHENTICATE)\b|^\+ |^[A-Za-z0-9+/=]{12,}$/.test(text)) return;
    log(`${entry.src === 's' ? 'S:' : 'C:'} ${text}`);
  };
  return { trace: () => undefined, debug: line, info: line, warn: line, error: line, fatal: line };
}
