import type { AccountConfig, AuthConfig } from '../config/config.ts';
import { ClientCheckError } from '../errors.ts';
import type { World } from './world.ts';

/** One thing to sign in to: a mail server's user, by OAuth2 or with a password in the keyring. */
export interface LoginTarget {
  readonly account: string;
  readonly user: string;
  readonly host: string;
  readonly auth: Extract<AuthConfig, { kind: 'keyring' | 'oauth2' }>;
  /** Does reading mail need it? Otherwise only sending does. */
  readonly reads: boolean;
}

/** The account that is meant. @param names what was typed; none is enough where there is one account only */
export function accountOf({ config }: World, names: readonly string[], command: 'login' | 'logout'): AccountConfig {
  const known = config.accounts.map(({ name }) => name).join(', ');
  const [name, ...others] = new Set(names);
  if (name === undefined && config.accounts.length === 1) return config.accounts[0] as AccountConfig;
  if (name === undefined || others.length > 0) {
    const first = name ?? config.accounts.find((account) => targetsOf(account).length > 0)?.name ?? '';
    throw new ClientCheckError('sign-in-which', { known, first, command });
  }
  const account = config.accounts.find((one) => one.name === name);
  if (!account) throw new ClientCheckError('unknown-account', { name, known });
  return account;
}

/** What an account signs in to. Its SMTP server usually takes what IMAP takes, and then is no target of its own. */
export function targetsOf({ name, source, smtp }: AccountConfig): readonly LoginTarget[] {
  const imap = source.kind === 'imap' ? source.server : null;
  const targets: LoginTarget[] = [];
  const known = new Set<string>();
  for (const server of [imap, smtp]) {
    if (!server || (server.auth.kind !== 'keyring' && server.auth.kind !== 'oauth2')) continue;
    const { auth, user, host } = server;
    const key = JSON.stringify([user, auth]);
    if (!known.has(key)) targets.push({ account: name, user, host, auth, reads: server === imap });
    known.add(key);
  }
  return targets;
}

/** As `targetsOf`, of an account that has one. */
export function someTargets(account: AccountConfig): readonly LoginTarget[] {
  const targets = targetsOf(account);
  if (targets.length === 0) throw new ClientCheckError('sign-in-needless', { account: account.name });
  return targets;
}
