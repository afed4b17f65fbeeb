import { isIP } from 'node:net';
import { domainOf } from '../mail/address.ts';
import { findByAutoconfig } from './autoconfig.ts';
import type { Network } from './network.ts';
import type { Provider } from './provider.ts';
import { exampleHost, providerOfDomain, providerOfMx, serversOf } from './providers.ts';
import type { FoundServers } from './servers.ts';
import { findBySrv } from './srv.ts';

/** What was found; where only the provider is known, the user has to say the host. */
export interface Search {
  readonly servers: FoundServers | null;
  readonly provider: Provider | null;
}

/**
 * Finds the servers of an address: the table by domain, then by mail exchanger, then what the domain says itself over HTTPS, then DNS.
 * Never throws; without a network it knows the table.
 */
export async function findServers(address: string, network: Network): Promise<Search> {
  const domain = domainOf(address);
  if (!domain.includes('.') || isIP(domain) !== 0) return { servers: null, provider: null };
  const known = providerOfDomain(domain);
  if (known) {
    const host = known.hostIsDomain ? domain : null;
    return { provider: known, servers: serversOf(known, address, host, 'table') };
  }
  const exchangers = await network.mx(domain);
  const hosted = providerOfMx(exchangers);
  if (hosted) {
    const own = exampleHost(hosted) === null ? null : (exchangers.find((name) => hosted.mx?.test(name)) ?? null);
    return { provider: hosted, servers: serversOf(hosted, address, own, 'mx') };
  }
  const servers = (await findByAutoconfig(address, network)) ?? (await findBySrv(address, network));
  return { provider: null, servers };
}
