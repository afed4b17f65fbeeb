import { ClientCheckError } from '../errors.ts';
import type { OAuthClient } from './client.ts';
import type { Grant, Identity } from './grant.ts';
import { Loopback } from './loopback.ts';

/** How long a person may take, in milliseconds. */
export const SIGN_IN_TIME = 15 * 60_000;

export interface CodeFlow extends Identity {
  /** Shows the person where to sign in. */
  readonly show: (url: string) => void;
  /**
   * Where the browser runs on another machine, the address at which it got stuck, as the person pastes it; null: nothing more will be
   * pasted. Ends when the signal does.
   */
  readonly pasted?: ((signal: AbortSignal) => Promise<string | null>) | undefined;
  /** Milliseconds. */
  readonly limit?: number;
}

/** Authorization code with PKCE, over a redirect to this machine (RFC 8252). Throws a ClientCheckError. */
export async function signInByCode(client: OAuthClient, flow: CodeFlow): Promise<Grant> {
  const { account, show, pasted, limit = SIGN_IN_TIME } = flow;
  const loopback = await Loopback.open();
  const ended = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  try {
    const request = await client.codeRequest(loopback.port);
    loopback.expect(request.redirect, request.state);
    show(request.url);
    const expired = new Promise<never>((_, reject) => {
      const error = new ClientCheckError('sign-in-timed-out', { account, minutes: Math.ceil(limit / 60_000) });
      timer = setTimeout(() => reject(error), limit);
    });
    const ways = [loopback.answer, expired, ...(pasted ? [fromPaste(pasted, ended.signal, request.state)] : [])];
    const answer = await Promise.race(ways);
    loopback.close();
    return await client.exchange(request, answer);
  } finally {
    clearTimeout(timer);
    ended.abort();
    loopback.close();
  }
}

/** Asks until an address of this very sign-in is pasted. */
async function fromPaste(
  pasted: NonNullable<CodeFlow['pasted']>,
  signal: AbortSignal,
  state: string,
): Promise<URLSearchParams> {
  while (!signal.aborted) {
    const text = await pasted(signal);
    if (text === null) break;
    const parameters = URL.canParse(text.trim()) ? new URL(text.trim()).searchParams : new URLSearchParams();
    if (parameters.get('state') === state) return parameters;
  }
  return new Promise(() => undefined);
}
