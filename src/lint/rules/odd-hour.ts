import { formatIso } from '../../calendar/format.ts';
import type { LintContext, Rule } from '../rule.ts';

/** Before seven and from nine in the evening on a mail disturbs. */
const FROM = 7 * 60;
const TO = 21 * 60;

/** A mail at night or on a day off says that there is nobody to answer for it, and asks the client to work then. */
export const oddHour: Rule = ({ context }) => {
  const { calendar, now } = context;
  const wall = now + calendar.offsetAt(now);
  const minutes = Math.floor((((wall % 86_400_000) + 86_400_000) % 86_400_000) / 60_000);
  const off = calendar.dayOff(calendar.dateOf(now)) !== null;
  if (!off && minutes >= FROM && minutes < TO) return [];
  return [
    {
      at: { header: 'Date' },
      what: formatIso(now, calendar).slice(0, 16).replace('T', ' '),
      right: nextGoodTime(context),
    },
  ];
};

/** When work begins next. */
function nextGoodTime({ calendar, now }: LintContext): string {
  let date = calendar.addBusinessDays(calendar.dateOf(now), 0);
  for (let tries = 0; tries < 2; tries += 1) {
    const opens = calendar.workingIntervals(date)[0]?.start;
    if (opens !== undefined && opens > now) return formatIso(opens, calendar).slice(0, 16).replace('T', ' ');
    date = calendar.nextBusinessDay(date);
  }
  return date;
}
