import { printableLine } from '../mail/printable.ts';
import { cut, pad, widthOf } from '../render/width.ts';
import type { Candidate, Completion } from './candidates.ts';

export type Shell = 'bash' | 'zsh' | 'fish';

/** A description is one line of a list. */
const MAX_WIDTH = 72;

/**
 * What the scripts in completions/ read: `words` or `files` (paths too), then a candidate a line. bash gets the value alone,
 * zsh the value and the line to show for it, fish the value and its description, with a tab between them.
 */
export function linesFor(shell: Shell, { candidates, files }: Completion, word: string, joined: string): string {
  // A value can't be changed to be printable: it would be another one.
  const fit = candidates.filter(({ value }) => value !== '' && printableLine(value) === value);
  const rows = fit.map(({ value, description }) => ({
    value,
    description: cut(printableLine(description), MAX_WIDTH),
  }));
  return [files ? 'files' : 'words', ...shown(shell, rows, word, joined), ''].join('\n');
}

function shown(shell: Shell, rows: readonly Candidate[], word: string, joined: string): string[] {
  switch (shell) {
    case 'bash': {
      const typed = unquoted(word);
      return rows.filter(({ value }) => value.startsWith(typed)).map(({ value }) => value);
    }
    case 'zsh': {
      const column = Math.max(0, ...rows.map(({ value }) => widthOf(value)));
      const line = ({ value, description }: Candidate) =>
        description === '' ? value : `${pad(value, column)}  ${description}`;
      return rows.map((row) => `${row.value}\t${line(row)}`);
    }
    case 'fish':
      return rows.map(({ value, description }) => `${joined}${value}\t${description}`);
  }
}

/** bash gives the word as it was typed, with the quotes and backslashes that it has so far. */
export function unquoted(word: string): string {
  if (word.startsWith("'")) return word.slice(1);
  if (word.startsWith('"')) return word.slice(1).replace(/\\([\\"$`])/g, '$1');
  return word.replace(/\\(.)/g, '$1');
}

/** bash parts words at "=" too: `--lang`, `=`, `j`. Joins them again. */
export function joinedWords(words: readonly string[]): string[] {
  const joined: string[] = [];
  for (const word of words) {
    const before = joined.at(-1);
    if (before !== undefined && /^--[\w-]+$/.test(before) && word === '=') joined[joined.length - 1] = `${before}=`;
    else if (before !== undefined && /^--[\w-]+=$/.test(before)) joined[joined.length - 1] = before + word;
    else joined.push(word);
  }
  return joined;
}
