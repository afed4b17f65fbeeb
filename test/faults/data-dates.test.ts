import { afterAll, describe, expect, test } from 'vitest';
import { BusinessCalendar } from '../../src/calendar/business-calendar.ts';
import { formatDayTime, formatIso } from '../../src/calendar/format.ts';
import { addWindow, elapsedOn, subtractWindow } from '../../src/calendar/window.ts';
import { nextRun } from '../../src/cli/schedule-view.ts';
import { dateHeader } from '../../src/compose/date.ts';
import { dueByRule, parseDue } from '../../src/compose/due.ts';
import { collectMessages } from '../../src/mail/collect.ts';
import { parseDate } from '../../src/mail/date.ts';
import type { Arrival } from '../../src/mail/message.ts';
import { Home } from '../cli/run.ts';
import { at } from '../mail/build.ts';
import { makeFolders, writeMail } from '../mailstore/write-maildir.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = at('2026-11-24 08:30');

const DATES: readonly (readonly [what: string, date: string | null])[] = [
  ['1970', 'Thu, 1 Jan 1970 00:00:00 +0000'],
  ['1979', 'Mon, 5 Mar 1979 10:00:00 +0900'],
  ['a second behind 2038', 'Tue, 19 Jan 2038 03:14:08 +0000'],
  ['2106', 'Sun, 7 Feb 2106 06:28:16 +0000'],
  ['9999', 'Fri, 31 Dec 9999 23:59:59 +0000'],
  ['next year', 'Wed, 24 Nov 2027 10:00:00 +0900'],
  ['a year of two figures', '20 Nov 26 10:00 JST'],
  ['no such day', '32 Nov 2026 25:61:61 +9999'],
  ['words', 'yesterday, I think'],
  ['NUL and 8-bit', '\0\xff 20 Nov'],
  ['nothing', ''],
  ['no field', null],
];

function received(date: string | null, arrival: Arrival) {
  const header = Buffer.from(
    `From: a@client.example\r\nSubject: x\r\n${date === null ? '' : `Date: ${date}\r\n`}\r\n`,
    'latin1',
  );
  const raw = { ref: { mailbox: 'INBOX', uidValidity: '1', uid: 1 }, flags: new Set<string>(), arrival, header };
  return collectMessages([{ raw, role: null }], NOW).messages[0]?.at;
}

describe('34. what a mail says of its own time', () => {
  test.each(DATES)('34. Date in %s: the store’s word counts', (_, date) => {
    const internalDate = at('2026-11-20 10:00');
    expect(received(date, { kind: 'imap', internalDate })).toBe(internalDate);
    expect(received(date, { kind: 'maildir', nameTime: internalDate, mtime: 0 })).toBe(internalDate);
  });

  test.each(DATES)('34. Date in %s, and the store knows nothing or the future: still an instant', (_, date) => {
    for (const future of [null, at('2038-01-20 00:00'), at('2027-11-24 00:00')]) {
      const seen = received(date, { kind: 'imap', internalDate: future });
      expect(Number.isFinite(seen)).toBe(true);
      const parsed = parseDate(date ?? '');
      if (parsed !== null && parsed <= NOW) expect(seen).toBe(parsed);
    }
  });

  const home = new Home();
  afterAll(() => home.remove());

  test('34. from end to end: every one of them is on the list, with a deadline, whatever the file’s times say', async () => {
    makeFolders(`${home.path}/mail`, ['Sent', 'Drafts']);
    // Now, as the program will see it: a file's name and mtime may lie in its future.
    const times = ['2026-11-20T10:00:00+09:00', '2038-01-20T00:00:00Z', '2106-02-08T00:00:00Z'];
    let count = 0;
    for (const [index, [, date]] of DATES.entries()) {
      for (const [place, time] of times.entries()) {
        count += 1;
        writeMail(`${home.path}/mail`, {
          folder: '',
          name: `${Math.floor(Date.parse(time) / 1_000)}.M${index}x${place}.host:2,S`,
          at: time,
          bytes: Buffer.from(
            `From: k@client${count}.example\nTo: me@me.example\nSubject: matter ${count}\n${date === null ? '' : `Date: ${date}\n`}Message-ID: <d${count}@x>\n\nbody?\n`,
            'latin1',
          ),
        });
      }
    }
    const config = home.write(
      'c.yaml',
      `accounts: [{ name: a, identity: { address: me@me.example }, maildir: ${home.path}/mail }]\ncalendar: { timezone: Pacific/Chatham }\n`,
    );
    const { out, err } = await home.run(['inbox', '--all', '--json', '--since', '1960-01-01', '--config', config]);
    expect(err).toBe('');
    const { now, threads } = JSON.parse(out) as {
      now: string;
      threads: { reply: { since: string; deadline: string } }[];
    };
    expect(threads).toHaveLength(count);
    for (const { reply } of threads) {
      expect(Date.parse(reply.since)).toBeLessThanOrEqual(Date.parse(now));
      expect(Date.parse(reply.deadline)).toBeGreaterThan(Date.parse(reply.since));
    }
  }, 60_000);
});

const ZONES = ['America/New_York', 'Europe/London', 'Pacific/Chatham', 'Australia/Lord_Howe', 'Africa/Casablanca'];

const calendarIn = (timezone: string) =>
  new BusinessCalendar({
    timezone,
    days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
    hours: [
      { from: 60, to: 240 },
      { from: 540, to: 1_080 },
    ],
    holidays: 'none',
    closed: [],
  });

describe.each(ZONES)('34. where the clocks change: %s', (zone) => {
  const calendar = calendarIn(zone);
  /** The instants in two years at which the offset changes. */
  const changes: number[] = [];
  for (let hour = Date.UTC(2026, 0, 1); hour < Date.UTC(2028, 0, 1); hour += HOUR / 2)
    if (calendar.offsetAt(hour) !== calendar.offsetAt(hour - HOUR / 2)) changes.push(hour);

  test('34. windows on each of the three clocks end where as much has passed', () => {
    expect(changes.length).toBeGreaterThanOrEqual(4);
    for (const change of changes) {
      for (const clock of ['elapsed', 'business-days', 'business-hours'] as const) {
        let last = Number.NEGATIVE_INFINITY;
        for (let start = change - 2 * DAY; start < change + DAY; start += HOUR / 2) {
          for (const window of [HOUR, 24 * HOUR]) {
            const end = addWindow(calendar, clock, start, window);
            expect(end).toBeGreaterThan(start);
            expect(elapsedOn(calendar, clock, start, end)).toBe(window);
            const begin = subtractWindow(calendar, clock, end, window);
            expect(elapsedOn(calendar, clock, begin, end)).toBe(window);
            if (clock === 'elapsed') expect(end - start).toBe(window);
          }
          const end = addWindow(calendar, clock, start, 24 * HOUR);
          expect(end).toBeGreaterThanOrEqual(last);
          last = end;
        }
      }
    }
  });

  test('34. times that a day leaves out or has twice are instants of that day, and are written as such', () => {
    for (const change of changes) {
      const date = calendar.dateOf(change);
      let last = Number.NEGATIVE_INFINITY;
      for (let minute = 0; minute < 1_440; minute += 15) {
        const instant = calendar.instantAt(date, minute);
        expect(calendar.dateOf(instant)).toBe(date);
        expect(instant).toBeGreaterThanOrEqual(last);
        expect(Date.parse(formatIso(instant, calendar))).toBe(Math.floor(instant / 1_000) * 1_000);
        expect(Date.parse(dateHeader(instant, calendar))).toBe(Math.floor(instant / 1_000) * 1_000);
        expect(formatDayTime(instant, calendar, 'ja', change)).not.toBe('');
        last = instant;
      }
      for (const time of ['00:30', '01:30', '02:30', '03:00']) {
        const due = parseDue(`${date}T${time}`, calendar, change - 3 * DAY, 1_020);
        expect(calendar.dateOf(due?.at ?? 0)).toBe(date);
        const [hour, minute] = time.split(':').map(Number) as [number, number];
        const ruled = dueByRule({ count: 1, unit: 'bd' }, calendar, change - DAY, hour * 60 + minute);
        expect(ruled.at).toBeGreaterThan(change - DAY);
        const times = { minutes: hour * 60 + minute, days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const };
        for (let now = change - 3 * HOUR; now < change + 3 * HOUR; now += HOUR / 4) {
          const next = nextRun(times, calendar, now) ?? 0;
          expect(next).toBeGreaterThan(now);
          expect(next - now).toBeLessThanOrEqual(25 * HOUR);
        }
      }
    }
  });
});
