import { Resolver } from 'node:dns/promises';
import { get, type RequestOptions } from 'node:https';

/** A row of an SRV answer (RFC 2782). */
export interface SrvRow {
  readonly name: string;
  readonly port: number;
  readonly priority: number;
  readonly weight: number;
}

/** What looking for servers asks the network. A failure of any kind is "nothing found": there is always the next way to look. */
export interface Network {
  /** The names of a domain's mail exchangers, in lower case. */
  readonly mx: (domain: string) => Promise<readonly string[]>;
  readonly srv: (name: string) => Promise<readonly SrvRow[]>;
  /** The text behind an https URL; null where there is none that may be used. */
  readonly fetch: (url: string) => Promise<string | null>;
}

/** What a document may be long, and how long all of it may take, in bytes and milliseconds. */
const MAX_BYTES = 64 * 1024;
const LIMIT = 5_000;

interface Hooks {
  /** For tests: the name server to ask (`127.0.0.1:5353`), and where every https connection goes (`127.0.0.1:8443`). */
  readonly dns?: string | undefined;
  readonly https?: string | undefined;
  /** The only authority that is trusted; without it, those that Node trusts. */
  readonly ca?: Buffer;
}

/** The hooks of the tests, from the environment; certificates and names are checked with them all the same. */
export function networkHooks(env: Readonly<Record<string, string | undefined>>): Hooks {
  return { dns: env['CLIENT_CHECK_TEST_DNS'], https: env['CLIENT_CHECK_TEST_HTTPS'] };
}

export function realNetwork({ dns, https, ca }: Hooks = {}, limit = LIMIT): Network {
  const resolver = new Resolver({ timeout: Math.ceil(limit / 2), tries: 2 });
  if (dns) resolver.setServers([dns]);
  const within = async <T>(answer: Promise<T>, nothing: T): Promise<T> => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<T>((resolve) => {
      timer = setTimeout(resolve, limit, nothing);
    });
    return Promise.race([answer.catch(() => nothing), late]).finally(() => clearTimeout(timer));
  };
  return {
    mx: (domain) => within(exchangers(resolver, domain), []),
    srv: (name) => within(resolver.resolveSrv(name), []),
    fetch: (url) => fetchText(url, limit, { ...(ca ? { ca } : {}), ...(https ? detour(url, https) : {}) }),
  };
}

async function exchangers(resolver: Resolver, domain: string): Promise<readonly string[]> {
  const rows = await resolver.resolveMx(domain);
  const sorted = rows.toSorted((a, b) => a.priority - b.priority);
  return sorted.map(({ exchange }) => exchange.toLowerCase().replace(/\.$/, ''));
}

/**
 * GET over verified TLS, no redirection followed: one could lead to another host, or away from TLS. Whoever answers is not
 * trusted with more than a little memory and time.
 */
function fetchText(url: string, limit: number, more: RequestOptions): Promise<string | null> {
  if (!URL.canParse(url) || new URL(url).protocol !== 'https:') return Promise.resolve(null);
  return new Promise((resolve) => {
    const options: RequestOptions = {
      agent: false,
      minVersion: 'TLSv1.2',
      headers: { host: new URL(url).host, accept: 'text/xml, application/xml', 'user-agent': 'client-check' },
      ...more,
    };
    const request = get(url, options, (response) => {
      if (response.statusCode !== 200) return end(null);
      const chunks: Buffer[] = [];
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        size += chunk.length;
        if (size > MAX_BYTES) end(null);
      });
      response.on('end', () => end(response.complete ? Buffer.concat(chunks).toString('utf8') : null));
      response.on('error', () => end(null));
    });
    const timer = setTimeout(() => end(null), limit);
    const end = (text: string | null) => {
      clearTimeout(timer);
      request.destroy();
      resolve(text);
    };
    request.on('error', () => end(null));
  });
}

function detour(url: string, through: string): RequestOptions {
  if (!URL.canParse(url)) return {};
  const { hostname } = new URL(url);
  const [host = '', port = ''] = through.split(/:(?=\d+$)/);
  return { host, hostname: host, port: Number(port), servername: hostname };
}
