import type { BusinessCalendar } from '../calendar/business-calendar.ts';
import { type DateInText, readDates } from '../calendar/dates/read-dates.ts';
import type { Instant } from '../mail/address.ts';
import { kindOfLine, ListOwner } from './commitment-lists.ts';
import {
  BACK_TO_DATE,
  BY_THE_MEETING,
  CONDITION_BEFORE,
  decisive,
  ENDS_WITH_WORK,
  IF_BEFORE,
  IS_THE_DAY,
  NEITHER_AFTER,
  ON_OR_BEFORE,
  OTHER_TOPIC,
  OUR_LABEL,
  OUR_OBJECT,
  OUR_TOPIC,
  OURS_UNTIL,
  PLANNED_AFTER,
  QUOTED,
  THEIR_LABEL,
  UNTIL,
} from './commitment-words.ts';
import { QUOTED_EN } from './commitment-words-en.ts';
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

/**
 * Whose dates are they, in a mail of ours? A promise is a date with our own verb, or with a noun of delivery as ours; a request one with
 * the client's verb; any other date is neither.
 * @param text its own words: no quotes, no signature
 * @param at when it was written; relative dates count from then
 */
export function readCommitments(text: string, calendar: BusinessCalendar, at: Instant): Commitments {
  const found: { promise: Commitment | null; request: Commitment | null } = { promise: null, request: null };
  const units = unitsOf(plainNumbers(text.slice(0, MAX_TEXT).normalize('NFKC'))).map((unit) => unit.slice(0, MAX_UNIT));
  const today = calendar.instantAt(calendar.dateOf(at), 0);
  let spoken: DateInText | null = null;
  const lists = new ListOwner();
  for (const [index, unit] of units.entries()) {
    const dates = withoutQuoted(unit, readDates(unit, calendar, at));
    const around = { before: units[index - 1] ?? '', after: units[index + 1] ?? '', owner: lists.next(unit) };
    const readings: [Kind, DateInText][] = dates.map((date, place) => [
      kindOf(unit, date, dates[place + 1] ?? null, around),
      date,
    ]);
    // 「8月21日が期限です。それまでに回答いたします。」
    const back: RegExpExecArray | null = spoken && dates.length === 0 ? BACK_TO_DATE.exec(unit) : null;
    if (back && spoken) readings.push([kindOf(unit, { ...spoken, ...placeOf(back) }, null, around), spoken]);
    for (const [kind, date] of readings) {
      // What lies behind us is told, not promised.
      if (kind === null || date.at < today || date.at < (found[kind]?.due ?? Number.NEGATIVE_INFINITY)) continue;
      found[kind] = { due: date.at, text: unit, wrongWeekday: date.wrongWeekday, dayOff: date.dayOff };
    }
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
  if (kind === 'promise' && (CONDITION_BEFORE.test(head) || IF_BEFORE.test(head))) return null;
  return kind === 'none' ? null : kind;
}

/** What stands first behind the date decides: up to the next date, and if nothing does there, in the rest of the sentence. */
function kindJa(unit: string, date: DateInText, next: DateInText | null, previous: string, following: string): Kind {
  const head = unit.slice(0, date.start);
  const tail = unit.slice(date.end).replace(BY_THE_MEETING, '');
  if (OUR_LABEL.test(head) || THEIR_LABEL.test(head)) {
    if (NEITHER_AFTER.test(tail)) return null;
    const own = decisive(tail);
    if (own === 'ours' || own === 'asked') return own === 'ours' ? 'promise' : 'request';
    // A label can be of either side: the sentences around it say whose.
    const around = [decisive(previous), decisive(following)];
    if (around.includes('ours')) return 'promise';
    return THEIR_LABEL.test(head) || around.includes('asked') ? 'request' : 'promise';
  }
  const near = next ? unit.slice(date.end, next.start) : tail;
  const verdict = decisive(near) ?? decisive(tail);
  const until = UNTIL.test(tail) || /(?:中|内|のうち|いっぱい|まで(?:に)?(?:は)?)$/u.test(date.text);
  if (verdict === 'asked') return until ? 'request' : null;
  if (PLANNED_AFTER.test(tail)) return 'promise';
  if (verdict === 'ours') return until || ON_OR_BEFORE.test(tail) ? 'promise' : null;
  if (verdict === 'awaited') return until || OUR_TOPIC.test(head) || OURS_UNTIL.test(head) ? 'promise' : null;
  if (verdict === 'becomes')
    return OUR_TOPIC.test(head) || OUR_OBJECT.test(head) || OUR_TOPIC.test(tail) || delivers(previous)
      ? 'promise'
      : null;
  if (verdict === null && ENDS_WITH_WORK.test(tail)) return 'promise';
  if (verdict === null && IS_THE_DAY.test(tail) && !OTHER_TOPIC.test(head))
    return OUR_TOPIC.test(head) || delivers(previous) ? 'promise' : null;
  if (verdict === null && until && /^(?:[\s、。!まで迄にをは]|必ず|きっと|何とか|なんとか)*$/u.test(tail)) {
    if (decisive(previous) === 'ours') return 'promise';
    const sentence = decisive(following);
    if (OUR_TOPIC.test(head) || sentence === 'ours') return 'promise';
    if (sentence === 'asked') return 'request';
  }
  return null;
}

/** The sentence before speaks of a delivery of ours: 「確認のうえ回答いたします。20日になる予定です。」 */
function delivers(sentence: string): boolean {
  return decisive(sentence) === 'ours' || OUR_TOPIC.test(sentence);
}
