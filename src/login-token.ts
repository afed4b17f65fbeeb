import { ClientCheckError } from './errors.ts';

/** Access tokens for one login (RFC 6749 1.4), refreshed where that is due. Its methods throw a ClientCheckError. */
export interface TokenSource {
  /** One that has not expired as far as anybody here knows. */
  readonly current: () => Promise<string>;
  /** Another one than that which the server has just refused. */
  readonly renewed: (refused: string) => Promise<string>;
}

/**
 * Logs in with a token. A server may refuse one before its time, since a token can be withdrawn at any moment: then it is refreshed
 * once, and tried once more. Where a fresh one is refused too, another refresh would change nothing.
 * @param login throws `login-refused` where the server refuses what it was given
 */
export async function loginWithToken<T>(tokens: TokenSource, login: (token: string) => Promise<T>): Promise<T> {
  const token = await tokens.current();
  try {
    return await login(token);
  } catch (error) {
    if (!isRefusal(error)) throw error;
  }
  const fresh = await tokens.renewed(token);
  return login(fresh).catch((error) => {
    if (!isRefusal(error)) throw error;
    // The advice about passwords in `login-refused` would lead astray here.
    throw new ClientCheckError('token-refused', error.details, { cause: error.cause });
  });
}

function isRefusal(error: unknown): error is ClientCheckError {
  return error instanceof ClientCheckError && error.code === 'login-refused';
}

/**
 * What Microsoft 365 answers where the login is good and the mailbox, or the whole organisation, does not permit IMAP or SMTP AUTH: at the
 * login or at the first command behind it.
 */
export function isSwitchedOff(words: string): boolean {
  return /authenticated but not connected|SmtpClientAuthentication is disabled/i.test(words);
}
