import { describe, expect, it } from 'vitest';
import { BusinessCalendar } from '../../src/calendar/business-calendar.ts';
import { formatIso } from '../../src/calendar/format.ts';
import { at, tokyo } from './rules.ts';

const calendar = new BusinessCalendar({ ...tokyo, closed: [{ from: '2026-12-29', to: '2027-01-03' }] });
const iso = (instant: number, of = calendar) => formatIso(instant, of);
const spans = (of: BusinessCalendar, date: string) =>
  of.workingIntervals(date).map(({ start, end }) => `${iso(start, of)} ${iso(end, of)}`);

describe('dayOff', () => {
  it('says why a day is off', () => {
    expect(calendar.dayOff('2026-11-20')).toBeNull();
    expect(calendar.dayOff('2026-11-21')).toEqual({ kind: 'weekday' });
    expect(calendar.dayOff('2026-11-23')).toEqual({
      kind: 'holiday',
      name: { ja: '勤労感謝の日', en: 'Labor Thanksgiving Day' },
    });
    expect(calendar.dayOff('2026-09-22')).toMatchObject({ kind: 'holiday', name: { ja: '国民の休日' } });
    expect(calendar.dayOff('2026-12-29')).toEqual({ kind: 'closed' });
    expect(calendar.dayOff('2027-01-03')).toEqual({ kind: 'closed' });
    expect(calendar.dayOff('2027-01-04')).toBeNull();
  });

  it('puts a holiday before a closed day and a weekday', () => {
    expect(calendar.dayOff('2027-01-01')).toMatchObject({ kind: 'holiday', name: { ja: '元日' } });
    expect(calendar.dayOff('2024-05-04')).toMatchObject({ kind: 'holiday', name: { ja: 'みどりの日' } });
  });

  it("adds a client's own days off", () => {
    const client = new BusinessCalendar(tokyo, [{ from: '2026-12-28', to: '2026-12-28' }]);
    expect(client.dayOff('2026-12-28')).toEqual({ kind: 'closed' });
    expect(calendar.dayOff('2026-12-28')).toBeNull();
  });

  it('knows no holidays where the rules want none', () => {
    expect(new BusinessCalendar({ ...tokyo, holidays: 'none' }).dayOff('2026-11-23')).toBeNull();
  });

  it('refuses a date that does not exist', () => {
    for (const date of ['2026-02-29', '2026-13-01', '26-1-1', '', '2026-11-20T00:00']) {
      expect(() => calendar.dayOff(date), date).toThrow(RangeError);
    }
  });
});

describe('days and hours', () => {
  it("takes the date from the calendar's zone", () => {
    expect(calendar.dateOf(at('2026-11-20T00:00'))).toBe('2026-11-20');
    expect(calendar.dateOf(at('2026-11-20T00:00') - 1)).toBe('2026-11-19');
    const newYork = new BusinessCalendar({ ...tokyo, timezone: 'America/New_York' });
    expect(newYork.dateOf(at('2026-11-20T00:00'))).toBe('2026-11-19');
  });

  it('gives the intervals of a day', () => {
    expect(spans(calendar, '2026-11-20')).toEqual([
      '2026-11-20T09:30:00+09:00 2026-11-20T12:00:00+09:00',
      '2026-11-20T13:00:00+09:00 2026-11-20T18:30:00+09:00',
    ]);
    expect(spans(calendar, '2026-11-21')).toEqual([]);
  });

  it('keeps the wall time over daylight saving', () => {
    const berlin = new BusinessCalendar({ ...tokyo, timezone: 'Europe/Berlin', holidays: 'none' });
    expect(iso(berlin.instantAt('2026-10-23', 570), berlin)).toBe('2026-10-23T09:30:00+02:00');
    expect(iso(berlin.instantAt('2026-10-26', 570), berlin)).toBe('2026-10-26T09:30:00+01:00');
  });

  it('leaves out an hour that the clocks leave out, and counts one twice that they show twice', () => {
    const night = new BusinessCalendar({
      ...tokyo,
      timezone: 'Europe/Berlin',
      days: ['sun'],
      hours: [{ from: 90, to: 150 }],
    });
    expect(spans(night, '2026-03-29')).toEqual(['2026-03-29T01:30:00+01:00 2026-03-29T03:00:00+02:00']);
    expect(spans(night, '2026-10-25')).toEqual([
      '2026-10-25T01:30:00+02:00 2026-10-25T02:30:00+02:00',
      '2026-10-25T02:00:00+01:00 2026-10-25T02:30:00+01:00',
    ]);
    const gap = new BusinessCalendar({
      ...tokyo,
      timezone: 'Europe/Berlin',
      days: ['sun'],
      hours: [{ from: 130, to: 170 }],
    });
    expect(spans(gap, '2026-03-29')).toEqual([]);
    expect(iso(gap.endOfBusinessDay('2026-03-29'), gap)).toBe('2026-03-29T03:00:00+02:00');
  });

  it('begins a day at its first instant where midnight is left out', () => {
    const beirut = new BusinessCalendar({ ...tokyo, timezone: 'Asia/Beirut', holidays: 'none', hours: [] });
    expect(iso(beirut.instantAt('2026-03-29', 0), beirut)).toBe('2026-03-29T01:00:00+03:00');
    const saoPaulo = new BusinessCalendar({ ...tokyo, timezone: 'America/Sao_Paulo', holidays: 'none', hours: [] });
    expect(iso(saoPaulo.instantAt('2018-11-04', 0), saoPaulo)).toBe('2018-11-04T01:00:00-02:00');
    expect(saoPaulo.dateOf(saoPaulo.instantAt('2018-11-04', 0) - 1)).toBe('2018-11-03');
  });

  it('gives a date that a zone has left out no time at all', () => {
    const apia = new BusinessCalendar({ ...tokyo, timezone: 'Pacific/Apia', holidays: 'none' });
    expect(apia.workingIntervals('2011-12-30')).toEqual([]);
    expect(apia.instantAt('2011-12-30', 0)).toBe(apia.instantAt('2011-12-31', 0));
  });
});

describe('business days', () => {
  it('finds the next one', () => {
    expect(calendar.nextBusinessDay('2026-11-19')).toBe('2026-11-20');
    expect(calendar.nextBusinessDay('2026-11-20')).toBe('2026-11-24');
    expect(calendar.nextBusinessDay('2026-12-28')).toBe('2027-01-04');
  });

  it('adds and takes away', () => {
    expect(calendar.addBusinessDays('2026-11-20', 2)).toBe('2026-11-25');
    expect(calendar.addBusinessDays('2026-11-21', 2)).toBe('2026-11-25');
    expect(calendar.addBusinessDays('2026-11-24', -1)).toBe('2026-11-20');
    expect(calendar.addBusinessDays('2026-11-25', -2)).toBe('2026-11-20');
    expect(calendar.addBusinessDays('2026-11-20', 0)).toBe('2026-11-20');
    expect(calendar.addBusinessDays('2026-11-21', 0)).toBe('2026-11-24');
  });

  it('passes over a year of closed days, and gives up after ten', () => {
    const year = new BusinessCalendar(tokyo, [{ from: '2027-01-01', to: '2027-12-31' }]);
    expect(year.nextBusinessDay('2026-12-31')).toBe('2028-01-03');
    const ever = new BusinessCalendar(tokyo, [{ from: '2027-01-01', to: '9999-12-31' }]);
    expect(() => ever.nextBusinessDay('2026-12-31')).toThrow(/3660 days of 2026-12-31/);
  });
});

describe('endOfBusinessDay', () => {
  it('is the end of the last interval, on a day off too', () => {
    expect(iso(calendar.endOfBusinessDay('2026-11-20'))).toBe('2026-11-20T18:30:00+09:00');
    expect(iso(calendar.endOfBusinessDay('2026-11-23'))).toBe('2026-11-23T18:30:00+09:00');
  });

  it('is 24:00 where there are no hours, and where the last ends then', () => {
    const whole = new BusinessCalendar({ ...tokyo, hours: [] });
    expect(iso(whole.endOfBusinessDay('2026-11-20'))).toBe('2026-11-21T00:00:00+09:00');
    const late = new BusinessCalendar({ ...tokyo, hours: [{ from: 600, to: 1440 }] });
    expect(iso(late.endOfBusinessDay('2026-11-20'))).toBe('2026-11-21T00:00:00+09:00');
  });
});
