import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { afterAll, describe, expect, test } from 'vitest';
import { BusinessCalendar } from '../../src/calendar/business-calendar.ts';
import { sampleMailbox } from '../../src/demo/sample-mailbox.ts';
import { SAMPLE_CALENDAR, writeSample } from '../../src/demo/write-sample.ts';
import { Home } from '../cli/run.ts';
import { at } from '../mail/build.ts';

const calendar = new BusinessCalendar(SAMPLE_CALENDAR);
const folder = mkdtempSync(join(tmpdir(), 'client-check-sample-'));
const home = new Home();
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  home.remove();
});

const INSTANTS = {
  'a Tuesday morning after a long weekend': '2026-11-24 08:30',
  'a Sunday night': '2026-11-22 23:00',
  noon: '2026-06-10 12:00',
  'the first morning of the year': '2027-01-04 08:30',
  'Golden Week': '2026-05-05 10:00',
} as const;

describe.each(Object.entries(INSTANTS))('the sample on %s', (_, now) => {
  test('every thread is in the state that it stands for', async () => {
    const { threads } = sampleMailbox(at(now), calendar);
    const { config } = await writeSample(mkdtempSync(join(folder, 'box-')), at(now));
    const { out, code, err } = await home.run([
      'inbox',
      '--all',
      '--json',
      '--config',
      config,
      '--now',
      new Date(at(now)).toISOString(),
    ]);
    expect([code, err]).toEqual([0, '']);
    const states = new Map<string, string>();
    for (const { messages, state } of JSON.parse(out).threads) for (const id of messages) states.set(id, state);
    const seen = threads.map(({ root, subject }) => `${subject}: ${states.get(root) ?? null}`);
    expect(seen).toEqual(threads.map(({ subject, expected }) => `${subject}: ${expected}`));
  });

  test('no mail from the future, in order, every one readable', async () => {
    const { files } = sampleMailbox(at(now), calendar);
    for (const file of files) {
      expect(file.at).toBeLessThanOrEqual(at(now));
      const parsed = await simpleParser(file.bytes);
      expect(parsed.messageId).toBeTruthy();
      expect(`${parsed.subject}${parsed.text}${parsed.from?.text}`).not.toContain('\ufffd');
      expect(`${parsed.subject}${parsed.text}`).not.toContain('〓');
    }
    expect(new Set(files.map(({ name, mailbox }) => mailbox + name)).size).toBe(files.length);
  });
});

test('the same instant gives the same bytes', () => {
  const make = () =>
    sampleMailbox(at('2026-11-24 08:30'), calendar)
      .files.map(({ bytes }) => bytes.toString('latin1'))
      .join();
  expect(make()).toBe(make());
});

test('some sixty client threads, at reserved domains', () => {
  const { threads, files } = sampleMailbox(at('2026-11-24 08:30'), calendar);
  expect(threads.filter(({ expected }) => expected !== null).length).toBeGreaterThanOrEqual(55);
  for (const { bytes } of files) {
    for (const [, domain] of bytes.toString('latin1').matchAll(/^(?:From|To|Cc):.*@([a-z0-9.-]+)>?/gim))
      expect(domain).toMatch(/\.example$|^gmail\.com$/);
  }
});

test('what is written is readable by the user alone', async () => {
  const { config, maildir } = await writeSample(mkdtempSync(join(folder, 'box-')), at('2026-11-24 08:30'));
  expect(statSync(config).mode & 0o777).toBe(0o600);
  expect(statSync(maildir).mode & 0o777).toBe(0o700);
});

test('client-check demo shows the morning, one thread, and what to try next', async () => {
  const { out, code, err } = await home.run(['demo', '--now', '2026-11-24T08:30']);
  expect([code, err]).toEqual([0, '']);
  for (const words of [
    '期限超過',
    'まもなく期限',
    '返信待ち',
    'CCのみ',
    'お礼・了承のみ',
    '根拠',
    'への社内のメールは',
    'inbox --all --config',
  ])
    expect(out).toContain(words);
  const english = await home.run(['demo', '--now', '2026-11-24T08:30', '--lang', 'en']);
  expect(english.out).toContain('Overdue');
});
