/** A word of a shell's command line: what it means, and where it stands. `;`, `|`, `&`, `<` and `>` are words of their own. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Quotes are unreadable only where they are not closed; an expansion ($HOME) is left as it is. */
const WORD = /[;|&<>]|(?:'[^']*'|"(?:\\.|[^"\\])*"|\\.|[^\s'"\\;|&<>])+/gs;

/** The words of a command for /bin/sh, as far as an entry of ours needs them read, perhaps edited by hand. */
export function shellWords(command: string): readonly Word[] {
  return [...command.matchAll(WORD)].map(({ 0: raw, index: start }) => ({
    text: raw.replace(
      /'([^']*)'|"((?:\\.|[^"\\])*)"|\\(.)/gs,
      (_, single?: string, double?: string, escaped?: string) => {
        return single ?? double?.replace(/\\(["\\$`])/g, '$1') ?? escaped ?? '';
      },
    ),
    start,
    end: start + raw.length,
  }));
}
