import { Context } from '../calendar/dates/context.ts';
import type { LintLine } from './lines.ts';
import type { LintContext } from './rule.ts';
import {
  ENGLISH_DATES,
  ENGLISH_DAYS,
  ENGLISH_NUMBERS,
  JAPANESE_DATES,
  JAPANESE_DAYS,
  MONTHS_EN,
  WEEKDAYS_EN,
} from './weekday-words.ts';

/** A day with a weekday beside it, and all the days that it can mean. */
export interface DayWithWeekday {
  readonly line: LintLine;
  readonly start: number;
  readonly text: string;
  /** 0: Sunday. */
  readonly weekday: number;
  /** Where the weekday's word stands in `plain`. */
  readonly word: { readonly start: number; readonly text: string };
  /** Day numbers, the likeliest first. */
  readonly days: readonly number[];
  /** It names its month, or is counted from today. */
  readonly certain: boolean;
}

type Groups = Readonly<Record<string, string | undefined>>;
type Reader = (groups: Groups, start: number) => readonly (number | null)[];
const WEEKDAYS = '日月火水木金土';

/** Within this many days only the nearest year is meant; farther off 「5月8日(金)」 may be of the year before or after. */
const NEAR = 120;
const FAR = 330;

/** Every day of a text that has a weekday beside it. */
export function daysWithWeekday(lines: readonly LintLine[], context: LintContext): DayWithWeekday[] {
  const at = new Context(context.calendar, context.now);
  const months: number[] = [];
  return lines.flatMap((line) => {
    const found = inLine(line, at, months);
    months.push(...monthsIn(line.plain));
    return found;
  });
}

/** The months that a text names, but for 1月号 and 3月期, which are no days' months. */
function monthsIn(text: string): number[] {
  const japanese = [...text.matchAll(/(?<![\d/.])(1[0-2]|0?[1-9])(?:月(?![号期分度])|\/\d)/gu)].map(([, month]) =>
    Number(month),
  );
  const english = [...text.matchAll(MONTH_BY_NAME)].map(
    ([, behind, before]) => MONTHS_EN.indexOf((behind ?? before ?? '').toLowerCase() as never) + 1,
  );
  return [...japanese, ...english];
}

/** With a number beside it: "may" is a verb too. */
const MONTH_BY_NAME =
  /(?<=\d(?:st|nd|rd|th)?\s(?:of\s)?|\b(?:in|of|late|early|mid)[\s-])\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\b|\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?(?=\s\d)/giu;

function inLine(line: LintLine, at: Context, months: readonly number[]): DayWithWeekday[] {
  const japanese = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(line.plain);
  const alone: Reader = (groups, start) => undated(groups, start, line, at, months);
  const rows: readonly (readonly [readonly RegExp[], Reader])[] = [
    [JAPANESE_DATES, (groups) => dated(groups, at)],
    [ENGLISH_DATES, (groups) => dated(groups, at)],
    [JAPANESE_DAYS, alone],
    [ENGLISH_DAYS, alone],
    // In a Japanese line 12/10 is always the tenth of December.
    [japanese ? [] : ENGLISH_NUMBERS, (groups) => eitherWay(groups, at)],
  ];
  const found: DayWithWeekday[] = [];
  for (const [patterns, read] of rows) {
    for (const match of patterns.flatMap((pattern) => [...line.plain.matchAll(pattern)])) {
      const groups = match.groups ?? {};
      const word = wordOf(match);
      const days = read(groups, match.index).filter((day) => day !== null);
      const overlaps = found.some(
        ({ start, text }) => match.index < start + text.length && start < match.index + match[0].length,
      );
      if (word === null || days.length === 0 || overlaps) continue;
      const certain = groups['day'] === undefined || groups['month'] !== undefined || groups['name'] !== undefined;
      found.push({ line, start: match.index, text: match[0].trim(), ...word, days, certain });
    }
  }
  return found;
}

/** The weekday that stands there; the last of its letters in what fits, or the first where it stands before the day. */
function wordOf(match: RegExpExecArray): Pick<DayWithWeekday, 'weekday' | 'word'> | null {
  const { w1, w2, en } = match.groups ?? {};
  const text = w1 ?? w2 ?? en;
  if (text === undefined) return null;
  const before = match[0].toLowerCase().startsWith(text.toLowerCase());
  const start = match.index + (before ? 0 : placeOf(match[0], text));
  const weekday =
    text.length === 1 ? WEEKDAYS.indexOf(text) : WEEKDAYS_EN.findIndex((name) => text.toLowerCase().startsWith(name));
  return { weekday, word: { start, text } };
}

/** In 「12月30日(日・祝)」 the letter 日 stands more than once: the one behind the day's own counts. */
function placeOf(whole: string, text: string): number {
  const open = whole.search(/[([〔【<〈]/u);
  if (open >= 0) return whole.indexOf(text, open);
  const day = whole.search(/曜/u);
  return day > 0 ? day - 1 : whole.lastIndexOf(text);
}

function dated(groups: Groups, at: Context): (number | null)[] {
  const { year, era, said, month, name } = groups;
  const m =
    month === undefined ? MONTHS_EN.indexOf((name ?? '').toLowerCase().slice(0, 3) as never) + 1 : numberOf(month);
  const d = numberOf(groups['day'] ?? '');
  if (year !== undefined) return [at.day(Number(year), m, d)];
  if (era !== undefined) return [at.day(2018 + (era === '元' ? 1 : Number(era)), m, d)];
  const shift = { 来年: 1, 再来年: 2, 昨年: -1, 去年: -1, 一昨年: -2, 今年: 0, 本年: 0 }[said ?? ''];
  if (shift !== undefined) return [at.day(at.year + shift, m, d)];
  return near(m, d, at);
}

/** 十二 is 12. */
function numberOf(text: string): number {
  if (/^\d/.test(text)) return Number(text);
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text];
  const digit = (one: string) => '〇一二三四五六七八九'.indexOf(one);
  return (text.includes('十') ? (tens === '' ? 1 : digit(tens ?? '')) * 10 : 0) + (ones === '' ? 0 : digit(ones ?? ''));
}

/** Of a month and day without a year: the nearest, and where that is far off those of the years around too. */
function near(month: number, day: number, at: Context): (number | null)[] {
  const all = [at.year - 1, at.year, at.year + 1]
    .flatMap((year) => at.day(year, month, day) ?? [])
    .toSorted((a, b) => Math.abs(a - at.today) - Math.abs(b - at.today));
  const [first] = all;
  if (first === undefined || Math.abs(first - at.today) <= NEAR) return [first ?? null];
  return all.filter((one) => Math.abs(one - at.today) <= FAR);
}

/** A day of the month alone: of the month that the line names before it, else of this one, the next, or one that was spoken of. */
function undated(
  groups: Groups,
  start: number,
  line: LintLine,
  at: Context,
  months: readonly number[],
): (number | null)[] {
  const { relative, named } = groups;
  const counted = {
    本日: 0,
    今日: 0,
    today: 0,
    明日: 1,
    あす: 1,
    tomorrow: 1,
    明後日: 2,
    あさって: 2,
    昨日: -1,
    yesterday: -1,
    一昨日: -2,
  };
  if (relative !== undefined) return [at.today + (counted[relative.toLowerCase() as keyof typeof counted] ?? 0)];
  const d = Number(groups['day']);
  const ahead = { 今月: 0, 来月: 1, 再来月: 2, 先月: -1 }[named ?? ''];
  if (ahead !== undefined) return [at.day(at.year, at.month + ahead, d)];
  const head = line.plain.slice(0, start);
  const last = monthsIn(head).at(-1);
  // 「来週月曜(30日)」 is counted from today.
  if (last !== undefined && !/(?:今週|来週|再来週|翌週)の?$/u.test(head)) {
    // 「11/30(月)〜1日(火)」 runs over the month's end.
    const same = near(last, d, at);
    return [...same, ...near((last % 12) + 1, d, at).filter((day) => day !== null && isSoonAfter(day, same))];
  }
  const now = at.day(at.year, at.month, d);
  const next = at.day(at.year, at.month + 1, d);
  const before = at.day(at.year, at.month - 1, d);
  const wasThere =
    now !== null &&
    now > at.today &&
    /ました|でした|いただい|頂い|先月|先日|前回|済み|した(?=[\p{Script=Han}\p{Script=Katakana}])/u.test(line.plain);
  const mayBeNext = now === null || now < at.today || /来月/u.test(line.plain);
  const spoken = months.flatMap((month) => near(month, d, at));
  return [now, ...(mayBeNext ? [next] : []), ...(wasThere ? [before] : []), ...spoken];
}

function isSoonAfter(day: number, first: readonly (number | null)[]): boolean {
  return (
    first.some((one) => one !== null && day > one && day - one < 32) && new Date(day * 86_400_000).getUTCDate() <= 7
  );
}

function eitherWay({ first, second, year }: Groups, at: Context): (number | null)[] {
  const ways = [
    [Number(first), Number(second)],
    [Number(second), Number(first)],
  ] as const;
  return ways.flatMap(([m, d]) => (m > 12 ? [] : year === undefined ? near(m, d, at) : [at.day(Number(year), m, d)]));
}
