/** Days as cron numbers them: 0 is Sunday, and so is 7. */
const CRON_DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

export type Weekday = (typeof CRON_DAYS)[number];

const WEEK: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const WORKDAYS = WEEK.slice(0, 5);

/** When a run is due: a time of day, in minutes after midnight, and the weekdays from Monday on, at least one. */
export interface Times {
  readonly minutes: number;
  readonly days: readonly Weekday[];
}

/** `8:30` or `08:30`, in minutes after midnight; null for anything else. */
export function parseAt(text: string): number | null {
  const match = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text);
  return match && Number(match[1]) * 60 + Number(match[2]);
}

/** `weekdays`, `daily` or a list such as `mon,wed,fri`; null for anything else. */
export function parseDays(text: string): readonly Weekday[] | null {
  if (text === 'weekdays') return WORKDAYS;
  if (text === 'daily') return WEEK;
  const names = text.toLowerCase().split(',');
  return names.every((name) => (WEEK as readonly string[]).includes(name)) ? inOrder(names) : null;
}

/** Which of the kinds that have a word of their own a set of days is. */
export function kindOfDays(days: readonly Weekday[]): 'weekdays' | 'daily' | 'list' {
  if (days.length === WEEK.length) return 'daily';
  return days.join() === WORKDAYS.join() ? 'weekdays' : 'list';
}

/** `08:30`. */
export function clockTime(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** The five fields of crontab(5): `30 8 * * 1-5`. */
export function cronFields({ minutes, days }: Times): string {
  const numbers = { weekdays: '1-5', daily: '*', list: days.map((day) => CRON_DAYS.indexOf(day)).join() };
  return `${minutes % 60} ${Math.floor(minutes / 60)} * * ${numbers[kindOfDays(days)]}`;
}

/** The inverse, also for days that a person has edited by hand; null where it is no such simple schedule. */
export function readFields(fields: string): Times | null {
  const match = /^(\d{1,2})\s+(\d{1,2})\s+\*\s+\*\s+([\w,*-]+)$/.exec(fields);
  if (!match) return null;
  const [, minute, hour, dayField = ''] = match;
  const minutes = parseAt(`${Number(hour)}:${String(minute).padStart(2, '0')}`);
  const days: readonly (Weekday | null)[] = dayField === '*' ? WEEK : dayField.split(',').flatMap(daysOfItem);
  return minutes === null || days.includes(null) ? null : { minutes, days: inOrder(days) };
}

/** One item of the field of weekdays: `5`, `fri` or `1-5`. */
function daysOfItem(item: string): readonly (Weekday | null)[] {
  const [from, to, more] = item.split('-').map(numberOfDay);
  if (from === undefined || from === null || to === null || more !== undefined) return [null];
  return to === undefined ? [CRON_DAYS[from] ?? null] : from > to ? [null] : CRON_DAYS.slice(from, to + 1);
}

function numberOfDay(text: string): number | null {
  const number = /^[0-7]$/.test(text) ? Number(text) : (CRON_DAYS as readonly string[]).indexOf(text.toLowerCase());
  return number < 0 ? null : number;
}

function inOrder(days: readonly (string | null)[]): readonly Weekday[] {
  return WEEK.filter((day) => days.includes(day));
}
