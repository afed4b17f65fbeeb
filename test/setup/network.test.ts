import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { findByAutoconfig } from '../../src/setup/autoconfig.ts';
import { findServers } from '../../src/setup/find-servers.ts';
import { type Network, realNetwork } from '../../src/setup/network.ts';
import { liveServer } from '../live/available.ts';
import { AutoconfigServer, autoconfigXml } from './autoconfig-server.ts';
import { DnsServer } from './dns-server.ts';

const ADDRESS = 'hanako@agency.example';
const XML = autoconfigXml([{ host: 'imap.agency.example', port: 993, socket: 'SSL' }]);
const openssl = liveServer(['openssl'], 'Debian: apt-get install openssl');

describe.skipIf(!openssl)('over HTTPS', () => {
  let server: AutoconfigServer;
  let network: Network;
  beforeAll(async () => {
    server = await AutoconfigServer.start(['agency.example', 'autoconfig.agency.example']);
    network = realNetwork({ https: server.address, ca: readFileSync(server.ca) });
  });
  afterEach(() => {
    server.asked.length = 0;
  });
  afterAll(() => server.stop());
  const find = () => findByAutoconfig(ADDRESS, network);

  test('both places are asked', async () => {
    server.answer = (request, response) => {
      if (request.headers.host?.startsWith('autoconfig.')) response.writeHead(404).end('no');
      else response.writeHead(200).end(XML);
    };
    expect((await find())?.imap.host).toBe('imap.agency.example');
    expect(server.asked.toSorted()).toEqual([
      'GET agency.example /.well-known/autoconfig/mail/config-v1.1.xml',
      'GET autoconfig.agency.example /mail/config-v1.1.xml?emailaddress=hanako%40agency.example',
    ]);
  });

  test('a certificate for another name, or of another authority, is no answer', async () => {
    server.serve(XML);
    expect(await findByAutoconfig('hanako@elsewhere.example', network)).toBeNull();
    expect(await findByAutoconfig(ADDRESS, realNetwork({ https: server.address }))).toBeNull();
    expect(server.asked).toEqual([]);
  });

  test('a redirection is not followed, to http least of all', async () => {
    for (const location of ['http://127.0.0.1:1/x', `https://${server.address}/x`]) {
      server.answer = (request, response) =>
        request.url === '/x' ? response.writeHead(200).end(XML) : response.writeHead(302, { location }).end(XML);
      expect(await find()).toBeNull();
    }
    expect(server.asked.filter((one) => one.endsWith(' /x'))).toEqual([]);
  });

  test('plain http is not asked', async () => {
    expect(await network.fetch(`http://${server.address}/`)).toBeNull();
    expect(await network.fetch('file:///etc/passwd')).toBeNull();
  });

  test('a document without end is broken off', async () => {
    let sent = 0;
    server.answer = (_, response) => {
      const more = () => {
        for (let room = true; room && !response.destroyed; sent += 16_384) room = response.write(' '.repeat(16_384));
      };
      response.writeHead(200).on('drain', more);
      response.write(XML);
      more();
    };
    expect(await find()).toBeNull();
    // What the sockets' buffers take, and not what a run of some seconds would.
    expect(sent).toBeLessThan(100 * 1024 * 1024);
  });

  test('one that never ends, byte for byte, is given up', async () => {
    const timers: NodeJS.Timeout[] = [];
    server.answer = (_, response) => {
      response.writeHead(200);
      timers.push(setInterval(() => response.write(' '), 20));
    };
    const hasty = realNetwork({ https: server.address, ca: readFileSync(server.ca) }, 300);
    expect(await findByAutoconfig(ADDRESS, hasty)).toBeNull();
    for (const timer of timers) clearInterval(timer);
  });

  test('one that is cut off is none, though what came could be read', async () => {
    server.answer = (_, response) => {
      response.writeHead(200, { 'content-length': String(XML.length + 10) });
      response.write(XML, () => response.destroy());
    };
    expect(await find()).toBeNull();
  });
});

describe('by DNS', () => {
  const zones: DnsServer[] = [];
  afterAll(() => Promise.all(zones.map((zone) => zone.stop())));
  const nowhere = { fetch: () => Promise.resolve(null) };
  async function network(zone: Readonly<Record<string, readonly string[]>> | null): Promise<Network> {
    const server = await DnsServer.start(zone);
    zones.push(server);
    return { ...realNetwork({ dns: server.address }, 1_000), ...nowhere };
  }

  test('the mail exchanger tells the provider', async () => {
    const given = await network({ 'agency.example': ['MX 20 alt1.aspmx.l.google.com', 'MX 10 aspmx.l.google.com'] });
    expect(await findServers(ADDRESS, given)).toMatchObject({
      provider: { id: 'google-workspace' },
      servers: { source: 'mx', imap: { host: 'imap.gmail.com', user: ADDRESS }, smtp: { host: 'smtp.gmail.com' } },
    });
  });

  test("each customer's own host is the mail exchanger, where that is one", async () => {
    const given = await network({ 'agency.example': ['MX 10 SV123.xserver.jp'] });
    expect((await findServers(ADDRESS, given)).servers?.imap).toMatchObject({ host: 'sv123.xserver.jp', port: 993 });
  });

  test('SRV: implicit TLS before STARTTLS, the lowest priority, of equals the greatest weight', async () => {
    const given = await network({
      '_imaps._tcp.agency.example': [
        'SRV 10 0 993 late.agency.example',
        'SRV 0 1 993 b.agency.example',
        'SRV 0 9 994 a.agency.example',
      ],
      '_imap._tcp.agency.example': ['SRV 0 0 143 plain.agency.example'],
      '_submissions._tcp.agency.example': ['SRV 0 0 0 .'],
      '_submission._tcp.agency.example': ['SRV 0 0 587 smtp.agency.example'],
    });
    expect((await findServers(ADDRESS, given)).servers).toEqual({
      source: 'srv',
      provider: null,
      imap: { host: 'a.agency.example', port: 994, security: 'tls', user: ADDRESS },
      smtp: { host: 'smtp.agency.example', port: 587, security: 'starttls', user: ADDRESS },
    });
  });

  test('a target of "." means that the service is not offered', async () => {
    const given = await network({ '_imaps._tcp.agency.example': ['SRV 0 0 993 .'] });
    expect((await findServers(ADDRESS, given)).servers).toBeNull();
  });

  test('no such domain, and a name server that never answers: nothing is found', async () => {
    expect(await findServers(ADDRESS, await network({}))).toEqual({ servers: null, provider: null });
    expect(await findServers(ADDRESS, await network(null))).toEqual({ servers: null, provider: null });
  });

  test('what no domain is, is not asked for', async () => {
    const silent: Network = {
      mx: () => Promise.reject(new Error('asked')),
      srv: () => Promise.reject(new Error('asked')),
      fetch: () => Promise.reject(new Error('asked')),
    };
    for (const address of ['hanako@localhost', 'hanako@127.0.0.1', 'hanako@']) {
      expect(await findServers(address, silent)).toEqual({ servers: null, provider: null });
    }
  });
});
