import { DateTime, IANAZone } from 'luxon';
import { describe, expect, it } from 'vitest';
import { type Steady, Zone } from '../../src/calendar/zone.ts';
import { random } from './random.ts';

describe('Zone', () => {
  it('has the offset that luxon has, in every zone', () => {
    const next = random(1);
    const wrong: string[] = [];
    for (const name of Intl.supportedValuesOf('timeZone')) {
      const iana = IANAZone.create(name);
      for (let i = 0; i < 40; i++) {
        const instant = Date.UTC(2000, 0, 1) + Math.floor(next() * 30 * 365.25 * 86_400_000);
        if (Zone.named(name).offsetAt(instant) !== iana.offset(instant) * 60_000) wrong.push(`${name} ${instant}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('has it to the millisecond where the clocks change', () => {
    for (const [name, change] of [
      ['Europe/Berlin', '2026-10-25T01:00:00Z'],
      ['America/New_York', '2026-03-08T07:00:00Z'],
      ['Australia/Lord_Howe', '2026-04-04T15:00:00Z'],
      ['America/Sao_Paulo', '2018-11-04T03:00:00Z'],
      ['America/St_Johns', '2010-11-07T02:31:00Z'],
      ['Pacific/Apia', '2011-12-30T10:00:00Z'],
    ] as const) {
      const instant = Date.parse(change);
      const iana = IANAZone.create(name);
      const [before, after] = [iana.offset(instant - 1), iana.offset(instant)];
      expect(before, name).not.toBe(after);
      expect(Zone.named(name).offsetAt(instant - 1), name).toBe(before * 60_000);
      expect(Zone.named(name).offsetAt(instant), name).toBe(after * 60_000);
    }
  });

  it('takes the first of two readings of the wall, and the end of a gap', () => {
    const berlin = Zone.named('Europe/Berlin');
    expect(berlin.instantAt(Date.UTC(2026, 9, 25, 2, 30))).toBe(Date.parse('2026-10-25T02:30:00+02:00'));
    expect(berlin.instantAt(Date.UTC(2026, 2, 29, 2, 30))).toBe(Date.parse('2026-03-29T03:00:00+02:00'));
    expect(berlin.instantAt(Date.UTC(2026, 6, 1, 9, 0))).toBe(DateTime.fromISO('2026-07-01T09:00+02:00').toMillis());
  });

  it('refuses a zone that does not exist, and an instant that is none', () => {
    expect(() => Zone.named('Asia/Edo')).toThrow(RangeError);
    expect(() => Zone.named('Asia/Tokyo').offsetAt(Number.NaN)).toThrow(RangeError);
  });
});

it('a zone that is remembered to be steady is right before and after the years that are known of it', () => {
  const now = Date.UTC(2026, 10, 23);
  const steady = Zone.steadyAround('Asia/Tokyo', now);
  expect(steady).toMatchObject({ name: 'Asia/Tokyo', offset: 9 * 3_600_000 });
  expect(Zone.steadyAround('America/New_York', now)).toBeNull();
  // Japan had summer time in 1950. Another name of the zone: the one above is loaded already.
  Zone.remember({ ...(steady as Steady), name: 'Japan' });
  const summer = Date.UTC(1950, 6, 1);
  const offsets = [summer, now].map((instant) => Zone.named('Japan').offsetAt(instant) / 3_600_000);
  expect(offsets).toEqual([10, 9]);
  expect(Zone.steadyAround('Japan', now)).toEqual({ ...steady, name: 'Japan' });
});
