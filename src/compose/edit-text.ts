import { type Address, addressKey } from '../mail/address.ts';
import { parseAddressList } from '../mail/address-list.ts';
import { printableLine } from '../mail/printable.ts';

/** What a person may change of a mail in the editor. */
export interface Editable {
  readonly to: readonly Address[];
  readonly cc: readonly Address[];
  readonly subject: string;
  readonly text: string;
  /** Rules switched off for this mail; shown in the editor only where there are any, and may be added there. */
  readonly lint?: string;
}

/** A mail as a text for the editor: three header lines, an empty line, the body. */
export function toEditorText({ to, cc, subject, text, lint }: Editable): string {
  const list = (all: readonly Address[]) => all.map(shown).join(', ');
  return `To: ${list(to)}\nCc: ${list(cc)}\nSubject: ${printableLine(subject)}\n${lint ? `X-Client-Check-Lint: ${printableLine(lint)}\n` : ''}\n${text.trimEnd()}\n`;
}

/**
 * Reads it back. The name of an address that was left as it is stays the same. Null where the body or everything is gone: then
 * the user wants none of it. Throws a RangeError with the line that can't be read.
 */
export function fromEditorText(content: string, before: Editable): Editable | null {
  const text = content.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  if (text.trim() === '') return null;
  const end = text.indexOf('\n\n');
  const lines = (end < 0 ? text : text.slice(0, end)).split('\n').filter((line) => line.trim() !== '');
  const fields = new Map<string, string>();
  for (const line of lines) {
    const field = /^(To|Cc|Subject|X-Client-Check-Lint)\s*[:：](.*)$/is.exec(line);
    if (!field) throw new RangeError(line.slice(0, 80));
    fields.set((field[1] as string).toLowerCase(), field[2] ?? '');
  }
  const body = end < 0 ? '' : text.slice(end + 2).trim();
  if (body === '') return null;
  const names = new Map([...before.to, ...before.cc].map((one) => [addressKey(one.address), one]));
  const list = (value: string | undefined) =>
    parseAddressList(value ?? '').map((one) => (one.name === '' ? (names.get(addressKey(one.address)) ?? one) : one));
  return {
    to: list(fields.get('to')),
    cc: list(fields.get('cc')),
    subject: printableLine(fields.get('subject') ?? ''),
    text: `${body}\n`,
    lint: printableLine(fields.get('x-client-check-lint') ?? '').slice(0, 500),
  };
}

function shown({ name, address }: Address): string {
  return name === '' ? address : `"${name.replace(/["\\]/g, '')}" <${address}>`;
}
