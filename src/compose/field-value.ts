import type { BusinessCalendar } from '../calendar/business-calendar.ts';
import { formatDue } from '../calendar/due-text.ts';
import type { Instant } from '../mail/address.ts';
import { printableText } from '../mail/printable.ts';
import { parseDue } from './due.ts';
import type { Field } from './form.ts';
import type { Lang } from './language.ts';

/** How a value is read and shown. */
export interface FieldContext {
  readonly calendar: BusinessCalendar;
  readonly now: Instant;
  readonly lang: Lang;
}

/** A value as it stands in the mail, with the dates in it. */
export interface Filled {
  readonly text: string;
  readonly dates: readonly { readonly at: Instant; readonly dayOff: boolean; readonly shown: string }[];
}

/** What is wrong with a value; `what` is the part of it. */
export interface Fault {
  readonly fault: 'empty' | 'several-lines' | 'no-date' | 'past-date' | 'columns';
  readonly what: string;
}

/** So much of a value goes into a mail; nobody types more. */
const MAX_VALUE = 20_000;

/**
 * A field's value as the mail will say it. A date is read in any form and said with its weekday; items begin with a mark; the parts of
 * a row are told apart by a slash.
 * @param given one text a line of what was typed, or an item each
 */
export function fillField(field: Field, given: readonly string[], context: FieldContext): Filled | Fault {
  const lines = given
    .flatMap((one) => printableText(one).slice(0, MAX_VALUE).split('\n'))
    .map((line) => line.trimEnd());
  const items = lines.map((line) => line.trim()).filter((line) => line !== '');
  if (items.length === 0) return field.required ? { fault: 'empty', what: '' } : { text: '', dates: [] };
  const [only = '', ...more] = items;
  const mark = context.lang === 'ja' ? '・' : '- ';
  switch (field.type) {
    case 'line':
      return more.length > 0 ? { fault: 'several-lines', what: only } : { text: only, dates: [] };
    case 'text':
      return { text: lines.join('\n').trim(), dates: [] };
    case 'list':
      return { text: items.map((item) => `${mark}${withoutMark(item)}`).join('\n'), dates: [] };
    case 'choices':
      return {
        text: items.map((item) => `${context.lang === 'ja' ? '□ ' : '[ ] '}${withoutMark(item)}`).join('\n'),
        dates: [],
      };
    case 'date':
      return more.length > 0 ? { fault: 'several-lines', what: only } : dated(only, context, (shown) => shown);
    default:
      return rows(field.type, items, mark, context);
  }
}

function rows(
  type: 'schedule' | 'actions',
  items: readonly string[],
  mark: string,
  context: FieldContext,
): Filled | Fault {
  const found: Filled[] = [];
  for (const item of items) {
    const cells = withoutMark(item)
      .replaceAll('／', ' / ')
      .split(' / ')
      .map((cell) => cell.trim());
    const owner = type === 'actions' ? cells.at(-2) : '';
    const due = cells.at(-1) ?? '';
    const what = cells.slice(0, type === 'actions' ? -2 : -1).join(' / ');
    if (what === '' || owner === undefined || due === '') return { fault: 'columns', what: item };
    const row = dated(due, context, (shown) => `${mark}${rowText(what, owner, shown, context.lang)}`);
    if ('fault' in row) return row;
    found.push(row);
  }
  return { text: found.map(({ text }) => text).join('\n'), dates: found.flatMap(({ dates }) => dates) };
}

function rowText(what: string, owner: string, due: string, lang: Lang): string {
  if (owner === '') return `${what}: ${due}`;
  return lang === 'ja' ? `${what}(担当: ${owner}、期日: ${due})` : `${what} (owner: ${owner}, due: ${due})`;
}

function dated(text: string, context: FieldContext, show: (shown: string) => string): Filled | Fault {
  const { calendar, now, lang } = context;
  // With one time and another a day without a time shows as such.
  const [due, other] = [parseDue(text, calendar, now, 1), parseDue(text, calendar, now, 2)];
  if (due === null || other === null) return { fault: 'no-date', what: text };
  const dayOnly = due.at !== other.at;
  // As the mail will be read: until the end of that day's hours.
  const at = dayOnly ? calendar.endOfBusinessDay(calendar.dateOf(due.at)) : due.at;
  if (at <= now) return { fault: 'past-date', what: text };
  const shown = formatDue(at, calendar, lang, now, dayOnly);
  return { text: show(shown), dates: [{ at, dayOff: due.dayOff, shown }] };
}

/** Who pastes a list has its marks in it. */
function withoutMark(item: string): string {
  return item.replace(/^(?:[・*•‣-]|□|\[ ?\])\s*/, '');
}
