import { expect, test } from 'vitest';
import { parseDate } from '../../src/mail/date.ts';
import { receivedAt } from '../../src/mail/received-at.ts';

const noon = Date.UTC(2026, 10, 20, 3, 0, 0);

test.each([
  ['Fri, 20 Nov 2026 12:00:00 +0900', noon],
  ['Fri, 20 Nov 2026 12:00:00 +0900 (JST)', noon],
  ['20 Nov 26 12:00 JST', noon],
  ['Fri,  20  Nov  2026  03:00:00 GMT', noon],
  ['Fri, 20-Nov-2026 03:00:00 +0000', noon],
  ['Thu, 19 Nov 2026 22:00:00 EST', noon],
  ['Fri, 20 Nov 2026 03:00:00', noon],
  ['Fri, 20 Nov 2026 03:00:00 XYZ', noon],
  ['1 Jan 1979 00:00:00 +0000', Date.UTC(1979, 0, 1)],
  ['19 Jan 2038 03:14:08 +0000', Date.UTC(2038, 0, 19, 3, 14, 8)],
  ['32 Nov 2026 12:00:00 +0900', null],
  ['20 Foo 2026 12:00:00 +0900', null],
  ['20 Nov 2026 25:00:00 +0900', null],
  ['', null],
  ['yesterday', null],
])('parseDate %s', (text, instant) => {
  expect(parseDate(text)).toBe(instant);
});

const day = 86_400_000;
const clock = noon + 10 * day;

test.each([
  ['INTERNALDATE counts', { internalDate: noon }, { date: noon - day, received: noon - 60_000 }, noon, 'internaldate'],
  [
    'a migrated mailbox: Date and Received agree on an earlier time',
    { internalDate: noon },
    { date: noon - 9 * day, received: noon - 9 * day + 5 },
    noon - 9 * day + 5,
    'received',
  ],
  [
    '48 h are not yet a migration',
    { internalDate: noon },
    { date: noon - 2 * day, received: noon - 2 * day },
    noon,
    'internaldate',
  ],
  [
    'they disagree: INTERNALDATE counts',
    { internalDate: noon },
    { date: noon - 9 * day, received: noon - 3 * day },
    noon,
    'internaldate',
  ],
  [
    'a source after the real clock is passed over',
    { internalDate: clock + 1 },
    { date: null, received: noon },
    noon,
    'received',
  ],
  ['no INTERNALDATE', { internalDate: null }, { date: noon, received: null }, noon, 'date'],
  [
    'every source lies ahead: the earliest',
    { internalDate: clock + 9 },
    { date: clock + 5, received: clock + 7 },
    clock + 5,
    'date',
  ],
  ['no source at all', { internalDate: null }, { date: null, received: null }, clock, 'clock'],
] as const)('receivedAt over IMAP: %s', (_, arrival, header, at, source) => {
  expect(receivedAt({ kind: 'imap', ...arrival }, header, clock)).toEqual({ at, source });
});

test.each([
  ['the top Received', { nameTime: noon + 1, mtime: noon + 2 }, { date: noon + 3, received: noon }, noon, 'received'],
  [
    "the time in the file's name",
    { nameTime: noon + 1, mtime: noon + 2 },
    { date: noon + 3, received: null },
    noon + 1,
    'file-name',
  ],
  ['Date', { nameTime: null, mtime: noon + 2 }, { date: noon + 3, received: null }, noon + 3, 'date'],
  ['mtime', { nameTime: null, mtime: noon + 2 }, { date: null, received: null }, noon + 2, 'mtime'],
  [
    'one after the real clock is passed over',
    { nameTime: noon, mtime: null },
    { date: null, received: clock + 1 },
    noon,
    'file-name',
  ],
] as const)('receivedAt in a Maildir: %s', (_, arrival, header, at, source) => {
  expect(receivedAt({ kind: 'maildir', ...arrival }, header, clock)).toEqual({ at, source });
});
