import { stripVTControlCharacters } from 'node:util';
import { eastAsianWidth } from 'get-east-asian-width';

let segmenter: Intl.Segmenter | undefined;

/** Loaded when the first text needs it: most lists don't, and it takes as long as all their lines. */
function clusters(text: string): Iterable<Intl.SegmentData> {
  segmenter ??= new Intl.Segmenter('ja', { granularity: 'grapheme' });
  return segmenter.segment(text);
}

/**
 * Latin and the usual marks (…, –, “”), and kana, Han, ㈱ and full-width characters that neither combine nor are emoji: each is as wide
 * as it is alone, those from U+3000 on two columns.
 */
const LATIN = /^[\u0020-\u007e]*$/;
const PLAIN =
  /^[\u0020-\u007e\u00a1-\u00a8\u00aa-\u00ac\u00af-\u02ff\u2010-\u2015\u2018-\u2026\u3000-\u3029\u3220-\u3243\u3041-\u3096\u30a0-\u30ff\u4e00-\u9fff\uff01-\uff60]*$/;

/** A cluster's first character that is printed at all. */
const VISIBLE =
  /[^\p{Default_Ignorable_Code_Point}\p{Control}\p{Format}\p{Nonspacing_Mark}\p{Enclosing_Mark}\p{Surrogate}]/u;
/** An emoji by itself or by its selector, a flag, a keycap (UTS 51). */
const EMOJI = /^(?:(?!\p{RI})\p{Emoji_Presentation}|\p{Emoji}\u{fe0f}|\p{RI}{2}|[\d#*]\u{20e3})/u;
/** What takes columns of its own behind another character of its cluster: a spacing mark, a half-width ﾞ or ﾟ. */
const TRAILING = /[\p{Spacing_Mark}\u{ff00}-\u{ffef}]/u;

/**
 * Columns that a text takes in a terminal (UAX 11: full-width characters take two). The same as `string-width`, which a test
 * compares; that one compiles the list of all emoji when it is loaded, which takes longer than all the rest of a start.
 */
export function widthOf(text: string): number {
  if (LATIN.test(text)) return text.length;
  if (PLAIN.test(text)) {
    let width = text.length;
    for (let i = 0; i < text.length; i += 1) if (text.charCodeAt(i) >= 0x3000) width += 1;
    return width;
  }
  let width = 0;
  // Colours of ours take no room.
  const bare = text.includes('\u001b') ? stripVTControlCharacters(text) : text;
  for (const { segment } of clusters(bare)) width += widthOfCluster(segment);
  return width;
}

function widthOfCluster(cluster: string): number {
  const start = cluster.search(VISIBLE);
  if (start < 0) return 0;
  if (EMOJI.test(cluster)) return 2;
  const [first = '', ...rest] = cluster.slice(start);
  const trailing = rest.filter((character) => TRAILING.test(character));
  return [first, ...trailing].reduce((sum, character) => sum + eastAsianWidth(character.codePointAt(0) as number), 0);
}
/** Cuts a text to at most `width` columns, with … where something was cut. A character is never split. */
export function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  if (width <= 0) return '';
  if (PLAIN.test(text)) return cutPlain(text, width);
  let kept = '';
  let used = 0;
  for (const { segment } of clusters(text)) {
    const columns = widthOf(segment);
    if (used + columns > width - 1) break;
    kept += segment;
    used += columns;
  }
  return `${kept.trimEnd()}…`;
}

function cutPlain(text: string, width: number): string {
  let used = 0;
  let end = 0;
  for (; end < text.length; end += 1) {
    used += text.charCodeAt(end) >= 0x3000 ? 2 : 1;
    if (used > width - 1) break;
  }
  return `${text.slice(0, end).trimEnd()}…`;
}

/** Cuts or fills a text to exactly `width` columns. */
export function pad(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const whole = widthOf(text);
  const short = whole <= width ? text : cut(text, width);
  const space = ' '.repeat(Math.max(0, width - (whole <= width ? whole : widthOf(short))));
  return align === 'left' ? short + space : space + short;
}

/** Breaks a line into lines of at most `width` columns; behind a space or a comma where there is one, else between characters. */
export function wrap(line: string, width: number): string[] {
  if (widthOf(line) <= width) return [line];
  const lines: string[] = [];
  let current = '';
  let used = 0;
  for (const { segment } of clusters(line)) {
    const columns = widthOf(segment);
    if (used + columns > width) {
      const at = breakIn(current);
      lines.push(current.slice(0, at).trimEnd());
      current = current.slice(at);
      used = widthOf(current);
    }
    current += segment;
    used += columns;
  }
  return current === '' ? lines : [...lines, current];
}

/** Where to break a full line: behind its last space or comma, unless that would leave it half empty. */
function breakIn(line: string): number {
  const at = Math.max(...[' ', '、', '。', ','].map((mark) => line.lastIndexOf(mark))) + 1;
  return at > line.length / 2 ? at : line.length;
}
