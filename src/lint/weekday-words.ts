/** How a day and its weekday are written side by side. All patterns read NFKC and bear the flag g. */

const W = '[日月火水木金土]';
const OPEN = '[(\\[〔【<〈]';
const CLOSE = '[)\\]〕】>〉]';
const NOTE = '(?:\\s?[・,/、]?\\s?(?:祝日?|祝祭日|休日?|振休|夜|昼|朝|午前|午後|終日))?';
const MONTH = '(?<month>1[0-2]|0?[1-9])';
const DAY = '(?<day>3[01]|[12]\\d|0?[1-9])';
const EN = '(?:sun|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?)(?:day)?';
const EN_MONTH =
  '(?<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';

/** Behind a Japanese date: (木) （木曜日） [木] の木曜日, 木曜 alone, (Thu). */
const BESIDE = `(?:\\s{0,2}${OPEN}\\s?(?<w1>${W})(?:曜日?)?${NOTE}\\s?${CLOSE}|\\s{0,2}[、の]?\\s?(?<w2>${W})曜日?|\\s{0,2}[(\\[]?(?<en>${EN})\\b\\.?)`;

const YEAR =
  '(?:(?<year>(?:19|20)\\d\\d)\\s?年\\s?|(?:令和|R)(?<era>\\d{1,2}|元)[年.]\\s?|(?<said>来年|昨年|去年|一昨年|再来年|今年|本年)(?:の)?)';

export const JAPANESE_DATES: readonly RegExp[] = [
  new RegExp(`(?<month>[一二三四五六七八九十]{1,3})月(?<day>[一二三四五六七八九十]{1,3})日${BESIDE}`, 'giu'),
  new RegExp(`(?<![\\d/.-])${YEAR}?${MONTH}\\s?月\\s?${DAY}\\s?日${BESIDE}`, 'giu'),
  new RegExp(`(?<![\\d/.A-Za-z-])(?:(?<year>(?:19|20)\\d\\d)[/.])?${MONTH}[/.]${DAY}(?![\\d/])${BESIDE}`, 'giu'),
  new RegExp(`(?<![\\d/.A-Za-z])(?<year>(?:19|20)\\d\\d)-${MONTH}-${DAY}(?![\\d/])${BESIDE}`, 'giu'),
  new RegExp(`(?<![A-Za-z])(?:令和|R)(?<era>\\d{1,2}|元)[./]${MONTH}[./]${DAY}(?![\\d/])${BESIDE}`, 'giu'),
  // 12/3木
  new RegExp(`(?<![\\d/.A-Za-z-])${MONTH}/${DAY}(?<w2>[月火水木金土])(?=$|[\\s、。〜~,:])`, 'giu'),
  // 水曜日(12月3日)
  new RegExp(
    `(?<![毎隔\\d]|[毎隔]週)(?<w1>${W})曜日?\\s?[(、の]?\\s?(?:(?<year>20\\d\\d)[年/])?${MONTH}[月/]${DAY}(?!\\d)日?(?!\\s?[(の、]?${W}(?:曜|\\)))`,
    'giu',
  ),
];

/** Without a month: 27日(木), 本日(木); in a row also 9(水). */
export const JAPANESE_DAYS: readonly RegExp[] = [
  new RegExp(
    `(?<![\\d/.月年第約あと-])(?:(?<named>今月|来月|再来月|先月)の?)?${DAY}日(?!間|後|以内|前|目)${BESIDE}`,
    'giu',
  ),
  new RegExp(`(?<=[)〜~、,・と]\\s?)${DAY}\\s?\\((?<w1>${W})(?:曜日?)?\\)`, 'giu'),
  new RegExp(`(?<![毎隔\\d]|[毎隔]週)(?<w1>${W})曜日?\\s?\\(\\s?${DAY}日\\s?\\)`, 'giu'),
  new RegExp(
    `(?<relative>本日|今日|明日|明後日|あさって|あす|昨日|一昨日)(?:の)?\\s?[(の、]?\\s?(?<w1>${W})(?:曜日?\\)?|\\))`,
    'giu',
  ),
];

const AFTER_EN = `(?:\\s?\\(\\s?(?<w1>${EN})\\.?\\s?\\)|,\\s(?<w2>${EN})\\b(?!,?\\s(?:the\\s)?(?:\\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)))`;
const NUMBER = '(?<day>3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th)?(?![\\d:%])';
const OF_YEAR = '(?:,?\\s(?:\\d{1,2}:\\d\\d(?::\\d\\d)?\\s(?:[A-Z]{3,4}\\s)?)?(?<year>(?:19|20)\\d\\d))?';

export const ENGLISH_DATES: readonly RegExp[] = [
  new RegExp(`\\b(?<w1>${EN})\\.?,?\\s{1,2}(?:the\\s)?${NUMBER}\\s(?:of\\s)?${EN_MONTH}(?![a-z])${OF_YEAR}`, 'giu'),
  new RegExp(`\\b(?<w1>${EN})\\.?,?\\s{1,2}${EN_MONTH}\\s(?:the\\s)?${NUMBER}${OF_YEAR}`, 'giu'),
  new RegExp(`(?<![\\d/.])${NUMBER}\\s(?:of\\s)?${EN_MONTH}${OF_YEAR}${AFTER_EN}`, 'giu'),
  new RegExp(`\\b${EN_MONTH}\\s${NUMBER}${OF_YEAR}${AFTER_EN}`, 'giu'),
  new RegExp(`(?<![\\d/.-])(?<year>20\\d\\d)[-/]${MONTH}[-/]${DAY}(?!\\d)${AFTER_EN}`, 'giu'),
  new RegExp(`\\b(?<w1>${EN})\\.?,?\\s(?<year>20\\d\\d)[-/]${MONTH}[-/]${DAY}(?!\\d)`, 'giu'),
];

/** 12/10 is December in one country and October in another. */
export const ENGLISH_NUMBERS: readonly RegExp[] = [
  new RegExp(
    `\\b(?<w1>${EN})\\.?,?\\s{1,2}(?<first>3[01]|[12]\\d|0?[1-9])[/.](?<second>3[01]|[12]\\d|0?[1-9])(?:[/.](?<year>20\\d\\d))?(?![\\d/])`,
    'giu',
  ),
  new RegExp(
    `(?<![\\d/.])(?<first>3[01]|[12]\\d|0?[1-9])/(?<second>3[01]|[12]\\d|0?[1-9])(?:/(?<year>20\\d\\d))?${AFTER_EN}`,
    'giu',
  ),
];

export const ENGLISH_DAYS: readonly RegExp[] = [
  new RegExp(
    `\\b(?<w1>${EN})\\.?,?\\s(?:the\\s)?(?<day>3[01]|[12]\\d|[1-9])(?:st|nd|rd|th)\\b(?!\\s(?:of\\s)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|century|floor|edition|anniversary|street|avenue|season|episode|draft|version|time))`,
    'giu',
  ),
  new RegExp(
    `\\b(?<relative>today|tomorrow|yesterday)\\s?[,(]\\s?(?<w1>${EN})\\b(?!,?\\s(?:the\\s)?(?:\\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))`,
    'giu',
  ),
];

export const WEEKDAYS_EN = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
export const WEEKDAYS_FULL = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
export const MONTHS_EN = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const;
