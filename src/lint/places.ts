import { splitHeader } from '../mail/header.ts';
import { parseParameters } from '../mail/parameters.ts';
import { columnOf } from './lines.ts';
import type { Place } from './rule.ts';

/** How the lines of a mail's text stand in its bytes. */
export interface Layout {
  /** The text stands in the file as it is: 7bit or 8bit, one plain part. Else lines are those of the text alone. */
  readonly asWritten: boolean;
  /** How many lines stand above the text. */
  readonly above: number;
  readonly header: readonly string[];
}

/** Of a draft in a mailbox only the text has lines. */
export const TEXT_ALONE: Layout = { asWritten: false, above: 0, header: [] };

/** Looks at a mail's bytes. */
export function layoutOf(source: Uint8Array): Layout {
  const bytes = Buffer.from(source);
  const lines = bytes.toString('latin1').split(/\r\n|\n|\r/);
  const end = lines.indexOf('');
  const header = end < 0 ? lines : lines.slice(0, end);
  const fields = splitHeader(bytes);
  const field = (name: string) => fields.find((one) => one.name === name)?.value ?? '';
  const { value, parameter } = parseParameters(field('content-type'));
  const plain = value === '' || value === 'text/plain';
  const encoding = field('content-transfer-encoding').trim().toLowerCase();
  const asWritten = plain && parameter('format').toLowerCase() !== 'flowed' && /^(?:|7bit|8bit|binary)$/.test(encoding);
  return { asWritten, above: asWritten ? header.length + 1 : 0, header };
}

/** Line and column, counted from 1: of the file where the text stands in it as it is, else of the text. */
export function whereIs(at: Place, { asWritten, above, header }: Layout): { line: number; column: number } {
  if ('header' in at || at.line.index < 0) {
    const name = 'header' in at ? at.header : 'Subject';
    const line = header.findIndex((one) => one.toLowerCase().startsWith(`${name.toLowerCase()}:`));
    const column = 'header' in at ? 1 : name.length + 3 + columnOf(at.line, at.start) - 1;
    return { line: Math.max(0, line) + 1, column: line < 0 ? 1 : column };
  }
  return { line: at.line.index + 1 + (asWritten ? above : 0), column: columnOf(at.line, at.start) };
}
