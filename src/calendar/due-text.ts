import type { BusinessCalendar } from './business-calendar.ts';
import { DAY, dayNumber, weekdayIndex } from './civil.ts';
import { weekdayJa } from './format.ts';
import type { Instant } from './types.ts';

type Lang = 'ja' | 'en';

const WEEKDAYS_EN = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS_EN = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/**
 * An instant as a client reads it, in the calendar's zone: 「11月26日(木)17時」「11月26日(木)17時30分」, "17:00 (JST) on Thursday, 26
 * November"; with the year where it is not that of `now`. `dayOnly` leaves the time out.
 */
export function formatDue(
  instant: Instant,
  calendar: BusinessCalendar,
  lang: Lang,
  now: Instant,
  dayOnly = false,
): string {
  const date = calendar.dateOf(instant);
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const shown = date.slice(0, 4) !== calendar.dateOf(now).slice(0, 4);
  const minutes = Math.floor(((((instant + calendar.offsetAt(instant)) % DAY) + DAY) % DAY) / 60_000);
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60];
  if (lang === 'ja') {
    const time = dayOnly ? '' : `${hour}時${minute === 0 ? '' : `${minute}分`}`;
    return `${shown ? `${year}年` : ''}${month}月${day}日(${weekdayJa(date)})${time}`;
  }
  const weekday = WEEKDAYS_EN[weekdayIndex(dayNumber(date))];
  const name = `${weekday}, ${day} ${MONTHS_EN[month - 1]}${shown ? ` ${year}` : ''}`;
  if (dayOnly) return name;
  return `${hour}:${String(minute).padStart(2, '0')} (${zoneName(instant, calendar)}) on ${name}`;
}

/** JST, for everyone in Japan says so; else the offset, which nobody can mistake. */
function zoneName(instant: Instant, calendar: BusinessCalendar): string {
  const minutes = Math.round(calendar.offsetAt(instant) / 60_000);
  if (minutes === 540) return 'JST';
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `UTC${minutes < 0 ? '-' : '+'}${hours}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`;
}
