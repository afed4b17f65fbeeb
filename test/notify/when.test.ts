import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { isQuiet } from '../../src/notify/quiet.ts';
import { listHash, NoticeRecord } from '../../src/notify/record.ts';
import { errorOf } from '../config/help.ts';
import { at } from '../mail/build.ts';
import { calendar } from '../triage/build.ts';
import { NOW, usualMails, viewOf } from './sample.ts';

const state = mkdtempSync(join(tmpdir(), 'client-check-notice-'));
afterEach(() => rmSync(join(state, 'notices'), { recursive: true, force: true }));

describe('quiet hours', () => {
  const night = [
    { from: 21 * 60, to: 7 * 60 },
    { from: 12 * 60, to: 13 * 60 },
  ];
  test.each([
    ['2026-11-20 20:59', false],
    ['2026-11-20 21:00', true],
    ['2026-11-21 00:00', true],
    ['2026-11-21 06:59', true],
    ['2026-11-21 07:00', false],
    ['2026-11-21 12:00', true],
    ['2026-11-21 13:00', false],
  ])('%s: %s, by the wall of the calendar', (time, quiet) => {
    expect(isQuiet(night, at(time), calendar)).toBe(quiet);
  });

  test('none', () => expect(isQuiet([], NOW, calendar)).toBe(false));
});

describe('the record', () => {
  test('knows what was told today on this channel, and nothing else', async () => {
    const told = { day: '2026-11-20', list: 'aaaa' };
    const record = new NoticeRecord(state, 'mail\nwork');
    expect(await record.has(told)).toBe(false);
    await record.put(told);
    expect(await new NoticeRecord(state, 'mail\nwork').has(told)).toBe(true);
    expect(await record.has({ ...told, day: '2026-11-21' })).toBe(false);
    expect(await record.has({ ...told, list: 'bbbb' })).toBe(false);
    expect(await new NoticeRecord(state, 'webhook\nwork').has(told)).toBe(false);
    const [file = ''] = readdirSync(join(state, 'notices'));
    expect(statSync(join(state, 'notices', file)).mode & 0o777).toBe(0o600);
  });

  test('a torn one tells of nothing; one that cannot be written is an error', async () => {
    const record = new NoticeRecord(state, 'mail');
    await record.put({ day: '2026-11-20', list: 'a' });
    writeFileSync(join(state, 'notices', readdirSync(join(state, 'notices'))[0] ?? ''), '{"day":"2026-');
    expect(await record.has({ day: '2026-11-20', list: 'a' })).toBe(false);
    writeFileSync(join(state, 'file'), '');
    await errorOf(new NoticeRecord(join(state, 'file'), 'mail').put({ day: '', list: '' }), 'file-unwritable');
  });
});

describe('a list has changed', () => {
  const hash = (mails = usualMails(), now = NOW) => listHash(viewOf(mails, now));
  const [first, second] = usualMails();
  if (!first || !second) throw new Error('two mails');

  test('not because they have waited longer, nor because of their order', () => {
    expect(hash(usualMails(), NOW + 60_000)).toBe(hash());
    expect(hash([second, first])).toBe(hash());
  });

  test('where a thread comes or goes, a client writes again, a deadline passes', () => {
    const again = { ...first, id: 'q1b@sawayaka.example', at: '2026-11-20 08:00', re: 'q1@sawayaka.example' };
    const lists = [hash(), hash([first]), hash([...usualMails(), again]), hash(usualMails(), at('2026-11-20 18:00'))];
    expect(new Set(lists).size).toBe(4);
  });
});
