import type { Clock } from '../calendar/types.ts';
import type { Change } from './edit-config.ts';
import type { Endpoint } from './servers.ts';

/** How the password is got, as it stands under `auth`. */
export type AuthSetup = Readonly<Record<string, unknown>>;

/** A server as it was settled, with the certificate of a private authority where the configuration had one. */
export type ServerSetup = Omit<Endpoint, 'security'> & {
  /** `none` only where the configuration says so of this machine. */
  readonly security: Endpoint['security'] | 'none';
  readonly ca: string | null;
};

/** An account as the questions, or the options, have settled it. */
export interface AccountSetup {
  readonly name: string;
  readonly identity: {
    readonly name: string | null;
    readonly organization: string | null;
    readonly address: string;
    readonly aliases: readonly string[];
  };
  readonly imap: ServerSetup;
  readonly smtp: ServerSetup | null;
  readonly auth: AuthSetup;
}

export interface ClientSetup {
  readonly name: string;
  readonly match: readonly string[];
}

/** All that `init` writes. */
export interface Setup {
  readonly account: AccountSetup;
  readonly team: readonly string[];
  readonly clients: readonly ClientSetup[];
  readonly clock: Clock;
  readonly lang: 'ja' | 'en';
}

/** An account as it stands in the file. */
export function accountData({ name, identity, imap, smtp, auth }: AccountSetup): Readonly<Record<string, unknown>> {
  return {
    name,
    identity: {
      ...(identity.name === null ? {} : { name: identity.name }),
      ...(identity.organization === null ? {} : { organization: identity.organization }),
      address: identity.address,
      ...(identity.aliases.length === 0 ? {} : { aliases: identity.aliases }),
    },
    imap: { ...serverData(imap), user: imap.user, auth },
    ...(smtp === null
      ? {}
      : { smtp: { ...serverData(smtp), ...(smtp.user === imap.user ? {} : { user: smtp.user }) } }),
  };
}

function serverData({ host, port, security, ca }: ServerSetup): Readonly<Record<string, unknown>> {
  return { host, port, security, ...(ca === null ? {} : { ca }) };
}

/** What is known of the present file beside its text. */
export interface Present {
  /** Where the account of this address stands; -1: it is a new one. */
  readonly index: number;
  /** That account's mail is a folder, which no server can take the place of. */
  readonly maildir: boolean;
  readonly team: readonly string[];
  /** Whom the rules of the clients cover already. */
  readonly clientRules: readonly string[];
  readonly aliases: readonly string[];
  readonly clock: Clock;
  readonly auth: AuthSetup | null;
  readonly smtpUser: string | null;
}

/** The changes that make the present configuration say what was settled. What it says beside that stays. */
export function changesFor({ account, team, clients, clock }: Setup, present: Present): readonly Change[] {
  const whole = accountData(account);
  const of =
    present.index < 0 ? [{ op: 'add' as const, path: ['accounts'], value: whole }] : inAccount(account, present);
  return [
    ...of,
    ...team
      .filter((one) => !present.team.includes(one))
      .map((value) => ({ op: 'add' as const, path: ['team'], value })),
    ...clients
      .filter(({ match }) => !match.some((rule) => present.clientRules.includes(rule)))
      .map((value) => ({ op: 'add' as const, path: ['clients'], value })),
    ...(clock === present.clock ? [] : [{ op: 'set' as const, path: ['response', 'clock'], value: clock }]),
  ];
}

function inAccount({ identity, imap, smtp, auth }: AccountSetup, present: Present): Change[] {
  const at = ['accounts', present.index] as const;
  const set = (path: readonly string[], value: unknown): Change => ({ op: 'set', path: [...at, ...path], value });
  const server = (key: string, one: ServerSetup) =>
    Object.entries(serverData(one)).map(([name, value]) => set([key, name], value));
  const sameKind = present.auth !== null && Object.keys(auth).join() === Object.keys(present.auth).join();
  return [
    ...(identity.name === null ? [] : [set(['identity', 'name'], identity.name)]),
    ...(identity.organization === null ? [] : [set(['identity', 'organization'], identity.organization)]),
    ...identity.aliases
      .filter((alias) => !present.aliases.includes(alias))
      .map((value): Change => ({ op: 'add', path: [...at, 'identity', 'aliases'], value })),
    ...server('imap', imap),
    set(['imap', 'user'], imap.user),
    // Of the same kind: only the value, so that a comment beside it stays.
    ...(sameKind
      ? Object.entries(auth).map(([key, value]) => set(['imap', 'auth', key], value))
      : [set(['imap', 'auth'], auth)]),
    ...(smtp === null ? [] : server('smtp', smtp)),
    ...(smtp !== null && (present.smtpUser !== null || smtp.user !== imap.user)
      ? [set(['smtp', 'user'], smtp.user)]
      : []),
  ];
}
