import type { CalendarRules } from '../../src/calendar/types.ts';

/** The calendar of the configuration's example, without closed days. */
export const tokyo: CalendarRules = {
  timezone: 'Asia/Tokyo',
  days: ['mon', 'tue', 'wed', 'thu', 'fri'],
  hours: [
    { from: 9 * 60 + 30, to: 12 * 60 },
    { from: 13 * 60, to: 18 * 60 + 30 },
  ],
  holidays: 'jp',
  closed: [],
};

/** An instant by its ISO text; without an offset it is Tokyo's wall clock. */
export const at = (iso: string): number => Date.parse(/(Z|[+-]\d\d:\d\d)$/.test(iso) ? iso : `${iso}+09:00`);

export const hour = 3_600_000;
export const minute = 60_000;
export const day = 24 * hour;
