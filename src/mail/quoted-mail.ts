/** A longer line is text that somebody wrote: no program's line about a quote is so long. */
const MAX_LINE = 400;

/** A line that another program marked as quoted (RFC 3676 4.5), also with full-width marks; a table's row ends in `|` too. */
export function isQuoted(line: string): boolean {
  const text = line.trimStart();
  return /^[>＞»]/.test(text) || (/^\|\s/.test(text) && !/\|\s?$/.test(text));
}

/** A line that says that the rest is another mail. */
const FORWARDED =
  /^[-_=*]{2,40}\s?(?:original (?:message|appointment)|forwarded (?:message|mail)|(?:元|転送|オリジナル|返信元|引用)の?\s?(?:された)?\s?(?:メッセージ|メール)|(?:ここから)?(?:転送|引用).{0,6})(?:\s?[-_=*]{2,40})?$|^begin forwarded message:$|^転送されたメッセージ[:：]?$/i;

export function isForwardMark(line: string): boolean {
  const text = line.trim();
  return text.length <= MAX_LINE && FORWARDED.test(text);
}

/** Fields of the block that Outlook and others put above the mail that they quote whole; also bold (`*差出人:*`). */
const FIELD =
  /^[*\s]{0,4}(?:(差\s?出\s?人|送信元|送信者|発信者|from)|(送信日時|送信日|受信日時|日付|日時|sent|date)|(宛\s?先|送信先|to|cc|ｃｃ)|(件\s?名|subject))[*\s]{0,4}[:：][*\s]{0,4}(.*)$/i;

/**
 * How many lines the header block is that begins here; 0 where none does. A `From:` in running text or in a timetable is none:
 * a subject, a time of sending or an address must stand by it. At the very top (`bare`), where contact forms have a block of
 * their own, it must be the whole block.
 */
export function headerBlock(lines: readonly string[], at: number, bare: boolean): number {
  const found = new Set<string>();
  let end = at;
  let sender = '';
  for (let i = at; i < Math.min(lines.length, at + 12); i += 1) {
    const line = (lines[i] ?? '').slice(0, MAX_LINE);
    if (line.trim() === '' && found.size > 0 && i < end + 2) continue;
    const match = FIELD.exec(line);
    if (match) {
      found.add(match[1] ? 'from' : match[2] ? 'sent' : match[3] ? 'to' : 'subject');
      if (match[1]) sender = match[5] ?? '';
    } else if (i !== end || found.size === 0 || found.has('subject')) break;
    // A long list of recipients goes on in the next line.
    end = i + 1;
  }
  if (!found.has('from') || sender.trim().length < 2) return 0;
  const sent = found.has('sent');
  const whole = sent && (found.has('to') || found.has('subject'));
  return whole || (!bare && (found.has('subject') || (sender.includes('@') && found.size > 1))) ? end - at : 0;
}

const DATE = String.raw`\(?(?:\d{4}|\d{2})\s?[年/.-]\s?\d{1,2}\s?[月/.-]\s?\d{1,2}日?`;

/** The line that says who wrote what is quoted below: Gmail, Apple Mail, Thunderbird, Becky!, Yahoo!メール and older ones. */
const ATTRIBUTION: readonly RegExp[] = [
  /^[-\s]{0,6}(?:on|at)\s.{5,300}\b(?:wrote|writes)\s?(?:[:：]|[-\s]{0,6})$/i,
  new RegExp(`^${DATE}.{0,250}(?:[:：]|書きました|wrote|のメール|のメッセージ)。?[:：]?$`, 'i'),
  new RegExp(`^${DATE}.{0,200}<[^<>\\s]+@[^<>\\s]+>[:：]?$`),
  /^.{0,200}(?:さん|さま|様|氏|君)\s?(?:は|が)[、,]?.{0,60}(?:書きました|書かれました|書いています)[。.]?[:：]?$/,
  /^.{1,200}(?:は|が)?(?:次のように|以下のように)?(?:書きました|書かれました|のメール|のメッセージ)[:：]$/,
  /^-{2,6}\s.{1,200}\bwrote\s?[:：]?\s?-{0,6}$/i,
  /^.{1,200}[>\w\p{L}]\s(?:wrote|writes)\s?[:：]$/iu,
  /^in (?:message|article)\s.{3,300}\b(?:wrote|writes)\s?[:：]?$/i,
];

/** How a line begins that goes on in the next one; anything else above `… wrote:` is a person's own. */
const BEGINS = new RegExp(
  `^(?:[-\\s]{0,6}(?:on|at)\\s|in (?:message|article)\\s|${DATE}|(?:mon|tue|wed|thu|fri|sat|sun)\\w{0,6},\\s|["「『].{1,200}(?:において|について)、?$)`,
  'i',
);

/** It has a day and says who: nobody writes such a line by hand. */
const DATED = /\d.{0,300}(?:@|\b(?:wrote|writes)\b|のメール|のメッセージ|書きました)/i;

export interface Attribution {
  /** How many lines it takes. */
  readonly lines: number;
  /** It is a program's beyond doubt, so that what follows is quoted though no marks say so. */
  readonly certain: boolean;
}

/** The attribution that begins in a line, alone or with the next two; null where none does. */
export function attributionAt(lines: readonly string[], at: number): Attribution | null {
  const first = (lines[at] ?? '').trim();
  if (first === '' || first.length > MAX_LINE) return null;
  let text = '';
  for (let count = 1; count <= (BEGINS.test(first) ? 3 : 1); count += 1) {
    const next = (lines[at + count - 1] ?? '').trim();
    if (next === '' || isQuoted(next)) return null;
    // An address that the program has cut behind its bracket is put together again.
    text += text === '' || text.endsWith('<') ? next : ` ${next}`;
    if (text.length > MAX_LINE) return null;
    const found = text;
    if (ATTRIBUTION.some((pattern) => pattern.test(found)))
      return { lines: count, certain: DATED.test(text) && BEGINS.test(first) };
  }
  return null;
}
