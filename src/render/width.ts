import stringWidth from 'string-width';

const segmenter = new Intl.Segmenter('ja', { granularity: 'grapheme' });

/** Columns that a text takes in a terminal (UAX 11: full-width characters take two). */
export const widthOf = (text: string): number => (/^[\x20-\x7e]*$/.test(text) ? text.length : stringWidth(text));

/** Cuts a text to at most `width` columns, with … where something was cut. A character is never split. */
export function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  if (width <= 0) return '';
  let kept = '';
  let used = 0;
  for (const { segment } of segmenter.segment(text)) {
    const columns = widthOf(segment);
    if (used + columns > width - 1) break;
    kept += segment;
    used += columns;
  }
  return `${kept.trimEnd()}…`;
}

/** Cuts or fills a text to exactly `width` columns. */
export function pad(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const short = cut(text, width);
  const space = ' '.repeat(Math.max(0, width - widthOf(short)));
  return align === 'left' ? short + space : space + short;
}

/** Breaks a line into lines of at most `width` columns; behind a space or a comma where there is one, else between characters. */
export function wrap(line: string, width: number): string[] {
  if (widthOf(line) <= width) return [line];
  const lines: string[] = [];
  let current = '';
  let used = 0;
  for (const { segment } of segmenter.segment(line)) {
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
