import type { BusinessCalendar } from '../calendar/business-calendar.ts';
import { datesInText } from '../calendar/due-text.ts';
import type { Instant } from '../mail/address.ts';

/** A date that we gave in a mail: by then we answer (judgement section 6). */
export interface Commitment {
  readonly due: Instant;
  /** The sentence that it was read from. */
  readonly text: string;
}

/** A delivery of ours in Japanese, said of ourselves: 回答いたします, ご連絡申し上げます, お送りします. */
const OURS_JA =
  /(?:ご?(?:回答|返信|返答|連絡|報告|案内|提出|提示|送付|共有|納品)(?:を|は|も)?|お送り|お返事(?:を|は)?)(?:いたします|致します|します|申し上げます|申しあげます|差し上げます|差しあげます|させていただきます|させて頂きます|できる(?:予定|見込み)です)/u;

/** The same in English. */
const OURS_EN =
  /\b(?:you will (?:have|receive|hear)|(?:we|i)(?: will|'ll|’ll) (?:answer|reply|respond|get back|write|send|let you know|come back|report|deliver))\b/i;

/** What asks the reader for something is theirs, not ours. */
const THEIRS = /いただけ|頂け|ください|下さい|お願い|頂戴|賜|\b(?:could|would|can) you\b|\bplease\b|\bkindly\b/iu;

/**
 * The date that a mail of ours gives for our answer, or null. Reads the sentences of our own templates, and what is worded as they
 * are: a date, then 「までに」 and our own verb in one sentence. Where a mail gives several, the latest holds.
 * @param text its own words: no quotes, no signature
 * @param at when it was written
 */
export function readCommitment(text: string, calendar: BusinessCalendar, at: Instant): Commitment | null {
  let latest: Commitment | null = null;
  for (const sentence of sentencesOf(text.normalize('NFKC'))) {
    for (const { end, start, at: due } of datesInText(sentence, calendar, at)) {
      const before = sentence.slice(0, start);
      const after = sentence.slice(end);
      const ja = /^\s*(?:頃|ごろ)?\s*(?:まで|中)に/u.test(after) && OURS_JA.test(after) && !THEIRS.test(after);
      const en = /\bby\s+$/i.test(before) && OURS_EN.test(before) && !THEIRS.test(sentence);
      if ((ja || en) && due >= (latest?.due ?? Number.NEGATIVE_INFINITY)) latest = { due, text: sentence.trim() };
    }
  }
  return latest;
}

/** Sentences end at 。, at an empty line, and in English at a full stop before a space; the lines of a sentence are joined. */
function sentencesOf(text: string): string[] {
  return text
    .split(/\n[ \t]*\n/)
    .map((paragraph) =>
      paragraph
        .replace(/[ \t]*\n[ \t]*/g, '\n')
        .replace(/(?<=[!-~])\n(?=[!-~])/g, ' ')
        .replace(/\n/g, ''),
    )
    .flatMap((paragraph) => paragraph.split(/(?<=[。!?])|(?<=[a-z)]\.)\s+(?=[A-Z])/u))
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}
