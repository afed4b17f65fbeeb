import { resolve } from 'node:path';
import type { BusinessCalendar } from '../calendar/business-calendar.ts';
import { dayNumber, findDay, isoDate } from '../calendar/civil.ts';
import { parseWhen } from '../calendar/parse-when.ts';
import { ClientCheckError } from '../errors.ts';
import type { Instant } from '../mail/address.ts';
import type { MailParts } from './mail-actions.ts';
import type { ReportArguments } from './program-report.ts';
import { report } from './report.ts';

const USUAL = '90d';

/** `report` as it was called. Returns the exit code. */
export async function reportFromCall(options: ReportArguments, parts: MailParts): Promise<number> {
  const world = await parts.world(options);
  const { from: first = USUAL, to: last, csv = false, html } = options;
  const json = options.json ?? false;
  if (csv && json) {
    const what = world.lang === 'ja' ? '--csv と --json は一緒に使えません' : '--csv and --json do not go together';
    throw new ClientCheckError('usage', { what, call: 'client-check report --help' });
  }
  const { calendar, now } = world;
  const given = beginning(first, calendar, now);
  // A month alone is that month, unless an end is named.
  const until = last ?? (/^\d{4}-\d\d$/.test(first.trim()) ? first : null);
  const end = until === null ? now : ending(until, calendar, now);
  if (given === null || given >= now) throw parts.wrong('from', first);
  if (end === null || end <= given) throw parts.wrong('to', until ?? '');
  const from = /^\d+[dw]$/i.test(first.trim()) ? calendar.instantAt(calendar.dateOf(given), 0) : given;
  const file = html === undefined ? null : resolve(parts.around.cwd, html);
  return report(world, { from, to: Math.min(end, now), accounts: options.account ?? [], json, csv, html: file });
}

/** The first instant of a month, of a date, or the instant that is named. */
function beginning(text: string, calendar: BusinessCalendar, now: Instant): Instant | null {
  return parseWhen(/^\d{4}-\d\d$/.test(text.trim()) ? `${text.trim()}-01` : text, calendar, now);
}

/** The instant behind a month or a date; an instant as it is. */
function ending(text: string, calendar: BusinessCalendar, now: Instant): Instant | null {
  const wanted = text.trim();
  const [, year, month] = /^(\d{4})-(\d\d)$/.exec(wanted) ?? [];
  if (year !== undefined && month !== undefined) {
    if (findDay(`${wanted}-01`) === null) return null;
    // The 32nd day from the first lies in the next month.
    return calendar.instantAt(`${isoDate(dayNumber(`${wanted}-01`) + 31).slice(0, 7)}-01`, 0);
  }
  const at = parseWhen(wanted, calendar, now);
  return at !== null && /^\d{4}-\d\d-\d\d$/.test(wanted) ? calendar.instantAt(isoDate(dayNumber(wanted) + 1), 0) : at;
}
