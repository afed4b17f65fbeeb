import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { BusinessCalendar } from '../../src/calendar/business-calendar.ts';
import type { CalendarRules, Clock, Weekday } from '../../src/calendar/types.ts';
import { addWindow, elapsedOn, subtractWindow } from '../../src/calendar/window.ts';
import { below, random } from './random.ts';
import { minute, tokyo } from './rules.ts';

const WEEKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const CLOCKS: readonly Clock[] = ['elapsed', 'business-days', 'business-hours'];

/** Zones, and a moment around which their clocks change (or a holiday lies). */
const SCENES = [
  ['Asia/Tokyo', '2026-11-23'],
  ['Asia/Tokyo', '2026-09-22'],
  ['Europe/Berlin', '2026-03-29'],
  ['Europe/Berlin', '2026-10-25'],
  ['America/New_York', '2026-03-08'],
  ['America/New_York', '2026-11-01'],
  ['Australia/Lord_Howe', '2026-04-05'],
  ['Australia/Lord_Howe', '2026-10-04'],
  ['America/Sao_Paulo', '2018-02-18'],
  ['America/Sao_Paulo', '2018-11-04'],
  ['Asia/Beirut', '2026-03-29'],
  ['Asia/Beirut', '2026-10-25'],
  ['Asia/Kolkata', '2026-01-26'],
  ['Pacific/Apia', '2011-12-30'],
  ['Pacific/Chatham', '2026-04-05'],
] as const;

function randomRules(next: () => number, timezone: string): CalendarRules {
  const days = WEEKDAYS.filter(() => next() < 0.7);
  // Cuts of the day in pairs, often at night, where the clocks change.
  const cuts = [...new Set(Array.from({ length: 6 }, () => below(next, next() < 0.5 ? 300 : 1441)))].sort(
    (a, b) => a - b,
  );
  const hours = [0, 2, 4].flatMap((i) => {
    const [from, to] = [cuts[i], cuts[i + 1]];
    return from === undefined || to === undefined ? [] : [{ from, to }];
  });
  return { timezone, days: days.length > 0 ? days : ['wed'], hours, holidays: 'jp', closed: [] };
}

/** The slow way: for each minute of three weeks luxon says what the wall shows; each either counts or does not. */
class Minutes {
  readonly first: number;
  private readonly wall: { readonly weekday: Weekday; readonly date: string; readonly minute: number }[] = [];

  constructor(zone: string, middle: string) {
    const start = DateTime.fromISO(middle, { zone }).minus({ days: 10 });
    this.first = start.toMillis();
    for (let i = 0; i < 21 * 1440; i++) {
      const { weekday, year, month, day, hour, minute: m } = DateTime.fromMillis(this.first + i * minute, { zone });
      const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
      this.wall.push({ weekday: WEEKDAYS[weekday - 1] as Weekday, date, minute: hour * 60 + m });
    }
  }

  counts(rules: CalendarRules, clock: Clock, holidays: ReadonlySet<string>): readonly boolean[] {
    return this.wall.map(({ weekday, date, minute: m }) => {
      if (clock === 'elapsed') return true;
      if (!rules.days.includes(weekday) || holidays.has(date)) return false;
      return clock === 'business-days' || rules.hours.some(({ from, to }) => from <= m && m < to);
    });
  }
}

const HOLIDAYS = new Set(
  `2026-11-23 2026-11-03 2026-09-21 2026-09-22 2026-09-23 2026-03-20 2026-10-12 2026-02-11 2018-02-12 2018-02-11
  2018-11-03 2018-11-23 2011-12-23 2012-01-01 2012-01-02 2012-01-09`.split(/\s+/),
);

describe.each(SCENES)('against each minute in %s around %s', (zone, middle) => {
  const minutes = new Minutes(zone, middle);
  const next = random(Date.parse(middle) ^ zone.length);

  it.each(CLOCKS)('%s', (clock) => {
    for (let round = 0; round < 12; round++) {
      const rules = randomRules(next, zone);
      if (rules.hours.length === 0) continue;
      const calendar = new BusinessCalendar(rules);
      const counts = minutes.counts(rules, clock, HOLIDAYS);
      // passed[i]: counted minutes before minute i.
      const passed = [0];
      for (const counted of counts) passed.push((passed.at(-1) as number) + (counted ? 1 : 0));
      const instant = (i: number) => minutes.first + i * minute;
      for (let turn = 0; turn < 20; turn++) {
        const [a, b] = [below(next, counts.length), below(next, counts.length)].sort((x, y) => x - y) as [
          number,
          number,
        ];
        const between = (passed[b] as number) - (passed[a] as number);
        const context = JSON.stringify({ rules, a: instant(a), b: instant(b) });
        expect(elapsedOn(calendar, clock, instant(a), instant(b)), context).toBe(between * minute);
        if (between === 0) continue;
        const window = 1 + below(next, between);
        const deadline = passed.indexOf((passed[a] as number) + window);
        expect(addWindow(calendar, clock, instant(a), window * minute), context).toBe(instant(deadline));
        const due = passed.indexOf((passed[b] as number) - window);
        // The minutes end at the left, where the first working time may lie further back.
        if (due > 0) expect(subtractWindow(calendar, clock, instant(b), window * minute), context).toBe(instant(due));
      }
    }
  });
});

describe.each(CLOCKS)('%s', (clock) => {
  const next = random(7);
  const cases = Array.from({ length: 400 }, () => {
    const zone = SCENES[below(next, SCENES.length)] as (typeof SCENES)[number];
    const rules = next() < 0.3 ? tokyo : randomRules(next, zone[0]);
    const start = Date.parse(zone[1]) + below(next, 12 * 86_400_000) - 6 * 86_400_000;
    const [v, w] = [below(next, 60 * 3_600_000), 1 + below(next, 60 * 3_600_000)] as const;
    return { calendar: new BusinessCalendar(rules), rules, start, v, w };
  }).filter(({ rules }) => rules.hours.length > 0 && rules.hours.some(({ from, to }) => to - from > 60));

  it('passes exactly the window until its deadline, and less before', () => {
    for (const { calendar, start, w } of cases) {
      const deadline = addWindow(calendar, clock, start, w);
      expect(elapsedOn(calendar, clock, start, deadline)).toBe(w);
      expect(elapsedOn(calendar, clock, start, deadline - 1)).toBe(w - 1);
    }
  });

  it('adds up, and never runs backwards', () => {
    for (const { calendar, start, v, w } of cases) {
      const first = addWindow(calendar, clock, start, v);
      const both = addWindow(calendar, clock, start, v + w);
      expect(addWindow(calendar, clock, first, w)).toBe(both);
      expect(both).toBeGreaterThan(first);
      expect(addWindow(calendar, clock, start + v, w)).toBeGreaterThanOrEqual(addWindow(calendar, clock, start, w));
      const middle = start + v;
      const end = middle + w;
      expect(elapsedOn(calendar, clock, start, middle) + elapsedOn(calendar, clock, middle, end)).toBe(
        elapsedOn(calendar, clock, start, end),
      );
    }
  });

  it('is due soon exactly from subtractWindow on', () => {
    for (const { calendar, start, v, w } of cases) {
      const deadline = addWindow(calendar, clock, start, v + w);
      const soon = subtractWindow(calendar, clock, deadline, w);
      expect(elapsedOn(calendar, clock, soon, deadline)).toBe(w);
      expect(elapsedOn(calendar, clock, soon - 1, deadline)).toBe(w + 1);
    }
  });
});
