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
