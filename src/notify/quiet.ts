import type { BusinessCalendar } from '../calendar/business-calendar.ts';
import type { Instant } from '../mail/address.ts';

const DAY = 1_440;

/** Does the wall show an hour in which nobody wants to be told? Half-open; `from` > `to` runs over midnight. */
export function isQuiet(
  quiet: readonly { readonly from: number; readonly to: number }[],
  now: Instant,
  calendar: BusinessCalendar,
): boolean {
  const minute = Math.floor((now + calendar.offsetAt(now)) / 60_000) % DAY;
  return quiet.some(({ from, to }) => (from < to ? from <= minute && minute < to : minute >= from || minute < to));
}
