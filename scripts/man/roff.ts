/** Japanese has no spaces, so that where a line may end has to be said: not before a closing mark or a small kana, not behind an opening one. */
const BREAK =
  /(?![「『(])[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー、。」』)](?=[「『(\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])(?![ぁぃぅぇぉっゃゅょァィゥェォッャュョー])/gu;

/** Text for man(7): what roff would take for its own is made plain, and "-" stays one that can be copied. */
export function roff(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll("'", '\\(aq')
    .replaceAll('`', '\\(ga')
    .replaceAll('^', '\\(ha')
    .replaceAll('~', '\\(ti')
    .replace(/^\./gm, '\\&.')
    .replace(BREAK, '$&\\:');
}

/** A macro with its arguments, each one word to roff. */
export function macro(name: string, ...words: readonly string[]): string {
  return [`.${name}`, ...words.map((word) => `"${roff(word).replaceAll('"', '\\(dq')}"`)].join(' ');
}

/** Paragraphs of prose: `word` is bold, as are words between backquotes. */
export function prose(text: string): string[] {
  const lines: string[] = [];
  for (const part of text.split(/(`[^`]+`[.,;:)。、]*)/)) {
    const [, code, tail = ''] = /^`([^`]+)`(.*)$/.exec(part) ?? [];
    if (code !== undefined) lines.push(`\\fB${roff(code)}\\fR${roff(tail)}`);
    else lines.push(roff(part));
  }
  return lines
    .join('')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Tagged paragraphs: what, and what it means. */
export function tagged(rows: readonly (readonly [tag: string, text: string])[]): string[] {
  return rows.flatMap(([tag, text]) => ['.TP', macro('B', tag), ...prose(text)]);
}
