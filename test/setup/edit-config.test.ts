import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readDocument } from '../../src/config/document.ts';
import { type Change, editConfig } from '../../src/setup/edit-config.ts';

const add = (path: Change['path'], value: unknown): Change => ({ op: 'add', path, value });
const set = (path: Change['path'], value: unknown): Change => ({ op: 'set', path, value });
const client = { name: 'みなと, 印刷', match: ['minato.example', '*.minato.example'] };

/** Each line that the change took out and put in. */
function differences(before: string, after: string): { out: string[]; in: string[] } {
  const [a, b] = [before.split('\n'), after.split('\n')];
  return { out: a.filter((line) => !b.includes(line)), in: b.filter((line) => !a.includes(line)) };
}

test('in the example all but the changed lines stays as it is, comments in their columns', () => {
  const before = readFileSync(join(import.meta.dirname, '../../.clientrc.example'), 'utf8');
  const after = editConfig(before, [
    add(['clients'], client),
    add(['team'], 'x.example'),
    set(['response', 'clock'], 'business-days'),
    set(['accounts', 0, 'imap', 'auth', 'passwordCommand'], 'pass "x" # y'),
    set(['accounts', 0, 'smtp', 'user'], '007'),
  ]);
  expect(differences(before, after)).toEqual({
    out: [
      '        passwordCommand: "pass show mail/work"',
      'team: [agency.example]',
      expect.stringMatching(/^ {2}clock: elapsed {26}# /),
    ],
    in: [
      `        passwordCommand: 'pass "x" # y'`,
      '      user: "007"',
      'team: [agency.example, x.example]',
      '  - name: "みなと, 印刷"',
      '    match: [minato.example, "*.minato.example"]',
      expect.stringMatching(/^ {2}clock: business-days {20}# /),
    ],
  });
});

describe('wherever a list stands, and however it is written', () => {
  const cases: readonly (readonly [what: string, before: string, change: Change, after: string])[] = [
    ['a list in a line', 'a: 1\nteam: [x]   # us\n', add(['team'], 'y'), 'a: 1\nteam: [x, y]   # us\n'],
    ['a list in lines', 'team:\n- x   # us\nb: 1\n', add(['team'], 'y'), 'team:\n- x   # us\n- y\nb: 1\n'],
    ['an empty list', 'team: [] # us\nb: 1\n', add(['team'], 'y'), 'team: [y] # us\nb: 1\n'],
    ['a key with nothing behind it', 'team:\n  # - x\nb: 1\n', add(['team'], 'y'), 'team: [y]\n  # - x\nb: 1\n'],
    ['no such key', 'b: 1\n', add(['team'], 'y'), 'b: 1\nteam: [y]\n'],
    ['no line end at the end', 'b: 1', add(['team'], 'y'), 'b: 1\nteam: [y]\n'],
    ['Windows line ends', 'team:\r\n  - x\r\nb: 1\r\n', add(['team'], 'y'), 'team:\r\n  - x\r\n  - y\r\nb: 1\r\n'],
    [
      'a comment behind the last one',
      'team:\n  - x\n  # - z\n\nb: 1\n',
      add(['team'], 'y'),
      'team:\n  - x\n  - y\n  # - z\n\nb: 1\n',
    ],
    [
      'groups under a key with nothing behind it',
      'clients:   # none yet\nb: 1\n',
      add(['clients'], { name: 'A', match: ['a.example'] }),
      'clients:   # none yet\n  - name: A\n    match: [a.example]\nb: 1\n',
    ],
    [
      'groups in a line',
      'clients: [{ name: A, match: [a.example] }]\n',
      add(['clients'], client),
      'clients: [{ name: A, match: [a.example] }, { name: "みなと, 印刷", match: [minato.example, "*.minato.example"] }]\n',
    ],
    [
      'a group behind one with a block of text',
      'accounts:\n  - name: a\n    signature: |\n      one\n      two\n\nteam: [x]\n',
      add(['accounts'], { name: 'b' }),
      'accounts:\n  - name: a\n    signature: |\n      one\n      two\n  - name: b\n\nteam: [x]\n',
    ],
    [
      'a group within that is not there',
      'b: 1\n',
      set(['response', 'clock'], 'elapsed'),
      'b: 1\nresponse:\n  clock: elapsed\n',
    ],
    ['a group in a line', 'r: { w: 24h } # r\n', set(['r', 'clock'], 'elapsed'), 'r: { w: 24h, clock: elapsed } # r\n'],
    ['nothing to change', 'b:   1\n', set(['b'], 1), 'b:   1\n'],
  ];
  test.each(cases)('%s', (_, before, change, after) => {
    expect(editConfig(before, [change])).toBe(after);
  });
});

test('JSON stays JSON, indented as it was', () => {
  const before = '{\n\t"accounts": [],\n\t"team": ["x"]\n}\n';
  const after = editConfig(before, [add(['clients'], client), add(['team'], 'y')]);
  expect(JSON.parse(after)).toEqual({ accounts: [], team: ['x', 'y'], clients: [client] });
  expect(after).toMatch(/^\{\n\t"accounts": \[\],\n\t"team": \[\n\t\t"x",/);
  expect(after).toMatch(/\}\n$/);
});

test('whatever stands in a value comes back as it was', () => {
  const values = [
    'a: b',
    '- a',
    '# a',
    '*a',
    '&a',
    '!a',
    '"',
    "'",
    '\\',
    'a, b]',
    '{a}',
    'true',
    '1.0',
    '0x1f',
    '~',
    'null',
    ' a ',
    'パス ワード',
    '2026-11-23',
    '%a',
    '@a',
    '`',
    '|',
    '>',
    '?',
    'é\u0301',
    '💡',
  ];
  for (const before of [
    'auth: { password: old }\nb: 1\n',
    'auth:\n  password: old   # here\n',
    'b: 1\n',
    '{"auth": {"password": "old"}}',
  ]) {
    for (const value of values) {
      const { data, faults } = readDocument(editConfig(before, [set(['auth', 'password'], value)]));
      expect(faults).toEqual([]);
      expect(data).toMatchObject({ auth: { password: value } });
    }
  }
});

test('where a piece can not be put in, the comments stay all the same', () => {
  const before = '# top\nfirst: &x [a] # one\nteam: *x # two\n';
  const after = editConfig(before, [add(['team'], 'y')]);
  expect(readDocument(after).data).toMatchObject({ team: ['a', 'y'] });
  expect(after).toContain('# top');
});
