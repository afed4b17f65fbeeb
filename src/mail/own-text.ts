import { attributionAt, headerBlock, isForwardMark, isQuoted } from './quoted-mail.ts';
import { withoutBoilerplate, withoutSignature } from './signature.ts';

/**
 * A person's own words in a mail's text: quoted lines, the quoted mail below an attribution or a header block, and the
 * signature left out. Words between quoted lines stay, for many answer so. In doubt everything stays.
 */
export function ownText(text: string): string {
  const lines = text.split('\n').map((line) => (line === '-- ' ? line : line.trimEnd()));
  let own = '';
  for (const stretch of stretches(lines)) {
    const kept = withoutSignature(withoutBoilerplate(stretch), own !== '')
      .join('\n')
      .trim();
    if (kept !== '') own += own === '' ? kept : `\n${kept}`;
  }
  return own.replace(/\n{3,}/g, '\n\n');
}

/** The lines that nobody else wrote, in stretches that quoted lines divide. */
function stretches(lines: readonly string[]): string[][] {
  const found: string[][] = [];
  let current: string[] = [];
  let bare = true;
  const lastQuoted = lines.findLastIndex(isQuoted);
  for (let i = 0; i < lines.length; ) {
    const quoted = quotedFrom(lines, i, lastQuoted, bare);
    if (quoted === 0) {
      current.push(lines[i] ?? '');
      bare &&= (lines[i] ?? '').trim() === '';
      i += 1;
      continue;
    }
    if (current.length > 0) found.push(current);
    current = [];
    i += quoted;
  }
  return [...found, current];
}

/** How many lines from here on are not the person's own; `bare`: they have said nothing yet. */
function quotedFrom(lines: readonly string[], at: number, lastQuoted: number, bare: boolean): number {
  const line = (lines[at] ?? '').trim();
  const rest = lines.length - at;
  if (line === '') return 0;
  if (isQuoted(line)) return 1;
  if (isForwardMark(line)) return marked(lines, at + 1) ? 1 : rest;
  const block = headerBlock(lines, /^_{10,}$/.test(line) ? nextText(lines, at + 1) : at, bare);
  if (block > 0) return marked(lines, at + block) ? block : rest;
  const attribution = attributionAt(lines, at);
  if (!attribution) return 0;
  const { lines: count, certain } = attribution;
  if (nextText(lines, at + count) >= lines.length || marked(lines, at + count)) return count;
  if (!certain) return 0;
  // Words may stand between the line and what it speaks of.
  if (at < lastQuoted) return count;
  // Yahoo and some phones mark nothing: below their line all is quoted, if the person wrote above it.
  return bare ? 0 : rest;
}

/** Where the next line with anything on it is. */
function nextText(lines: readonly string[], from: number): number {
  let at = from;
  while (at < lines.length && (lines[at] ?? '').trim() === '') at += 1;
  return at;
}

/** The next line with anything on it is marked as quoted. */
function marked(lines: readonly string[], from: number): boolean {
  const next = nextText(lines, from);
  return next < from + 5 && isQuoted(lines[next] ?? '');
}
