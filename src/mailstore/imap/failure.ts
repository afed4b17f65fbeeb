import type { ImapFlowError } from 'imapflow';
import { ClientCheckError } from '../../errors.ts';

/** What every error names. */
export interface Server {
  readonly account: string;
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly security: 'tls' | 'starttls' | 'none';
}

/** RFC 5530 and what providers answer where the password is right and the server will not serve now. */
const BUSY = /^(?:UNAVAILABLE|LIMIT|INUSE|SERVERBUG|CONTACTADMIN|ALERT|WEBALERT|THROTTLED|OVERQUOTA)$/i;
const BUSY_WORDS =
  /too many|try again|temporar|rate limit|throttl|maximum number of connections|web login required|server busy/i;

const CERTIFICATE =
  /^(?:ERR_TLS|CERT_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|HOSTNAME_MISMATCH|INVALID_CA|ERR_SSL_TLSV1_ALERT)/;
const REFUSED: ReadonlySet<string> = new Set([
  'ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN', 'EHOSTDOWN', 'EADDRNOTAVAIL',
]); // biome-ignore format: a list
const TIMEOUT: ReadonlySet<string> = new Set([
  'CONNECT_TIMEOUT',
  'GREETING_TIMEOUT',
  'UPGRADE_TIMEOUT',
  'ETIMEOUT',
  'ETIMEDOUT',
  'LockTimeout',
]);
const LOST: ReadonlySet<string> = new Set([
  'NoConnection', 'EConnectionClosed', 'ECONNRESET', 'EPIPE', 'ClosedAfterConnectText', 'ClosedAfterConnectTLS', 'StateLogout',
]); // biome-ignore format: a list

/**
 * An error of ImapFlow, of the socket or of TLS as one of ours. The server's own words are kept; the cause is for --verbose, and
 * ImapFlow leaves passwords out of it.
 */
export function imapFailure(
  error: unknown,
  server: Server,
  phase: 'connect' | 'login' | 'work',
  what = '',
): ClientCheckError {
  if (error instanceof ClientCheckError) return error;
  const cause = error as ImapFlowError & { cert?: unknown };
  const { account, host, port, user } = server;
  const code = cause.code ?? '';
  const words = wordsOf(cause);
  const place = { account, host, port };
  const options = { cause };
  if (CERTIFICATE.test(code)) {
    return new ClientCheckError(
      'certificate-invalid',
      { account, host, reason: certificateReason(code, cause.message) },
      options,
    );
  }
  if (cause.tlsFailed || code === 'STARTTLS_INJECTION' || code === 'UPGRADE_TIMEOUT') {
    const kind = server.security === 'starttls' ? 'starttls-failed' : 'certificate-invalid';
    return new ClientCheckError(kind, { ...place, reason: words || code }, options);
  }
  if (cause.authenticationFailed) {
    const busy = BUSY.test(cause.serverResponseCode ?? '') || BUSY_WORDS.test(words);
    return busy
      ? new ClientCheckError('server-busy', { account, host, words }, options)
      : new ClientCheckError('login-refused', { account, host, user, words }, options);
  }
  if (code === 'ETHROTTLE') return new ClientCheckError('server-busy', { account, host, words }, options);
  if (REFUSED.has(code)) return new ClientCheckError('no-connection', { ...place, reason: code }, options);
  if (TIMEOUT.has(code))
    return new ClientCheckError('timed-out', { ...place, seconds: code === 'ETIMEOUT' ? 60 : 15 }, options);
  if (cause.reason) return new ClientCheckError('server-busy', { account, host, words: cause.reason }, options);
  if (LOST.has(code)) {
    // What answers no IMAP, or speaks TLS where none is expected, just hangs up.
    const kind = phase === 'connect' ? 'no-connection' : 'connection-lost';
    return new ClientCheckError(kind, { ...place, reason: words || code }, options);
  }
  if (/^(?:EPROTO|ERR_SSL_)/.test(code))
    return new ClientCheckError('protocol', { account, host, words: words || code }, options);
  if (cause.responseStatus) {
    const refused = /^(?:NOPERM|AUTHORIZATIONFAILED|PRIVACYREQUIRED)$/i.test(cause.serverResponseCode ?? '');
    if (refused) return new ClientCheckError('permission-refused', { account, what, words }, options);
  }
  return new ClientCheckError('protocol', { account, host, words: words || code }, options);
}

/** The server's own words, else the library's, bounded. */
function wordsOf({ responseText, reason, message }: ImapFlowError): string {
  return String(responseText || reason || message || '').slice(0, 300);
}

function certificateReason(code: string, message: string): string {
  const reasons: Readonly<Record<string, string>> = {
    CERT_HAS_EXPIRED: 'expired / 期限切れ',
    DEPTH_ZERO_SELF_SIGNED_CERT: 'self-signed / 自己署名',
    SELF_SIGNED_CERT_IN_CHAIN: 'unknown authority / 未知の認証局',
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'unknown authority / 未知の認証局',
    UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'unknown authority / 未知の認証局',
    ERR_TLS_CERT_ALTNAME_INVALID: 'made for another name / 別の名前の証明書',
  };
  return reasons[code] ?? message.slice(0, 200);
}
