import type { BusinessCalendar } from './business-calendar.ts';
import { DAY, findDay } from './civil.ts';
import type { Instant } from './types.ts';

const UNITS: Readonly<Record<string, number>> = { h: 3_600_000, d: DAY, w: 7 * DAY };

/** RFC 3339 5.6, with the seconds, the offset and the whole time optional. */
const DATE_TIME =
  /^(\d{4}-\d\d-\d\d)(?:[Tt ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(\.\d{1,9})?)?(Z|z|[+-](?:[01]\d|2[0-3]):?[0-5]\d)?)?$/;

/**
 * A point in time as one types it at the command line: an ISO 8601 instant; a date (the start of that day) or a date and
 * time without an offset, in the calendar's zone; `12h`, `60d` (of 24 hours) or `2w`: that long before `now`. Null for
 * anything else, and for a date that does not exist.
 */
export function parseWhen(text: string, calendar: BusinessCalendar, now: Instant): Instant | null {
  const ago = /^(\d{1,6})([hdw])$/i.exec(text.trim());
  if (ago) return now - Number(ago[1]) * (UNITS[(ago[2] as string).toLowerCase()] as number);
  const match = DATE_TIME.exec(text.trim());
  if (!match) return null;
  const [, date = '', hour = '00', minute = '00', second = '00', fraction = '', offset] = match;
  const day = findDay(date);
  if (day === null) return null;
  const minutes = Number(hour) * 60 + Number(minute);
  const rest = Math.round(Number(second + fraction) * 1000);
  if (offset === undefined) return calendar.instantAt(date, minutes) + rest;
  return day * DAY + (minutes - offsetMinutes(offset)) * 60_000 + rest;
}

function offsetMinutes(offset: string): number {
  if (!/^[+-]/.test(offset)) return 0;
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2));
  return offset.startsWith('-') ? -minutes : minutes;
}
