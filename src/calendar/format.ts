import type { BusinessCalendar } from './business-calendar.ts';
import { dayNumber, weekdayIndex } from './civil.ts';
import type { Instant, IsoDate } from './types.ts';

type Lang = 'ja' | 'en';

const WEEKDAYS_JA = ['日', '月', '火', '水', '木', '金', '土'] as const;
const WEEKDAYS_EN = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const MONTHS_EN = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

const UNITS = {
  ja: { minute: '分', hour: '時間', day: '日', between: '' },
  en: { minute: 'm', hour: 'h', day: 'd', between: ' ' },
} as const;

/** From this many days on hours no longer tell anything. */
const DAYS_ALONE = 7;

/** 「土」 for a Saturday. Throws a RangeError for a date that does not exist. */
export function weekdayJa(date: IsoDate): string {
  return WEEKDAYS_JA[weekdayIndex(dayNumber(date))] as string;
}

/** The day of an instant in the calendar's zone: 「11/21(土)」, "Sat 21 Nov"; with the year where it is not that of `now`. */
export function formatDay(instant: Instant, calendar: BusinessCalendar, lang: Lang, now: Instant): string {
  const wall = wallOf(instant, calendar);
  const year = wall.getUTCFullYear();
  const shown = year !== wallOf(now, calendar).getUTCFullYear();
  const [month, day] = [wall.getUTCMonth(), wall.getUTCDate()];
  if (lang === 'ja') return `${shown ? `${year}/` : ''}${month + 1}/${day}(${WEEKDAYS_JA[wall.getUTCDay()]})`;
  return `${WEEKDAYS_EN[wall.getUTCDay()]} ${day} ${MONTHS_EN[month]}${shown ? ` ${year}` : ''}`;
}

/** `formatDay` with the time, cut to the minute: 「11/21(土) 17:50」, "Sat 21 Nov 17:50". */
export function formatDayTime(instant: Instant, calendar: BusinessCalendar, lang: Lang, now: Instant): string {
  return `${formatDay(instant, calendar, lang, now)} ${wallOf(instant, calendar).toISOString().slice(11, 16)}`;
}

/**
 * A length of time for a table, cut to what is full: 「45分」「5時間」「1日3時間」「12日」, "45m" "5h" "1d 3h" "12d". A day is 24
 * hours. A negative one bears a minus.
 */
export function formatDuration(ms: number, lang: Lang): string {
  const unit = UNITS[lang];
  const minutes = Math.floor(Math.abs(ms) / 60_000);
  const sign = ms < 0 && minutes > 0 ? '-' : '';
  if (minutes < 60) return `${sign}${minutes}${unit.minute}`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${sign}${hours}${unit.hour}`;
  const days = Math.floor(hours / 24);
  const rest = days < DAYS_ALONE && hours % 24 > 0 ? `${unit.between}${hours % 24}${unit.hour}` : '';
  return `${sign}${days}${unit.day}${rest}`;
}

/** ISO 8601 in the calendar's zone with its offset, cut to the second: 2026-11-21T17:50:00+09:00. */
export function formatIso(instant: Instant, calendar: BusinessCalendar): string {
  const minutes = Math.round(calendar.offsetAt(instant) / 60_000);
  const offset = new Date(Math.abs(minutes) * 60_000).toISOString().slice(11, 16);
  return `${wallOf(instant, calendar).toISOString().slice(0, -5)}${minutes < 0 ? '-' : '+'}${offset}`;
}

/** The wall clock's reading, in the UTC fields of a Date. */
function wallOf(instant: Instant, calendar: BusinessCalendar): Date {
  return new Date(instant + calendar.offsetAt(instant));
}
