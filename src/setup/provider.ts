import type { Endpoint } from './servers.ts';

type Pair = Readonly<Record<'ja' | 'en', string>>;

/**
 * What a provider wants for a password: that of the account; one made for a single program; one of its own for mail; or none at all,
 * but a sign-in (OAuth2).
 */
export type PasswordKind = 'account' | 'app' | 'mail' | 'sign-in' | 'sign-in-or-app';

/** A server of the table. `example`: each customer has a host of their own, which looks like this. */
export type ProviderServer = Pick<Endpoint, 'port' | 'security'> &
  ({ readonly host: string } | { readonly example: string });

/** What the login name is: the whole address, what stands before the `@`, or a name that the provider has given out. */
export type UserKind = 'address' | 'local' | 'issued';

/** A mail service, as its own pages describe it. */
export interface Provider {
  readonly id: string;
  readonly name: Pair;
  /** Domains of its customers' addresses; those below them too. */
  readonly domains: readonly string[];
  /** Its mail exchangers (RFC 5321 5.1), by which customers with a domain of their own are told. */
  readonly mx: RegExp | null;
  /** A customer's own host is the very domain of their address. */
  readonly hostIsDomain?: true;
  readonly imap: ProviderServer;
  readonly smtp: ProviderServer;
  readonly user: UserKind;
  /** Where it is another one than for IMAP. */
  readonly smtpUser?: UserKind;
  readonly password: PasswordKind;
  /** The page that explains the password, or the settings where there is no other. */
  readonly help: string;
  /** What has to be switched on or known first. */
  readonly note?: Pair;
}

export const tls = (host: string, port: 993 | 465): ProviderServer => ({ host, port, security: 'tls' });
export const starttls = (host: string): ProviderServer => ({ host, port: 587, security: 'starttls' });
/** A host that each customer has one of. */
export const own = (example: string, port: 993 | 465): ProviderServer => ({ example, port, security: 'tls' });
