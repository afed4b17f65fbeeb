import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { overrideRecords } from '../../src/cli/overrides.ts';
import { settledRecords } from '../../src/cli/settled.ts';
import { snoozeRecords } from '../../src/cli/snoozes.ts';
import { decodeCharset } from '../../src/mail/charset.ts';
import { parseDate } from '../../src/mail/date.ts';
import { parseMark } from '../../src/mail/draft-mark.ts';
import { parseEnvelope } from '../../src/mail/envelope.ts';
import { decodeEntities } from '../../src/mail/html-entities.ts';
import { parseParameters } from '../../src/mail/parameters.ts';
import { Journal } from '../../src/submit/journal.ts';
import { WrittenDrafts } from '../../src/submit/written-drafts.ts';
import { Home } from '../cli/run.ts';
import { faultsIn, least, parse } from '../config/help.ts';
import { judge, KAITO, ME } from '../triage/build.ts';

const home = new Home();
afterAll(() => home.remove());

const NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__'];

/** Every object of the language is as it was. */
afterEach(() => {
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(before);
});
const before = Object.getOwnPropertyNames(Object.prototype).sort();

describe('36. names that every object has', () => {
  test.each(NAMES)(
    '36. %s as a key of the configuration, in YAML and JSON, at every depth, is an unknown key',
    (name) => {
      const value = '{ polluted: true }';
      expect(faultsIn(`${least}${name}: ${value}\n`).join()).toContain(name);
      expect(faultsIn(`"${name}": ${value}\n${least}`).join()).toContain(name);
      expect(faultsIn(`${least}response: { ${name}: ${value} }\n`).join()).toContain(name);
      expect(faultsIn(`${least}clients: [{ name: x, match: [a.example], ${name}: ${value} }]\n`).join()).toContain(
        name,
      );
      const json = `{ "accounts": [], "response": { "${name}": { "polluted": true } }, "${name}": { "accounts": [] } }`;
      expect(faultsIn(json).join()).toContain(name);
    },
  );

  test.each(NAMES)('36. %s as a value of the configuration is a value', (name) => {
    const config = parse(
      `${least}clients: [{ name: "${name}", match: ["${name.replaceAll('_', 'x')}.example"], template: "${name}" }]\n`,
    );
    expect(config.clients[0]).toMatchObject({ name, template: name });
    for (const key of ['lang', 'others']) expect(faultsIn(`${least}${key}: ${name}\n`).join()).toContain(key);
    expect(faultsIn(`${least}response: { clock: ${name} }\n`).length).toBeGreaterThan(0);
    expect(
      faultsIn(`${least}calendar: { holidays: ${name}, timezone: ${name}, days: [${name}] }\n`).length,
    ).toBeGreaterThan(2);
  });

  test.each(NAMES)(
    '36. %s as a name in a mail: a field, a parameter, a charset, a zone, an entity, an identifier',
    (name) => {
      const header = `${name}: x\r\nX-Autoreply: ${name}\r\nFrom: ${name}@${name.replaceAll('_', 'x')}.example\r\nDate: 20 Nov 2026 10:00 ${name}\r\nMessage-ID: <${name}>\r\nReferences: <${name}>\r\nX-Client-Check: ${name}=x; template=${name}\r\nSubject: =?${name}?B?44GC?= ${name}\r\nAuthentication-Results: ${name}; dmarc=${name}\r\n\r\n`;
      const envelope = parseEnvelope(Buffer.from(header));
      expect(envelope.messageId).toBe(name);
      expect(typeof envelope.subject).toBe('string');
      expect(envelope.subject).toContain(name);
      expect(parseDate(`20 Nov 2026 10:00 ${name}`)).toBe(Date.parse('2026-11-20T10:00:00Z'));
      const parameters = parseParameters(`text/plain; ${name}=1; ${name}*0=a; charset=${name}; x*=${name}''%41`);
      expect(parameters.parameter('charset')).toBe(name);
      expect(parseParameters('text/plain').parameter(name)).toBe('');
      expect(decodeCharset(Buffer.from('abc'), name)).toBe('abc');
      expect(decodeEntities(`&${name}; &${name}`)).toBe(`&${name}; &${name}`);
      expect(parseMark(`${name}=1`)).toEqual({ template: '', due: '', renegotiates: false, answers: '' });
    },
  );

  test('36. Message-IDs and folders of such names make threads like any other', () => {
    const mails = NAMES.map((name, index) => ({
      id: name,
      at: `2026-11-${10 + index} 10:00`,
      from: index % 2 === 0 ? KAITO : ME,
      to: index % 2 === 0 ? ME : KAITO,
      mailbox: name,
      ...(index === 0 ? {} : { re: NAMES[index - 1] as string, refs: NAMES.slice(0, index) }),
    }));
    const verdicts = judge(mails, { now: '2026-11-24 08:30' });
    expect(verdicts.map(({ messages }) => messages.length)).toEqual([NAMES.length]);
  });

  test('36. state files with such keys are read as what they hold, or passed over', async () => {
    const state = join(home.path, 'state');
    const records = {
      snooze: snoozeRecords(state, 'a'),
      settled: settledRecords(state, 'a'),
      override: overrideRecords(state, 'a'),
    };
    const evil =
      '"__proto__": { "polluted": true, "messages": ["x"], "until": 1, "at": 1, "flagged": [] }, "constructor": { "prototype": { "polluted": true } }';
    await records.snooze.put('k', { messages: ['__proto__', 'constructor'], until: 1, at: 1 });
    await records.settled.put('k', { account: 'a', messages: ['__proto__'], flagged: [], at: 1 });
    await records.override.put('k', { message: '__proto__', kind: 'promise', due: null });
    for (const kind of ['snoozed', 'settled', 'overrides']) {
      const place = join(state, kind, readdirSync(join(state, kind))[0] ?? '');
      for (const [index, text] of [
        `{ ${evil} }`,
        'null',
        '[]',
        '"x"',
        '{"__proto__":null}',
        '{ "message": "m", "kind": "constructor" }',
      ].entries())
        writeFileSync(join(place, `${index}.json`), text);
    }
    expect((await records.snooze.all()).map(({ record }) => record.messages)).toEqual([['__proto__', 'constructor']]);
    expect(await records.settled.all()).toHaveLength(1);
    expect(await records.override.all()).toHaveLength(1);

    const journal = new Journal(state, 'a');
    await journal.prepare({
      messageId: '__proto__',
      account: 'a',
      hash: 'x',
      source: Buffer.from('x'),
      smtp: { from: 'a@b', to: ['c@d'] },
      answers: '__proto__',
      question: [],
      thread: 't',
      draft: { ref: { mailbox: '__proto__', uidValidity: '1', uid: 1 }, source: Buffer.from('x') },
      at: 1,
    });
    // Its hash is not that of its bytes: no such mail was ever prepared.
    expect(await journal.all()).toEqual([]);
    const written = new WrittenDrafts(state, 'a');
    await written.add('__proto__', Buffer.from('a\r\n\r\nb'), 1);
    expect([...(await written.all()).keys()]).toEqual(['__proto__']);
  });
});
