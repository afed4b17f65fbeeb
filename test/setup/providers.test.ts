import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readHost } from '../../src/config/names.ts';
import { exampleHost, providerOfDomain, providerOfMx, providers, serversOf } from '../../src/setup/providers.ts';
import { PORTS } from '../../src/setup/servers.ts';

describe('the table of providers', () => {
  test.each(['setup.md', 'setup.ja.md'])('docs/%s has the page of each', (name) => {
    const page = readFileSync(join(import.meta.dirname, '../../docs', name), 'utf8');
    expect(providers.filter(({ help }) => !page.includes(`(${help})`)).map(({ id }) => id)).toEqual([]);
  });

  test.each(providers)('$id: encrypted, on the usual ports, with a page over HTTPS', (provider) => {
    const host = exampleHost(provider);
    const servers = serversOf(provider, 'hanako@example.jp', host, 'table');
    for (const protocol of ['imap', 'smtp'] as const) {
      const server = servers?.[protocol];
      expect(readHost(server?.host ?? '')).toEqual({ value: server?.host });
      expect(server?.port).toBe(PORTS[protocol][server?.security ?? 'tls']);
    }
    expect(new URL(provider.help).protocol).toBe('https:');
    expect(provider.domains.every((domain) => domain === domain.toLowerCase() && domain.includes('.'))).toBe(true);
    // Whoever has a host of their own can be asked for it, or is told by it.
    if (host !== null && !provider.hostIsDomain) expect(provider.mx?.test(host)).toBe(true);
  });

  test('every id and every domain stands once', () => {
    const ids = providers.map(({ id }) => id);
    const domains = providers.flatMap((provider) => provider.domains);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(domains).size).toBe(domains.length);
  });

  test.each([
    ['gmail.com', 'gmail'],
    ['hotmail.co.jp', 'outlook.com'],
    ['aa.ocn.ne.jp', 'ocn'],
    ['abc.so-net.ne.jp', 'so-net'],
    ['me.com', 'icloud'],
    ['example.sakura.ne.jp', 'sakura'],
    ['notgmail.com', undefined],
    ['gmail.com.example', undefined],
  ])('%s', (domain, id) => {
    expect(providerOfDomain(domain)?.id).toBe(id);
  });

  test.each([
    [['aspmx.l.google.com'], 'google-workspace'],
    [['smtp.google.com'], 'google-workspace'],
    [['agency-example.mail.protection.outlook.com'], 'microsoft-365'],
    [['in1-smtp.messagingengine.com'], 'fastmail'],
    [['www1234.sakura.ne.jp'], 'sakura'],
    [['sv1234.xserver.jp'], 'xserver'],
    [['mx01.lolipop.jp'], 'lolipop'],
    [['mail65.onamae.ne.jp'], 'onamae'],
    [['mail1001.conoha.ne.jp'], 'conoha'],
    [['mx.kagoya.net'], 'kagoya'],
    [['mx.agency.example'], undefined],
    [['google.com.evil.example', 'evilgoogle.com'], undefined],
    [[], undefined],
  ])('mail exchangers %s', (names, id) => {
    expect(providerOfMx(names)?.id).toBe(id);
  });

  test('the login name: the whole address, its local part, or one that only the user knows', () => {
    const user = (id: string, protocol: 'imap' | 'smtp' = 'imap') => {
      const provider = providers.find((one) => one.id === id);
      return provider && serversOf(provider, 'hanako@example.jp', null, 'table')?.[protocol]?.user;
    };
    expect([user('gmail'), user('icloud'), user('icloud', 'smtp'), user('docomo')]).toEqual([
      'hanako@example.jp',
      'hanako',
      'hanako@example.jp',
      '',
    ]);
  });
});
