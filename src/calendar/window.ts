import { type BusinessCalendar, IDLE_DAYS } from './business-calendar.ts';
import type { Clock, Instant } from './types.ts';

/**
 * The deadline: the earliest instant at which `window` milliseconds of the clock's time have passed since `start`. A
 * deadline that falls on an interval's end stays there (Friday 18:30, not Monday 09:30); a window of 0 ends at `start`.
 * Throws a RangeError for a negative window, and for a calendar without working time for ten years.
 */
export function addWindow(calendar: BusinessCalendar, clock: Clock, start: Instant, window: number): Instant {
  check(window);
  if (clock === 'elapsed' || window === 0) return start + window;
  let left = window;
  const first = calendar.dayAt(start);
  for (let number = first.number, idle = 0; idle <= IDLE_DAYS; number++, idle++) {
    for (const interval of calendar.day(number).counted[clock]) {
      const from = Math.max(start, interval.start);
      if (from >= interval.end) continue;
      if (left <= interval.end - from) return from + left;
      left -= interval.end - from;
      idle = 0;
    }
  }
  throw calendar.idle(first.date);
}

/**
 * The earliest instant from which no more than `window` milliseconds of the clock's time are left before `deadline`:
 * from then on a thread is due soon. Where that is an opening time, it is the closing time before, since the night
 * between counts nothing; a window of 0 (no warning) gives the deadline. Throws as `addWindow` does.
 */
export function subtractWindow(calendar: BusinessCalendar, clock: Clock, deadline: Instant, window: number): Instant {
  check(window);
  if (clock === 'elapsed' || window === 0) return deadline - window;
  let left = window;
  let opening = deadline;
  const last = calendar.dayAt(deadline);
  for (let number = last.number, idle = 0; idle <= IDLE_DAYS; number--, idle++) {
    const intervals = calendar.day(number).counted[clock];
    for (let i = intervals.length - 1; i >= 0; i--) {
      const interval = intervals[i] as (typeof intervals)[number];
      const until = Math.min(deadline, interval.end);
      if (until <= interval.start) continue;
      if (left < until - interval.start) return until - left;
      left -= until - interval.start;
      opening = interval.start;
      idle = 0;
    }
  }
  if (left === 0) return opening;
  throw calendar.idle(last.date);
}

/**
 * Milliseconds of the clock's time from one instant to another, negative where `to` is the earlier. Each day between is
 * looked at once, so the cost grows with the distance (years: tens of microseconds once they are reckoned).
 */
export function elapsedOn(calendar: BusinessCalendar, clock: Clock, from: Instant, to: Instant): number {
  if (clock === 'elapsed') return to - from;
  if (to < from) return -elapsedOn(calendar, clock, to, from);
  let sum = 0;
  const last = calendar.dayAt(to).number;
  for (let number = calendar.dayAt(from).number; number <= last; number++) {
    for (const { start, end } of calendar.day(number).counted[clock]) {
      sum += Math.max(0, Math.min(to, end) - Math.max(from, start));
    }
  }
  return sum;
}

function check(window: number): void {
  if (!(window >= 0)) throw new RangeError(`not a window: ${window} ms`);
}
