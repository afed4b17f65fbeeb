import { formatIso } from '../calendar/format.ts';
import type { Lang } from '../errors.ts';
import { printableLine } from '../mail/printable.ts';
import type { Numbers, Report } from '../report/types.ts';
import type { ResponseRules } from '../triage/rules.ts';
import type { Verdict } from '../triage/verdict.ts';
import { reportWords } from './report-words.ts';

/** A report with what it says of itself. */
export interface ReportView {
  readonly report: Report;
  readonly idOf: (thread: Verdict) => string;
  /** Mail that could not be judged. */
  readonly unreadable: readonly { readonly mailbox: string; readonly uid: number | string; readonly reason: string }[];
  readonly errors: readonly { readonly name: string; readonly message: string }[];
  readonly rules: readonly ResponseRules[];
}

/** `client-check/report/1` of contract.md. */
export function reportJson({ report, idOf, unreadable, errors }: ReportView): object {
  const { calendar } = report;
  const iso = (at: number) => formatIso(at, calendar);
  return {
    schema: 'client-check/report/1',
    from: iso(report.from),
    to: iso(report.to),
    now: iso(report.now),
    total: numbers(report.total),
    clients: report.clients.map(({ key: _, name, ...rest }) => ({ name, ...numbers(rest) })),
    months: report.months.map(({ month, ...rest }) => ({ month, ...numbers(rest) })),
    hours: report.hours.flatMap((row, weekday) =>
      row.flatMap((cell, hour) => (cell.received === 0 ? [] : [{ weekday: DAYS[weekday], hour, ...cell }])),
    ),
    slowest: report.slowest.map(({ question, minutes }) => ({
      thread: idOf(question.thread),
      account: question.account,
      client: question.client.name,
      subject: question.thread.subject,
      at: iso(question.at),
      firstResponse: question.first === null ? null : iso(question.first),
      minutes,
    })),
    unreadable,
    errors,
  };
}

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

function numbers(all: Numbers): object {
  const { received, answered, settled, waiting, late, withinWindow, firstResponse, answer, promises } = all;
  return {
    received,
    answered,
    settled,
    waiting,
    late,
    withinWindow: withinWindow === null ? null : Math.round(withinWindow * 10_000) / 10_000,
    firstResponse,
    answer,
    promises,
  };
}

/** A row for each client and one for all (RFC 4180). What a spreadsheet would take for a formula is made a text. */
export function reportCsv({ report: { total, clients } }: ReportView, lang: Lang): string {
  const words = reportWords[lang];
  const rows = [...clients.map((one) => csvRow(one.name, one)), csvRow(words.total, total)];
  return `${[words.csv, ...rows].map((cells) => cells.map(cell).join(',')).join('\r\n')}\r\n`;
}

function csvRow(name: string, all: Numbers): string[] {
  const { firstResponse: first, answer, promises } = all;
  const percent = all.withinWindow === null ? null : Math.round(all.withinWindow * 1_000) / 10;
  const values = [
    ...[all.received, all.answered, all.settled, all.waiting, all.late, percent],
    ...[first.median, first.p90, first.business.median, first.business.p90],
    ...[answer.median, answer.p90, answer.business.median, answer.business.p90],
    ...[promises.made, promises.kept, promises.broken, promises.renegotiated, promises.open],
  ];
  return [name, ...values.map((value) => (value === null ? '' : String(value)))];
}

/** OWASP's list: = + - @ and what programs take for them. */
function cell(text: string): string {
  const plain = printableLine(text);
  const safe = /^[=+\-@＝＋－＠\t]/.test(plain) && !/^-?\d+(?:\.\d+)?$/.test(plain) ? `'${plain}` : plain;
  return /[",\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
