import type { BusinessCalendar } from '../calendar/business-calendar.ts';
import { formatDay, formatDayTime, formatDuration } from '../calendar/format.ts';
import { holidayName } from '../calendar/holidays.ts';
import type { Instant } from '../mail/address.ts';
import { printableLine } from '../mail/printable.ts';
import type { Evidence } from '../triage/verdict.ts';
import { type EvidenceWords, type Lang, wordsOf } from './words.ts';

/** One piece of evidence as a dated sentence. */
export function evidenceLine(
  evidence: Evidence,
  calendar: BusinessCalendar,
  lang: Lang,
  now: Instant,
): { when: string; what: string } {
  const words = wordsOf(lang);
  const detail: Record<string, string> = {};
  for (const [key, value] of Object.entries(evidence.detail)) detail[key] = printableLine(String(value));
  const { window, clock, daysOff, reason, who, due } = evidence.detail;
  if (typeof window === 'number') detail['window'] = windowText(window, lang);
  if (typeof daysOff === 'string')
    detail['daysOff'] = daysOff
      .split(',')
      .filter(Boolean)
      .map((date) => dayOff(date, calendar, lang, now))
      .join(lang === 'ja' ? '、' : ', ');
  if (typeof clock === 'string') detail['clock'] = words.clocks[clock] ?? clock;
  if (typeof reason === 'string') detail['reason'] = words.automatic[reason] ?? reason;
  if (typeof due === 'number') detail['due'] = formatDayTime(due, calendar, lang, now);
  if (who === '') detail['who'] = words.noSender;
  return {
    when: evidence.at === null ? '' : formatDayTime(evidence.at, calendar, lang, now),
    what: words.evidence[evidence.code](detail as EvidenceWords),
  };
}

/** Windows are spoken of in hours (24時間), not in days, as the rule is. */
function windowText(ms: number, lang: Lang): string {
  const hours = ms / 3_600_000;
  if (!Number.isInteger(hours) || hours > 96) return formatDuration(ms, lang);
  return lang === 'ja' ? `${hours}時間` : `${hours} h`;
}

/** A day off with its weekday and the holiday's name; an equinox of years to come is only predicted. */
function dayOff(date: string, calendar: BusinessCalendar, lang: Lang, now: Instant): string {
  const noon = calendar.instantAt(date, 720);
  const holiday = holidayName(date, lang, Number(calendar.dateOf(now).slice(0, 4)));
  const predicted = holiday?.predicted ? (lang === 'ja' ? '(予想)' : ' (predicted)') : '';
  const day = formatDay(noon, calendar, lang, now);
  return holiday ? `${day} ${holiday.name}${predicted}` : day;
}
