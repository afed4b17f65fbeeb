import type { BusinessCalendar } from '../calendar/business-calendar.ts';
import { dayNumber, isoDate, weekdayIndex } from '../calendar/civil.ts';

const TOKEN = /\{(now)?([+-]\d+)(bd|d|month)\}/g;

/** Fills in the days that a text names (scenario.ts), with the right weekday. */
export function withDays(text: string, at: number, now: number, calendar: BusinessCalendar): string {
  return text.replace(TOKEN, (_, from: string | undefined, count: string, unit: string) => {
    const date = calendar.dateOf(from === 'now' ? now : at);
    const n = Number(count);
    if (unit === 'month') return `${((Number(date.slice(5, 7)) - 1 + n + 12) % 12) + 1}月`;
    return spoken(unit === 'bd' ? calendar.addBusinessDays(date, n) : isoDate(dayNumber(date) + n));
  });
}

/** 11月26日(木) */
function spoken(date: string): string {
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日(${'日月火水木金土'[weekdayIndex(dayNumber(date))]})`;
}
