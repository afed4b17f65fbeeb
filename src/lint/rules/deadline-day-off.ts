import type { Rule } from '../rule.ts';

/** A deadline on a day off: nobody is there to keep it, or to receive what comes. */
export const deadlineDayOff: Rule = ({ dates, context }) => {
  const { calendar, now } = context;
  const today = calendar.dateOf(now);
  return dates
    .filter(
      ({ kind, date }) =>
        kind !== null &&
        date.dayOff &&
        date.date >= today &&
        !(date.wrongWeekday && /^\d{1,2}日/u.test(date.text)) &&
        !/営業日|月内|月末|年内|中$|内$/u.test(date.text),
    )
    .filter(({ date }, i, all) => all.findIndex((other) => other.date.date === date.date) === i)
    .map(({ line, start, date }) => ({
      at: { line, start },
      what: date.text,
      right: calendar.addBusinessDays(date.date, -1),
    }));
};
