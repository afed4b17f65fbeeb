import type { BusinessCalendar } from './business-calendar.ts';
import { DAY, dayNumber, findDay, weekdayIndex } from './civil.ts';
import { weekdayJa } from './format.ts';
import type { Instant, IsoDate } from './types.ts';

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

/** A date that a text names. */
export interface DateInText {
  /** As it stands there. */
  readonly text: string;
  /** Where it begins and ends in the text that was given, which must be in NFKC. */
  readonly start: number;
  readonly end: number;
  readonly date: IsoDate;
  /** The instant that is meant: the time given, else the end of that day's business hours. */
  readonly at: Instant;
  readonly hasTime: boolean;
  /** The weekday that stands beside the date is another one's. */
  readonly wrongWeekday: boolean;
}

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

const JA =
  /(?:(?<year>\d{4})\s*[年/])?\s*(?<![\dA-Za-z/.])(?<month>1[0-2]|0?[1-9])(?:月\s*|\/)(?<day>3[01]|[12]\d|0?[1-9])(?![\d/])\s*日?(?:\s*\((?<weekday>[日月火水木金土])(?:曜日?)?(?:[・,/]?(?:祝日?|休))?\))?(?:\s*の?\s*(?<half>午前|午後)?\s*(?<hour>2[0-4]|1\d|0?\d)(?:時(?:(?<minute>[0-5]?\d)分|(?<thirty>半))?|:(?<colon>[0-5]\d)))?/gu;

const EN =
  /(?:(?<hour>2[0-3]|1\d|0?\d):(?<minute>[0-5]\d)\s*(?:\([A-Z][A-Z0-9+:-]{1,9}\)\s*)?on\s+)?(?:(?<weekday>Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday),?\s+)?(?<day>3[01]|[12]\d|0?[1-9])\s+(?<month>January|February|March|April|May|June|July|August|September|October|November|December)(?:,?\s+(?<year>\d{4}))?/g;

/**
 * The dates of the calendar that a text names, in their order: 11月26日(木)17時, 2026年11月26日, 11/26(木) 17:00, and in English the form of
 * `formatDue`. Without a year that one is meant which lies nearest to `at`, the moment at which the text was written.
 * @param text in NFKC
 */
export function datesInText(text: string, calendar: BusinessCalendar, at: Instant): DateInText[] {
  const found: DateInText[] = [];
  for (const [pattern, lang] of [
    [JA, 'ja'],
    [EN, 'en'],
  ] as const) {
    for (const match of text.matchAll(pattern)) {
      const one = dateOf(match, lang, calendar, at);
      if (one) found.push(one);
    }
  }
  return found.toSorted((a, b) => a.start - b.start);
}

function dateOf(match: RegExpExecArray, lang: Lang, calendar: BusinessCalendar, at: Instant): DateInText | null {
  const { year, month = '', day = '', weekday, half, hour, minute, thirty, colon } = match.groups ?? {};
  const monthNumber = lang === 'ja' ? Number(month) : MONTHS_EN.indexOf(month) + 1;
  const rest = `${String(monthNumber).padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = year === undefined ? nearest(rest, calendar, at) : `${year}-${rest}`;
  const number = date === null ? null : findDay(date);
  if (date === null || number === null) return null;
  const hours = Number(hour) + (half === '午後' && Number(hour) < 12 ? 12 : 0);
  const minutes = hours * 60 + Number(thirty ? 30 : (minute ?? colon ?? 0));
  const names = lang === 'ja' ? weekdayJa(date) : WEEKDAYS_EN[weekdayIndex(number)];
  return {
    text: match[0].trim(),
    start: match.index,
    end: match.index + match[0].length,
    date,
    at: hour === undefined ? calendar.endOfBusinessDay(date) : calendar.instantAt(date, Math.min(minutes, 1440)),
    hasTime: hour !== undefined,
    wrongWeekday: weekday !== undefined && weekday !== names,
  };
}

/** The year in which a month and day lie nearest to an instant. */
function nearest(rest: string, calendar: BusinessCalendar, at: Instant): IsoDate | null {
  const today = dayNumber(calendar.dateOf(at));
  const year = Number(calendar.dateOf(at).slice(0, 4));
  const days = [year - 1, year, year + 1].flatMap((one) => {
    const number = findDay(`${one}-${rest}`);
    return number === null ? [] : [{ date: `${one}-${rest}`, far: Math.abs(number - today) }];
  });
  return days.toSorted((a, b) => a.far - b.far)[0]?.date ?? null;
}
