import { readHost } from '../config/names.ts';
import { asciiDomain, domainOf } from '../mail/address.ts';
import type { Network, SrvRow } from './network.ts';
import type { Endpoint, FoundServers } from './servers.ts';

/** RFC 6186 3.1, 3.4 and RFC 8314 5.1: implicit TLS before STARTTLS. */
const SERVICES = {
  imap: [
    ['_imaps._tcp', 'tls'],
    ['_imap._tcp', 'starttls'],
  ],
  smtp: [
    ['_submissions._tcp', 'tls'],
    ['_submission._tcp', 'starttls'],
  ],
} as const;

/** Servers by DNS. The answer is not authenticated: a host outside the domain is for the user to confirm (RFC 6186 6). */
export async function findBySrv(address: string, network: Network): Promise<FoundServers | null> {
  const domain = domainOf(address);
  const offered = async (services: (typeof SERVICES)['imap' | 'smtp']): Promise<Endpoint | null> => {
    const answers = await Promise.all(services.map(([service]) => network.srv(`${service}.${domain}`)));
    for (const [index, [, security]] of services.entries()) {
      const best = bestOf(answers[index] ?? []);
      if (best) return { ...best, security, user: address };
    }
    return null;
  };
  const [imap, smtp] = await Promise.all([offered(SERVICES.imap), offered(SERVICES.smtp)]);
  return imap ? { source: 'srv', provider: null, imap, smtp } : null;
}

/** RFC 2782: the lowest priority; of equals the greatest weight, for one choice is kept. A target of "." means "not offered". */
function bestOf(rows: readonly SrvRow[]): Pick<Endpoint, 'host' | 'port'> | null {
  const usable = rows
    .map(({ name, ...rest }) => ({ ...rest, host: asciiDomain(name) }))
    .filter(({ host, port }) => host !== '' && 'value' in readHost(host) && port > 0 && port <= 65_535);
  const [best] = usable.toSorted((a, b) => a.priority - b.priority || b.weight - a.weight);
  return best ? { host: best.host, port: best.port } : null;
}
