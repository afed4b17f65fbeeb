import { describe, expect, it } from 'vitest';
import { holidayName } from '../../src/calendar/holidays.ts';

/**
 * Written by hand from 国民の祝日に関する法律 (article 2 for the days, 3 II for 振替休日, 3 III for 国民の休日), not from the
 * data set; the equinoxes as astronomy reckons them (below, by the formula).
 */
const BY_HAND: Readonly<Record<number, string>> = {
  2024: `01-01 元日 | 01-08 成人の日 | 02-11 建国記念の日 | 02-12 振替休日 | 02-23 天皇誕生日 | 03-20 春分の日 | 04-29 昭和の日
    | 05-03 憲法記念日 | 05-04 みどりの日 | 05-05 こどもの日 | 05-06 振替休日 | 07-15 海の日 | 08-11 山の日 | 08-12 振替休日
    | 09-16 敬老の日 | 09-22 秋分の日 | 09-23 振替休日 | 10-14 スポーツの日 | 11-03 文化の日 | 11-04 振替休日 | 11-23 勤労感謝の日`,
  2025: `01-01 元日 | 01-13 成人の日 | 02-11 建国記念の日 | 02-23 天皇誕生日 | 02-24 振替休日 | 03-20 春分の日 | 04-29 昭和の日
    | 05-03 憲法記念日 | 05-04 みどりの日 | 05-05 こどもの日 | 05-06 振替休日 | 07-21 海の日 | 08-11 山の日 | 09-15 敬老の日
    | 09-23 秋分の日 | 10-13 スポーツの日 | 11-03 文化の日 | 11-23 勤労感謝の日 | 11-24 振替休日`,
  2026: `01-01 元日 | 01-12 成人の日 | 02-11 建国記念の日 | 02-23 天皇誕生日 | 03-20 春分の日 | 04-29 昭和の日 | 05-03 憲法記念日
    | 05-04 みどりの日 | 05-05 こどもの日 | 05-06 振替休日 | 07-20 海の日 | 08-11 山の日 | 09-21 敬老の日 | 09-22 国民の休日
    | 09-23 秋分の日 | 10-12 スポーツの日 | 11-03 文化の日 | 11-23 勤労感謝の日`,
  2027: `01-01 元日 | 01-11 成人の日 | 02-11 建国記念の日 | 02-23 天皇誕生日 | 03-21 春分の日 | 03-22 振替休日 | 04-29 昭和の日
    | 05-03 憲法記念日 | 05-04 みどりの日 | 05-05 こどもの日 | 07-19 海の日 | 08-11 山の日 | 09-20 敬老の日 | 09-23 秋分の日
    | 10-11 スポーツの日 | 11-03 文化の日 | 11-23 勤労感謝の日`,
  2028: `01-01 元日 | 01-10 成人の日 | 02-11 建国記念の日 | 02-23 天皇誕生日 | 03-20 春分の日 | 04-29 昭和の日 | 05-03 憲法記念日
    | 05-04 みどりの日 | 05-05 こどもの日 | 07-17 海の日 | 08-11 山の日 | 09-18 敬老の日 | 09-22 秋分の日 | 10-09 スポーツの日
    | 11-03 文化の日 | 11-23 勤労感謝の日`,
  2029: `01-01 元日 | 01-08 成人の日 | 02-11 建国記念の日 | 02-12 振替休日 | 02-23 天皇誕生日 | 03-20 春分の日 | 04-29 昭和の日
    | 04-30 振替休日 | 05-03 憲法記念日 | 05-04 みどりの日 | 05-05 こどもの日 | 07-16 海の日 | 08-11 山の日 | 09-17 敬老の日
    | 09-23 秋分の日 | 09-24 振替休日 | 10-08 スポーツの日 | 11-03 文化の日 | 11-23 勤労感謝の日`,
  2030: `01-01 元日 | 01-14 成人の日 | 02-11 建国記念の日 | 02-23 天皇誕生日 | 03-20 春分の日 | 04-29 昭和の日 | 05-03 憲法記念日
    | 05-04 みどりの日 | 05-05 こどもの日 | 05-06 振替休日 | 07-15 海の日 | 08-11 山の日 | 08-12 振替休日 | 09-16 敬老の日
    | 09-23 秋分の日 | 10-14 スポーツの日 | 11-03 文化の日 | 11-04 振替休日 | 11-23 勤労感謝の日`,
};

/** Holidays of a year by the law as it stands since 2022; equinoxes by 海上保安庁's formula for 1980 to 2099. */
function byLaw(year: number): Map<string, string> {
  const monday = (month: number, nth: number) => {
    const first = new Date(Date.UTC(year, month - 1, 1)).getUTCDay();
    return iso(month, 1 + ((8 - first) % 7) + 7 * (nth - 1));
  };
  const iso = (month: number, day: number) => new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
  const equinox = (base: number) => Math.floor(base + 0.242194 * (year - 1980)) - Math.floor((year - 1980) / 4);
  const national = new Map([
    [iso(1, 1), '元日'],
    [monday(1, 2), '成人の日'],
    [iso(2, 11), '建国記念の日'],
    [iso(2, 23), '天皇誕生日'],
    [iso(3, equinox(20.8431)), '春分の日'],
    [iso(4, 29), '昭和の日'],
    [iso(5, 3), '憲法記念日'],
    [iso(5, 4), 'みどりの日'],
    [iso(5, 5), 'こどもの日'],
    [monday(7, 3), '海の日'],
    [iso(8, 11), '山の日'],
    [monday(9, 3), '敬老の日'],
    [iso(9, equinox(23.2488)), '秋分の日'],
    [monday(10, 2), 'スポーツの日'],
    [iso(11, 3), '文化の日'],
    [iso(11, 23), '勤労感謝の日'],
  ]);
  const all = new Map(national);
  for (const date of national.keys()) {
    if (new Date(date).getUTCDay() !== 0) continue;
    let substitute = shift(date, 1);
    while (national.has(substitute)) substitute = shift(substitute, 1);
    all.set(substitute, '振替休日');
  }
  for (const date of national.keys()) {
    const between = shift(date, 1);
    if (!all.has(between) && national.has(shift(date, 2))) all.set(between, '国民の休日');
  }
  return all;
}

const shift = (date: string, days: number) => new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);

function ofYear(year: number): Record<string, string> {
  const found: Record<string, string> = {};
  for (let date = `${year}-01-01`; date < `${year + 1}-01-01`; date = shift(date, 1)) {
    const holiday = holidayName(date, 'ja', 2026);
    if (holiday) found[date] = holiday.name;
  }
  return found;
}

describe('holidayName', () => {
  it.each(Object.keys(BY_HAND).map(Number))('agrees with the list written by hand for %i', (year) => {
    const entries = (BY_HAND[year] ?? '').split('|').map((entry) => entry.trim().split(' '));
    expect(ofYear(year)).toEqual(Object.fromEntries(entries.map(([date, name]) => [`${year}-${date}`, name])));
  });

  it.each(Array.from({ length: 29 }, (_, i) => 2022 + i))('agrees with the law as reckoned for %i', (year) => {
    expect(ofYear(year)).toEqual(Object.fromEntries([...byLaw(year)].sort()));
  });

  it('names the days of the enthronement as the law of 2018 does', () => {
    const names = ['2019-04-30', '2019-05-01', '2019-05-02', '2019-10-14', '2019-10-22'].map((date) => [
      holidayName(date, 'ja', 2026)?.name,
      holidayName(date, 'en', 2026)?.name,
    ]);
    expect(names).toEqual([
      ['国民の休日', "Citizens' Holiday"],
      ['即位の日', "Emperor's Enthronement Day"],
      ['国民の休日', "Citizens' Holiday"],
      ['体育の日', 'Health and Sports Day'],
      ['即位礼正殿の儀', 'Enthronement Ceremony Day'],
    ]);
  });

  it('has English names', () => {
    const english = Object.keys(ofYear(2026)).map((date) => holidayName(date, 'en', 2026)?.name);
    expect(english).toEqual([
      "New Year's Day",
      'Coming of Age Day',
      'National Foundation Day',
      "Emperor's Birthday",
      'Vernal Equinox Day',
      'Showa Day',
      'Constitution Memorial Day',
      'Greenery Day',
      "Children's Day",
      'Substitute Holiday',
      'Marine Day',
      'Mountain Day',
      'Respect for the Aged Day',
      "Citizens' Holiday",
      'Autumnal Equinox Day',
      'Sports Day',
      'Culture Day',
      'Labor Thanksgiving Day',
    ]);
  });

  const predicted = (date: string, year: number) => holidayName(date, 'ja', year)?.predicted;

  it('calls an equinox beyond next year a prediction', () => {
    expect(predicted('2027-03-21', 2026)).toBe(false);
    expect(predicted('2028-03-20', 2026)).toBe(true);
    expect(predicted('2028-03-20', 2027)).toBe(false);
    expect(predicted('2030-09-23', 2026)).toBe(true);
  });

  it('calls the substitute of a predicted equinox, and the day between it and another, predictions', () => {
    expect(predicted('2027-03-22', 2025)).toBe(true);
    expect(predicted('2029-09-24', 2026)).toBe(true);
    expect(predicted('2026-09-22', 2024)).toBe(true);
    expect(predicted('2026-09-22', 2026)).toBe(false);
  });

  it('never calls a day of fixed date a prediction', () => {
    expect(predicted('2030-01-01', 2026)).toBe(false);
    expect(predicted('2030-08-12', 2026)).toBe(false);
    expect(predicted('2000-05-04', 1990)).toBe(false);
  });

  it('knows nothing of other days, and of years outside of the data set', () => {
    expect(holidayName('2026-11-24', 'ja', 2026)).toBeNull();
    expect(holidayName('2051-01-01', 'ja', 2026)).toBeNull();
    expect(holidayName('1969-01-01', 'ja', 2026)).toBeNull();
    expect(holidayName('9999-12-31', 'ja', 2026)).toBeNull();
  });
});
