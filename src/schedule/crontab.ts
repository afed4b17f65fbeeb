/**
 * Our entry in a crontab, which is one line that ends with a mark. A line is whole or gone, whatever is done to the file by hand:
 * there are no begin and end that could be torn apart. To /bin/sh the mark is a comment.
 *
 * A crontab may be in any encoding, or in several: it is handled as a string of one character a byte (latin1).
 */
const MARK = '# client-check schedule';

/** What the crontab was before us, where it has to be made so again. */
type Before = 'new crontab' | 'newline added' | null;

/** No comment is ours, not even a copy of our line that a person has commented out. */
const OURS = /^[ \t]*[\d*@].*?[ \t]# client-check schedule(?: \((new crontab|newline added)\))?[ \t\r]*\n?$/s;

/** Our entry without its mark, decoded; null where there is none. `text` is null where there is no crontab. */
export function findEntry(text: string | null): string | null {
  const line = linesOf(text).find(isOurs);
  if (line === undefined) return null;
  const entry = line.slice(0, line.lastIndexOf(MARK)).trim();
  return Buffer.from(entry, 'latin1').toString('utf8');
}

/** The crontab with our entry: in the place of the one that is there, else at the end. All else stays byte for byte. */
export function withEntry(text: string | null, entry: string): string {
  const lines = linesOf(text);
  const place = lines.findIndex(isOurs);
  if (place < 0) {
    const unended = text !== null && text !== '' && !text.endsWith('\n');
    const before = text === null ? 'new crontab' : unended ? 'newline added' : null;
    return `${text ?? ''}${unended ? '\n' : ''}${markedLine(entry, before)}`;
  }
  const ours = markedLine(entry, beforeOf(lines[place] ?? ''));
  return lines.flatMap((line, i) => (i === place ? [ours] : isOurs(line) ? [] : [line])).join('');
}

/** The crontab without our entry, as it was before; null where there was none and nothing else has come to it. */
export function withoutEntry(text: string): string | null {
  const lines = linesOf(text);
  const rest = lines.filter((line) => !isOurs(line)).join('');
  const last = lines.at(-1) ?? '';
  // Whatever was added behind our line needs the line break before it.
  if (isOurs(last) && beforeOf(last) === 'newline added') return rest.replace(/\n$/, '');
  return rest === '' && lines.some((line) => beforeOf(line) === 'new crontab') ? null : rest;
}

/** Does the crontab set an environment variable for what it runs? */
export function setsVariable(text: string | null, name: string): boolean {
  return linesOf(text).some((line) => /^[ \t]*["']?(\w+)["']?[ \t]*=/.exec(line)?.[1] === name);
}

/** What the crontab sets for our entry: the variables above it, as crontab(5) reads them. */
export function environmentOf(text: string | null): Readonly<Record<string, string>> {
  const lines = linesOf(text);
  const end = lines.findIndex(isOurs);
  const settings = lines.slice(0, Math.max(0, end)).flatMap((line) => {
    const equals = line.indexOf('=');
    const name = unquoted(line.slice(0, Math.max(0, equals)).trim());
    if (!/^\w+$/.test(name)) return [];
    return [
      [
        name,
        unquoted(
          Buffer.from(line.slice(equals + 1), 'latin1')
            .toString('utf8')
            .trim(),
        ),
      ] as const,
    ];
  });
  return Object.fromEntries(settings);
}

function unquoted(text: string): string {
  const [first = ''] = text;
  return text.length > 1 && (first === '"' || first === "'") && text.endsWith(first) ? text.slice(1, -1) : text;
}

function markedLine(entry: string, before: Before): string {
  return `${Buffer.from(entry).toString('latin1')} ${MARK}${before === null ? '' : ` (${before})`}\n`;
}

function beforeOf(line: string): Before {
  return (OURS.exec(line)?.[1] as Before | undefined) ?? null;
}

function isOurs(line: string): boolean {
  return OURS.test(line);
}

function linesOf(text: string | null): readonly string[] {
  return text?.match(/[^\n]*\n|[^\n]+/g) ?? [];
}
