import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { configSchema, pathsOf } from '../../scripts/schema/generate.ts';
import { NOTES } from '../../scripts/schema/notes.ts';
import { faultsIn, least, withImap } from './help.ts';

const root = join(import.meta.dirname, '../..');
const read = (name: string) => readFileSync(join(root, name), 'utf8');
const schema = JSON.parse(read('client-check.schema.json')) as Parameters<Ajv['compile']>[0];
const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(schema);
/** As an editor reads it. */
const fits = (text: string) => validate(parseYaml(text, { schema: 'core' }));

test('is what npm run schema writes, and every key has its note', () => {
  expect(schema).toEqual(configSchema());
  expect(pathsOf(configSchema()).toSorted()).toEqual(Object.keys(NOTES).toSorted());
});

test('the example, in its own words', () => {
  const example = read('.clientrc.example');
  expect(example.split('\n')[0]).toBe('# yaml-language-server: $schema=client-check.schema.json');
  expect(fits(example)).toBe(true);
  // With all that is commented out, where it may stand beside the rest.
  const more = example.replace(/^( *)# (ca|authservId|templates|notify| {2}webhook| {2}quiet):/gm, '$1$2:');
  expect(more).toContain('\nnotify:');
  expect([fits(more), validate.errors]).toEqual([true, null]);
  expect(faultsIn(more)).toEqual([]);
});

const auth = '      auth: { passwordCommand: pass }';
const ACCEPTED: readonly string[] = [
  least,
  `${least}lang:\nteam:\nclients:\nresponse:\nnotify:\n`,
  `${least}response: { window: 1h30m, warnBefore: 0h, clock: business-hours, copied: , thanks: count }\n`,
  `${least}calendar: { days: [sun], hours: [" 9:00 - 12:00", "12:00-24:00"], holidays: none, closed: ["2026-12-28 .. 2027-01-03"] }\n`,
  `${least}holding: { template: 明日, due: 10bd, dueTime: "9:00", maxAge: 1d }\n`,
  `${least}notify: { webhook: { kind: json, urlCommand: [a, b] }, quiet: ["21:00-07:00"] }\n`,
  `${least}notify: { webhook: { kind: slack, url: , urlEnv: HOOK } }\n`,
  withImap(`${auth}\n      port:\n      security: starttls`),
  withImap('      auth: { password: , keyring: true }'),
  withImap('      auth: { oauth2: { provider: google, clientId: x, keyring: true } }'),
  withImap('      auth: { passwordCommand: [pass, ""] }'),
  `accounts:\n  - { name: a, identity: { address: a@b.example }, imap: , maildir: ~/Mail }\n`,
];

test.each(ACCEPTED)('what the program takes, an editor does not mark: %s', (text) => {
  expect(faultsIn(text)).toEqual([]);
  expect([fits(text), validate.errors]).toEqual([true, null]);
});

test('nor the configuration of the corpus', () => {
  const { config } = JSON.parse(read('test/corpus/config.json')) as { config: object };
  const text = JSON.stringify({ ...(parseYaml(least) as object), ...config });
  expect(faultsIn(text)).toEqual([]);
  expect([fits(text), validate.errors]).toEqual([true, null]);
});

describe('what an editor marks, the program refuses', () => {
  test.each([
    ['lang: fr'],
    ['leng: ja'],
    ['team: agency.example'],
    ['others: nobody'],
    ['response: { window: 24 }'],
    ['response: { window: 24 hours }'],
    ['response: { window: "" }'],
    ['response: { clock: days }'],
    ['calendar: { days: [] }'],
    ['calendar: { days: [monday] }'],
    ['calendar: { hours: ["9-12"] }'],
    ['calendar: { holidays: us }'],
    ['calendar: { closed: [12/28] }'],
    ['holding: { due: 2w }'],
    ['holding: { dueTime: 17 }'],
    ['clients: [{ name: A }]'],
    ['clients: [{ name: A, match: [] }]'],
    ['clients: [{ name: A, match: [a.example], windw: 4h }]'],
    ['lint: { off: [no-thank] }'],
    ['notify: { webhook: { kind: slack } }'],
    ['notify: { webhook: { kind: irc, urlEnv: HOOK } }'],
    ['notify: { webhook: { kind: json, urlEnv: HOOK, url: "https://a.example" } }'],
    ['notify: { webhook: { kind: json, urlEnv: MY-HOOK } }'],
    ['notify: { quiet: ["21-7"] }'],
  ])('%s', (line) => {
    const text = `${least}${line}\n`;
    expect(fits(text)).toBe(false);
    expect(faultsIn(text)).not.toEqual([]);
  });

  test.each([
    ['      auth: { password: x, passwordEnv: Y }'],
    ['      auth: {}'],
    ['      auth: { keyring: false }'],
    ['      auth: { passwordCommand: [] }'],
    ['      auth: { oauth2: { provider: yahoo, clientId: x } }'],
    [`${auth}\n      port: 0`],
    [`${auth}\n      port: "993"`],
    [`${auth}\n      security: ssl`],
    [`${auth}\n    maildir: ~/Mail`],
    [''],
  ])('of IMAP: %s', (lines) => {
    expect(fits(withImap(lines))).toBe(false);
    expect(faultsIn(withImap(lines))).not.toEqual([]);
  });
});
