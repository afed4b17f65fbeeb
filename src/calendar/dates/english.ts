import type { Context } from './context.ts';
import type { DateRule } from './japanese.ts';

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WORDS: Readonly<Record<string, number>> = {
  a: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  ten: 10,
};

const WEEKDAY = '(?:sun|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?)(?:day)?';
const NAMED = `(?<weekday>${WEEKDAY})`;
const MONTH =
  '(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const DAY = '(?<day>3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th)?(?!\\d|:\\d|%)';
const BESIDE = `(?:(?<beside>${WEEKDAY}),?\\s+(?:the\\s+)?)?`;
const COUNT = '(?<count>\\d{1,2}|an?|one|two|three|four|five|six|seven|ten)';

const weekday = (text: string | undefined): number =>
  WEEKDAYS.findIndex((name) => name.startsWith((text ?? '').toLowerCase().slice(0, 3)));
const month = (text: string | undefined): number => MONTHS.indexOf((text ?? '').toLowerCase().slice(0, 3)) + 1;
const number = (text: string | undefined): number => WORDS[(text ?? '').toLowerCase()] ?? Number(text);
const at = (day: number | null) => (day === null ? null : { day });

/** `beside` of a rule, as the index of a weekday. */
export const weekdayEn = weekday;

const dated = (groups: Readonly<Record<string, string | undefined>>, context: Context) => {
  const { year } = groups;
  const [m, d] = [month(groups['month']), Number(groups['day'])];
  return at(year === undefined ? context.nearest(m, d) : context.day(Number(year), m, d));
};

/** The grammar of English dates. Of several rules that fit at one place the longest reading counts, then the first row. */
export const ENGLISH: readonly DateRule[] = [
  {
    says: '(Thursday,) 26 November (2026)',
    pattern: `${BESIDE}${DAY}\\s+(?:of\\s+)?${MONTH}(?:,?\\s+(?<year>20\\d\\d))?\\b`,
    read: dated,
  },
  {
    says: '(Thursday,) November 26(, 2026)',
    pattern: `${BESIDE}${MONTH}\\s+${DAY}(?:,?\\s+(?<year>20\\d\\d))?\\b`,
    read: dated,
  },
  {
    says: '11/16/2026, or 16/11/2026 where there is no such month',
    pattern: `${BESIDE}(?<![\\d/])(?<first>3[01]|[12]\\d|0?[1-9])/(?<second>3[01]|[12]\\d|0?[1-9])/(?<year>20\\d\\d)(?![\\d/])`,
    read: ({ first, second, year }, context) =>
      at(
        context.day(Number(year), Number(first), Number(second)) ??
          context.day(Number(year), Number(second), Number(first)),
      ),
  },
  {
    says: 'Friday the 20th',
    pattern: `${BESIDE}the\\s+(?<day>3[01]|[12]\\d|[1-9])(?:st|nd|rd|th)\\b`,
    read: ({ day }, context) => at(context.coming(Number(day))),
  },
  {
    says: 'the day after tomorrow',
    pattern: '\\bthe day after tomorrow\\b',
    read: (_, context) => at(context.today + 2),
  },
  { says: 'tomorrow', pattern: '\\btomorrow\\b', read: (_, context) => at(context.today + 1) },
  {
    says: 'today, tonight',
    pattern: '\\b(?:today|tonight|this afternoon|this evening)\\b',
    read: (_, context) => at(context.today),
  },
  {
    says: 'next Friday, Friday of next week',
    pattern: `\\b(?:next\\s+${NAMED}|(?<other>${WEEKDAY})\\s+(?:of\\s+)?next\\s+week)\\b`,
    read: (groups, context) => at(context.weekday(weekday(groups['weekday'] ?? groups['other']), 1)),
  },
  {
    says: 'this Friday, Friday',
    pattern: `\\b(?:this\\s+|coming\\s+)?${NAMED}\\b`,
    read: (groups, context) => at(context.nextWeekday(weekday(groups['weekday']))),
  },
  {
    says: 'the end of next week',
    pattern: '\\b(?:the\\s+)?end\\s+of\\s+next\\s+week\\b',
    read: (_, context) => at(context.endOfWeek(1)),
  },
  {
    says: 'the end of the week, this week',
    pattern:
      '\\b(?:(?:the\\s+)?end\\s+of\\s+(?:the|this)\\s+week|EOW|within\\s+(?:the|this)\\s+week|(?:later\\s+)?this\\s+week)\\b',
    read: (_, context) => at(context.endOfWeek(0)),
  },
  { says: 'next week', pattern: '\\bwithin\\s+next\\s+week\\b', read: (_, context) => at(context.endOfWeek(1)) },
  {
    says: 'the end of next month',
    pattern: '\\b(?:the\\s+)?end\\s+of\\s+next\\s+month\\b',
    read: (_, context) => at(context.lastOf(context.year, context.month + 1)),
  },
  {
    says: 'the end of the month, month-end',
    pattern: '\\b(?:(?:the\\s+)?end\\s+of\\s+(?:the|this)\\s+month|month[- ]end|EOM)\\b',
    read: (_, context) => at(context.lastOf(context.year, context.month)),
  },
  {
    says: 'the end of December',
    pattern: `\\b(?:the\\s+)?end\\s+of\\s+${MONTH}\\b`,
    read: (groups, context) => at(context.lastOf(context.yearOf(month(groups['month'])), month(groups['month']))),
  },
  {
    says: 'the next business day',
    pattern: '\\b(?:the\\s+)?next\\s+(?:business|working)\\s+day\\b',
    read: (_, context) => at(context.addBusinessDays(1)),
  },
  {
    says: 'within two business days',
    pattern: `\\b(?:within|in)\\s+(?:the\\s+next\\s+)?${COUNT}\\s+(?:business|working)\\s+days?\\b`,
    read: ({ count }, context) => at(context.addBusinessDays(number(count))),
  },
  {
    says: 'within 24 hours',
    pattern: '\\bwithin\\s+(?:the\\s+next\\s+)?(?<hours>24|48|72)\\s+hours\\b',
    read: ({ hours }, context) => context.after(Number(hours)),
  },
  {
    says: 'within three days',
    pattern: `\\b(?:within|in)\\s+(?:the\\s+next\\s+)?${COUNT}\\s+days?\\b`,
    read: ({ count }, context) => at(context.today + number(count)),
  },
  {
    says: 'within a week',
    pattern: `\\b(?:within|in)\\s+(?:the\\s+next\\s+)?${COUNT}\\s+weeks?\\b`,
    read: ({ count }, context) => at(context.today + 7 * number(count)),
  },
  {
    says: 'EOD, close of business',
    pattern:
      '\\b(?:EOD|COB|(?:the\\s+)?(?:end\\s+of\\s+(?:the\\s+|my\\s+)?(?:business\\s+)?day|close\\s+of\\s+business))(?!\\s+(?:on\\s+|today|tomorrow|this|next|mon|tue|wed|thu|fri))\\b',
    read: (_, context) => at(context.today),
  },
];

/** A time before a date ("17:00 (JST) on ") and one behind it (" at 5 pm", " noon"). */
export const TIME_BEFORE =
  /(?:(?<hour>1\d|2[0-3]|0?\d)(?:[:.](?<minute>[0-5]\d))?\s*(?<half>[ap]\.?m\.?)?(?:\s*\([A-Z][A-Z0-9+:-]{1,9}\)|\s+(?:JST|UTC|GMT))?|(?:12\s+)?(?<noon>noon|midday))\s+(?:on\s+)?$/iu;
export const TIME_AFTER_EN =
  '(?:,?\\s+(?:at\\s+|by\\s+|before\\s+)?(?:(?<hour2>1\\d|2[0-3]|0?\\d)(?:[:.](?<minute2>[0-5]\\d))?\\s*(?<half2>[ap]\\.?m\\.?)|(?<hour3>1\\d|2[0-3]|0?\\d):(?<minute3>[0-5]\\d)|(?:12\\s+)?(?<noon2>noon|midday)|(?<morning2>morning))\\b)?';

/** The time that the groups of TIME_BEFORE or TIME_AFTER_EN name, in minutes after midnight; null where there is none. */
export function timeEn(groups: Readonly<Record<string, string | undefined>>): number | null {
  const { noon, noon2, morning2 } = groups;
  if (noon ?? noon2 ?? morning2) return 720;
  const hour = groups['hour2'] ?? groups['hour3'] ?? groups['hour'];
  const minute = groups['minute2'] ?? groups['minute3'] ?? groups['minute'];
  const half = groups['half2'] ?? groups['half'];
  if (hour === undefined || (half === undefined && minute === undefined)) return null;
  const late = /^p/i.test(half ?? '') && Number(hour) < 12;
  return (Number(hour) + (late ? 12 : 0)) * 60 + Number(minute ?? 0);
}

/** No English date without one of these words: most sentences are passed over for it. */
export const MAY_HOLD_DATE =
  /\b(?:mon|tues?|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|today|tonight|tomorrow|afternoon|evening|week|month|hours|days?|EO[DWM]|COB|close of business|\d{1,2}(?:st|nd|rd|th)|\d{1,2}\/\d{1,2}\/20\d\d)/i;
