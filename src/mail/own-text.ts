import { attributionAt, headerBlock, isForwardMark, isQuoted } from './quoted-mail.ts';
import { withoutBoilerplate, withoutSignature } from './signature.ts';

/**
 * A person's own words in a mail's text: quoted lines, the quoted mail below an attribution or a header block, and the
 * signature left out. Words between quoted lines stay, for many answer so. In doubt everything stays.
 */
export function ownText(text: string): string {
  let own = '';
  for (const { kept } of keptStretches(text))
    own += own === '' ? kept.join('\n').trim() : `\n${kept.join('\n').trim()}`;
  return own.replace(/\n{3,}/g, '\n\n');
}

/** One of a person's own lines, and which line of the text it is (0: the first). */
export interface OwnLine {
  readonly line: number;
  readonly text: string;
}

/** The same lines each by itself, with the place where it stands in the text. Empty ones are left out. */
export function ownLines(text: string): OwnLine[] {
  const found: OwnLine[] = [];
  for (const { kept, stretch, start } of keptStretches(text)) {
    let at = 0;
    for (const line of kept.filter((one) => one.trim() !== '')) {
      // What is left out is left out whole, so that what stays stands in the same order.
      while (stretch[at] !== line && at < stretch.length) at += 1;
      found.push({ line: start + at, text: line });
      at += 1;
    }
  }
  return found;
}

interface Stretch {
  readonly start: number;
  readonly stretch: readonly string[];
  /** Without boilerplate and signature. */
  readonly kept: readonly string[];
}

/** The stretches in which the person says anything. */
function keptStretches(text: string): Stretch[] {
  const lines = text.split('\n').map((line) => (line === '-- ' ? line : line.trimEnd()));
  const found: Stretch[] = [];
  for (const { start, stretch } of stretches(lines)) {
    const kept = withoutSignature(withoutBoilerplate(stretch), found.length > 0);
    if (kept.some((line) => line.trim() !== '')) found.push({ start, stretch, kept });
  }
  return found;
}

/** The lines that nobody else wrote, in stretches that quoted lines divide. */
function stretches(lines: readonly string[]): { start: number; stretch: string[] }[] {
  const found: { start: number; stretch: string[] }[] = [];
  let current: string[] = [];
  let start = 0;
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
    if (current.length > 0) found.push({ start, stretch: current });
    current = [];
    i += quoted;
    start = i;
  }
  return [...found, { start, stretch: current }];
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
