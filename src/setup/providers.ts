import type { Provider, ProviderServer, UserKind } from './provider.ts';
import { japanProviders } from './providers-japan.ts';
import { worldProviders } from './providers-world.ts';
import { type Endpoint, type FoundServers, isInside, localPart } from './servers.ts';

/** The mail services that client-check knows; those of Japan first, as they are offered to choose from. */
export const providers: readonly Provider[] = [...japanProviders, ...worldProviders];

export function providerById(id: string | null): Provider | null {
  return providers.find((provider) => provider.id === id) ?? null;
}

/** Whose customer has an address in this domain (lower-case ASCII)? */
export function providerOfDomain(domain: string): Provider | null {
  return providers.find(({ domains }) => domains.some((one) => isInside(domain, one))) ?? null;
}

/** Whose mail exchangers are these? */
export function providerOfMx(exchangers: readonly string[]): Provider | null {
  return providers.find(({ mx }) => mx !== null && exchangers.some((name) => mx.test(name))) ?? null;
}

/**
 * The servers of a provider's customer. @param host the customer's own, where each has one; null: not known, then null comes back
 * where it is needed.
 */
export function serversOf(
  provider: Provider,
  address: string,
  host: string | null,
  source: FoundServers['source'],
): FoundServers | null {
  const { user, smtpUser = user } = provider;
  const imap = endpoint(provider.imap, host, userName(user, address));
  const smtp = endpoint(provider.smtp, host, userName(smtpUser, address));
  return imap && smtp ? { source, provider: provider.id, imap, smtp } : null;
}

/** Has each customer a host of their own? Then it looks like this. */
export function exampleHost({ imap }: Provider): string | null {
  return 'example' in imap ? imap.example : null;
}

function endpoint(server: ProviderServer, host: string | null, user: string): Endpoint | null {
  const { port, security } = server;
  if ('host' in server) return { host: server.host, port, security, user };
  return host === null ? null : { host, port, security, user };
}

function userName(kind: UserKind, address: string): string {
  if (kind === 'issued') return '';
  return kind === 'local' ? localPart(address) : address;
}
