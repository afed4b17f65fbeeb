import { DateTime, FixedOffsetZone } from 'luxon';
import type { BusinessCalendar } from '../calendar/business-calendar.ts';
import type { Instant } from '../mail/address.ts';

/** RFC 5322 3.3 date-time in the calendar's zone: `Thu, 26 Nov 2026 17:00:00 +0900`. */
export function dateHeader(at: Instant, calendar: BusinessCalendar): string {
  const zone = FixedOffsetZone.instance(Math.round(calendar.offsetAt(at) / 60_000));
  return DateTime.fromMillis(at, { zone }).toRFC2822() ?? '';
}
