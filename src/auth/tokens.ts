import type { OAuth2Settings } from '../config/config.ts';
import { ClientCheckError } from '../errors.ts';
import type { TokenSource } from '../login-token.ts';
import type { Instant } from '../mail/address.ts';
import type { OAuthClient } from './client.ts';
import { type Grant, type Identity, isFresh, shownName } from './grant.ts';
import { withTokenLock } from './token-lock.ts';
import type { TokenStore } from './token-store.ts';

/** The steps at which a test has the process die. */
export type RefreshHook = (step: 'refreshed' | 'stored') => void;

export interface TokensOptions extends Identity {
  readonly settings: OAuth2Settings;
  readonly store: TokenStore;
  /** Locked while the tokens change. */
  readonly lockFile: string;
  readonly now: () => Instant;
  readonly hook?: RefreshHook;
}

/** The tokens of one sign-in. Several processes may use them at once: one refreshes, the others find what it has stored. */
export class Tokens implements TokenSource {
  /** What was given last: a store need not keep access tokens. */
  private latest: Grant | null = null;

  constructor(private readonly options: TokensOptions) {}

  readonly current = async (): Promise<string> => {
    const grant = this.usable(this.latest) ?? this.usable(await this.options.store.read());
    return grant?.accessToken ?? this.refresh('');
  };

  readonly renewed = (refused: string): Promise<string> => this.refresh(refused);

  /** What a sign-in has given, in place of what was there. */
  async keep(grant: Grant): Promise<void> {
    await this.locked(() => this.options.store.write(grant));
    this.latest = grant;
  }

  /** Withdraws the grant at its server and forgets it here; the latter whatever the server says. */
  async forget(): Promise<{ readonly kept: boolean; readonly revoked: boolean; readonly failure: unknown }> {
    this.latest = null;
    return this.locked(async () => {
      const grant = await this.options.store.read();
      let revoked = false;
      let failure: unknown = null;
      try {
        if (grant) revoked = await (await this.client()).revoke(grant.refreshToken);
      } catch (error) {
        failure = error;
      }
      await this.options.store.remove();
      return { kept: grant !== null, revoked, failure };
    });
  }

  private refresh(refused: string): Promise<string> {
    return this.locked(async () => {
      const { store, account, user, hook = () => undefined } = this.options;
      // Read again: whoever had the lock before may have done it already.
      const kept = await store.read();
      if (kept === null) throw new ClientCheckError('not-signed-in', { account, user, quoted: shownName(account) });
      const found = this.usable(kept) ?? this.usable(this.latest);
      if (found && found.accessToken !== refused) return this.use(found);
      // Where nothing can be stored (a full disk) the old refresh token must not be spent: it would be the last one.
      await store.write(kept);
      const grant = await (await this.client()).refresh(kept.refreshToken);
      hook('refreshed');
      // Before anything is done with it: with a rotating refresh token the old one is dead from here on.
      await store.write(grant);
      hook('stored');
      return this.use(grant);
    });
  }

  private use(grant: Grant): string {
    this.latest = grant;
    return grant.accessToken;
  }

  private usable(grant: Grant | null): Grant | null {
    return grant && isFresh(grant, this.options.now()) ? grant : null;
  }

  private locked<T>(work: () => Promise<T>): Promise<T> {
    return withTokenLock(this.options.lockFile, this.options.account, work);
  }

  /** Loaded only where a server is asked. */
  private async client(): Promise<OAuthClient> {
    const { OAuthClient } = await import('./client.ts');
    const { settings, account, user, now } = this.options;
    return new OAuthClient(settings, { account, user }, now);
  }
}
