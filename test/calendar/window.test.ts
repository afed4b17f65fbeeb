import { describe, expect, it } from 'vitest';
import { BusinessCalendar } from '../../src/calendar/business-calendar.ts';
import { formatIso } from '../../src/calendar/format.ts';
import type { Clock } from '../../src/calendar/types.ts';
import { addWindow, elapsedOn, subtractWindow } from '../../src/calendar/window.ts';
import { at, day, hour, minute, tokyo } from './rules.ts';

const calendar = new BusinessCalendar(tokyo);
const add = (clock: Clock, start: string, window: number, of = calendar) =>
  formatIso(addWindow(of, clock, at(start), window), of);
const subtract = (clock: Clock, deadline: string, window: number) =>
  formatIso(subtractWindow(calendar, clock, at(deadline), window), calendar);

describe('the reference points of judgement section 4', () => {
  it('received Fri 2026-11-20 17:50, window 24h, elapsed: Sat 21 17:50', () => {
    expect(add('elapsed', '2026-11-20T17:50', 24 * hour)).toBe('2026-11-21T17:50:00+09:00');
  });

  it('received Fri 2026-11-20 17:50, window 24h, business-days: Tue 24 17:50', () => {
    expect(add('business-days', '2026-11-20T17:50', 24 * hour)).toBe('2026-11-24T17:50:00+09:00');
  });

  it('received Sat 2026-11-21 10:00, window 24h, business-days: Wed 25 00:00', () => {
    expect(add('business-days', '2026-11-21T10:00', 24 * hour)).toBe('2026-11-25T00:00:00+09:00');
  });

  it('received Fri 2026-11-20 17:50, window 4h, business-hours: 40 min, 3 h 10 min on Tue 24 12:00, so 13:50', () => {
    expect(elapsedOn(calendar, 'business-hours', at('2026-11-20T17:50'), at('2026-11-20T24:00'))).toBe(40 * minute);
    expect(elapsedOn(calendar, 'business-hours', at('2026-11-20T17:50'), at('2026-11-24T12:00'))).toBe(190 * minute);
    expect(add('business-hours', '2026-11-20T17:50', 4 * hour)).toBe('2026-11-24T13:50:00+09:00');
  });
});

describe('addWindow', () => {
  it("stays at an interval's end", () => {
    expect(add('business-hours', '2026-11-20T17:50', 40 * minute)).toBe('2026-11-20T18:30:00+09:00');
    expect(add('business-hours', '2026-11-20T09:30', 150 * minute)).toBe('2026-11-20T12:00:00+09:00');
    expect(add('business-hours', '2026-11-20T17:50', 40 * minute + 1000)).toBe('2026-11-24T09:30:01+09:00');
  });

  it('begins at the next opening where it starts in a break, by night or on a day off', () => {
    for (const start of ['2026-11-20T18:30', '2026-11-21T10:00', '2026-11-23T11:00', '2026-11-24T00:00']) {
      expect(add('business-hours', start, hour), start).toBe('2026-11-24T10:30:00+09:00');
    }
    expect(add('business-hours', '2026-11-20T12:30', hour)).toBe('2026-11-20T14:00:00+09:00');
  });

  it('ends a window of 0 where it starts', () => {
    for (const clock of ['elapsed', 'business-days', 'business-hours'] as const) {
      expect(add(clock, '2026-11-21T10:00', 0)).toBe('2026-11-21T10:00:00+09:00');
    }
  });

  it('counts days of 23 and 25 hours as long as they are', () => {
    const everyDay = new BusinessCalendar({
      timezone: 'Europe/Berlin',
      days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
      hours: [],
      holidays: 'none',
      closed: [],
    });
    expect(add('business-days', '2026-03-28T12:00:00+01:00', day, everyDay)).toBe('2026-03-29T13:00:00+02:00');
    expect(add('business-days', '2026-10-24T12:00:00+02:00', day, everyDay)).toBe('2026-10-25T11:00:00+01:00');
    expect(add('business-hours', '2026-10-24T12:00:00+02:00', day, everyDay)).toBe('2026-10-25T11:00:00+01:00');
  });

  it('passes over a year of closed days', () => {
    const closed = new BusinessCalendar(tokyo, [{ from: '2026-11-21', to: '2027-11-30' }]);
    expect(add('business-hours', '2026-11-20T17:50', hour, closed)).toBe('2027-12-01T09:50:00+09:00');
  });

  it('counts a window that is longer than ten years', () => {
    // 3,000 weekdays are 600 weeks.
    const weekdays = new BusinessCalendar({ ...tokyo, holidays: 'none' });
    expect(add('business-days', '2026-11-20T00:00', 3000 * day, weekdays)).toBe('2038-05-21T00:00:00+09:00');
  });

  it('names a calendar that never works', () => {
    const never = new BusinessCalendar(tokyo, [{ from: '2026-11-21', to: '9999-12-31' }]);
    for (const clock of ['business-days', 'business-hours'] as const) {
      expect(() => add(clock, '2026-11-20T17:50', day, never)).toThrow(
        new RangeError('no working time within 3660 days of 2026-11-20: see calendar.days, hours and closed'),
      );
    }
    expect(add('elapsed', '2026-11-20T17:50', hour, never)).toBe('2026-11-20T18:50:00+09:00');
  });

  it('refuses a negative window', () => {
    expect(() => add('elapsed', '2026-11-20T17:50', -1)).toThrow(RangeError);
    expect(() => add('business-days', '2026-11-20T17:50', Number.NaN)).toThrow(RangeError);
  });
});

describe('subtractWindow', () => {
  it('goes back on the same clock', () => {
    expect(subtract('elapsed', '2026-11-24T13:50', 4 * hour)).toBe('2026-11-24T09:50:00+09:00');
    expect(subtract('business-hours', '2026-11-24T13:50', 4 * hour)).toBe('2026-11-20T17:50:00+09:00');
    expect(subtract('business-days', '2026-11-24T17:50', day)).toBe('2026-11-20T17:50:00+09:00');
    expect(subtract('business-days', '2026-11-25T00:00', 4 * hour)).toBe('2026-11-24T20:00:00+09:00');
  });

  it('takes the closing time before an opening, since no time lies between', () => {
    expect(subtract('business-hours', '2026-11-24T11:30', 2 * hour)).toBe('2026-11-20T18:30:00+09:00');
  });

  it('warns of a deadline outside of the hours within them', () => {
    expect(subtract('business-hours', '2026-11-22T18:30', hour)).toBe('2026-11-20T17:30:00+09:00');
  });

  it('gives the deadline where there is no warning', () => {
    expect(subtract('business-hours', '2026-11-22T18:30', 0)).toBe('2026-11-22T18:30:00+09:00');
  });

  it('stops where nothing was worked before, and names a calendar that never works', () => {
    const since = new BusinessCalendar(tokyo, [{ from: '1990-01-01', to: '2026-11-23' }]);
    expect(subtractWindow(since, 'business-hours', at('2026-11-24T11:30'), 2 * hour)).toBe(at('2026-11-24T09:30'));
    expect(() => subtractWindow(since, 'business-hours', at('2026-11-24T11:30'), 3 * hour)).toThrow(/3660 days/);
  });
});

describe('elapsedOn', () => {
  it('counts backwards below zero', () => {
    expect(elapsedOn(calendar, 'business-hours', at('2026-11-24T13:50'), at('2026-11-20T17:50'))).toBe(-4 * hour);
    expect(elapsedOn(calendar, 'elapsed', at('2026-11-21T00:00'), at('2026-11-20T00:00'))).toBe(-day);
  });

  it('counts nothing on days off', () => {
    expect(elapsedOn(calendar, 'business-days', at('2026-11-21T00:00'), at('2026-11-24T00:00'))).toBe(0);
    expect(elapsedOn(calendar, 'business-hours', at('2026-11-20T18:30'), at('2026-11-24T09:30'))).toBe(0);
  });
});
