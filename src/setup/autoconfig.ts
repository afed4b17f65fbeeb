import { Parser } from 'htmlparser2';
import { readHost, readLine } from '../config/names.ts';
import { asciiDomain, domainOf } from '../mail/address.ts';
import type { Network } from './network.ts';
import { type Endpoint, type FoundServers, localPart, type Protocol } from './servers.ts';

/** Where a domain may say what its servers are (Mozilla's autoconfig). */
export function autoconfigUrls(address: string): readonly string[] {
  const domain = domainOf(address);
  return [
    `https://autoconfig.${domain}/mail/config-v1.1.xml?emailaddress=${encodeURIComponent(address)}`,
    `https://${domain}/.well-known/autoconfig/mail/config-v1.1.xml`,
  ];
}

/** Asks both places at once; the first that offers something counts. */
export async function findByAutoconfig(address: string, network: Network): Promise<FoundServers | null> {
  const texts = await Promise.all(autoconfigUrls(address).map((url) => network.fetch(url)));
  for (const text of texts) {
    const found = text === null ? null : readAutoconfig(text, address);
    if (found) return found;
  }
  return null;
}

/** What of an entry is kept: the texts of these elements. */
const FIELDS = ['hostname', 'port', 'sockettype', 'username'] as const;
type Fields = Partial<Record<(typeof FIELDS)[number], string>>;

/** A longer text in any of them is no host and no name. */
const MAX_TEXT = 320;

/**
 * The first IMAP server with encryption, and the first SMTP server. The parser knows no DTD: a declared entity is never expanded, and
 * none is fetched.
 */
export function readAutoconfig(xml: string, address: string): FoundServers | null {
  const found: { imap: Endpoint | null; smtp: Endpoint | null } = { imap: null, smtp: null };
  let server: { protocol: Protocol; fields: Fields } | null = null;
  let field: (typeof FIELDS)[number] | null = null;
  const parser = new Parser(
    {
      onopentag: (tag, attributes) => {
        const name = tag.toLowerCase();
        if (name === 'incomingserver' || name === 'outgoingserver') {
          const protocol = attributes['type']?.toLowerCase();
          const wanted = name === 'incomingserver' ? 'imap' : 'smtp';
          server = protocol === wanted ? { protocol: wanted, fields: {} } : null;
        }
        field = FIELDS.find((one) => one === name) ?? null;
      },
      ontext: (text) => {
        if (!server || !field) return;
        server.fields[field] = ((server.fields[field] ?? '') + text).slice(0, MAX_TEXT + 1);
      },
      onclosetag: (tag) => {
        field = null;
        if (!/^(?:incoming|outgoing)server$/i.test(tag) || !server) return;
        found[server.protocol] ??= endpointOf(server.fields, address);
        server = null;
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return found.imap ? { source: 'autoconfig', provider: null, imap: found.imap, smtp: found.smtp } : null;
}

function endpointOf(fields: Fields, address: string): Endpoint | null {
  const security = { SSL: 'tls', TLS: 'tls', STARTTLS: 'starttls' } as const;
  const socket = fields.sockettype?.trim().toUpperCase() ?? '';
  const host = asciiDomain(fill(fields.hostname ?? '', address));
  const port = Number(fields.port?.trim());
  if (!(socket in security) || host.length > 253 || 'fault' in readHost(host)) return null;
  if (!Number.isInteger(port) || port < 1 || port > 65_535) return null;
  const user = fill(fields.username ?? '', address);
  const known = user.length <= MAX_TEXT && !user.includes('%') && !/\p{C}/u.test(user) && 'value' in readLine(user);
  return { host, port, security: security[socket as keyof typeof security], user: known ? user : '' };
}

function fill(text: string, address: string): string {
  const values: Readonly<Record<string, string>> = {
    EMAILADDRESS: address,
    EMAILLOCALPART: localPart(address),
    EMAILDOMAIN: domainOf(address),
  };
  return text.trim().replace(/%(EMAIL\w+)%/g, (whole, name: string) => values[name] ?? whole);
}
