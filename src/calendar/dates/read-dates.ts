import type { BusinessCalendar } from '../business-calendar.ts';
import { weekdayIndex } from '../civil.ts';
import type { Instant, IsoDate } from '../types.ts';
import { Context } from './context.ts';
import { ENGLISH, MAY_HOLD_DATE, TIME_AFTER_EN, TIME_BEFORE, timeEn, weekdayEn } from './english.ts';
import { type DateRule, JAPANESE, TIME_AFTER, timeOf, WEEKDAY_AFTER, WEEKDAYS_JA } from './japanese.ts';

/** A date that a text names. */
export interface DateInText {
  /** As it stands there, with its weekday and time. */
  readonly text: string;
  /** Where it begins and ends in the text that was given. */
  readonly start: number;
  readonly end: number;
  readonly date: IsoDate;
  /** The instant that is meant: the time given, else the end of that day's business hours. */
  readonly at: Instant;
  readonly hasTime: boolean;
  /** The weekday that stands beside it is another one's. */
  readonly wrongWeekday: boolean;
  readonly dayOff: boolean;
}

/** No Japanese date without a digit or one of these characters. */
const MAY_HOLD_JAPANESE = /[\d日月週曜旬末中内明今本翌]/u;

interface Compiled {
  readonly rule: DateRule;
  readonly pattern: RegExp;
}

const japanese: readonly Compiled[] = JAPANESE.map((rule) => ({
  rule,
  pattern: new RegExp(rule.pattern + WEEKDAY_AFTER + TIME_AFTER, 'gu'),
}));
const english: readonly Compiled[] = ENGLISH.map((rule) => ({
  rule,
  pattern: new RegExp(rule.pattern + TIME_AFTER_EN, 'giu'),
}));

/**
 * The dates that a text names, in their order, by the tables of japanese.ts and english.ts: absolute ones and those that count from the
 * day on which it was written (judgement.md section 6).
 * @param text in NFKC
 * @param at when it was written
 */
export function readDates(text: string, calendar: BusinessCalendar, at: Instant): DateInText[] {
  const context = new Context(calendar, at);
  const found: DateInText[] = [];
  const mayBeEnglish = MAY_HOLD_DATE.test(text);
  const mayBeJapanese = MAY_HOLD_JAPANESE.test(text);
  for (const [table, isEnglish] of [
    ...(mayBeJapanese ? [[japanese, false] as const] : []),
    ...(mayBeEnglish ? [[english, true] as const] : []),
  ]) {
    for (const { rule, pattern } of table) {
      if (rule.needs && !rule.needs.some((part) => text.includes(part))) continue;
      for (const match of text.matchAll(pattern)) {
        const one = dateOf(match, rule, context, isEnglish, text);
        if (one) found.push(one);
      }
    }
  }
  return withoutOverlaps(found);
}

/** The longest reading of a place counts; of equal ones the first row of the table. */
function withoutOverlaps(found: readonly DateInText[]): DateInText[] {
  const kept: DateInText[] = [];
  const byLength = found
    .map((one, row) => ({ one, row }))
    .toSorted((a, b) => b.one.end - b.one.start - (a.one.end - a.one.start) || a.row - b.row);
  for (const { one } of byLength) {
    if (!kept.some((other) => one.start < other.end && other.start < one.end)) kept.push(one);
  }
  return kept.toSorted((a, b) => a.start - b.start);
}

function dateOf(
  match: RegExpExecArray,
  rule: DateRule,
  context: Context,
  isEnglish: boolean,
  whole: string,
): DateInText | null {
  // "17:00 (JST) on " stands before an English date.
  const before = isEnglish ? TIME_BEFORE.exec(whole.slice(Math.max(0, match.index - 40), match.index)) : null;
  const groups = {
    ...before?.groups,
    ...Object.fromEntries(Object.entries(match.groups ?? {}).filter(([, value]) => value !== undefined)),
  };
  const reading = rule.read(groups, context);
  if (reading === null || match[0].trim() === '') return null;
  const { calendar } = context;
  const date = context.iso(reading.day);
  const minutes = reading.minutes ?? (isEnglish ? timeEn(groups) : timeOf(groups));
  const beside = groups['beside'] ?? groups['besideToo'];
  const index = beside === undefined ? null : isEnglish ? weekdayEn(beside) : WEEKDAYS_JA.indexOf(beside);
  const text = ((before?.[0] ?? '') + match[0]).trimEnd();
  const index0 = match.index - (before?.[0].length ?? 0);
  return {
    text: text.trimStart(),
    start: index0 + (text.length - text.trimStart().length),
    end: index0 + text.length,
    date,
    at: minutes === null ? calendar.endOfBusinessDay(date) : calendar.instantAt(date, Math.min(1440, minutes)),
    hasTime: minutes !== null,
    wrongWeekday: index !== null && index !== weekdayIndex(reading.day),
    dayOff: calendar.dayOff(date) !== null,
  };
}
