import { describe, expect, it } from 'vitest';
import { BusinessCalendar } from '../../src/calendar/business-calendar.ts';
import { parseWhen } from '../../src/calendar/parse-when.ts';
import { at, day, hour, tokyo } from './rules.ts';

const calendar = new BusinessCalendar(tokyo);
const now = at('2026-11-22T12:00');
const parse = (text: string, of = calendar) => parseWhen(text, of, now);

describe('parseWhen', () => {
  it.each([
    ['2026-10-01', at('2026-10-01T00:00')],
    ['2026-10-01T09:30', at('2026-10-01T09:30')],
    ['2026-10-01T09:30:15', at('2026-10-01T09:30:15')],
    ['2026-10-01T09:30:15.250', at('2026-10-01T09:30:15') + 250],
    ['2026-10-01T09:30:00Z', Date.parse('2026-10-01T09:30:00Z')],
    ['2026-10-01T09:30Z', Date.parse('2026-10-01T09:30:00Z')],
    ['2026-10-01T09:30:15.250-05:30', Date.parse('2026-10-01T15:00:15.250Z')],
    ['2026-10-01T09:30:00+0900', at('2026-10-01T09:30')],
    [' 2028-02-29 ', at('2028-02-29T00:00')],
    ['60d', now - 60 * day],
    ['12h', now - 12 * hour],
    ['2w', now - 14 * day],
    ['0D', now],
  ])('%s', (text, expected) => {
    expect(parse(text)).toBe(expected);
  });

  it.each([
    '',
    'yesterday',
    '2026',
    '2026-10',
    '2026-02-29',
    '2026-13-01',
    '2026-10-01T24:00',
    '2026-10-01T9:30',
    '10/01',
    'd',
    '-3d',
    '3m',
    '1.5d',
    '2026-10-01Z',
    '2026-10-01T09:30:00+25:00',
    '２d',
    '60d ago',
  ])('refuses %j', (text) => {
    expect(parse(text)).toBeNull();
  });

  it("reads wall time in the calendar's zone, also where midnight is left out", () => {
    const beirut = new BusinessCalendar({ ...tokyo, timezone: 'Asia/Beirut' });
    expect(parse('2026-03-29', beirut)).toBe(Date.parse('2026-03-29T01:00:00+03:00'));
    expect(parse('2026-03-28', beirut)).toBe(Date.parse('2026-03-28T00:00:00+02:00'));
  });
});
