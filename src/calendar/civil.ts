import type { IsoDate, Weekday } from './types.ts';

/** Milliseconds of a day of 24 hours. */
export const DAY = 86_400_000;

const WEEKDAYS: readonly Weekday[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** Days from 1970-01-01 to a calendar date of the Gregorian calendar. Throws a RangeError where there is no such date. */
export function dayNumber(date: IsoDate): number {
  const number = findDay(date);
  if (number === null) throw new RangeError(`not a calendar date: ${date}`);
  return number;
}

/** `dayNumber`, or null where there is no such date: Date.parse alone reads 2026-02-30 as 2026-03-02. */
export function findDay(date: string): number | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(date)) return null;
  const number = Date.parse(`${date}T00:00:00Z`) / DAY;
  return !Number.isNaN(number) && isoDate(number) === date ? number : null;
}

/** The calendar date so many days after 1970-01-01. */
export function isoDate(day: number): IsoDate {
  // Asked for again and again for the few days that a mailbox speaks of.
  const known = dates.get(day);
  if (known !== undefined) return known;
  const date = new Date(day * DAY).toISOString().slice(0, 10);
  if (dates.size > 10_000) dates.clear();
  dates.set(day, date);
  return date;
}

const dates = new Map<number, IsoDate>();

/** 0 for Sunday to 6 for Saturday; day 0 was a Thursday. */
export function weekdayIndex(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** The weekday of a day number. */
export function weekdayOf(day: number): Weekday {
  return WEEKDAYS[weekdayIndex(day)] as Weekday;
}
