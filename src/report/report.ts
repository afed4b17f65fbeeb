import type { BusinessCalendar } from '../calendar/business-calendar.ts';
import { dayNumber, weekdayIndex } from '../calendar/civil.ts';
import type { Instant } from '../mail/address.ts';
import { historyOf } from './questions.ts';
import type { Numbers, Percentiles, Promised, Question, Report, ReportAccount, Slow, Span, Times } from './types.ts';

const MINUTE = 60_000;
const SLOWEST = 10;

/** The numbers of a span: what was asked and promised in it, and what became of that until now. Pure. */
export function makeReport(
  accounts: readonly ReportAccount[],
  span: Span,
  calendar: BusinessCalendar,
  now: Instant,
): Report {
  const all = accounts.map((account) => historyOf(account, now));
  const within = (at: Instant) => at >= span.from && at < span.to;
  const questions = all.flatMap((one) => one.questions).filter(({ at }) => within(at));
  const promises = all.flatMap((one) => one.promises).filter(({ made }) => within(made));
  const month = (at: Instant) => calendar.dateOf(at).slice(0, 7);
  const names = new Map([...questions, ...promises].map(({ client }) => [client.key, client.name]));
  const clients = [...names].map(([key, name]) => ({
    key,
    name,
    ...numbersOf(questions.filter(is(key)), promises.filter(is(key)), now),
  }));
  return {
    ...span,
    now,
    calendar,
    total: numbersOf(questions, promises, now),
    clients: clients.toSorted((a, b) => b.received - a.received || (a.name < b.name ? -1 : 1)),
    months: monthsOf(span, calendar).map((name) => ({
      month: name,
      ...numbersOf(
        questions.filter(({ at }) => month(at) === name),
        promises.filter(({ made }) => month(made) === name),
        now,
      ),
    })),
    hours: hoursOf(questions, calendar, now),
    slowest: slowestOf(questions, now),
  };
}

function is(key: string) {
  return ({ client }: { readonly client: { readonly key: string } }) => client.key === key;
}

/** The numbers of questions and promises. */
export function numbersOf(questions: readonly Question[], promises: readonly Promised[], now: Instant): Numbers {
  const answered = questions.filter(({ first }) => first !== null);
  const open = questions.filter(({ first, settled }) => first === null && !settled);
  const late = open.filter(({ deadline }) => now > deadline).length;
  const inTime = answered.filter(isInTime).length;
  const measured = answered.length + late;
  const count = (state: Promised['state']) => promises.filter((one) => one.state === state).length;
  return {
    received: questions.length,
    answered: answered.length,
    settled: questions.length - answered.length - open.length,
    waiting: open.length,
    late,
    withinWindow: measured === 0 ? null : inTime / measured,
    firstResponse: timesOf(questions.map(({ at, first, firstBusiness }) => [at, first, firstBusiness])),
    answer: timesOf(questions.map(({ at, answer, answerBusiness }) => [at, answer, answerBusiness])),
    promises: {
      made: promises.length,
      kept: count('kept'),
      broken: count('broken'),
      renegotiated: count('renegotiated'),
      open: count('open'),
    },
  };
}

/** Was it answered within its window? */
export function isInTime({ first, deadline }: Question): boolean {
  return first !== null && first <= deadline;
}

type Measured = readonly [at: Instant, end: Instant | null, business: number | null];

function timesOf(all: readonly Measured[]): Times {
  const done = all.filter((one): one is [Instant, Instant, number] => one[1] !== null && one[2] !== null);
  const minutes = (milliseconds: number) => Math.floor(milliseconds / MINUTE);
  return {
    ...percentiles(done.map(([at, end]) => minutes(end - at))),
    business: percentiles(done.map(([, , business]) => minutes(business))),
  };
}

/** The median (the mean of the middle two of an even number) and the 90th percentile (nearest rank). */
export function percentiles(values: readonly number[]): Percentiles {
  if (values.length === 0) return { median: null, p90: null };
  const sorted = values.toSorted((a, b) => a - b);
  const at = (index: number) => sorted[index] as number;
  const half = sorted.length >> 1;
  const median = sorted.length % 2 === 1 ? at(half) : (at(half - 1) + at(half)) / 2;
  return { median, p90: at(Math.ceil(sorted.length * 0.9) - 1) };
}

function monthsOf({ from, to }: Span, calendar: BusinessCalendar): string[] {
  const last = calendar.dateOf(to - 1).slice(0, 7);
  const months: string[] = [];
  for (let name = calendar.dateOf(from).slice(0, 7); name <= last; name = nextMonth(name)) months.push(name);
  return months;
}

function nextMonth(name: string): string {
  const [year = 0, month = 0] = name.split('-').map(Number);
  const next = year * 12 + month;
  return `${String(Math.floor(next / 12)).padStart(4, '0')}-${String((next % 12) + 1).padStart(2, '0')}`;
}

function hoursOf(questions: readonly Question[], calendar: BusinessCalendar, now: Instant): Report['hours'] {
  const table = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => ({ received: 0, late: 0 })));
  for (const question of questions) {
    const { at, settled, deadline } = question;
    const weekday = (weekdayIndex(dayNumber(calendar.dateOf(at))) + 6) % 7;
    const hour = Math.floor((((at + calendar.offsetAt(at)) / 3_600_000) % 24) + 24) % 24;
    const cell = table[weekday]?.[hour];
    if (!cell) continue;
    cell.received += 1;
    if (question.first === null ? !settled && now > deadline : !isInTime(question)) cell.late += 1;
  }
  return table;
}

/** By the time until the first answer, or until now where there is none. One row a thread. */
function slowestOf(questions: readonly Question[], now: Instant): Slow[] {
  const slow = questions
    .filter(({ settled }) => !settled)
    .map((question) => ({ question, minutes: Math.floor(((question.first ?? now) - question.at) / MINUTE) }))
    .toSorted((a, b) => b.minutes - a.minutes);
  const seen = new Set<unknown>();
  return slow.filter(({ question: { thread } }) => !seen.has(thread) && seen.add(thread)).slice(0, SLOWEST);
}
