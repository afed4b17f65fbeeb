import { describe, expect, test } from 'vitest';
import { faultsIn, least, parse, withImap } from './help.ts';

const auth = '      auth: { passwordCommand: pass }';
const client = (name: string, match: string) => `  - { name: ${name}, match: ${match} }\n`;

/** What is written, and the lines that the user reads. */
const table: readonly [what: string, text: string, ...lines: string[]][] = [
  ['an empty file', '', '1:1  the file is empty; copy .clientrc.example and edit it.'],
  ['comments only', '# nothing\n', '1:1  the file is empty; copy .clientrc.example and edit it.'],
  ['a list', '- a\n', '1:1  this must be a group of "key: value", not a list.'],
  ['a text', 'hello\n', '1:1  this must be a group of "key: value", not a text.'],
  ['no accounts', 'lang: ja\n', '1:1  "accounts" is missing.'],
  ['an empty list of accounts', 'accounts: []\n', '1:11  accounts: at least one is needed.'],
  ['accounts without a value', 'accounts:\n', '1:1  "accounts" is missing.'],
  ['an account without a value', 'accounts:\n  -\n', '2:4  accounts[0]: this cannot be empty.'],
  ['a key at the top', `${least}leng: ja\n`, '5:1  there is no key "leng". Did you mean "lang"?'],
  ['a key nothing like any', `${least}zzzzzzzz: ja\n`, '5:1  there is no key "zzzzzzzz".'],
  [
    'a key deep down',
    withImap(`${auth}\n      prot: 993`),
    '8:7  accounts[0].imap: there is no key "prot". Did you mean "port"?',
  ],
  [
    'a value of a few',
    withImap(`${auth}\n      security: tsl`),
    '8:17  accounts[0].imap.security: "tsl" is none of tls, starttls, none. Did you mean "tls"?',
  ],
  ['a value in capitals', `${least}lang: JA\n`, '5:7  lang: "JA" is none of ja, en. Did you mean "ja"?'],
  [
    'a group for one of a few',
    `${least}lang: { toString: 1 }\n`,
    '5:7  lang: this must be a text, not a group of "key: value".',
  ],
  [
    'a rule of lint',
    `${least}lint: { off: [no-thank] }\n`,
    '5:15  lint.off[0]: "no-thank" is none of weekday-mismatch, past-date, placeholder, wrong-addressee, honorific, missing-attachment, deadline-day-off, request-without-date, vague-date, many-questions, wording, no-thanks, dropped-cc, odd-hour, report-incomplete, minutes-incomplete, bad-news-without-plan. Did you mean "no-thanks"?',
  ],
  ['a missing key', withImap(''), '4:5  accounts[0].imap: "auth" is missing.'],
  [
    'a number for a text',
    withImap(`${auth}\n      ca: 12`),
    '8:11  accounts[0].imap.ca: this must be a text, not a number.',
  ],
  ['a text for a list', `${least}team: agency.example\n`, '5:7  team: this must be a list, not a text.'],
  [
    'a length without unit',
    `${least}response: { window: 24 }\n`,
    '5:21  response.window: this must be a text, not a number.',
  ],
  [
    'a length in other words',
    `${least}response: { window: 24 hours }\n`,
    '5:21  response.window: "24 hours" is no length of time; write it like 24h, 90m, 2d, 1h30m.',
  ],
  [
    'no length at all',
    `${least}response: { window: 0h }\n`,
    '5:21  response.window: "0h" is no length of time; write it like 24h, 90m, 2d, 1h30m.',
  ],
  [
    'a due date',
    `${least}holding: { due: 2w }\n`,
    '5:17  holding.due: "2w" is no due date; write it like 2bd (business days) or 3d.',
  ],
  [
    'a time of day',
    `${least}holding: { dueTime: "24:00" }\n`,
    '5:21  holding.dueTime: "24:00" is no time of day; write it like "17:00".',
  ],
  [
    'hours that run back',
    `${least}calendar: { hours: ["13:00-09:00"] }\n`,
    '5:21  calendar.hours[0]: "13:00-09:00" does not end after it begins.',
  ],
  [
    'hours of no length',
    `${least}calendar: { hours: ["09:00-09:00"] }\n`,
    '5:21  calendar.hours[0]: "09:00-09:00" does not end after it begins.',
  ],
  [
    'hours that are none',
    `${least}calendar: { hours: ["9-17"] }\n`,
    '5:21  calendar.hours[0]: "9-17" is no span of hours; write it like "09:30-12:00".',
  ],
  [
    'hours that overlap',
    `${least}calendar: { hours: ["09:00-13:00", "12:00-18:00"] }\n`,
    '5:20  calendar.hours: these spans of hours overlap.',
  ],
  [
    'quiet hours of no length',
    `${least}notify: { quiet: ["21:00-21:00"] }\n`,
    '5:19  notify.quiet[0]: "21:00-21:00" does not end after it begins.',
  ],
  ['no days', `${least}calendar: { days: [] }\n`, '5:19  calendar.days: at least one is needed.'],
  [
    'a date that is none',
    `${least}calendar: { closed: [2026/12/28] }\n`,
    '5:22  calendar.closed[0]: "2026/12/28" is no date; write it like 2026-12-28 or 2026-12-29..2027-01-03.',
  ],
  [
    'a date that is in no calendar',
    `${least}calendar: { closed: [2026-02-29] }\n`,
    '5:22  calendar.closed[0]: "2026-02-29": there is no such date.',
  ],
  [
    'a range that runs back',
    `${least}calendar: { closed: [2027-01-03..2026-12-29] }\n`,
    '5:22  calendar.closed[0]: "2027-01-03..2026-12-29" ends before it begins.',
  ],
  [
    'a time zone',
    `${least}calendar: { timezone: Asia/Tokio }\n`,
    '5:23  calendar.timezone: there is no time zone "Asia/Tokio" (one is Asia/Tokyo). Did you mean "Asia/Tokyo"?',
  ],
  [
    'an offset for a zone',
    `${least}calendar: { timezone: "+09:00" }\n`,
    '5:23  calendar.timezone: there is no time zone "+09:00" (one is Asia/Tokyo).',
  ],
  [
    'a port',
    withImap(`${auth}\n      port: 65536`),
    '8:13  accounts[0].imap.port: a port is a whole number from 1 to 65535.',
  ],
  [
    'a port as text',
    withImap(`${auth}\n      port: "993"`),
    '8:13  accounts[0].imap.port: a port is a whole number from 1 to 65535.',
  ],
  [
    'a host with its port',
    withImap(auth).replace('imap.agency.example', 'imaps://imap.example:993'),
    '5:13  accounts[0].imap.host: "imaps://imap.example:993" is no host name (write imap.example.jp, without a port or "://").',
  ],
  [
    'an address',
    least.replace('hanako@', 'hanako '),
    '3:26  accounts[0].identity.address: "hanako agency.example" is no mail address.',
  ],
  [
    'a line break for a header',
    `${least}clients:\n${client('"a\\nBcc: x@y.example"', '[a.example]')}`,
    '6:13  clients[0].name: this must be one line.',
  ],
  [
    'a rule of a client',
    `${least}clients:\n${client('A', '[sawayaka]')}`,
    '6:24  clients[0].match[0]: "sawayaka" is neither an address, nor a domain, nor *.domain.',
  ],
  [
    'a client without rules',
    `${least}clients:\n${client('A', '[]')}`,
    '6:23  clients[0].match: at least one is needed.',
  ],
  [
    'one rule under two clients',
    `${least}clients:\n${client('A', '[a.example, B@C.example]')}${client('B', '[b@c.EXAMPLE]')}`,
    '7:24  clients[1].match[0]: "b@c.EXAMPLE" also stands under "A"; keep one of them.',
  ],
  [
    'a rule of a client that is ignored too',
    `${least}clients:\n${client('A', '[b.example]')}ignore: [news@b.example, B.example]\n`,
    '7:26  ignore[1]: "B.example" also stands under "A"; keep one of them.',
  ],
  [
    'no rule to ignore',
    `${least}ignore: [news]\n`,
    '5:10  ignore[0]: "news" is neither an address, nor a domain, nor *.domain.',
  ],
  [
    'two accounts of one name',
    `${least}${least.replace('accounts:\n', '')}`,
    '5:11  accounts[1].name: two accounts are named "work".',
  ],
  [
    'a name that is a path',
    least.replace('work', '../work'),
    '2:11  accounts[0].name: "../work" cannot be a name (one line, no / or \\, at most 100 characters).',
  ],
  ['imap and maildir', `${least}    maildir: ~/Mail\n`, '5:5  accounts[0].maildir: give imap or maildir, not both.'],
  [
    'neither imap nor maildir',
    'accounts:\n  - { name: a, identity: { address: a@b.example } }\n',
    '2:5  accounts[0]: imap or maildir is needed.',
  ],
  [
    'imap misspelt, told once',
    least.replace('imap:', 'imp:'),
    '4:5  accounts[0]: there is no key "imp". Did you mean "imap"?',
  ],
  [
    'no way to the password',
    withImap('      auth: {}'),
    '7:7  accounts[0].imap.auth: one of password, passwordEnv, passwordCommand, keyring, oauth2 is needed.',
  ],
  [
    'two ways to the password',
    withImap('      auth: { password: hunter2, keyring: true }'),
    '7:7  accounts[0].imap.auth: give only one of password, keyring.',
  ],
  [
    'auth misspelt, told once',
    withImap('      auth: { pasword: hunter2 }'),
    '7:15  accounts[0].imap.auth: there is no key "pasword". Did you mean "password"?',
  ],
  [
    'keyring: false',
    withImap('      auth: { keyring: false }'),
    '7:24  accounts[0].imap.auth.keyring: this can only be true; take the line out otherwise.',
  ],
  [
    'no encryption',
    withImap(`${auth}\n      security: none`),
    '8:17  accounts[0].imap.security: security: none is for localhost only: the password would travel in clear.',
  ],
  [
    'a host that only looks like this machine',
    withImap(`${auth}\n      security: none`).replace('imap.agency.example', '127.0.0.1.agency.example'),
    '8:17  accounts[0].imap.security: security: none is for localhost only: the password would travel in clear.',
  ],
  [
    'a name for a command',
    withImap('      auth: { passwordCommand: { run: pass } }'),
    '7:32  accounts[0].imap.auth.passwordCommand: a command is a text, or a list of texts as in [pass, show, mail].',
  ],
  [
    'a list with a number',
    withImap('      auth: { passwordCommand: [head, -n, 1] }'),
    '7:32  accounts[0].imap.auth.passwordCommand: a command is a text, or a list of texts as in [pass, show, mail].',
  ],
  [
    'no command',
    withImap('      auth: { passwordCommand: [] }'),
    '7:32  accounts[0].imap.auth.passwordCommand: a command is a text, or a list of texts as in [pass, show, mail].',
  ],
  [
    'a maildir whose smtp has no login',
    'accounts:\n  - name: a\n    identity: { address: a@b.example }\n    maildir: ~/Mail\n    smtp: { host: smtp.b.example }\n',
    '5:5  accounts[0].smtp: the smtp of a maildir account needs its own "user".',
    '5:5  accounts[0].smtp: the smtp of a maildir account needs its own "auth".',
  ],
  [
    'oauth2 of both kinds',
    withImap('      auth: { oauth2: { provider: google, clientId: a, scopes: [b] } }'),
    '7:15  accounts[0].imap.auth.oauth2: provider, scopes do not go together.',
  ],
  [
    'oauth2 with half its endpoints',
    withImap('      auth: { oauth2: { clientId: a, tokenEndpoint: "https://a.example" } }'),
    '7:15  accounts[0].imap.auth.oauth2: "authorizationEndpoint" is missing.',
    '7:15  accounts[0].imap.auth.oauth2: "scopes" is missing.',
  ],
  [
    'oauth2 without encryption',
    withImap(
      '      auth: { oauth2: { clientId: a, authorizationEndpoint: "http://a.example", tokenEndpoint: "https://a.example", scopes: [b] } }',
    ),
    '7:61  accounts[0].imap.auth.oauth2.authorizationEndpoint: this must be a URL that begins with https://.',
  ],
  [
    'a webhook with two addresses',
    `${least}notify: { webhook: { kind: slack, urlEnv: A, url: "https://a.example" } }\n`,
    '5:11  notify.webhook: give only one of url, urlEnv.',
  ],
  ['a second key of the same name', `${least}lang: ja\nlang: en\n`, '6:1  "lang" stands here twice.'],
  ['a tab', 'accounts:\n\t- name: a\n', '2:1  a tab cannot indent; use spaces.'],
  [
    'a line out of place',
    'accounts:\n  - name: a\n maildir: b\n',
    '3:1  the indentation does not line up with the lines before.',
  ],
  ['two colons', 'accounts: name: a\n', '1:11  two ":" on one line; put a value that contains ": " in quotes.'],
  ['an open bracket', 'team: [a\n', '2:1  a quote or a bracket is not closed.'],
  [
    'an asterisk without quotes',
    `${least}clients:\n${client('A', '[*.a.example]')}`,
    '6:24  a value that begins with "*" must stand in quotes (as in "*.example.jp").',
  ],
  [
    'an asterisk alone',
    `${least}team: [*]\n`,
    '5:8  a value that begins with "*" must stand in quotes (as in "*.example.jp").',
  ],
  [
    'an at sign without quotes',
    `${least}team: [@a.example]\n`,
    '5:8  a value that begins with this sign must stand in quotes.',
  ],
  [
    'an exclamation mark without quotes',
    withImap('      auth: { password: !hunter2 }'),
    '7:25  type tags ("!") cannot be used; if it is a value, put it in quotes.',
  ],
  [
    'a tag that makes bytes',
    withImap('      auth: { password: !!binary aGVsbG8= }'),
    '7:25  type tags ("!") cannot be used; if it is a value, put it in quotes.',
  ],
  ['a backslash', `${least}templates: "C:\\Users"\n`, '5:15  a wrong "\\" inside "…"; use \'…\' or write "\\\\".'],
  ['two documents', `${least}---\nlang: ja\n`, '5:1  a second document begins here ("---"); keep to one.'],
  ['a group for a key', '{a: b}: c\n', '1:1  a key must be a plain text.'],
  ['a merge key', `${least}<<: { lang: ja }\n`, '5:1  there is no key "<<".'],
];

describe('a fault is told with its place', () => {
  test.each(table)('%s', (_, text, ...lines) => {
    expect(faultsIn(text)).toEqual(lines);
  });

  test.each(table)('in Japanese too: %s', (_, text, ...lines) => {
    const places = (all: readonly string[]) => all.map((line) => /^\d+:\d+/.exec(line)?.[0]);
    const ja = faultsIn(text, 'ja');
    expect(places(ja)).toEqual(places(lines));
    for (const line of ja) expect(line).toMatch(/[ぁ-ん].*[。?]$/u);
  });
});

test('all faults are told at once, in the order of the file', () => {
  const text = `lang: jp
accounts:
  - name: a
    identity: { adress: a@b.example }
    imap: { host: h.example, user: u, security: none, auth: { passwordEnv: A, keyring: true } }
  - name: a
    maildir: ~/Mail
    imap: { host: h.example, user: u, auth: { passwordEnv: A } }
lang: ja
`;
  expect(faultsIn(text).map((line) => line.split('  ')[0])).toEqual([
    '4:17',
    '5:49',
    '5:55',
    '6:5',
    '6:11',
    '7:5',
    '9:1',
  ]);
});

test('a value that may be a secret is never shown', () => {
  const texts = [
    withImap('      auth: { password: [hunter2] }'),
    withImap('      auth: { password: "hunter2\\nx" }'),
    withImap('      auth: hunter2'),
    withImap('      auth: { passwordEnv: "hunter2 x" }'),
    withImap('      auth: { password: @hunter2 }'),
    withImap('      auth: { password: *hunter2 }'),
    withImap('      auth: { password: "hunter2 }'),
    `${least}notify: { webhook: { kind: slack, url: "ftp://hunter2" } }\n`,
  ];
  for (const text of texts) {
    expect(faultsIn(text)).toHaveLength(1);
    expect(faultsIn(text).join()).not.toContain('hunter2');
  }
});

test('control characters of the file do not reach the terminal', () => {
  expect(faultsIn(`${least}"\\e[2Jx\\u202e": 1\n`)).toEqual(['5:1  there is no key "\\u{1b}[2Jx\\u{202e}".']);
});

test('what is not UTF-8 is told with its line', () => {
  const sjis = Buffer.concat([Buffer.from('lang: ja\nname: '), Buffer.from([0x8d, 0xb2, 0x93, 0xa1, 0x0a])]);
  expect(faultsIn(sjis)).toEqual(['2:1  this is not UTF-8; save the file as UTF-8.']);
  expect(faultsIn(Buffer.from('\ufefflang: ja', 'utf16le'))).toHaveLength(1);
});

describe('a hostile file', () => {
  test.each(['__proto__', 'constructor', 'prototype'])('%s is an unknown key and changes nothing', (key) => {
    for (const text of [
      `${least}${key}: { polluted: 1 }\n`,
      least.replace('user:', `${key}: { polluted: 1 }, user:`),
    ]) {
      expect(faultsIn(text)).toHaveLength(1);
      expect(faultsIn(text)[0]).toContain(`there is no key "${key}"`);
    }
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test('many aliases', () => {
    const levels = [...'bcdefgh'].map(
      (level, i) => `${level}: &${level} [${Array(9).fill(`*${'abcdefg'[i]}`).join()}]`,
    );
    expect(faultsIn(`a: &a [x]\n${levels.join('\n')}\n`)).toEqual(['1:1  too many aliases (*).']);
  });

  test('an alias of itself', () => {
    expect(faultsIn(`${least}team: &a [*a]\n`)).toEqual(['5:11  team[0]: this must be a text, not a list.']);
  });

  test.each([
    '['.repeat(200_000),
    '{a: '.repeat(20_000),
    '- '.repeat(20_000),
    `${'['.repeat(9_000)}${']'.repeat(9_000)}`,
  ])('nested without end', (text) => expect(faultsIn(text)).toEqual(['1:1  this is nested too deeply.']));

  test('very many faults are cut', () => {
    expect(faultsIn(`${least}${Array.from({ length: 500 }, (_, i) => `k${i}: 1\n`).join('')}`).at(-1)).toBe(
      'and 400 more',
    );
  });

  test('a version directive brings no dates and no yes', () => {
    const config = parse(`%YAML 1.1\n---\n${least}calendar: { closed: [2026-12-28] }\n`);
    expect(config.calendar.closed).toEqual([{ from: '2026-12-28', to: '2026-12-28' }]);
  });
});
