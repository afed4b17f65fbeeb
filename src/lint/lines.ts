import { ownLines } from '../mail/own-text.ts';

/** No person writes a longer line, or more of them; what lies beyond is not looked at. */
const MAX_LINE = 1_000;
const MAX_LINES = 2_000;
const MAX_TEXT = 60_000;

/** A line as the rules read it: in NFKC, with the way back to the text as it is written. */
export interface LintLine {
  /** 0: the first line of the text; -1: the subject. */
  readonly index: number;
  readonly raw: string;
  /** In NFKC: １２月 and 12月 are the same. */
  readonly plain: string;
  /** For each place of `plain` the place of `raw` that it comes from; one more for the end. */
  readonly origin: readonly number[];
}

/** A base character with what combines with it: ｶﾞ is one. */
const CLUSTER = /[^\u3099\u309a\uff9e\uff9f\p{M}][\u3099\u309a\uff9e\uff9f\p{M}]{0,20}/gu;

/** ② before a date would make another one of it: 「②12月1日」 is no 212月. */
const COUNTED = /[①-⑳⑴-⒇⒈-⒛❶-❿➀-➓㊀-㊉]/u;

export function lintLine(index: number, raw: string): LintLine {
  let plain = '';
  const origin: number[] = [];
  for (const { 0: cluster, index: at } of raw.slice(0, MAX_LINE).matchAll(CLUSTER)) {
    const normal = COUNTED.test(cluster) ? '・' : cluster.normalize('NFKC');
    for (let i = 0; i < normal.length; i += 1) origin.push(at);
    plain += normal;
  }
  return { index, raw, plain, origin: [...origin, Math.min(raw.length, MAX_LINE)] };
}

/** From here on a program speaks: a patch (git, diff, CVS). */
const PATCH = /^(?:diff --?\w|--- \S{1,200}[\t ]|\+\+\+ \S|Index: \S|@@ -\d)/;

/** The person's own lines of a text. */
export function linesOf(text: string): LintLine[] {
  let left = MAX_TEXT;
  const own = ownLines(text);
  const patch = own.findIndex(({ text: raw }) => PATCH.test(raw));
  return (patch < 0 ? own : own.slice(0, patch))
    .slice(0, MAX_LINES)
    .filter(({ text: raw }) => {
      left -= Math.min(raw.length, MAX_LINE);
      return left >= 0;
    })
    .map(({ line, text: raw }) => lintLine(line, raw));
}

/** The column of a place in `plain`, counted from 1 in characters of the text as it is written. */
export function columnOf(line: LintLine, start: number): number {
  return [...line.raw.slice(0, line.origin[start] ?? line.raw.length)].length + 1;
}
