import { DAY, dayNumber, isoDate, weekdayOf } from './civil.ts';
import { holidayName } from './holidays.ts';
import type { CalendarRules, DateRange, Instant, IsoDate } from './types.ts';
import { Zone } from './zone.ts';

/** Why a day is off. A holiday has its name in both languages. */
export type DayOff =
  | { readonly kind: 'weekday' }
  | { readonly kind: 'closed' }
  | { readonly kind: 'holiday'; readonly name: { readonly ja: string; readonly en: string } };

/** Half-open: `end` is the first instant that is no longer in it. */
export interface Interval {
  readonly start: Instant;
  readonly end: Instant;
}

/** A day of the calendar: from its first instant to that of the next day, 23 or 25 hours where the clocks change. */
export interface Day extends Interval {
  readonly number: number;
  readonly date: IsoDate;
  readonly off: DayOff | null;
  /** What a clock counts of the day, in order: nothing of a day off. */
  readonly counted: { readonly 'business-days': readonly Interval[]; readonly 'business-hours': readonly Interval[] };
  /** End of the business hours, on a day off too. */
  readonly closing: Instant;
}

/** How far to look for working time before the calendar is called empty: ten years. */
export const IDLE_DAYS = 3660;

/**
 * The working days and hours of one office, or of one office and one client. Immutable to the eye; days are kept once
 * reckoned, so make one per set of rules and use it for all threads.
 */
export class BusinessCalendar {
  private readonly zone: Zone;
  private readonly closed: readonly DateRange[];
  private readonly days = new Map<number, Day>();

  /** `closed`: a client's own days off, beside the calendar's. Throws a RangeError for an unknown zone. */
  constructor(
    private readonly rules: CalendarRules,
    closed: readonly DateRange[] = [],
  ) {
    this.zone = Zone.named(rules.timezone);
    this.closed = [...rules.closed, ...closed];
  }

  /** The date on the calendar's wall at an instant. */
  dateOf(instant: Instant): IsoDate {
    return isoDate(Math.floor((instant + this.zone.offsetAt(instant)) / DAY));
  }

  /** The zone's offset from UTC at an instant, in milliseconds: `instant + offset` is the wall clock's reading as if UTC. */
  offsetAt(instant: Instant): number {
    return this.zone.offsetAt(instant);
  }

  /**
   * The instant at which the calendar's wall shows a date and a time, in minutes after midnight (1440: the day's end).
   * The first of two where the hour comes twice, the end of the gap where it is left out. Throws a RangeError for a date
   * that does not exist.
   */
  instantAt(date: IsoDate, minutes: number): Instant {
    return this.zone.instantAt(dayNumber(date) * DAY + minutes * 60_000);
  }

  /** Why nobody works on a date, or null for a business day. A holiday goes before a closed day, that before a weekday. */
  dayOff(date: IsoDate): DayOff | null {
    return this.day(dayNumber(date)).off;
  }

  /** The business hours of a date, in order; none on a day off. */
  workingIntervals(date: IsoDate): readonly Interval[] {
    return this.day(dayNumber(date)).counted['business-hours'];
  }

  /** The end of a date's business hours; on a day off the usual closing time; 24:00 where the calendar has no hours. */
  endOfBusinessDay(date: IsoDate): Instant {
    return this.day(dayNumber(date)).closing;
  }

  /** The first business day after a date. Throws a RangeError where ten years hold none. */
  nextBusinessDay(date: IsoDate): IsoDate {
    return this.addBusinessDays(date, 1);
  }

  /**
   * The nth business day after a date, or before it for a negative n. With 0 the date itself, or the next business day
   * where it is a day off. Throws a RangeError where ten years hold none.
   */
  addBusinessDays(date: IsoDate, n: number): IsoDate {
    const step = n < 0 ? -1 : 1;
    let number = dayNumber(date) - (n === 0 ? 1 : 0);
    for (let left = Math.max(1, Math.abs(n)), idle = 0; left > 0; ) {
      number += step;
      if (!this.day(number).off) {
        left -= 1;
        idle = 0;
      } else if (++idle > IDLE_DAYS) throw this.idle(date);
    }
    return isoDate(number);
  }

  /** The day of a day number (civil.ts). */
  day(number: number): Day {
    const known = this.days.get(number);
    if (known) return known;
    const day = this.reckon(number);
    this.days.set(number, day);
    return day;
  }

  /** The day that an instant lies in. */
  dayAt(instant: Instant): Day {
    const day = this.day(Math.floor((instant + this.zone.offsetAt(instant)) / DAY));
    // Clocks put back from 00:01 to 23:01 bring the old date again: that hour belongs to the day that has begun.
    return instant < day.end ? day : this.day(day.number + 1);
  }

  /** The error for a calendar in which nobody works for ten years. */
  idle(date: IsoDate): RangeError {
    return new RangeError(`no working time within ${IDLE_DAYS} days of ${date}: see calendar.days, hours and closed`);
  }

  private reckon(number: number): Day {
    const date = isoDate(number);
    const start = this.zone.instantAt(number * DAY);
    const end = this.zone.instantAt((number + 1) * DAY);
    const off = this.reasonOff(number, date);
    const hours = this.rules.hours.length === 0 ? [{ start, end }] : this.hoursBetween(number, start, end);
    const last = this.rules.hours.at(-1)?.to ?? 1440;
    return {
      number,
      date,
      start,
      end,
      off,
      counted: { 'business-days': off ? [] : [{ start, end }], 'business-hours': off ? [] : hours },
      closing: hours.at(-1)?.end ?? this.instantAt(date, last),
    };
  }

  /**
   * An instant is in business hours when the wall then shows one of them: an hour that the zone leaves out does not
   * count, one that comes twice counts twice.
   */
  private hoursBetween(number: number, start: Instant, end: Instant): Interval[] {
    return this.zone.stretches(start, end).flatMap((stretch) =>
      this.rules.hours.flatMap(({ from, to }) => {
        const midnight = number * DAY - stretch.offset;
        const opens = Math.max(stretch.start, midnight + from * 60_000);
        const closes = Math.min(stretch.end, midnight + to * 60_000);
        return opens < closes ? [{ start: opens, end: closes }] : [];
      }),
    );
  }

  private reasonOff(number: number, date: IsoDate): DayOff | null {
    if (this.rules.holidays === 'jp') {
      // The year matters only to `predicted`, which a caller with a clock asks holidayName for.
      const ja = holidayName(date, 'ja', 0);
      const en = holidayName(date, 'en', 0);
      if (ja && en) return { kind: 'holiday', name: { ja: ja.name, en: en.name } };
    }
    if (this.closed.some(({ from, to }) => from <= date && date <= to)) return { kind: 'closed' };
    return this.rules.days.includes(weekdayOf(number)) ? null : { kind: 'weekday' };
  }
}
