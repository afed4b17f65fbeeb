/**
 * Makes text from a mail safe for one line of a terminal, a header or a log: C0, C1, line and paragraph separators become one
 * space; bidi controls and other invisible format characters go, but for the joiners that emoji and some scripts need; lone
 * surrogates become U+FFFD. White space is folded.
 */
export function printableLine(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text.includes('  ') ? foldSpace(text) : text.trim();
  return foldSpace(strip(text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')));
}

/** The same for a text of several lines: LF and TAB stay, CR LF and the Unicode separators become LF. */
export function printableText(text: string): string {
  return strip(text.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n').replace(/[^\P{Cc}\n\t]/gu, ''));
}

function strip(text: string): string {
  return text.toWellFormed().replace(/[^\P{Cf}\u200c\u200d]/gu, '');
}

function foldSpace(text: string): string {
  return text.replace(/ {2,}/g, ' ').trim();
}
