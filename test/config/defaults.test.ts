import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseConfig } from '../../src/config/load.ts';
import { least, parse, withImap } from './help.ts';

const hour = 60 * 60_000;

test('what is left out has the value that contract.md shows', () => {
  expect(parse(least)).toEqual({
    accounts: [
      {
        name: 'work',
        identity: { name: null, organization: null, address: 'hanako@agency.example', aliases: [], signature: null },
        source: {
          kind: 'imap',
          server: {
            host: 'imap.agency.example',
            port: 993,
            security: 'tls',
            ca: null,
            user: 'hanako',
            auth: { kind: 'passwordCommand', command: 'pass show mail' },
          },
        },
        smtp: null,
        folders: { include: ['*'], exclude: [], sent: null, drafts: null },
        authservId: null,
      },
    ],
    team: [],
    forms: [],
    clients: [],
    ignore: [],
    others: 'everyone',
    response: { window: 24 * hour, warnBefore: 4 * hour, clock: 'elapsed', copied: 'show', thanks: 'show' },
    calendar: {
      timezone: 'Asia/Tokyo',
      days: ['mon', 'tue', 'wed', 'thu', 'fri'],
      hours: [
        { from: 570, to: 720 },
        { from: 780, to: 1110 },
      ],
      holidays: 'jp',
      closed: [],
    },
    holding: { template: 'holding', due: { count: 2, unit: 'bd' }, dueTime: 1020, maxAge: 14 * 24 * hour },
    templates: null,
    lint: { off: [] },
    notify: null,
    lang: null,
  });
});

test('a key without a value counts as left out', () => {
  const keys = ['team', 'clients', 'ignore', 'response', 'calendar', 'holding', 'notify', 'lint', 'templates', 'lang'];
  expect(parse(least + keys.map((key) => `${key}:\n`).join(''))).toEqual(parse(least));
});

test('JSON is read the same, with tabs too', () => {
  const imap = { host: 'imap.agency.example', user: 'hanako', auth: { passwordCommand: 'pass show mail' } };
  const data = { accounts: [{ name: 'work', identity: { address: 'hanako@agency.example' }, imap }] };
  for (const indent of ['', '  ', '\t']) expect(parse(JSON.stringify(data, null, indent))).toEqual(parse(least));
});

test('a byte order mark and CR LF are no part of the data', () => {
  expect(parse(`\ufeff${least.replaceAll('\n', '\r\n')}`)).toEqual(parse(least));
});

test.each([
  ['tls', 993, 465],
  ['starttls', 143, 587],
])('the port follows security: %s', (security, imapPort, smtpPort) => {
  const smtp = `    smtp: { host: smtp.agency.example, security: ${security} }`;
  const auth = '      auth: { passwordCommand: pass }';
  const [account] = parse(withImap(`${auth}\n      security: ${security}\n${smtp}`)).accounts;
  expect(account?.source).toMatchObject({ server: { port: imapPort } });
  expect(account?.smtp).toMatchObject({ port: smtpPort, user: 'hanako', auth: { kind: 'passwordCommand' } });
});

test.each(['localhost', '127.0.0.1', '127.8.9.10', '"::1"'])('without encryption to %s', (host) => {
  const imap = `{ host: ${host}, port: 1143, security: none, user: u, auth: { password: p } }`;
  const config = parse(`accounts:\n  - { name: a, identity: { address: a@b.example }, imap: ${imap} }\n`);
  expect(config.accounts[0]?.source).toMatchObject({ server: { security: 'none', port: 1143 } });
});

test('smtp with a login of its own; a maildir beside the file', () => {
  const [account] = parse(`accounts:
  - name: a
    identity: { address: a@b.example }
    maildir: Mail/work
    smtp: { host: smtp.b.example, user: u, auth: { passwordEnv: P } }
`).accounts;
  expect(account?.source).toEqual({ kind: 'maildir', path: '/etc/x/Mail/work' });
  expect(account?.smtp).toMatchObject({ user: 'u', auth: { kind: 'passwordEnv', name: 'P' } });
});

test.each([
  ['~/x', '/home/hanako/x'],
  ['"~"', '/home/hanako'],
  ['x', '/etc/x/x'],
  ['/x', '/x'],
  ['~other/x', '/etc/x/~other/x'],
])('the path %s', (written, path) => {
  expect(parse(`${least}templates: ${written}\n`).templates).toBe(path);
});

test.each([
  ['24h', 24 * hour],
  ['90m', 1.5 * hour],
  ['2d', 48 * hour],
  ['1h30m', 1.5 * hour],
  ['1d12h', 36 * hour],
])('the length %s', (written, length) => {
  expect(parse(`${least}response: { window: ${written} }\n`).response.window).toBe(length);
});

test('hours are put in order; quiet hours may run over midnight', () => {
  const config = parse(
    `${least}calendar: { hours: ["13:00-24:00", 9:30-12:00] }\nnotify: { quiet: ["21:00-07:00"] }\nholding: { due: 3d, dueTime: 9:05 }\n`,
  );
  expect(config.calendar.hours).toEqual([
    { from: 570, to: 720 },
    { from: 780, to: 1440 },
  ]);
  expect(config.notify).toEqual({ webhook: null, quiet: [{ from: 1260, to: 420 }] });
  expect(config.holding).toMatchObject({ due: { count: 3, unit: 'd' }, dueTime: 545 });
});

test('every way to a password, and the webhook', () => {
  const endpoints = 'authorizationEndpoint: "https://a.example/a", tokenEndpoint: "https://a.example/t", scopes: [s]';
  const auths = {
    '{ password: "p" }': { kind: 'password', password: 'p' },
    '{ keyring: true }': { kind: 'keyring' },
    '{ passwordCommand: [pass, show, a b] }': { kind: 'passwordCommand', command: ['pass', 'show', 'a b'] },
    '{ oauth2: { provider: google, clientId: i, clientSecret: s } }': {
      kind: 'oauth2',
      settings: { provider: 'google', clientId: 'i', clientSecret: 's', keyring: false },
    },
    '{ oauth2: { provider: microsoft, clientId: i, keyring: true } }': {
      kind: 'oauth2',
      settings: { provider: 'microsoft', clientId: 'i', clientSecret: null, keyring: true },
    },
    [`{ oauth2: { clientId: i, ${endpoints} } }`]: {
      kind: 'oauth2',
      settings: {
        provider: null,
        clientId: 'i',
        clientSecret: null,
        authorizationEndpoint: 'https://a.example/a',
        tokenEndpoint: 'https://a.example/t',
        deviceEndpoint: null,
        revocationEndpoint: null,
        scopes: ['s'],
      },
    },
  };
  for (const [written, auth] of Object.entries(auths)) {
    expect(parse(withImap(`      auth: ${written}`)).accounts[0]?.source).toMatchObject({ server: { auth } });
  }
  expect(parse(`${least}notify: { webhook: { kind: slack, urlCommand: pass x } }\n`).notify?.webhook).toEqual({
    kind: 'slack',
    url: { kind: 'urlCommand', command: 'pass x' },
  });
});

test('addresses that the standard forbids and carriers have given out', () => {
  const addresses = [
    'a..b.@docomo.example',
    '.x@ezweb.example',
    'user@localhost',
    '花子@例え.example',
    'a+b@c-d.example',
  ];
  expect(parse(`${least}forms: ${JSON.stringify(addresses)}\n`).forms).toEqual(addresses);
});

test('the example that comes with the program is valid', () => {
  const file = join(import.meta.dirname, '../../.clientrc.example');
  const config = parseConfig(readFileSync(file), file, '/home/hanako');
  expect(config.accounts[0]?.source).toMatchObject({ server: { auth: { command: 'pass show mail/work' } } });
  expect(config.accounts[0]?.identity.signature).toBe('株式会社エージェンシー 佐藤 花子\nhanako@agency.example\n');
  expect(config.response).toEqual(parse(least).response);
});
