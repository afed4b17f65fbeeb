import { BusinessCalendar } from '../calendar/business-calendar.ts';
import { dayNumber, isoDate, weekdayOf } from '../calendar/civil.ts';
import { formatDayTime, formatIso } from '../calendar/format.ts';
import type { CalendarRules } from '../calendar/types.ts';
import { visible } from '../config/words.ts';
import type { Lang } from '../errors.ts';
import type { Instant } from '../mail/address.ts';
import { findEntry } from '../schedule/crontab.ts';
import { type ReadEntry, readEntry } from '../schedule/entry.ts';
import { logState } from '../schedule/log-file.ts';
import { clockTime, readFields, type Times } from '../schedule/times.ts';
import { scheduleWords } from './schedule-words.ts';

/** The entry as it stands in the crontab, with what is known about it. */
export interface View {
  readonly entry: ReadEntry | null;
  /** null where there is no entry, or a person has given it a schedule that is no time of day. */
  readonly times: Times | null;
  readonly next: Instant | null;
  readonly log: Awaited<ReturnType<typeof logState>>;
  /** The clock on the machine's wall, which is the one that cron goes by. */
  readonly wall: BusinessCalendar;
  readonly zone: string;
}

export async function viewOf(
  crontab: string | null,
  { now, timezone: zone }: { readonly now: Instant; readonly timezone: string },
): Promise<View> {
  const line = findEntry(crontab);
  const entry = line === null ? null : readEntry(line);
  const times = entry && readFields(entry.fields);
  const wall = new BusinessCalendar({ timezone: zone, days: [], hours: [], holidays: 'none', closed: [] });
  const log = entry?.log ? await logState(entry.log) : null;
  return { entry, times, next: times && nextRun(times, wall, now), log, wall, zone };
}

/** When it runs next, and its log. */
export function scheduleText({ entry, next, log, wall, zone }: View, now: Instant, lang: Lang): readonly string[] {
  const words = scheduleWords[lang];
  const time = (instant: Instant) => formatDayTime(instant, wall, lang, now);
  const lines = next === null ? [] : [words.next(time(next), zone)];
  if (entry === null || entry.log === null) return lines;
  return [
    ...lines,
    words.log(visible(entry.log), log && log.size > 0 ? words.written(log.size, time(log.changed)) : words.empty),
  ];
}

/** A line for where cron's clock is not the calendar's: many a server goes by UTC. */
export function otherClock(
  { next, wall, zone }: View,
  rules: CalendarRules,
  now: Instant,
  lang: Lang,
): readonly string[] {
  const calendar = new BusinessCalendar(rules);
  if (next === null || calendar.offsetAt(next) === wall.offsetAt(next)) return [];
  return [scheduleWords[lang].otherClock(zone, rules.timezone, formatDayTime(next, calendar, lang, now))];
}

/** `client-check/schedule/1`. Without an entry, or where it was changed by hand to what is no time of day, those are null. */
export function scheduleJson({ entry, times, next, wall }: View) {
  return {
    schema: 'client-check/schedule/1',
    installed: entry !== null,
    at: times && clockTime(times.minutes),
    days: times?.days ?? [],
    next: next === null ? null : formatIso(next, wall),
    command: entry?.command ?? null,
    log: entry?.log ?? null,
  };
}

/** The first instant after `now` at which the wall shows such a time on such a day. */
export function nextRun({ minutes, days }: Times, wall: BusinessCalendar, now: Instant): Instant | null {
  const today = dayNumber(wall.dateOf(now));
  for (let day = today; day <= today + 7; day += 1) {
    const at = wall.instantAt(isoDate(day), minutes);
    if (at > now && days.includes(weekdayOf(day))) return at;
  }
  return null;
}
