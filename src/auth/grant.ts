import type { Instant } from '../mail/address.ts';

/** What an authorization server has given (RFC 6749 5.1). */
export interface Grant {
  readonly refreshToken: string;
  /** '' where none is kept. */
  readonly accessToken: string;
  readonly obtainedAt: Instant;
  /** Milliseconds; null: the server did not say. */
  readonly lifetime: number | null;
}

/** How long before its end a token is not used any more, in milliseconds: a login takes a while, and clocks differ. */
const MARGIN = 60_000;

/**
 * May the access token be used? One whose life is short keeps a fifth of it in reserve, for a whole minute would leave nothing.
 * Obtained in the future: the clock was put back, and nobody knows how old it is.
 */
export function isFresh({ accessToken, obtainedAt, lifetime }: Grant, now: Instant): boolean {
  if (accessToken === '' || now < obtainedAt) return false;
  return lifetime === null || now < obtainedAt + lifetime - Math.min(MARGIN, lifetime / 5);
}

/** Whose sign-in something is about. */
export interface Identity {
  /** Name of the account in the configuration. */
  readonly account: string;
  readonly user: string;
}

/** For errors: the name as the command line wants it. */
export function shownName(account: string): string {
  return /^[\p{L}\p{N}._@-]+$/u.test(account) ? account : `'${account.replaceAll("'", "'\\''")}'`;
}
