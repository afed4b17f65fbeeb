import type { BusinessCalendar } from '../calendar/business-calendar.ts';
import { formatDay, formatIso } from '../calendar/format.ts';
import type { Lang } from '../errors.ts';
import type { Instant } from '../mail/address.ts';
import { printableLine } from '../mail/printable.ts';
import type { Paint } from '../render/style.ts';
import { cut, pad, widthOf } from '../render/width.ts';
import type { Company } from '../setup/correspondents.ts';
import { type ClientWhy, clientsWords } from './clients-words.ts';

/** A client of the configuration, or somebody else who wrote or was written to. */
export interface ClientRow {
  readonly why: ClientWhy;
  /** Whether a mail of theirs waits for us. */
  readonly counts: boolean;
  readonly name: string;
  readonly match: readonly string[];
  /** Null: no mail in the look-back. */
  readonly mail: Pick<Company, 'received' | 'sent' | 'lastReceived' | 'lastSent' | 'people'> | null;
}

export interface ClientsView {
  readonly rows: readonly ClientRow[];
  readonly now: Instant;
  readonly since: Instant;
  readonly calendar: BusinessCalendar;
}

const ORDER: readonly ClientWhy[] = ['configured', 'written-to', 'wrote', 'ignored'];

/** `client-check/clients/1`. */
export function clientsJson({ rows, now, since, calendar }: ClientsView): object {
  const iso = (instant: Instant | null | undefined) => (instant == null ? null : formatIso(instant, calendar));
  return {
    schema: 'client-check/clients/1',
    now: iso(now),
    since: iso(since),
    clients: rows.map(({ why, counts, name, match, mail }) => ({
      name,
      why,
      counts,
      match,
      received: mail?.received ?? 0,
      sent: mail?.sent ?? 0,
      lastReceived: iso(mail?.lastReceived),
      lastSent: iso(mail?.lastSent),
      people: (mail?.people ?? []).map(({ address, name: called, received, sent }) => ({
        address,
        name: called || null,
        received,
        sent,
      })),
    })),
  };
}

/** A group for each reason; in a row who, how much mail, and what the reason rests on. */
export function renderClients(
  { rows, now, calendar }: ClientsView,
  { lang, columns, paint, program }: { lang: Lang; columns: number; paint: Paint; program: string },
): string {
  const words = clientsWords[lang];
  if (rows.length === 0) return `${words.nobody}\n\n${words.hint(program)}\n`;
  const width = Math.min(120, Math.max(60, columns));
  const nameOf = ({ name }: ClientRow) => printableLine(name);
  const names = Math.min(Math.floor(width * 0.36), Math.max(...rows.map((row) => widthOf(nameOf(row)))));
  const traffic = (row: ClientRow) => (row.mail ? words.traffic(row.mail.received, row.mail.sent) : '');
  const numbers = Math.max(...rows.map((row) => widthOf(traffic(row))));
  const lines = ORDER.flatMap((why) => {
    const group = rows.filter((row) => row.why === why);
    if (group.length === 0) return [];
    const uncounted = why !== 'ignored' && group.every(({ counts }) => !counts) ? ` ${words.notCounted}` : '';
    const head = `${paint.bold(`${words.groups[why]} (${group.length})`)}${uncounted}`;
    return [
      head,
      ...group.map((row) => {
        const start = `  ${pad(nameOf(row), names)}  ${pad(traffic(row), numbers)}  `;
        return (start + cut(reason(row, { calendar, lang, now }), Math.max(12, width - widthOf(start)))).trimEnd();
      }),
      '',
    ];
  });
  return `${lines.join('\n')}\n${words.hint(program)}\n`;
}

/** What speaks for the reason: the rules of the configuration, or the day of the latest mail. */
function reason(
  { why, match, mail }: ClientRow,
  { calendar, lang, now }: { calendar: BusinessCalendar; lang: Lang; now: Instant },
): string {
  const words = clientsWords[lang];
  const rules = printableLine(match.join(', '));
  if (why === 'configured') return mail ? rules : `${rules} (${words.silent})`;
  if (why === 'ignored' && !mail) return words.silent;
  const day = (instant: Instant) => formatDay(instant, calendar, lang, now);
  if (mail?.lastSent != null && why !== 'wrote') return words.writtenOn(day(mail.lastSent));
  return mail?.lastReceived == null ? '' : words.wroteOn(day(mail.lastReceived));
}
