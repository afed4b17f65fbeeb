import { formatDay, formatDuration } from '../calendar/format.ts';
import { printableLine } from '../mail/printable.ts';
import type { Numbers, Percentiles, Report } from '../report/types.ts';
import { matter } from './client-name.ts';
import type { ReportView } from './report-data.ts';
import { reportWords } from './report-words.ts';
import type { TableOptions } from './table.ts';
import { cut, pad, widthOf, wrap } from './width.ts';
import { wordsOf } from './words.ts';

type Lang = TableOptions['lang'];

/** So many clients have a row of their own in a terminal; all stand in the JSON, the CSV and the page. */
const MAX_CLIENTS = 20;

interface ReportOptions extends Pick<TableOptions, 'lang' | 'columns' | 'paint'> {
  /** A page that was written. */
  readonly html: string | null;
}

/** The report for a terminal, with what its numbers mean. */
export function renderReport(view: ReportView, { lang, columns, paint, html }: ReportOptions): string {
  const { report, unreadable, errors } = view;
  const words = reportWords[lang];
  const width = Math.min(120, Math.max(60, columns));
  const lines: string[] = [paint.bold(`${words.title}  `) + spanOf(report, lang), ''];
  if (report.total.received === 0 && report.total.promises.made === 0) lines.push(words.nothing, '');
  else {
    const shown = report.clients.slice(0, MAX_CLIENTS);
    const rows = [...shown.map((one) => [one.name, one] as const), [words.total, report.total] as const];
    lines.push(...table(words.columns.client, rows, lang, width, paint));
    if (report.clients.length > shown.length) lines.push(paint.dim(words.others(report.clients.length - shown.length)));
    lines.push('', paint.bold(words.headings.months));
    const months = report.months.map(({ month, ...rest }) => [month, rest] as const);
    lines.push(...table(words.columns.month, months, lang, width, paint));
    lines.push(
      '',
      ...hourLines(report, lang),
      '',
      paint.bold(words.headings.slowest),
      ...slowest(view, lang, width),
      '',
    );
  }
  for (const { waiting, late, settled } of [report.total]) {
    if (waiting > 0) lines.push(late > 0 ? paint.yellow(words.waiting(waiting, late)) : words.waiting(waiting, late));
    if (settled > 0) lines.push(words.settled(settled));
  }
  for (const { name, message } of errors) lines.push(paint.red(`${name}: ${message}`));
  if (unreadable.length > 0) lines.push(paint.yellow(words.unreadable(unreadable.length)));
  for (const { mailbox, uid, reason } of unreadable.slice(0, 5))
    lines.push(`  ${printableLine(`${mailbox} ${uid}: ${reason}`)}`);
  lines.push(paint.bold(words.headings.definitions));
  for (const one of words.definitions) lines.push(...wrap(`- ${one}`, width).map((line) => paint.dim(line)));
  if (html !== null) lines.push('', words.written(printableLine(html)));
  return `${lines.join('\n')}\n`;
}

/** From when to when, the last day of the span included. */
export function spanOf({ from, to, now, calendar }: Report, lang: Lang): string {
  const day = (at: number) => formatDay(at, calendar, lang, now);
  return reportWords[lang].span(day(from), day(to - 1), day(now));
}

function table(
  name: string,
  rows: readonly (readonly [name: string, numbers: Numbers])[],
  lang: Lang,
  width: number,
  paint: TableOptions['paint'],
): string[] {
  const { columns } = reportWords[lang];
  const head = [
    name,
    columns.received,
    columns.answered,
    columns.within,
    columns.first,
    columns.answer,
    columns.promises,
  ];
  const cells = rows.map(([label, numbers]) => [printableLine(label), ...cellsOf(numbers, lang)]);
  const widths = head.map((title, index) => Math.max(widthOf(title), ...cells.map((row) => widthOf(row[index] ?? ''))));
  const rest = widths.slice(1).reduce((sum, one) => sum + one + 2, 0);
  widths[0] = Math.min(widths[0] ?? 0, Math.max(10, width - rest));
  const line = (row: readonly string[]) =>
    row
      .map((text, index) =>
        index === 0 ? pad(cut(text, widths[0] ?? 0), widths[0] ?? 0) : right(text, widths[index] ?? 0),
      )
      .join('  ');
  return [paint.bold(line(head)), ...cells.map(line)];
}

function right(text: string, width: number): string {
  return `${' '.repeat(Math.max(0, width - widthOf(text)))}${text}`;
}

/** The cells of a row behind its name. */
function cellsOf(numbers: Numbers, lang: Lang): string[] {
  const words = reportWords[lang];
  const { received, answered, firstResponse, answer, promises } = numbers;
  return [
    String(received),
    String(answered),
    shareOf(numbers, lang),
    timesOf(firstResponse, lang),
    timesOf(answer, lang),
    promises.made === 0 ? '-' : words.promises(promises.kept, promises.made),
  ];
}

/** 「92%」; - where there is nothing to measure. Cut, so that 100% is all of them. */
export function shareOf({ withinWindow }: Pick<Numbers, 'withinWindow'>, lang: Lang): string {
  return withinWindow === null ? '-' : reportWords[lang].share(String(Math.floor(withinWindow * 100)));
}

/** Median and 90th percentile as durations. */
export function timesOf({ median, p90 }: Percentiles, lang: Lang): string {
  if (median === null || p90 === null) return '-';
  return reportWords[lang].times(formatDuration(median * 60_000, lang), formatDuration(p90 * 60_000, lang));
}

/** When most mail comes, and when most of it is answered late. */
export function hourLines({ hours }: Report, lang: Lang): string[] {
  const words = reportWords[lang];
  const cells = hours.flatMap((row, weekday) =>
    row.map((cell, hour) => ({ ...cell, weekday: words.weekdays[weekday] ?? '', hour })),
  );
  const [most] = cells.toSorted((a, b) => b.received - a.received);
  const [late] = cells.toSorted((a, b) => b.late - a.late || a.received - b.received);
  return [
    ...(most && most.received > 0 ? [words.busiest(most.weekday, most.hour, most.received)] : []),
    ...(late && late.late > 0 ? [words.latest(late.weekday, late.hour, late.late, late.received)] : []),
  ];
}

function slowest({ report, idOf }: ReportView, lang: Lang, width: number): string[] {
  const words = reportWords[lang];
  const rows = report.slowest.map(({ question, minutes }) => ({
    id: idOf(question.thread),
    time: formatDuration(minutes * 60_000, lang),
    client: printableLine(question.client.name),
    rest: `${matter(question.thread.subject, wordsOf(lang).noSubject)}${question.first === null ? ` (${words.noReply})` : ''}`,
  }));
  const widest = (pick: (row: (typeof rows)[number]) => string) =>
    Math.max(0, ...rows.map((row) => widthOf(pick(row))));
  const [ids, times, names] = [
    widest(({ id }) => id),
    widest(({ time }) => time),
    Math.min(
      28,
      widest(({ client }) => client),
    ),
  ];
  return rows.map(({ id, time, client, rest }) =>
    cut(`${pad(id, ids)}  ${right(time, times)}  ${pad(cut(client, names), names)}  ${rest}`, width),
  );
}
