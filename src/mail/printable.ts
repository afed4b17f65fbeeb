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

/**
 * The last gate before a terminal: LF, TAB and our own colours (ECMA-48 8.3.117 SGR) pass; no other control or format character
 * does, whatever was forgotten on the way.
 */
export function printableScreen(text: string): string {
  return text.replace(/\x1b\[\d{1,3}m|[^\P{Cc}\n\t]|[\u2028\u2029]|[^\P{Cf}\u200c\u200d]/gu, (found) =>
    found.length > 2 ? found : '',
  );
}

function strip(text: string): string {
  return text.toWellFormed().replace(/[^\P{Cf}\u200c\u200d]/gu, '');
}

function foldSpace(text: string): string {
  return text.replace(/ {2,}/g, ' ').trim();
}
