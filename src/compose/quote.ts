import type { BusinessCalendar } from '../calendar/business-calendar.ts';
import { DAY } from '../calendar/civil.ts';
import { formatDue } from '../calendar/due-text.ts';
import type { Address, Instant } from '../mail/address.ts';
import type { Lang } from './language.ts';

/** More of a mail than this is not quoted. */
const MAX_LINES = 400;
const MAX_LENGTH = 60_000;

export interface Quoted {
  readonly from: Address | null;
  readonly at: Instant;
  readonly text: string;
}

/** The mail that is answered, quoted (RFC 3676 4.5) below a line that says whose it is, in the language of the mail. */
export function quote({ from, at, text }: Quoted, calendar: BusinessCalendar, lang: Lang): string {
  const lines = text.slice(0, MAX_LENGTH).trim().split('\n');
  const shown = lines
    .slice(0, MAX_LINES)
    .map((line) => (line === '' || line.startsWith('>') ? `>${line}` : `> ${line}`));
  const cut = lines.length > MAX_LINES || text.length > MAX_LENGTH ? ['> […]'] : [];
  return [attribution(from, at, calendar, lang), ...shown, ...cut].join('\n');
}

function attribution(from: Address | null, at: Instant, calendar: BusinessCalendar, lang: Lang): string {
  const who = from ? `${from.name === '' ? '' : `${from.name} `}<${from.address}>` : '';
  const date = calendar.dateOf(at);
  const wall = new Date((((at + calendar.offsetAt(at)) % DAY) + DAY) % DAY).toISOString().slice(11, 16);
  // With the year, whatever year it is: a quote is read years later.
  const day = formatDue(at, calendar, lang, Date.UTC(Number(date.slice(0, 4)) - 10, 6), true);
  return lang === 'ja' ? `${day} ${wall} ${who}:` : `On ${day} at ${wall}, ${who} wrote:`;
}
