import type { Grant } from '../auth/grant.ts';
import type { AccountConfig, OAuth2Settings } from '../config/config.ts';
import type { Lang } from '../errors.ts';
import type { TokenSource } from '../login-token.ts';
import type { Instant } from '../mail/address.ts';
import { targetsOf } from './login-target.ts';
import type { SignInDesk } from './sign-in.ts';
import { entryOf, type SignInSource, type SignIns } from './sign-ins.ts';
import type { Output } from './world.ts';

interface Place extends SignInDesk {
  readonly real: SignIns;
  readonly lang: Lang;
  readonly output: Output;
  readonly time: () => Instant;
}

/**
 * What was typed, or signed in to, while a configuration is made. It is held in memory and tried; only when the configuration is
 * written does it go where that says: whoever gives up leaves nothing behind.
 */
export class InitSignIns implements SignInSource {
  private password: string | null = null;
  private grant: Grant | null = null;
  /** A sign-in was chosen, and is still to be made. */
  private wanted = false;

  constructor(private readonly place: Place) {}

  /** Another way was chosen. */
  forget(): void {
    this.password = null;
    this.grant = null;
    this.wanted = false;
  }

  holdPassword(password: string): void {
    this.forget();
    this.password = password;
  }

  wantSignIn(): void {
    this.forget();
    this.wanted = true;
  }

  /** Can the keyring be opened? Throws a ClientCheckError. */
  async tryKeyring(account: string, user: string): Promise<void> {
    await (await this.place.real.keyringOf(account, user)).get(entryOf(account, user));
  }

  /** Signs in where that was chosen and has not been done. Throws a ClientCheckError. */
  async signIn(account: AccountConfig): Promise<void> {
    const target = this.wanted ? targetsOf(account).find(({ auth }) => auth.kind === 'oauth2') : undefined;
    if (target?.auth.kind !== 'oauth2') return;
    const { grantOf, usualWay } = await import('./sign-in.ts');
    this.grant = await grantOf(this.place, this.place, usualWay(this.place, target.auth.settings), target);
    this.wanted = false;
  }

  async passwordOf(account: string, user: string): Promise<string> {
    return this.password ?? this.place.real.passwordOf(account, user);
  }

  async tokensOf(account: string, user: string, settings: OAuth2Settings): Promise<TokenSource> {
    if (this.grant === null) return this.place.real.tokensOf(account, user, settings);
    const { OAuthClient } = await import('../auth/client.ts');
    const { isFresh } = await import('../auth/grant.ts');
    const { time } = this.place;
    const renewed = async () => {
      const client = new OAuthClient(settings, { account, user }, time);
      this.grant = await client.refresh(this.grant?.refreshToken ?? '');
      return this.grant.accessToken;
    };
    const current = async () => (this.grant && isFresh(this.grant, time()) ? this.grant.accessToken : renewed());
    return { current, renewed };
  }

  /** Puts what is held where the configuration, which is written now, looks for it. Throws a ClientCheckError. */
  async keep(account: AccountConfig): Promise<void> {
    for (const { account: name, user, auth } of targetsOf(account)) {
      if (auth.kind === 'keyring' && this.password !== null) {
        await (await this.place.real.keyringOf(name, user)).set(entryOf(name, user), this.password);
      }
      if (auth.kind === 'oauth2' && this.grant !== null) {
        await (await this.place.real.tokensOf(name, user, auth.settings)).keep(this.grant);
      }
    }
  }
}
