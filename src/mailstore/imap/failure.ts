import type { ImapFlowError } from 'imapflow';
import { certificateReason, connectionReason, starttlsReason } from '../../connection-reasons.ts';
import { ClientCheckError } from '../../errors.ts';
import { hidden } from '../../hidden.ts';
import { isSwitchedOff } from '../../login-token.ts';

/** What every error names. */
export interface Server {
  readonly account: string;
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly security: 'tls' | 'starttls' | 'none';
}

/** What only ImapFlow's log tells. */
export interface Overheard {
  readonly stranger: string | null;
  readonly garbled: boolean;
  readonly throttled: Throttled | null;
}

/** What a throttling server said, and how long it wants to be left alone. */
export interface Throttled {
  readonly words: string;
  readonly milliseconds: number;
}

/** What was known of the conversation when it failed. */
export interface Circumstances {
  readonly server: Server;
  /** Kept out of every word of the error: a server may repeat what it was given. */
  readonly password: string;
  /** What was asked for. */
  readonly what: string;
  /** The reason of a BYE, which ImapFlow loses at login. */
  readonly bye?: string | null;
  /** What was overheard. */
  readonly wire: Overheard;
}

/** RFC 5530 and what providers answer where the password may be right and the server will not serve now. */
const BUSY = /^(?:UNAVAILABLE|LIMIT|INUSE|SERVERBUG|CONTACTADMIN|ALERT|WEBALERT|THROTTLED)$/i;
const BUSY_WORDS =
  /too many|try again|temporar|rate limit|throttl|maximum number of connections|web login required|server busy/i;
const DENIED = /^(?:AUTHENTICATIONFAILED|AUTHORIZATIONFAILED|EXPIRED|PRIVACYREQUIRED)$/i;

const TIMEOUTS: Readonly<Record<string, number>> = {
  CONNECT_TIMEOUT: 15,
  GREETING_TIMEOUT: 15,
  UPGRADE_TIMEOUT: 10,
  ETIMEOUT: 60,
  ETIMEDOUT: 15,
};

/** An error of ImapFlow, of the socket or of TLS as one of ours, with the server's own words. */
export function imapFailure(error: unknown, circumstances: Circumstances): ClientCheckError {
  if (error instanceof ClientCheckError) return error;
  const { server, password, what, bye, wire } = circumstances;
  const { account, host, port, user } = server;
  const cause = error as ImapFlowError & { cert?: { subjectaltname?: string }; milliseconds: number };
  const clean = (text: string) => hidden(text, password).slice(0, 300);
  const code = cause.code ?? '';
  const words = clean(String(cause.responseText || cause.reason || cause.message || code));
  const options = { cause: cleanCause(cause, clean) };
  const make = (kind: ConstructorParameters<typeof ClientCheckError>[0], details: Record<string, string | number>) =>
    new ClientCheckError(kind, { account, host, port, user, what, words, ...details }, options);

  const certificate = certificateReason(code, cause.cert?.subjectaltname);
  if (certificate) return make('certificate-invalid', { ...certificate, reason: code });
  if (wire.stranger !== null) return make('protocol', { words: clean(wire.stranger) });
  if (wire.garbled) return make('garbled-answer', {});
  if (wire.throttled) {
    const { milliseconds } = wire.throttled;
    const seconds = Math.ceil(milliseconds / 1_000);
    return make('server-throttled', { words: clean(wire.throttled.words), milliseconds, seconds });
  }
  if (cause.tlsFailed) return make('starttls-failed', { ...starttlsReason(clean(`${code} ${cause.message}`.trim())) });
  if (isSwitchedOff(words)) return make('mail-switched-off', {});
  if (cause.authenticationFailed) return make(isBusy(cause, words) ? 'server-busy' : 'login-refused', {});
  if (bye) return make('server-busy', { words: clean(bye) });
  const seconds = code === 'STILL' || code === 'OVERALL' ? Math.ceil(cause.milliseconds / 1_000) : TIMEOUTS[code];
  if (seconds) return make('timed-out', { seconds });
  const connection = connectionReason(code);
  if (connection) {
    const never = /^(?:E(?:CONNREFUSED|NOTFOUND|AI_AGAIN|HOST|NET|ADDR))/.test(code);
    return make(never ? 'no-connection' : 'connection-lost', { ...connection });
  }
  if (cause.responseStatus === 'NO') return make(isBusy(cause, words) ? 'server-busy' : 'permission-refused', {});
  return make('protocol', {});
}

/** May it go well later? */
export function isBusy({ serverResponseCode = '' }: ImapFlowError, words: string): boolean {
  if (DENIED.test(serverResponseCode)) return false;
  return BUSY.test(serverResponseCode) || BUSY_WORDS.test(words);
}

/** What --verbose shows: message, code and stack; not the command or the answer that ImapFlow hangs onto its errors. */
function cleanCause(error: ImapFlowError, clean: (text: string) => string): Error {
  const cause = new Error(clean(String(error.responseText || error.message)));
  if (error.stack) cause.stack = clean(error.stack);
  return Object.assign(cause, error.code ? { code: error.code } : {});
}
