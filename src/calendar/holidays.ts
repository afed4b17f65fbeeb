import { createRequire } from 'node:module';
import type { Holiday } from '@holiday-jp/holiday_jp/lib/types.js';
import { dayNumber, isoDate } from './civil.ts';
import type { IsoDate } from './types.ts';

type Table = Readonly<Record<IsoDate, Holiday>>;

// One year's table, when it is first asked for: 1.5 ms for the first and 0.2 for each further one, where an import of
// all eighty years costs 15 ms at every start (3.4 by require), and a calendar with `holidays: none` needs none.
const require = createRequire(import.meta.url);
const FIRST_YEAR = 1970;
const LAST_YEAR = 2050;
const tables = new Map<number, Table>();

/** The data set's English where the Cabinet Office's is another or the name needs a plainer one. */
const ENGLISH: Readonly<Record<string, string>> = {
  スポーツの日: 'Sports Day',
  文化の日: 'Culture Day',
  振替休日: 'Substitute Holiday',
  国民の休日: "Citizens' Holiday",
  即位の日: "Emperor's Enthronement Day",
  即位礼正殿の儀: 'Enthronement Ceremony Day',
};

/**
 * Names that the data set gives differently. 2019: 平成30年法律第99号 made the two days of the enthronement holidays;
 * 体育の日 became スポーツの日 only on 2020-01-01 (平成30年法律第57号).
 */
const NAMES: Readonly<Record<IsoDate, string>> = {
  '2019-05-01': '即位の日',
  '2019-10-14': '体育の日',
  '2019-10-22': '即位礼正殿の儀',
};

/**
 * The name of a Japanese holiday (国民の祝日に関する法律: a national holiday, its 振替休日, or a 国民の休日 between two),
 * or null for every other day and outside of 1970 to 2050.
 *
 * `predicted`: the day hangs on an equinox that is not announced yet. The almanac for a year is published in February of
 * the year before, so in `currentYear` those of the next year are known, and later ones are reckoned from the orbit.
 */
export function holidayName(
  date: IsoDate,
  lang: 'ja' | 'en',
  currentYear: number,
): { name: string; predicted: boolean } | null {
  const holiday = find(date);
  if (!holiday) return null;
  const ja = japaneseName(holiday);
  const name = lang === 'ja' ? ja : (ENGLISH[ja] ?? holiday.name_en);
  return { name, predicted: Number(date.slice(0, 4)) > currentYear + 1 && hangsOnEquinox(holiday) };
}

/** The data set says 「秋分の日 振替休日」 and, for a day between two holidays, 「休日」. */
function japaneseName({ date, name }: Holiday): string {
  return NAMES[date] ?? (name.endsWith('振替休日') ? '振替休日' : name === '休日' ? '国民の休日' : name);
}

function hangsOnEquinox({ date, name }: Holiday): boolean {
  if (name !== '休日') return isEquinox(name);
  const day = dayNumber(date);
  return [day - 1, day + 1].some((neighbour) => isEquinox(find(isoDate(neighbour))?.name ?? ''));
}

function isEquinox(name: string): boolean {
  return name.startsWith('春分の日') || name.startsWith('秋分の日');
}

function find(date: IsoDate): Holiday | undefined {
  const year = Number(date.slice(0, 4));
  const table = tables.get(year) ?? load(year);
  return Object.hasOwn(table, date) ? table[date] : undefined;
}

function load(year: number): Table {
  const known = year >= FIRST_YEAR && year <= LAST_YEAR;
  const table: Table = known ? require(`@holiday-jp/holiday_jp/lib/holidays_every_year/${year}.js`) : {};
  tables.set(year, table);
  return table;
}
