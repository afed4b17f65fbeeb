import type { BusinessCalendar } from '../business-calendar.ts';
import { dayNumber, findDay, isoDate, weekdayIndex } from '../civil.ts';
import type { Instant, IsoDate } from '../types.ts';

/** The day on which a text was written, and what dates are reckoned with. Days are numbers (civil.ts). */
export class Context {
  readonly today: number;
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;

  constructor(
    readonly calendar: BusinessCalendar,
    readonly at: Instant,
  ) {
    const date = calendar.dateOf(at);
    this.today = dayNumber(date);
    this.year = Number(date.slice(0, 4));
    this.month = Number(date.slice(5, 7));
  }

  /** The day of a year, month and day; null where there is none. The month may lie beyond 12. */
  day(year: number, month: number, day: number): number | null {
    const first = new Date(Date.UTC(year, month - 1, 1));
    const date = `${first.getUTCFullYear()}-${String(first.getUTCMonth() + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
    return findDay(date);
  }

  /** The last day of a month, which may lie beyond 12. */
  lastOf(year: number, month: number): number {
    return Math.round(Date.UTC(year, month, 0) / 86_400_000);
  }

  /** A month and day without a year: the one that lies nearest. */
  nearest(month: number, day: number): number | null {
    const days = [this.year - 1, this.year, this.year + 1].flatMap((year) => this.day(year, month, day) ?? []);
    return days.toSorted((a, b) => Math.abs(a - this.today) - Math.abs(b - this.today))[0] ?? null;
  }

  /** A month without a year: this one or the next to come, but a month just past is meant as it is. */
  yearOf(month: number): number {
    const ahead = (month - this.month + 12) % 12;
    return ahead <= 9 && month < this.month ? this.year + 1 : this.year;
  }

  /** A day of the month alone: 「20日」 written on the 25th is next month's. */
  coming(day: number): number | null {
    for (const ahead of [0, 1, 2]) {
      const found = this.day(this.year, this.month + ahead, day);
      if (found !== null && found >= this.today) return found;
    }
    return null;
  }

  /** A weekday of a week from Monday to Sunday, `weeks` from this one. 0 is Sunday. */
  weekday(index: number, weeks: number): number {
    const fromMonday = (weekdayIndex(this.today) + 6) % 7;
    return this.today - fromMonday + weeks * 7 + ((index + 6) % 7);
  }

  /** The next such weekday, today included. */
  nextWeekday(index: number): number {
    return this.today + ((index - weekdayIndex(this.today) + 7) % 7);
  }

  /** 今週中: Friday; said on a Saturday or Sunday, the coming one. */
  endOfWeek(weeks: number): number {
    const friday = this.weekday(5, weeks);
    return weeks === 0 && this.today > friday ? friday + 7 : friday;
  }

  addBusinessDays(count: number): number {
    return dayNumber(this.calendar.addBusinessDays(isoDate(this.today), count));
  }

  /** 月初: the first business day of a month. */
  firstBusinessDay(year: number, month: number): number {
    const first = this.day(year, month, 1) ?? this.today;
    return dayNumber(this.calendar.addBusinessDays(isoDate(first), 0));
  }

  /** So many hours after the text was written, a multiple of 24: the day, and minutes after its midnight. */
  after(hours: number): { day: number; minutes: number } {
    const instant = this.at + hours * 3_600_000;
    const wall = (((instant + this.calendar.offsetAt(instant)) % 86_400_000) + 86_400_000) % 86_400_000;
    return { day: this.today + hours / 24, minutes: Math.floor(wall / 60_000) };
  }

  iso(day: number): IsoDate {
    return isoDate(day);
  }
}
