import { describe, expect, test } from 'vitest';
import { readAutoconfig } from '../../src/setup/autoconfig.ts';
import { autoconfigXml } from './autoconfig-server.ts';

const ADDRESS = 'hanako@agency.example';
const imap = { host: 'imap.agency.example', port: 993, socket: 'SSL' };
const read = (xml: string) => readAutoconfig(xml, ADDRESS);

describe("what a domain's autoconfig offers", () => {
  test('IMAP and SMTP, the placeholders filled in', () => {
    const xml = autoconfigXml(
      [{ ...imap, host: 'imap.%EMAILDOMAIN%' }],
      [{ host: 'smtp.agency.example', port: 587, socket: 'STARTTLS', user: '%EMAILLOCALPART%' }],
    );
    expect(read(xml)).toEqual({
      source: 'autoconfig',
      provider: null,
      imap: { host: 'imap.agency.example', port: 993, security: 'tls', user: ADDRESS },
      smtp: { host: 'smtp.agency.example', port: 587, security: 'starttls', user: 'hanako' },
    });
  });

  test('POP and servers without encryption are passed over; the first IMAP server that has it counts', () => {
    const offers = [
      { ...imap, type: 'pop3', host: 'pop.agency.example' },
      { ...imap, socket: 'plain', port: 143 },
      { ...imap, host: 'second.agency.example' },
      { ...imap, host: 'third.agency.example' },
    ];
    expect(read(autoconfigXml(offers))).toMatchObject({ imap: { host: 'second.agency.example' }, smtp: null });
    expect(read(autoconfigXml(offers.slice(0, 2)))).toBeNull();
  });

  test('a name in other letters is shown as what is looked up', () => {
    // The first letter is Cyrillic.
    expect(read(autoconfigXml([{ ...imap, host: 'іmap.agency.example' }]))?.imap.host).toBe(
      'xn--map-ihd.agency.example',
    );
  });

  test.each([
    ['javascript:', { ...imap, host: 'javascript:alert(1)' }],
    ['an address of the web', { ...imap, host: 'https://imap.agency.example/' }],
    ['a control character', { ...imap, host: 'imap&#27;]0;x&#7;.agency.example' }],
    ['a change of direction', { ...imap, host: 'imap\u202e.agency.example' }],
    ['a line break', { ...imap, host: 'imap.agency.example\nX: y' }],
    ['no name', { ...imap, host: '' }],
    ['a name without end', { ...imap, host: 'a'.repeat(100_000) }],
    ['no port', { ...imap, port: '' }],
    ['port 0', { ...imap, port: 0 }],
    ['a port beyond all', { ...imap, port: 65_536 }],
    ['a port with words', { ...imap, port: '993 or 143' }],
    ['an odd kind of socket', { ...imap, socket: 'constructor' }],
  ])('a hostile entry is none: %s', (_, entry) => {
    expect(read(autoconfigXml([entry]))).toBeNull();
    expect(read(autoconfigXml([entry, imap]))?.imap.host).toBe('imap.agency.example');
  });

  test.each([
    ['a control character', 'hanako&#10;LOGOUT'],
    ['an unknown placeholder', '%REALNAME%'],
    ['a name without end', 'a'.repeat(100_000)],
    ['a change of direction', 'han\u202eako'],
  ])('a user name that is none is asked for: %s', (_, user) => {
    expect(read(autoconfigXml([{ ...imap, user }]))?.imap).toMatchObject({ host: 'imap.agency.example', user: '' });
  });

  test('a declared entity is neither fetched nor expanded', () => {
    const dtd = '<!DOCTYPE clientConfig [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "imap.evil.example">]>';
    const xml = autoconfigXml([
      { ...imap, host: '&y;' },
      { ...imap, user: '&x;' },
    ]).replace('<clientConfig', `${dtd}<clientConfig`);
    expect(read(xml)?.imap).toMatchObject({ host: 'imap.agency.example', user: '&x;' });
  });

  test('entities within entities cost nothing', () => {
    const layers = Array.from({ length: 30 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`);
    const dtd = `<!DOCTYPE clientConfig [<!ENTITY l0 "lol">${layers.join('')}]>`;
    const xml = autoconfigXml([{ ...imap, user: '&l30;' }]).replace('<clientConfig', `${dtd}<clientConfig`);
    expect(read(xml)?.imap.user).toBe('&l30;');
  });

  test.each([
    ['nothing', ''],
    ['a page', '<!doctype html><html><body><incomingServer type="imap">hello'],
    ['what is cut off', autoconfigXml([imap]).slice(0, 200)],
    ['JSON', '{"incomingServer": "imap"}'],
    ['nested without end', '<a>'.repeat(20_000)],
  ])('what is no autoconfig offers nothing: %s', (_, text) => {
    expect(read(text)).toBeNull();
  });
});
