import type { BusinessCalendar } from '../calendar/business-calendar.ts';
import type { Ago, Scenario, ScenarioMail } from './scenario.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const UNITS = { m: MINUTE, h: HOUR, d: DAY } as const;

/** A mail that waits is younger than this, so that its window of 24 h does not end within the next four. */
const WAITS = 19 * HOUR;

/**
 * When each mail of a thread was written, in their order: in working hours, moved back to them where `now` falls so that they
 * were not, and with it what went before (what is answered stays answered, what is overdue stays overdue). Only where the state
 * hangs on the age may a mail have been written in the evening, on a day off or, if need be, at night.
 */
export function timesOf({ mails, expected }: Scenario, now: number, calendar: BusinessCalendar): number[] {
  const times: number[] = [];
  let next = Number.POSITIVE_INFINITY;
  let gap = 0;
  let moved = 0;
  for (const [index, mail] of [...mails.entries()].toReversed()) {
    const wanted = now - milliseconds(mail.ago) - oddTime(mail) - moved;
    const latest = Math.min(wanted, next - gap);
    const decides = index === mails.length - 1;
    if (decides && expected === 'due-soon') next = wanted;
    else if (decides && expected === 'waiting') next = recent(wanted, now - WAITS, calendar);
    else next = older(mail, latest, calendar);
    next = Math.floor(next / 1000) * 1000;
    moved += wanted - next;
    times.unshift(next);
    // A program answers at once.
    gap = mail.headers?.includes('Auto-Submitted: auto-replied') ? 20_000 : 40 * MINUTE;
  }
  return times;
}

function milliseconds(ago: Ago): number {
  return Number.parseInt(ago, 10) * UNITS[ago.at(-1) as keyof typeof UNITS];
}

/** Nobody writes on the hour: some minutes and seconds more, always the same for a mail. */
function oddTime({ text }: ScenarioMail): number {
  return ((text.length * 37) % 28) * MINUTE + ((text.length * 13) % 60) * 1000;
}

function older({ hour }: ScenarioMail, wanted: number, calendar: BusinessCalendar): number {
  if (hour === undefined) return workingTime(wanted, calendar, 500);
  const minutes = hour === 'night' ? 23 * 60 + 12 : 14 * 60 + 25;
  for (let back = 0; back < 30; back += 1) {
    const date = calendar.dateOf(wanted - back * DAY);
    const at = calendar.instantAt(date, minutes);
    if (at <= wanted && (hour === 'night') === (calendar.dayOff(date) === null)) return at;
  }
  return wanted;
}

/** Working time after `from`; else a time at which people are awake; else as wanted. */
function recent(wanted: number, from: number, calendar: BusinessCalendar): number {
  const working = workingTime(wanted, calendar, 170);
  if (working > from) return working;
  for (let back = 0; back < 2; back += 1) {
    const date = calendar.dateOf(wanted - back * DAY);
    const wakes = calendar.instantAt(date, 7 * 60 + 30);
    const sleeps = calendar.instantAt(date, 22 * 60) - spread(wanted, 150);
    const awake = wanted < sleeps ? wanted : sleeps;
    if (awake >= wakes && awake > from) return awake;
  }
  return wanted;
}

/** The latest working moment that is no later; where that would be closing time, some time of that day's last `minutes`. */
function workingTime(at: number, calendar: BusinessCalendar, minutes: number): number {
  for (let back = 0; back < 30; back += 1) {
    const begun = calendar.workingIntervals(calendar.dateOf(at - back * DAY)).filter(({ start }) => start <= at);
    const last = begun.at(-1);
    if (last && at < last.end) return at;
    const worked = begun.reduce((sum, { start, end }) => sum + (end - start) / MINUTE, 0);
    let left = spread(at, Math.min(minutes, worked));
    for (const { start, end } of begun.toReversed()) {
      if (left <= end - start) return end - left;
      left -= end - start;
    }
  }
  return at;
}

/** Some minutes, always the same for the same wish, far apart for wishes that are near. */
function spread(at: number, minutes: number): number {
  return ((Math.floor(at / MINUTE) * 61) % minutes) * MINUTE;
}
