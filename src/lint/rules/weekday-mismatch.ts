import { weekdayIndex } from '../../calendar/civil.ts';
import { type DayWithWeekday, daysWithWeekday } from '../days.ts';
import { isQuotedAt } from '../find.ts';
import type { Found, Mend, Rule, Subject } from '../rule.ts';
import { WEEKDAYS_FULL } from '../weekday-words.ts';

const WEEKDAYS = '日月火水木金土';

/** A weekday that is not its date's: the client comes on one of two days. */
export const weekdayMismatch: Rule = (subject) => {
  const { lines, heading, context } = subject;
  const days = daysWithWeekday(heading ? [heading, ...lines] : lines, context);
  const wrong = days.filter(
    (one) =>
      !one.days.some((day) => weekdayIndex(day) === one.weekday) &&
      !isQuotedAt(one.line, one.start, one.start + 1) &&
      !isTheirSlip(one, days),
  );
  return wrong.map((one): Found => {
    const right = weekdayIndex(one.days[0] as number);
    const mend = mendOf(one, right, wrong, days, subject);
    return {
      at: { line: one.line, start: one.start },
      what: one.text,
      right: one.word.text.length === 1 ? `${WEEKDAYS[right]}曜日` : (WEEKDAYS_FULL[right] as string),
      ...(mend ? { mend } : {}),
    };
  });
};

/** Behind a date: 「とのことですが」, 「とご記載がありますが」. */
const SAID_OF =
  /^[」』"]?\s?(?:と(?:の(?:こと|ご連絡|ご案内|記載)|あり|ござい|(?:ご)?記載|書[いか]|なって|伺|うかが|お知らせ|ご案内)|でご(?:連絡|案内))[^。、]{0,12}(?:が|けれど|けど|ものの)[、,]/u;
/** Before a date: "your form says", "not on", "instead of". */
const SAID_BEFORE =
  /\b(?:(?:says?|said|wrote|written|reads?|shows?|states?|listed|typed|gives?|gave|has|had|put|instead of|rather than)(?:\s[^.]{0,20})?|not)\s(?:(?:on|as|for)\s)?$/iu;
const PUT_RIGHT =
  /訂正|(?:^|[\s(【[])誤[)\]:】→]|誤り|誤記|誤って|間違|正しくは|ではなく|\b(?:correct(?:ion|ed)?|typo|mistake|mistyped|wrong|should (?:read|have|be))\b/iu;

/** What somebody else has written and the mail asks about, or what it is just putting right. */
function isTheirSlip({ line, start, text, days: meant }: DayWithWeekday, days: readonly DayWithWeekday[]): boolean {
  if (/(?:^|[\s(【[])誤[)\]:】→]\s{0,3}$/u.test(line.plain.slice(0, start))) return true;
  if (SAID_OF.test(line.plain.slice(start + text.length))) return true;
  // The same day with its own weekday stands in the mail as well.
  const right = days.some((other) =>
    other.days.some((day) => meant.includes(day) && weekdayIndex(day) === other.weekday),
  );
  return right && (PUT_RIGHT.test(line.plain) || SAID_BEFORE.test(line.plain.slice(0, start)));
}

/**
 * Which of the two is the slip? The date is what a promise is held to, and what a copied mail gets anew while its weekday is
 * forgotten. So the weekday is mended where the date is a whole one (a month and a day, or 明日), unless the mail itself says
 * otherwise: the same weekday stands beside its right date nearby, which may be the day that is meant.
 */
function mendOf(
  one: DayWithWeekday,
  right: number,
  wrong: readonly DayWithWeekday[],
  days: readonly DayWithWeekday[],
  { mail }: Subject,
): Mend | null {
  const [day] = one.days;
  if (!one.certain || one.days.length > 1 || day === undefined || one.line.index < 0) return null;
  const rivals = days.filter((other) => !wrong.includes(other) && other.weekday === one.weekday);
  if (rivals.some((other) => other.days.some((rival) => Math.abs(rival - day) < 7))) return null;
  // The quoted mail may name the day that is meant: 「25日(水)」 there, 「26日(水)」 here.
  const quoted = [...mail.text.normalize('NFKC').matchAll(/(?<![\d/])(\d{1,2})日?\s?\(([日月火水木金土])\)/gu)];
  if (
    quoted.some(
      ([, date, w]) => w === WEEKDAYS[one.weekday] && Number(date) !== new Date(day * 86_400_000).getUTCDate(),
    )
  )
    return null;
  const { start, text } = one.word;
  const full = WEEKDAYS_FULL[right] as string;
  const to = text.length === 1 ? (WEEKDAYS[right] as string) : text.length > 5 ? full : full.slice(0, 3);
  return { line: one.line, start, end: start + text.length, to };
}
