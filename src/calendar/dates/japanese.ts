import type { Context } from './context.ts';

/** What a phrase of a rule gives: a day, and a time where the phrase itself names one (minutes after midnight). */
export type Reading = { readonly day: number; readonly minutes?: number } | null;

/** One row of the grammar: how a date is said, and which day it means. */
export interface DateRule {
  /** An example of what it reads, for whoever reads the table. */
  readonly says: string;
  /** One of these stands in every text that the pattern fits: most patterns need not be tried on most sentences. */
  readonly needs?: readonly string[];
  readonly pattern: string;
  readonly read: (groups: Readonly<Record<string, string | undefined>>, context: Context) => Reading;
}

export const WEEKDAYS_JA = '日月火水木金土';

const NUMBERS: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
};

const number = (text: string | undefined): number => NUMBERS[text ?? ''] ?? Number(text);
const at = (day: number | null, minutes?: number): Reading =>
  day === null ? null : { day, ...(minutes === undefined ? {} : { minutes }) };
const weekday = (text: string | undefined): number => WEEKDAYS_JA.indexOf(text ?? '');
const WEEKS: Readonly<Record<string, number>> = { 今週: 0, 来週: 1, 翌週: 1, 再来週: 2 };
const MONTHS: Readonly<Record<string, number>> = { 今月: 0, 当月: 0, 来月: 1, 翌月: 1, 再来月: 2 };

/** The month that a phrase names: 12月, 来月, or none (this one). As the context's year and a month that may lie beyond 12. */
function monthOf({ month, named }: Readonly<Record<string, string | undefined>>, context: Context): [number, number] {
  if (month !== undefined) return [context.yearOf(Number(month)), Number(month)];
  return [context.year, context.month + (MONTHS[named ?? ''] ?? 0)];
}

const MONTH = '(?:(?<month>1[0-2]|0?[1-9])月|(?<named>今月|当月|来月|翌月|再来月))';
const COUNT = '(?<count>\\d{1,2}|[一二三四五六七八九十])';
const NOT_AFTER_NUMBER = '(?<![\\d/.,A-Za-z-])';

/** The grammar of Japanese dates. Of several rules that fit at one place the longest reading counts, then the first row. */
export const JAPANESE: readonly DateRule[] = [
  {
    says: '2026年11月26日 / 2026/11/26',
    needs: ['20'],
    pattern: `${NOT_AFTER_NUMBER}(?<year>20\\d{2})(?:年\\s*|[/-])(?<month>1[0-2]|0?[1-9])(?:月\\s*|[/-])(?<day>3[01]|[12]\\d|0?[1-9])(?![\\d/])日?`,
    read: ({ year, month, day }, context) => at(context.day(Number(year), Number(month), Number(day))),
  },
  {
    says: '令和8年11月26日',
    pattern:
      '(?:令和|(?<![A-Za-z])R)(?<era>\\d{1,2}|元)[年.]\\s*(?<month>1[0-2]|0?[1-9])[月.]\\s*(?<day>3[01]|[12]\\d|0?[1-9])日?',
    read: ({ era, month, day }, context) =>
      at(context.day(2018 + (era === '元' ? 1 : Number(era)), Number(month), Number(day))),
  },
  {
    says: '来年1月8日',
    needs: ['来年'],
    pattern: '来年(?:の)?(?<month>1[0-2]|0?[1-9])月(?<day>3[01]|[12]\\d|0?[1-9])日',
    read: ({ month, day }, context) => at(context.day(context.year + 1, Number(month), Number(day))),
  },
  {
    says: '11月26日',
    needs: ['月'],
    pattern: `${NOT_AFTER_NUMBER}(?<month>1[0-2]|0?[1-9])月\\s*(?<day>3[01]|[12]\\d|0?[1-9])日`,
    read: ({ month, day }, context) => at(context.nearest(Number(month), Number(day))),
  },
  {
    says: '11/26',
    needs: ['/'],
    pattern: `${NOT_AFTER_NUMBER}(?<month>1[0-2]|0?[1-9])/(?<day>3[01]|[12]\\d|0?[1-9])(?![\\d/A-Za-z-]|\\.\\d|\\s*(?:ページ|頁|インチ|サイズ|倍|スケール|以下|程度))`,
    read: ({ month, day }, context) => at(context.nearest(Number(month), Number(day))),
  },
  {
    says: '来月5日',
    needs: ['月'],
    pattern: '(?<named>今月|来月|再来月)(?:の)?(?<day>3[01]|[12]\\d|0?[1-9])日',
    read: ({ named, day }, context) =>
      at(context.day(context.year, context.month + (MONTHS[named ?? ''] ?? 0), Number(day))),
  },
  {
    says: '26日',
    needs: ['日'],
    pattern: `(?<![\\d/.,A-Za-z月年第約あと-])(?<![ー〜~])(?<day>3[01]|[12]\\d|0?[1-9](?!日中(?:に|を|で)))日(?!間|後|以内|以上|前|ほど|程度|くらい|ぐらい|分|目|おき|ごと|々|程|うち|のうち)`,
    read: ({ day }, context) => at(context.coming(Number(day))),
  },
  {
    says: '本日、今日',
    needs: ['本日', '今日', 'きょう', '今夕', '今晩'],
    pattern: '(?:本日|今日|きょう|今夕|今晩)',
    read: (_, context) => at(context.today),
  },
  {
    says: '15時、17時半',
    needs: ['時'],
    pattern: '(?<![\\d:月日])(?=(?:午前|午後|夕方)?(?:2[0-4]|1\\d|0?\\d)時(?!間|期|点|代|給|短|系))',
    read: (_, context) => at(context.today),
  },
  { says: '翌営業日', needs: ['翌営業日'], pattern: '翌営業日', read: (_, context) => at(context.addBusinessDays(1)) },
  {
    says: '明後日',
    needs: ['明後日', 'あさって'],
    pattern: '(?:明後日|あさって)',
    read: (_, context) => at(context.today + 2),
  },
  {
    says: '明日、明朝',
    needs: ['明', 'あす', 'あした'],
    pattern: '(?:明日|あす|明朝|明夕|あした)',
    read: (_, context) => at(context.today + 1),
  },
  {
    says: '来週月曜、今週の金曜日',
    needs: ['週'],
    pattern: `(?<week>今週|来週|翌週|再来週)(?:の)?(?<weekday>[${WEEKDAYS_JA}])曜日?`,
    read: (groups, context) => at(context.weekday(weekday(groups['weekday']), WEEKS[groups['week'] ?? ''] ?? 0)),
  },
  {
    says: '今週中、来週末、今週いっぱい',
    needs: ['週'],
    pattern: '(?<week>今週|来週|翌週|再来週)(?:中|末|いっぱい|一杯)',
    read: ({ week }, context) => at(context.endOfWeek(WEEKS[week ?? ''] ?? 0)),
  },
  { says: '週内', needs: ['週内'], pattern: '週内', read: (_, context) => at(context.endOfWeek(0)) },
  {
    says: '週明け',
    needs: ['週明け'],
    pattern: '週明け(?:の?月曜日?)?',
    read: (_, context) => at(context.weekday(1, 1)),
  },
  {
    says: '次の金曜日、金曜日',
    needs: ['曜'],
    pattern: `(?:次の|次回の)?(?<![今来翌週の])(?<weekday>[月火水木金土日])曜日?(?!日)`,
    read: (groups, context) => at(context.nextWeekday(weekday(groups['weekday']))),
  },
  {
    says: '月内、今月中、来月いっぱい、11月中',
    needs: ['月', '年度内'],
    pattern: `(?:月内|年度内(?!容)|${MONTH}(?:中(?!旬)|内|いっぱい|一杯|末日?|の末))`,
    read: (groups, context) => at(context.lastOf(...monthOf(groups, context))),
  },
  {
    says: '月末',
    needs: ['月末'],
    pattern: '(?<![\\d来今翌])月末日?',
    read: (_, context) => at(context.lastOf(context.year, context.month)),
  },
  {
    says: '来月初、月初',
    needs: ['月'],
    pattern: `(?:${MONTH}(?:の)?(?:初め|はじめ|初旬の初め|頭|初)(?!旬)|(?<![\\d来今翌])月初)`,
    read: (groups, context) => {
      const [year, month] = monthOf(groups, context);
      const first = context.firstBusinessDay(year, month);
      return at(first < context.today ? context.firstBusinessDay(year, month + 1) : first);
    },
  },
  {
    says: '来月上旬、12月中旬、下旬',
    needs: ['旬'],
    pattern: `(?:${MONTH}(?:の)?)?(?<third>上旬|初旬|中旬|下旬)`,
    read: (groups, context) => {
      const [year, month] = monthOf(groups, context);
      const { third } = groups;
      if (third === '下旬') return at(context.lastOf(year, month));
      return at(context.day(year, month, third === '中旬' ? 20 : 10));
    },
  },
  {
    says: '年内',
    needs: ['年内', '本年中', '今年中'],
    pattern: '(?:年内|本年中|今年中)',
    read: (_, context) => at(context.day(context.year, 12, 31)),
  },
  {
    says: '3営業日以内',
    needs: ['営業日'],
    pattern: `${COUNT}営業日(?:以内|後|のうち|中|ほど|程度|内)?`,
    read: ({ count }, context) => at(context.addBusinessDays(number(count))),
  },
  {
    says: '2、3日中、2〜3日のうち',
    needs: ['日'],
    pattern: '(?:[12一二][、,・〜~-])(?<count>[23二三])日(?:中|のうち|以内|後|ほど)',
    read: ({ count }, context) => at(context.today + number(count)),
  },
  {
    says: '3日以内、5日後',
    needs: ['日'],
    pattern: `(?<![、,・〜~-])${COUNT}日(?:以内|後|のうち)`,
    read: ({ count }, context) => at(context.today + number(count)),
  },
  {
    says: '1週間以内、二週間後',
    needs: ['週間'],
    pattern: `${COUNT}週間(?:以内|後|のうち|ほど)`,
    read: ({ count }, context) => at(context.today + 7 * number(count)),
  },
  {
    says: '24時間以内',
    needs: ['時間以内'],
    pattern: '(?<hours>24|48|72)時間以内',
    read: ({ hours }, context) => context.after(Number(hours)),
  },
];

/** What may stand behind a date: its weekday, then its time. */
export const WEEKDAY_AFTER = `(?:\\s*\\(\\s*(?<beside>[${WEEKDAYS_JA}])(?:曜日?)?(?:\\s*[・,/]?\\s*(?:祝日?|休日?))?\\s*\\)|(?:の|、)(?<besideToo>[${WEEKDAYS_JA}])曜日?)?`;
export const TIME_AFTER =
  '(?:(?:の|,|、)?\\s*(?:(?<half>午前|午後|朝|お?昼|夕方|夜|AM|PM|am|pm)の?\\s*)?(?:(?<hour>2[0-4]|1\\d|0?\\d)\\s*(?:時(?!間)(?:(?<minute>[0-5]?\\d)分|(?<thirty>半))?|[::](?<colon>[0-5]\\d))|(?<noon>正午|お昼|昼)(?!過ぎ|頃に|の?\\d)|(?<morning>午前中|午前(?!\\d)|朝一番?|朝イチ)|(?<evening>夕方|夕刻|夜|終業時|業務終了時?|EOD|COB)))?';

/** The time that the groups of TIME_AFTER name, in minutes after midnight; null where there is none. */
export function timeOf(groups: Readonly<Record<string, string | undefined>>): number | null {
  const { half = '', hour, minute, thirty, colon, noon, morning } = groups;
  if (noon !== undefined) return 720;
  if (morning !== undefined) return 720;
  if (hour === undefined) return null;
  const late = /午後|夕方|夜|pm/i.test(half) && Number(hour) < 12;
  return Math.min(1440, (Number(hour) + (late ? 12 : 0)) * 60 + (thirty ? 30 : Number(minute ?? colon ?? 0)));
}
