import type { Keyring } from '../auth/keyring.ts';
import type { RefreshHook, Tokens } from '../auth/tokens.ts';
import type { OAuth2Settings, ServerConfig } from '../config/config.ts';
import { type PasswordAuth, resolveSecret } from '../config/secret.ts';
import { ClientCheckError } from '../errors.ts';
import type { TokenSource } from '../login-token.ts';
import type { Instant } from '../mail/address.ts';
import type { World } from './world.ts';

/** What a server is logged in to with. */
export interface Credential {
  /** '' where tokens take its place. */
  readonly password: string;
  readonly tokens?: TokenSource;
}

export interface SignInPlace {
  readonly stateDir: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: () => Instant;
  /** Does somebody sit there who can unlock a keyring? */
  readonly person: boolean;
  readonly hook?: RefreshHook;
}

/** Where tokens and passwords of the keyring come from. */
export interface SignInSource {
  readonly tokensOf: (account: string, user: string, settings: OAuth2Settings) => Promise<TokenSource>;
  readonly passwordOf: (account: string, user: string) => Promise<string>;
}

/** What was signed in to from this machine: tokens, and passwords in the keyring. What is not needed is not loaded. */
export class SignIns implements SignInSource {
  /** One for each sign-in: IMAP and SMTP of an account share it. */
  private readonly tokens = new Map<string, Tokens>();

  constructor(private readonly place: SignInPlace) {}

  /** The tokens of a user of an account; there need not be any yet. */
  async tokensOf(account: string, user: string, settings: OAuth2Settings): Promise<Tokens> {
    const { Tokens } = await import('../auth/tokens.ts');
    const { TokenFile, tokenFile, tokenKey } = await import('../auth/token-store.ts');
    const { stateDir, now, hook } = this.place;
    const key = tokenKey({ account, user }, settings);
    const known = this.tokens.get(key);
    if (known) return known;
    const file = tokenFile(stateDir, key);
    const store = settings.keyring ? await this.inKeyring(account, user, key) : new TokenFile(file);
    const lockFile = file.replace(/json$/, 'lock');
    const made = new Tokens({ account, user, settings, store, lockFile, now, ...(hook ? { hook } : {}) });
    this.tokens.set(key, made);
    return made;
  }

  async keyringOf(account: string, user: string): Promise<Keyring> {
    const { Keyring } = await import('../auth/keyring.ts');
    const { person, env } = this.place;
    return new Keyring({ account, user, person, env });
  }

  private async inKeyring(account: string, user: string, key: string) {
    const { TokenKeyring } = await import('../auth/token-keyring.ts');
    return new TokenKeyring(await this.keyringOf(account, user), `oauth2/${key}`);
  }

  /** The password that `login` has put into the keyring. */
  async passwordOf(account: string, user: string): Promise<string> {
    const password = await (await this.keyringOf(account, user)).get(entryOf(account, user));
    if (password) return password;
    const { shownName } = await import('../auth/grant.ts');
    throw new ClientCheckError('keyring-empty', { account, user, quoted: shownName(account) });
  }
}

/** As a world has it. @param hook for the tests of crashes */
export function signInsOf(
  { stateDir, time, person }: Pick<World, 'stateDir' | 'time' | 'person'>,
  env: SignInPlace['env'],
  hook?: RefreshHook,
): SignIns {
  return new SignIns({ stateDir, env, now: time, person: person.present, ...(hook ? { hook } : {}) });
}

/** The name of an account's password in the keyring. */
export function entryOf(account: string, user: string): string {
  return `${account}/${user}`;
}

/** What a server wants, from wherever the configuration says. Throws a ClientCheckError. */
export async function credentialOf(
  { auth, user }: ServerConfig,
  account: string,
  { env, signIns }: { readonly env: SignInPlace['env']; readonly signIns?: SignInSource | undefined },
): Promise<Credential> {
  if (auth.kind !== 'keyring' && auth.kind !== 'oauth2') {
    return { password: await resolveSecret(auth satisfies PasswordAuth, { account, env }) };
  }
  // Without a place for them nobody can have signed in.
  if (!signIns) throw new ClientCheckError('not-signed-in', { account, user, quoted: account });
  if (auth.kind === 'keyring') return { password: await signIns.passwordOf(account, user) };
  return { password: '', tokens: await signIns.tokensOf(account, user, auth.settings) };
}
