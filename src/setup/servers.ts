/** A server as it goes into the configuration. There is none without encryption: such an offer is passed over. */
export interface Endpoint {
  readonly host: string;
  readonly port: number;
  readonly security: 'tls' | 'starttls';
  /** The login name; '' where only the user knows it. */
  readonly user: string;
}

export type Protocol = 'imap' | 'smtp';

/** What was found for an address, and where. `smtp` may be missing: then there is reading and drafting, but no sending. */
export interface FoundServers {
  readonly source: 'table' | 'mx' | 'autoconfig' | 'srv';
  /** The id of a provider of the table. */
  readonly provider: string | null;
  readonly imap: Endpoint;
  readonly smtp: Endpoint | null;
}

/** The ports of RFC 8314 and RFC 6409. */
export const PORTS: Readonly<Record<Protocol, Readonly<Record<Endpoint['security'], number>>>> = {
  imap: { tls: 993, starttls: 143 },
  smtp: { tls: 465, starttls: 587 },
};

/** The part before the last `@`. */
export function localPart(address: string): string {
  return address.slice(0, Math.max(0, address.lastIndexOf('@')));
}

/**
 * Is a host in the domain of the address, so that whoever answers for the domain answers for it too? RFC 6186 6: any other is to be
 * shown to the user before a password goes there.
 */
export function isInside(host: string, domain: string): boolean {
  const name = host.toLowerCase();
  return name === domain || name.endsWith(`.${domain}`);
}
