import { certificateReason, connectionReason, starttlsReason } from '../connection-reasons.ts';
import { ClientCheckError } from '../errors.ts';
import { hidden } from '../hidden.ts';
import { isSwitchedOff } from '../login-token.ts';

/** What every error names. */
export interface SmtpServer {
  readonly account: string;
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly security: 'tls' | 'starttls' | 'none';
}

/** nodemailer's errors. */
interface SmtpError extends Error {
  readonly code?: string;
  readonly response?: string;
  readonly responseCode?: number;
  readonly command?: string;
  /** The code of the system or of OpenSSL, which nodemailer replaces by one of its own. */
  readonly originalCode?: string;
  readonly cert?: { readonly subjectaltname?: string };
}

/** An error of connecting or logging in as one of ours, with the server's own words. */
export function smtpFailure(error: unknown, server: SmtpServer, password: string): ClientCheckError {
  if (error instanceof ClientCheckError) return error;
  const cause = error as SmtpError;
  const words = wordsOf(cause, password);
  const { account, host, port, user } = server;
  const make = (
    code: ConstructorParameters<typeof ClientCheckError>[0],
    details: Record<string, string | number> = {},
  ) =>
    new ClientCheckError(
      code,
      { account, host, port, user, words, what: 'SMTP', ...details },
      { cause: plain(cause, words) },
    );

  const certificate = certificateReason(codeOf(cause), cause.cert?.subjectaltname);
  if (certificate) return make('certificate-invalid', { ...certificate, reason: codeOf(cause) });
  if (cause.code === 'ETLS') return make('starttls-failed', { ...starttlsReason(words) });
  const { responseCode = 0 } = cause;
  if (isSwitchedOff(words)) return make('mail-switched-off');
  if (cause.code === 'EAUTH') {
    // RFC 4954 6: 454 and 4xx mean that the password may be right.
    return make(responseCode >= 400 && responseCode < 500 ? 'server-busy' : 'login-refused');
  }
  if (responseCode >= 400) return make(responseCode < 500 ? 'server-busy' : 'permission-refused');
  if (cause.code === 'ETIMEDOUT') return make('timed-out', { seconds: 15 });
  const connection = connectionReason(codeOf(cause));
  if (connection) {
    const never = /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOST|ENET|EADDR)/.test(codeOf(cause));
    return make(never ? 'no-connection' : 'connection-lost', { ...connection });
  }
  if (/^E(?:CONNECTION|SOCKET|DNS|STREAM)$/.test(cause.code ?? '')) {
    return make(cause.code === 'EDNS' ? 'no-connection' : 'connection-lost', { reasonJa: words, reasonEn: words });
  }
  return make('protocol');
}

/** Why a message was not taken. `definite`: the server said so, with a reply. Of several errors all words. */
export function refusalOf(
  errors: readonly unknown[],
  password: string,
): { readonly definite: boolean; readonly words: string } {
  const causes = errors as readonly SmtpError[];
  return {
    definite: causes.some(({ responseCode = 0 }) => responseCode >= 400),
    words: [...new Set(causes.map((cause) => wordsOf(cause, password)))].join(' / '),
  };
}

function codeOf({ code = '', originalCode = '' }: SmtpError): string {
  return [originalCode, code].find((one) => certificateReason(one) ?? connectionReason(one)) ?? '';
}

function wordsOf({ response, message }: SmtpError, password: string): string {
  const text = String(response ?? message)
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .trim();
  return hidden(text, password).slice(0, 300);
}

/** What --verbose shows: not the command or the answer that nodemailer hangs onto its errors. */
function plain({ stack, code }: SmtpError, words: string): Error {
  const error = new Error(words);
  if (stack) error.stack = stack.split('\n').slice(1).join('\n');
  return Object.assign(error, code ? { code } : {});
}
