import { certificateReason, connectionReason, type Reason } from '../connection-reasons.ts';
import { ClientCheckError, type ErrorCode } from '../errors.ts';
import { hidden } from '../hidden.ts';
import { type Identity, shownName } from './grant.ts';

/** What was known when a request failed. */
export interface Asked extends Identity {
  /** The server that was asked. */
  readonly host: string;
  /** Kept out of every word. */
  readonly secrets: readonly string[];
}

/** An error of oauth4webapi: of the answer (RFC 6749 5.2), of its form, or of the network beneath. */
interface OAuthError extends Error {
  readonly code?: string;
  readonly error?: string;
  readonly error_description?: string;
  readonly status?: number;
  readonly cause?: unknown;
}

/** What RFC 6749, RFC 8628 and OpenID Connect call the failures. */
const CODES: ReadonlyMap<string, ErrorCode> = new Map([
  ['invalid_grant', 'grant-withdrawn'],
  ['interaction_required', 'grant-withdrawn'],
  ['login_required', 'grant-withdrawn'],
  ['expired_token', 'sign-in-timed-out'],
  ['consent_required', 'consent-missing'],
  ['access_denied', 'sign-in-declined'],
  ['invalid_client', 'sign-in-refused'],
  ['unauthorized_client', 'sign-in-refused'],
  ['invalid_scope', 'sign-in-refused'],
  ['invalid_request', 'sign-in-refused'],
  ['unsupported_grant_type', 'sign-in-refused'],
  ['unsupported_response_type', 'sign-in-refused'],
]);

/** Microsoft Entra: no consent for this application, or an administrator's is needed. */
const NO_CONSENT = /AADSTS(?:65001|65004|90094|90008|650052|90093)\b/;

/** An error of a request to an authorization server as one of ours, in its own words. */
export function authFailure(error: unknown, asked: Asked): ClientCheckError {
  if (error instanceof ClientCheckError) return error;
  const { account, user, host } = asked;
  const clean = (text: string) => asked.secrets.reduce(hidden, text).slice(0, 300);
  const failure = error as OAuthError;
  const make = (code: ErrorCode, details: Record<string, string | number>) => {
    const cause = Object.assign(new Error(clean(`${failure.code ?? ''} ${failure.message}`.trim())), {
      stack: clean(String(failure.stack)),
    });
    const named = { account, user, host, quoted: shownName(account), minutes: 15 };
    return new ClientCheckError(code, { ...named, ...details }, { cause });
  };
  const status = failure.status ?? responseStatus(failure);
  if (failure.error) {
    const words = clean([failure.error, failure.error_description].filter(Boolean).join(': '));
    if (NO_CONSENT.test(words)) return make('consent-missing', { words });
    const code = CODES.get(failure.error);
    if (code) return make(code, { words });
    // temporarily_unavailable, server_error, slow_down, and whatever a server under load makes up.
    return make('sign-in-unreachable', { reasonJa: words, reasonEn: words });
  }
  const reason = reasonOf(failure);
  if (reason) return make('sign-in-unreachable', { ...reason });
  if (status === 429 || status >= 500) {
    return make('sign-in-unreachable', { reasonJa: `HTTP ${status}`, reasonEn: `HTTP ${status}` });
  }
  return make('sign-in-protocol', {
    words: clean(status > 0 ? `HTTP ${status}, ${failure.message}` : failure.message),
  });
}

function responseStatus({ cause }: OAuthError): number {
  if (cause instanceof Response) return cause.status;
  const { response } = (cause ?? {}) as { response?: unknown };
  return response instanceof Response ? response.status : 0;
}

/** Why there was no answer; null where there was one. */
function reasonOf(error: OAuthError): Reason | null {
  if (error.name === 'TimeoutError' || error.name === 'AbortError') {
    return { reasonJa: '30 秒以内に応答がありません', reasonEn: 'no answer within 30 seconds' };
  }
  const codes = codesOf(error);
  for (const code of codes) {
    const reason = certificateReason(code) ?? connectionReason(code);
    if (reason) return reason;
  }
  const [code] = codes.filter((one) => /^(?:E[A-Z]+$|UND_ERR|ERR_SSL|ERR_TLS)/.test(one));
  return code === undefined ? null : { reasonJa: code, reasonEn: code };
}

/** `fetch failed` has the reason in its cause; of several addresses each has one of its own. */
function codesOf(error: unknown, depth = 0): readonly string[] {
  if (!(error instanceof Error) || depth > 3) return [];
  const { code, cause, errors = [] } = error as { code?: unknown; cause?: unknown; errors?: readonly unknown[] };
  return [...(typeof code === 'string' ? [code] : []), ...[cause, ...errors].flatMap((one) => codesOf(one, depth + 1))];
}
