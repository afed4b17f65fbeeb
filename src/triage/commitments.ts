import type { BusinessCalendar } from '../calendar/business-calendar.ts';
import { type DateInText, readDates } from '../calendar/dates/read-dates.ts';
import type { Instant } from '../mail/address.ts';
import { kindOfLine, ListOwner } from './commitment-lists.ts';
import {
  BACK_TO_DATE,
  BY_THE_MEETING,
  CONDITION_BEFORE,
  DUE_AFTER,
  decisive,
  ENDS_WITH_WORK,
  HAS_TOPIC,
  IF_BEFORE,
  IS_THE_DAY,
  NEITHER_AFTER,
  ON_OR_BEFORE,
  OTHER_TOPIC,
  OUR_BARE_TOPIC,
  OUR_LABEL,
  OUR_OBJECT,
  OUR_TOPIC,
  OURS_UNTIL,
  PLANNED_AFTER,
  QUOTED,
  STRICTLY_BY,
  THEIR_DEED,
  THEIR_LABEL,
  THEIR_PART,
  UNTIL,
  WHAT_WAS_GIVEN,
} from './commitment-words.ts';
import { BACK_TO_DATE_EN, QUOTED_EN } from './commitment-words-en.ts';
import { kindOfEnglish } from './commitments-en.ts';
import { unitsOf } from './text-units.ts';

/** A date that a mail of ours gives or asks for (judgement section 6). */
export interface Commitment {
  readonly due: Instant;
  /** The sentence that it was read from. */
  readonly text: string;
  /** The weekday beside the date is not its own: it was read by the date. */
  readonly wrongWeekday: boolean;
  readonly dayOff: boolean;
}

export interface Commitments {
  /** By when we answer; where a mail gives several dates, the latest. */
  readonly promise: Commitment | null;
  /** By when we ask the client for something; of several the latest. */
  readonly request: Commitment | null;
}

/** A longer text, or a longer sentence, is no person's answer to a client: what lies beyond is not read. */
const MAX_TEXT = 30_000;
const MAX_UNIT = 1_500;
/** NFKC makes a plain 2 of ②, and 212月1日 of 「②12月1日」. */
const COUNTED = /[①-⑳⑴-⒇⒈-⒛❶-❿➀-➓㊀-㊉]/gu;

/**
 * Whose dates are they, in a mail of ours? A promise is a date with our own verb, or with a noun of delivery as ours; a request one with
 * the client's verb; any other date is neither.
 * @param text its own words: no quotes, no signature
 * @param at when it was written; relative dates count from then
 */
export function readCommitments(text: string, calendar: BusinessCalendar, at: Instant): Commitments {
  const found: { promise: Commitment | null; request: Commitment | null } = { promise: null, request: null };
  const today = calendar.instantAt(calendar.dateOf(at), 0);
  for (const { kind, date, unit } of readDueDates(text, calendar, at)) {
    // What lies behind us is told, not promised.
    if (kind === null || date.at < today || date.at < (found[kind]?.due ?? Number.NEGATIVE_INFINITY)) continue;
    found[kind] = { due: date.at, text: unit, wrongWeekday: date.wrongWeekday, dayOff: date.dayOff };
  }
  return found;
}

/** A date of a text, the sentence that it stands in, and whose it is. */
export interface DueDate {
  readonly kind: Kind;
  readonly date: DateInText;
  readonly unit: string;
}

/** Every date of a text, those behind us too, in their order. */
export function readDueDates(text: string, calendar: BusinessCalendar, at: Instant): DueDate[] {
  const found: DueDate[] = [];
  const units = unitsOf(plainNumbers(text.slice(0, MAX_TEXT).replace(COUNTED, '・').normalize('NFKC'))).map((unit) =>
    unit.slice(0, MAX_UNIT),
  );
  let spoken: DateInText | null = null;
  const lists = new ListOwner();
  for (const [index, unit] of units.entries()) {
    const dates = withoutQuoted(unit, readDates(unit, calendar, at));
    const around = { before: units[index - 1] ?? '', after: units[index + 1] ?? '', owner: lists.next(unit) };
    for (const [place, date] of dates.entries())
      found.push({ kind: kindOf(unit, date, dates[place + 1] ?? null, around), date, unit });
    // 「8月21日が期限です。それまでに回答いたします。」
    const back: RegExpExecArray | null =
      spoken && dates.length === 0 ? (BACK_TO_DATE.exec(unit) ?? BACK_TO_DATE_EN.exec(unit)) : null;
    if (back && spoken)
      found.push({ kind: kindOf(unit, { ...spoken, ...placeOf(back) }, null, around), date: spoken, unit });
    spoken = dates.at(-1) ?? (back ? spoken : null);
  }
  return found;
}

/** Without dates of sentences that are only quoted: 「『12月15日までに送ります』と書いたのは」. */
function withoutQuoted(unit: string, dates: readonly DateInText[]): readonly DateInText[] {
  const quoted = [QUOTED, QUOTED_EN].flatMap((pattern) =>
    [...unit.matchAll(pattern)].map(({ index, 0: text }) => [index, index + text.length] as const),
  );
  return dates.filter(({ start }) => !quoted.some(([from, to]) => from <= start && start < to));
}

function placeOf({ index, 0: text }: RegExpExecArray): Pick<DateInText, 'start' | 'end' | 'text'> {
  return { start: index, end: index + text.length, text };
}

/** 十一月二十七日 -> 11月27日; other numbers in kanji (一日も早く) are no dates. */
function plainNumbers(text: string): string {
  const value = (kanji: string) => {
    const [tens, ones = ''] = kanji.includes('十') ? kanji.split('十') : ['', kanji];
    const digit = (one: string) => '〇一二三四五六七八九'.indexOf(one);
    const ten = kanji.includes('十') ? (tens === '' ? 1 : digit(tens ?? '')) * 10 : 0;
    return String(ten + (ones === '' ? 0 : digit(ones)));
  };
  return text.replace(
    /([〇一二三四五六七八九十]{1,3})月([〇一二三四五六七八九十]{1,3})日/gu,
    (_, month: string, day: string) => `${value(month)}月${value(day)}日`,
  );
}

/** The date that a mail of ours gives for our answer, or null. */
export function readCommitment(text: string, calendar: BusinessCalendar, at: Instant): Commitment | null {
  return readCommitments(text, calendar, at).promise;
}

export type Kind = 'promise' | 'request' | null;

interface Around {
  readonly before: string;
  readonly after: string;
  /** Whose it is as an item of a list. */
  readonly owner: Kind;
}

function kindOf(unit: string, date: DateInText, next: DateInText | null, around: Around): Kind {
  const { before, after, owner } = around;
  const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(unit);
  const kind = japanese
    ? (kindOfLine(unit, date, before, owner) ?? kindJa(unit, date, next, before, after))
    : (kindOfEnglish(unit, date, before) ?? owner);
  const head = unit.slice(0, date.start);
  // A day of the calendar is one whatever comes before it; a span counts from there.
  const counts = /以内|後|営業日|日間|週間|翌|日で/u.test(date.text);
  if (kind === 'promise' && ((counts && CONDITION_BEFORE.test(head)) || IF_BEFORE.test(head))) return null;
  return kind === 'none' ? null : kind;
}

/** What stands first behind the date decides: up to the next date, and if nothing does there, in the rest of the sentence. */
function kindJa(unit: string, date: DateInText, next: DateInText | null, previous: string, following: string): Kind {
  const head = unit.slice(0, date.start);
  const behind = (end?: number) => unit.slice(date.end, end).replace(BY_THE_MEETING, '').replace(WHAT_WAS_GIVEN, '');
  const tail = behind();
  if (OUR_LABEL.test(head) || THEIR_LABEL.test(head)) return kindOfLabel(head, tail, previous, following);
  if (DUE_AFTER.test(tail) && THEIR_PART.test(head)) return 'request';
  const verdict = (next && decisive(behind(next.start))) ?? decisive(tail);
  const until = UNTIL.test(tail) || /(?:中|内|のうち|いっぱい|まで(?:に)?(?:は)?)$/u.test(date.text);
  if (verdict === 'asked') return until ? 'request' : null;
  if (PLANNED_AFTER.test(tail)) return 'promise';
  if (verdict === 'ours') return until || ON_OR_BEFORE.test(tail) ? 'promise' : null;
  if (verdict === 'does') {
    const by = STRICTLY_BY.test(bound(date.text, tail)) || (date.hasTime && /^\s*に?は/u.test(tail));
    return by && !THEIR_DEED.test(unit) ? 'promise' : null;
  }
  if (verdict === 'awaited') return until || OUR_TOPIC.test(head) || OURS_UNTIL.test(head) ? 'promise' : null;
  const ours = OUR_TOPIC.test(head) || (!HAS_TOPIC.test(head) && delivers(previous));
  if (verdict === 'becomes') return ours || OUR_OBJECT.test(head) || OUR_TOPIC.test(tail) ? 'promise' : null;
  if (verdict === 'neither') return null;
  if (ENDS_WITH_WORK.test(tail) || (until && OUR_BARE_TOPIC.test(head))) return 'promise';
  if (IS_THE_DAY.test(tail)) return ours && !OTHER_TOPIC.test(head) ? 'promise' : null;
  if (!until || !/^(?:[\s、。!まで迄にをは]|必ず|きっと|何とか|なんとか)*$/u.test(tail)) return null;
  // No predicate of its own: the sentence before or behind has it.
  const around = decisive(previous) === 'ours' ? 'ours' : decisive(following);
  if (OUR_TOPIC.test(head) || around === 'ours') return 'promise';
  return around === 'asked' ? 'request' : null;
}

/** What binds a date, where a part of it stands in the date itself: 「明日中」に. */
function bound(date: string, tail: string): string {
  return `${/(?:中|以内|のうち|内|まで)$/u.exec(date)?.[0] ?? ''}${tail}`;
}

/** 「納期:」「ご返信期限は」: a label can be of either side where nothing behind it says whose; then the sentences around it do. */
function kindOfLabel(head: string, tail: string, previous: string, following: string): Kind {
  const own = decisive(tail);
  if (NEITHER_AFTER.test(tail) && own !== 'becomes') return null;
  if (own === 'asked') return 'request';
  if (own === 'ours' || (own === 'becomes' && !THEIR_LABEL.test(head))) return 'promise';
  const around = [decisive(previous), decisive(following)];
  if (around.includes('ours')) return 'promise';
  return THEIR_LABEL.test(head) || around.includes('asked') ? 'request' : 'promise';
}

/** The sentence before speaks of a delivery of ours: 「確認のうえ回答いたします。20日になる予定です。」 */
function delivers(sentence: string): boolean {
  return decisive(sentence) === 'ours' || OUR_TOPIC.test(sentence);
}
