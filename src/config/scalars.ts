import type { DateRange } from '../calendar/types.ts';
import type { FaultCode } from './faults.ts';

/** What reading a text gave: a value, or the fault in it. */
export type Reading<T> = { readonly value: T } | { readonly fault: FaultCode };

const minute = 60_000;

/** `24h`, `90m`, `2d`, `1h30m` in milliseconds. A bare number says no unit, so it is a fault. */
export function readDuration(text: string): Reading<number> {
  const parts = /^(?=\d)(?:(\d{1,4})d)?(?:(\d{1,5})h)?(?:(\d{1,6})m)?$/.exec(text);
  if (!parts) return { fault: 'bad-duration' };
  const [days, hours, minutes] = [1, 2, 3].map((group) => Number(parts[group] ?? 0)) as [number, number, number];
  return { value: ((days * 24 + hours) * 60 + minutes) * minute };
}

/** A duration in which something can happen. */
export function readPositiveDuration(text: string): Reading<number> {
  const reading = readDuration(text);
  return 'value' in reading && reading.value === 0 ? { fault: 'bad-duration' } : reading;
}

/** `2bd` (business days) or `3d`. */
export function readDue(text: string): Reading<{ readonly count: number; readonly unit: 'bd' | 'd' }> {
  const parts = /^(\d{1,3})(bd|d)$/.exec(text);
  if (!parts) return { fault: 'bad-due' };
  return { value: { count: Number(parts[1]), unit: parts[2] as 'bd' | 'd' } };
}

/** `17:00` in minutes after midnight. */
export function readTime(text: string): Reading<number> {
  const minutes = minutesOf(text);
  return minutes === null || minutes === 24 * 60 ? { fault: 'bad-time' } : { value: minutes };
}

export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** `09:30-12:00`; midnight at the end of the day is `24:00`. */
export function readInterval(text: string): Reading<Interval> {
  const reading = readIntervalOverMidnight(text);
  return 'value' in reading && reading.value.to < reading.value.from ? { fault: 'interval-backwards' } : reading;
}

/** `21:00-07:00` too. */
export function readIntervalOverMidnight(text: string): Reading<Interval> {
  const [from, to, ...more] = text.split('-').map((part) => minutesOf(part.trim()));
  if (from == null || to == null || more.length > 0) return { fault: 'bad-interval' };
  if (from === to || from === 24 * 60) return { fault: 'interval-backwards' };
  return { value: { from, to } };
}

/** The intervals in order of the day; null where two overlap. */
export function sortIntervals(intervals: readonly Interval[]): readonly Interval[] | null {
  const sorted = intervals.toSorted((a, b) => a.from - b.from);
  return sorted.some((interval, i) => interval.from < (sorted[i - 1]?.to ?? 0)) ? null : sorted;
}

/** `2026-12-28`, or `2026-12-29..2027-01-03` with both ends included. */
export function readDates(text: string): Reading<DateRange> {
  const [from = '', to = from, ...more] = text.split('..').map((part) => part.trim());
  if (more.length > 0 || ![from, to].every((date) => /^\d{4}-\d{2}-\d{2}$/.test(date))) return { fault: 'bad-date' };
  if (!isDate(from) || !isDate(to)) return { fault: 'no-such-date' };
  return from <= to ? { value: { from, to } } : { fault: 'range-backwards' };
}

/** An IANA zone. Newer engines also take offsets such as `+09:00` for zones; those know no summer time, so they are left out. */
export function readTimezone(text: string): Reading<string> {
  if (!/^[A-Za-z]/.test(text)) return { fault: 'bad-timezone' };
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return { value: text };
  } catch {
    return { fault: 'bad-timezone' };
  }
}

function minutesOf(text: string): number | null {
  const parts = /^(\d{1,2}):(\d{2})$/.exec(text);
  if (!parts) return null;
  const [hour, minutes] = [Number(parts[1]), Number(parts[2])];
  return minutes < 60 && hour * 60 + minutes <= 24 * 60 ? hour * 60 + minutes : null;
}

/** `Date` takes 31 February for 3 March, so the date is written out again and compared. */
function isDate(text: string): boolean {
  const instant = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
}
