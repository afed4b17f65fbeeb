import { describe, expect, it } from 'vitest';
import { BusinessCalendar } from '../../src/calendar/business-calendar.ts';
import { formatDay, formatDayTime, formatDuration, formatIso, weekdayJa } from '../../src/calendar/format.ts';
import { at, day, hour, minute, tokyo } from './rules.ts';

const calendar = new BusinessCalendar(tokyo);
const now = at('2026-11-22T12:00');

describe('formatDay', () => {
  it.each([
    ['2026-11-21T17:50', '11/21(土)', 'Sat 21 Nov'],
    ['2026-01-05T00:00', '1/5(月)', 'Mon 5 Jan'],
    ['2026-12-31T23:59:59', '12/31(木)', 'Thu 31 Dec'],
    ['2027-01-01T00:00', '2027/1/1(金)', 'Fri 1 Jan 2027'],
    ['2025-11-21T17:50', '2025/11/21(金)', 'Fri 21 Nov 2025'],
  ])('%s', (text, ja, en) => {
    expect(formatDay(at(text), calendar, 'ja', now)).toBe(ja);
    expect(formatDay(at(text), calendar, 'en', now)).toBe(en);
  });

  it("compares the years on the calendar's wall", () => {
    expect(formatDay(at('2026-01-01T01:00'), calendar, 'ja', at('2026-01-01T08:00'))).toBe('1/1(木)');
  });

  it('gives the time', () => {
    expect(formatDayTime(at('2026-11-21T17:50:59'), calendar, 'ja', now)).toBe('11/21(土) 17:50');
    expect(formatDayTime(at('2026-11-21T09:05'), calendar, 'en', now)).toBe('Sat 21 Nov 09:05');
    expect(formatDayTime(at('2027-01-01T00:00'), calendar, 'ja', now)).toBe('2027/1/1(金) 00:00');
  });
});

describe('formatDuration', () => {
  it.each([
    [0, '0分', '0m'],
    [59_999, '0分', '0m'],
    [45 * minute, '45分', '45m'],
    [hour - 1, '59分', '59m'],
    [5 * hour, '5時間', '5h'],
    [5 * hour + 59 * minute, '5時間', '5h'],
    [day, '1日', '1d'],
    [27 * hour, '1日3時間', '1d 3h'],
    [6 * day + 23 * hour, '6日23時間', '6d 23h'],
    [7 * day + 23 * hour, '7日', '7d'],
    [12 * day, '12日', '12d'],
    [-27 * hour, '-1日3時間', '-1d 3h'],
    [-30_000, '0分', '0m'],
  ])('%i', (ms, ja, en) => {
    expect(formatDuration(ms, 'ja')).toBe(ja);
    expect(formatDuration(ms, 'en')).toBe(en);
  });
});

describe('formatIso', () => {
  it.each([
    ['Asia/Tokyo', '2026-11-21T08:50:00.999Z', '2026-11-21T17:50:00+09:00'],
    ['America/New_York', '2026-11-21T08:50:00Z', '2026-11-21T03:50:00-05:00'],
    ['Asia/Kolkata', '2026-11-21T20:00:00Z', '2026-11-22T01:30:00+05:30'],
    ['America/St_Johns', '2026-11-21T00:00:00Z', '2026-11-20T20:30:00-03:30'],
    ['UTC', '2026-11-21T08:50:00Z', '2026-11-21T08:50:00+00:00'],
  ])('%s', (timezone, text, expected) => {
    const instant = Date.parse(text);
    const iso = formatIso(instant, new BusinessCalendar({ ...tokyo, timezone }));
    expect(iso).toBe(expected);
    expect(Date.parse(iso)).toBe(Math.floor(instant / 1000) * 1000);
  });
});

describe('weekdayJa', () => {
  it('names the day of a date', () => {
    expect(['2026-11-22', '2026-11-23', '2026-11-28'].map(weekdayJa)).toEqual(['日', '月', '土']);
    expect(weekdayJa('1969-12-31')).toBe('水');
    expect(() => weekdayJa('2026-02-29')).toThrow(RangeError);
  });
});
