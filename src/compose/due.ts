import type { BusinessCalendar } from '../calendar/business-calendar.ts';
import { dayNumber, findDay, isoDate } from '../calendar/civil.ts';
import { readDates } from '../calendar/dates/read-dates.ts';
import type { Instant } from '../mail/address.ts';

/** `2bd`: business days, counted from the day after now. `3d`: days, moved forward off a day off. */
export interface DueRule {
  readonly count: number;
  readonly unit: 'bd' | 'd';
}

/** A due date, and whether it is a day off that somebody asked for by name. */
export interface Due {
  readonly at: Instant;
  readonly dayOff: boolean;
}

/** The instant that a rule gives as of now. @param time minutes after midnight */
export function dueByRule({ count, unit }: DueRule, calendar: BusinessCalendar, now: Instant, time: number): Due {
  const today = calendar.dateOf(now);
  const date =
    unit === 'bd'
      ? calendar.addBusinessDays(today, Math.max(1, count))
      : calendar.addBusinessDays(isoDate(dayNumber(today) + count), 0);
  return { at: calendar.instantAt(date, time), dayOff: false };
}

/**
 * What `--due` says: `2bd`, `3d`, a date (2026-11-26, 11/26, 11月26日) with or without a time (2026-11-26T15:00, 11月26日 15時). A date that is named is
 * kept, also where it is a day off. Null for what is no date.
 * @param time minutes after midnight, for a day without a time
 */
export function parseDue(text: string, calendar: BusinessCalendar, now: Instant, time: number): Due | null {
  const wanted = text.normalize('NFKC').trim();
  const rule = /^(\d{1,3})\s*(bd|d)$/i.exec(wanted);
  if (rule)
    return dueByRule(
      { count: Number(rule[1]), unit: rule[2]?.toLowerCase() === 'bd' ? 'bd' : 'd' },
      calendar,
      now,
      time,
    );
  const iso = /^(\d{4}-\d\d-\d\d)(?:[T ]([01]\d|2[0-3]):([0-5]\d))?$/i.exec(wanted);
  if (iso) {
    const [, date = '', hour, minute] = iso;
    if (findDay(date) === null) return null;
    const minutes = hour === undefined ? time : Number(hour) * 60 + Number(minute);
    return { at: calendar.instantAt(date, minutes), dayOff: calendar.dayOff(date) !== null };
  }
  const [found, ...more] = readDates(wanted, calendar, now);
  if (!found || more.length > 0 || found.text.length !== wanted.length || found.wrongWeekday) return null;
  const date = comingDate(found.date, wanted, calendar, now);
  const minutes = found.hasTime ? (found.at - calendar.instantAt(found.date, 0)) / 60_000 : time;
  return { at: calendar.instantAt(date, minutes), dayOff: calendar.dayOff(date) !== null };
}

/** A month and day without a year mean the coming ones: nobody promises a day of last month. */
function comingDate(date: string, text: string, calendar: BusinessCalendar, now: Instant): string {
  if (/\d{4}/.test(text) || dayNumber(date) >= dayNumber(calendar.dateOf(now))) return date;
  const next = `${Number(date.slice(0, 4)) + 1}${date.slice(4)}`;
  return dayNumber(calendar.dateOf(now)) - dayNumber(date) > 180 && findDay(next) !== null ? next : date;
}
