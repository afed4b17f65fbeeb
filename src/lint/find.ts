import type { LintLine } from './lines.ts';

/** One place where a pattern fits. */
export interface Hit {
  readonly line: LintLine;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly groups: Readonly<Record<string, string | undefined>>;
}

/** Where a pattern (with the flag g) fits in lines. */
export function hits(lines: readonly LintLine[], pattern: RegExp): Hit[] {
  return lines.flatMap((line) =>
    [...line.plain.matchAll(pattern)].map((match) => ({
      line,
      start: match.index,
      end: match.index + match[0].length,
      text: match[0],
      groups: match.groups ?? {},
    })),
  );
}

/** The sentence around a place of a line. */
export function sentenceAt({ plain }: LintLine, start: number): string {
  const from = Math.max(plain.lastIndexOf('。', start - 1) + 1, 0);
  const end = plain.indexOf('。', start);
  return plain.slice(from, end < 0 ? plain.length : end + 1);
}

/**
 * The sentence around a place, before and behind it, also where it runs over lines: mail is broken at 35 characters or so. A blank
 * line, a list's mark and an indented line begin something new.
 */
export function sentenceOver(
  lines: readonly LintLine[],
  { line, start, end }: Pick<Hit, 'line' | 'start' | 'end'>,
): { readonly before: string; readonly after: string } {
  const at = lines.indexOf(line);
  let before = line.plain.slice(0, start);
  for (let i = at; i > at - 3 && !STOPS.test(before) && runsOn(lines[i - 1], lines[i]); i -= 1)
    before = (lines[i - 1] as LintLine).plain.trim() + joint(before) + before.trimStart();
  let after = line.plain.slice(end);
  for (let i = at; i < at + 3 && !STOPS.test(after) && runsOn(lines[i], lines[i + 1]); i += 1)
    after = after.trimEnd() + joint(after) + (lines[i + 1] as LintLine).plain.trim();
  const stop = STOPS.exec(after);
  return {
    before: (before.split(STOPS).at(-1) ?? '').slice(-MAX_SENTENCE),
    after: (stop ? after.slice(0, stop.index + 1) : after).slice(0, MAX_SENTENCE),
  };
}

/** Nobody says more on one side of a word. */
const MAX_SENTENCE = 400;
const STOPS = /[。!?](?!\))|\.(?=\s|$)/u;

/** Words of Latin letters are parted by a line's end. */
function joint(text: string): string {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}、]\s*$/u.test(text) ? '' : ' ';
}

function runsOn(line: LintLine | undefined, next: LintLine | undefined): boolean {
  if (!line || !next || next.index !== line.index + 1 || line.plain.trim() === '') return false;
  return (
    !/[。!?::]\s*$|\.\s*$/u.test(line.plain) &&
    !/^\s*(?:$|\[\s{0,2}\]|[-*・●☐□■◆□◇○▼▽※>|]|\d{1,2}[.)]|[(][\d]{1,2}[)]| {2}|\t)/u.test(next.plain)
  );
}

/** The lines of the same paragraph, as one text. */
export function paragraphOf(lines: readonly LintLine[], line: LintLine): string {
  const at = lines.indexOf(line);
  const isBlank = (i: number) =>
    (lines[i]?.plain.trim() ?? '') === '' || Math.abs((lines[i]?.index ?? 0) - (lines[i + 1]?.index ?? 0)) > 1;
  let from = at;
  while (from > 0 && !isBlank(from - 1)) from -= 1;
  let to = at;
  while (
    to + 1 < lines.length &&
    (lines[to + 1]?.plain.trim() ?? '') !== '' &&
    lines[to + 1]?.index === (lines[to]?.index ?? 0) + 1
  )
    to += 1;
  return lines
    .slice(from, to + 1)
    .map(({ plain }) => plain)
    .join('\n');
}

const OPENS = '「『“‘`"';
const CLOSES = '」』”’`"';

/** Does the place stand between quotation marks, as what somebody says or what is spoken of? */
export function isQuotedAt({ plain }: LintLine, start: number, end: number): boolean {
  for (const [i, open] of [...OPENS].entries()) {
    const close = CLOSES[i] as string;
    const before = plain.slice(0, start);
    const same = open === close;
    const inside = same
      ? (before.split(open).length - 1) % 2 === 1
      : before.lastIndexOf(open) > before.lastIndexOf(close);
    if (inside && plain.indexOf(close, end) >= 0) return true;
  }
  return false;
}
