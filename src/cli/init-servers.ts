import type { AccountConfig, ServerConfig } from '../config/config.ts';
import { readHost, readLine } from '../config/names.ts';
import { ClientCheckError } from '../errors.ts';
import { domainOf } from '../mail/address.ts';
import type { Search } from '../setup/find-servers.ts';
import type { Provider } from '../setup/provider.ts';
import { exampleHost, providerById, providers, serversOf } from '../setup/providers.ts';
import { type FoundServers, isInside, PORTS, type Protocol } from '../setup/servers.ts';
import type { ServerSetup } from '../setup/setup.ts';
import { type InitWorld, tell } from './init-world.ts';

/** The servers of the account, as the user has agreed to them. */
export interface Servers {
  readonly imap: ServerSetup;
  readonly smtp: ServerSetup | null;
  readonly provider: Provider | null;
}

/** The servers: those of the options, else of the present configuration, else those that are found, else those that are typed in. */
export async function settleServers(
  world: InitWorld,
  address: string,
  present: AccountConfig | null,
): Promise<Servers> {
  const { options, asker } = world;
  if (options.imapHost !== undefined) return withUser(world, fromOptions(world, address));
  const given = present && fromPresent(present);
  if (given) {
    if (!asker || (await agreed(world, given, 'configuration', address))) return given;
    return typedServers(world, address, given);
  }
  const { servers, provider } = await search(world, address);
  if (servers) {
    const found = withOptions(world, { ...fromFound(servers), provider });
    if (!asker) return withUser(world, insideOnly(found, servers.source, address));
    if (await agreed(world, found, servers.source, address)) return withUser(world, found);
    return typedServers(world, address, found);
  }
  if (!asker) throw new Error('asked for without anybody to answer');
  if (provider) return withUser(world, await ofProvider(world, provider, address));
  asker.say(world.words.notFound(domainOf(address)));
  return chosenServers(world, address);
}

/** What can be found. */
export async function search(world: InitWorld, address: string): Promise<Search> {
  world.output.progress(world.words.searching(domainOf(address)));
  const found = await world.find(address);
  world.output.progress('');
  return found;
}

/** A server that a password would go to, outside the address's domain, and that neither table nor user has named (RFC 6186 6). */
function outsideHosts({ imap, smtp }: Servers, source: FoundServers['source'], address: string): readonly string[] {
  if (source === 'table' || source === 'mx') return [];
  const hosts = [imap.host, ...(smtp ? [smtp.host] : [])];
  return [...new Set(hosts.filter((host) => !isInside(host, domainOf(address))))];
}

function insideOnly(servers: Servers, source: FoundServers['source'], address: string): Servers {
  const outside = outsideHosts(servers, source, address);
  if (outside.length === 0) return servers;
  const options = `--imap-host ${servers.imap.host}${servers.smtp ? ` --smtp-host ${servers.smtp.host}` : ''}`;
  throw new ClientCheckError('setup-outside', { hosts: outside.join(', '), domain: domainOf(address), options });
}

async function agreed(
  world: InitWorld,
  servers: Servers,
  source: FoundServers['source'] | 'configuration',
  address: string,
): Promise<boolean> {
  const { asker, words, lang } = world;
  const { imap, smtp, provider } = servers;
  const line = (protocol: string, { host, port, security }: ServerSetup) =>
    words.server(protocol, host, port, security);
  const lines = [
    provider ? `${provider.name[lang]}: ${words.found[source]}` : words.found[source],
    line('IMAP', imap),
    smtp ? line('SMTP', smtp) : words.noSmtp,
  ];
  tell(world, lines.join('\n'));
  const outside = source === 'configuration' ? [] : outsideHosts(servers, source, address);
  if (outside.length > 0) asker?.warn(words.outside(outside.join(', '), domainOf(address)));
  return (await asker?.confirm(words.useServers, outside.length === 0)) ?? true;
}

/** By the service, from the table; or by typing the hosts. */
async function chosenServers(world: InitWorld, address: string): Promise<Servers> {
  const { asker, words, lang } = world;
  const choices = providers.filter(({ mx }) => mx !== null).map(({ id, name }) => ({ value: id, label: name[lang] }));
  const chosen = await asker?.select(words.whichProvider, [{ value: '', label: words.otherProvider }, ...choices], '');
  const provider = providerById(chosen ?? null);
  if (provider === null) return typedServers(world, address, null);
  return withUser(world, await ofProvider(world, provider, address));
}

async function ofProvider(world: InitWorld, provider: Provider, address: string): Promise<Servers> {
  const { asker, words, lang } = world;
  const example = exampleHost(provider);
  const question = words.providerHost(provider.name[lang], example ?? '');
  const host = example === null ? null : ((await asker?.text(question, { check: hostCheck(world) })) ?? null);
  const servers = serversOf(provider, address, host, 'table');
  if (servers === null) throw new Error(`no servers of ${provider.id}`);
  return { ...fromFound(servers), provider };
}

/** The hosts as the user types them; what was there is the answer already filled in. */
export async function typedServers(world: InitWorld, address: string, before: Servers | null): Promise<Servers> {
  const { asker, words } = world;
  if (!asker) throw new Error('asked for without anybody to answer');
  const check = hostCheck(world);
  const server = async (
    protocol: Protocol,
    host: string,
    was: ServerSetup | null,
    user: string,
  ): Promise<ServerSetup> => {
    const choices = (['tls', 'starttls'] as const).map((value) => ({ value, label: words.securityChoice[value] }));
    const initial = was?.security === 'starttls' ? 'starttls' : 'tls';
    const security = await asker.select(words.security(protocol.toUpperCase(), host), choices, initial);
    const same = was !== null && was.host === host && was.security === security;
    return { host, security, user, port: same ? was.port : PORTS[protocol][security], ca: was?.ca ?? null };
  };
  const domain = domainOf(address);
  const imapHost = await asker.text(words.imapHost, { initial: before?.imap.host ?? `imap.${domain}`, check });
  const user = await asker.text(words.user, { initial: before?.imap.user || address, check: lineCheck(world) });
  const imap = await server('imap', imapHost, before?.imap ?? null, user);
  const smtpHost = await asker.text(words.smtpHost, {
    initial: before?.smtp?.host ?? (before ? '' : `smtp.${domain}`),
    placeholder: words.smtpHostHint,
    check: (answer) => (answer === '' ? null : check(answer)),
  });
  const smtp =
    smtpHost === '' ? null : await server('smtp', smtpHost, before?.smtp ?? null, before?.smtp?.user || user);
  return { imap, smtp, provider: null };
}

/** The login name, where only the user knows it. */
async function withUser(world: InitWorld, servers: Servers): Promise<Servers> {
  const { asker, words, options } = world;
  const { imap, smtp } = servers;
  if (imap.user !== '') return servers;
  const user = options.user ?? (await asker?.text(words.user, { check: lineCheck(world) })) ?? '';
  return { ...servers, imap: { ...imap, user }, smtp: smtp && { ...smtp, user: smtp.user || user } };
}

function fromOptions({ options }: InitWorld, address: string): Servers {
  const server = (protocol: Protocol, host: string, port?: string, chosen?: string): ServerSetup => {
    const security = chosen === 'starttls' ? 'starttls' : 'tls';
    return {
      host,
      security,
      port: port === undefined ? PORTS[protocol][security] : Number(port),
      user: options.user ?? address,
      ca: options.ca ?? null,
    };
  };
  const { imapHost = '', imapPort, imapSecurity, smtpHost, smtpPort, smtpSecurity } = options;
  return {
    imap: server('imap', imapHost, imapPort, imapSecurity),
    smtp: smtpHost === undefined ? null : server('smtp', smtpHost, smtpPort, smtpSecurity),
    provider: null,
  };
}

/** What was found, with what options say of it. */
function withOptions({ options }: InitWorld, { imap, smtp, provider }: Servers): Servers {
  const changed = (server: ServerSetup): ServerSetup => ({
    ...server,
    user: options.user ?? server.user,
    ca: options.ca ?? server.ca,
  });
  return { imap: changed(imap), smtp: smtp && changed(smtp), provider };
}

function fromFound({ imap, smtp }: FoundServers): Omit<Servers, 'provider'> {
  return { imap: { ...imap, ca: null }, smtp: smtp && { ...smtp, ca: null } };
}

function fromPresent({ source, smtp }: AccountConfig): Servers | null {
  if (source.kind !== 'imap') return null;
  const server = ({ host, port, security, user, ca }: ServerConfig): ServerSetup => ({
    host,
    port,
    security,
    user,
    ca,
  });
  return { imap: server(source.server), smtp: smtp && server(smtp), provider: null };
}

function hostCheck({ words }: InitWorld) {
  return (answer: string) => ('value' in readHost(answer) ? null : words.badHost);
}

export function lineCheck({ words }: Pick<InitWorld, 'words'>) {
  return (answer: string) => ('value' in readLine(answer) ? null : words.badLine);
}
