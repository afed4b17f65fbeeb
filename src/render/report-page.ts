import { formatDuration } from '../calendar/format.ts';
import type { Lang } from '../errors.ts';
import { printableLine } from '../mail/printable.ts';
import type { Numbers, Percentiles, Report } from '../report/types.ts';
import { matter } from './client-name.ts';
import { hoursChart, monthsChart, shareChart } from './report-charts.ts';
import type { ReportView } from './report-data.ts';
import { pageStyle } from './report-style.ts';
import { hourLines, shareOf, spanOf, timesOf } from './report-table.ts';
import { reportWords } from './report-words.ts';
import { wordsOf } from './words.ts';

type Words = (typeof reportWords)[Lang];

/**
 * The report as one page: no script, nothing from anywhere else, light and dark, for a printer and for a phone. What mail says stands
 * in it as text only.
 */
export function reportPage(view: ReportView, lang: Lang): string {
  const { report, errors, unreadable } = view;
  const words = reportWords[lang];
  const months = report.months.map(({ month, ...rest }) => [month, rest] as const);
  const clients = report.clients.map((one) => [one.name, one] as const);
  const sections = [
    tiles(report.total, words, lang),
    figure(words.chartMonths, monthsChart(report, lang)),
    figure(words.chartWithin, shareChart(report)),
    section(words.headings.months, numbersTable(words.columns.month, months, words, lang)),
    section(
      words.headings.clients,
      numbersTable(words.columns.client, [...clients, [words.total, report.total]], words, lang),
    ),
    section(
      words.headings.hours,
      `${hourLines(report, lang)
        .map((line) => `<p>${text(line)}</p>`)
        .join('')}${figure(words.chartHours, hoursChart(report, lang))}${hoursTable(report, words)}`,
    ),
    section(words.headings.slowest, slowestTable(view, words, lang)),
    problems(errors, unreadable, words),
    section(words.headings.definitions, `<ul>${words.definitions.map((one) => `<li>${text(one)}</li>`).join('')}</ul>`),
  ];
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>${text(words.title)}</title>
<style>${pageStyle}</style>
</head>
<body>
<header><h1>${text(words.title)}</h1><p>${text(spanOf(report, lang))}</p></header>
<main>
${sections.filter((one) => one !== '').join('\n')}
</main>
</body>
</html>
`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text in HTML, also within a quoted attribute. */
export function text(plain: string): string {
  return printableLine(plain).replace(/[&<>"']/g, (one) => ENTITIES[one] ?? '');
}

function section(heading: string, content: string): string {
  return `<section><h2>${text(heading)}</h2>${content}</section>`;
}

function figure(caption: string, svg: string): string {
  return `<figure><figcaption>${text(caption)}</figcaption><div class="chart" tabindex="0" role="img" aria-label="${text(caption)}">${svg}</div></figure>`;
}

/** The few numbers that are looked at first. */
function tiles(total: Numbers, words: Words, lang: Lang): string {
  const { firstResponse, answer, promises } = total;
  const wait =
    total.waiting > 0 ? [[words.noReply, String(total.waiting), words.waiting(total.waiting, total.late)]] : [];
  const all = [
    [words.columns.received, String(total.received), total.settled > 0 ? words.settled(total.settled) : ''],
    [words.columns.within, shareOf(total, lang), `${words.columns.answered} ${total.answered}`],
    [words.columns.first, medianOf(firstResponse, lang), `${words.business} ${medianOf(firstResponse.business, lang)}`],
    [words.columns.answer, medianOf(answer, lang), `${words.business} ${medianOf(answer.business, lang)}`],
    [
      words.columns.promises,
      promises.made === 0 ? '-' : words.promises(promises.kept, promises.made),
      (['broken', 'renegotiated', 'open'] as const)
        .filter((state) => promises[state] > 0)
        .map((state) => `${words.promiseStates[state]} ${promises[state]}`)
        .join(', '),
    ],
    ...wait,
  ];
  const items = all.map(
    ([name = '', value = '', more = '']) =>
      `<div class="tile"><dt>${text(name)}</dt><dd><strong>${text(value)}</strong>${more === '' ? '' : `<span>${text(more)}</span>`}</dd></div>`,
  );
  return `<dl class="tiles">${items.join('')}</dl>`;
}

function medianOf({ median }: Percentiles, lang: Lang): string {
  return median === null ? '-' : formatDuration(median * 60_000, lang);
}

type Row = readonly [name: string, numbers: Numbers];

function numbersTable(name: string, rows: readonly Row[], words: Words, lang: Lang): string {
  const { columns, business, promiseStates } = words;
  const head = [
    columns.received,
    columns.answered,
    columns.within,
    columns.first,
    `${columns.first} (${business})`,
    columns.answer,
    `${columns.answer} (${business})`,
    promiseStates.made,
    promiseStates.kept,
    promiseStates.broken,
    promiseStates.renegotiated,
  ];
  const cells = ({ received, answered, firstResponse: first, answer, promises, ...rest }: Numbers) => [
    String(received),
    String(answered),
    shareOf(rest, lang),
    timesOf(first, lang),
    timesOf(first.business, lang),
    timesOf(answer, lang),
    timesOf(answer.business, lang),
    ...[promises.made, promises.kept, promises.broken, promises.renegotiated].map(String),
  ];
  return table(
    [name, ...head],
    rows.map(([label, numbers]) => [label, ...cells(numbers)]),
  );
}

/** A table that scrolls by itself where it is wider than the page; by the keyboard too. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const [first = ''] = head;
  const th = head.map((title) => `<th scope="col">${text(title)}</th>`).join('');
  const body = rows.map(
    ([name = '', ...cells]) =>
      `<tr><th scope="row">${text(name)}</th>${cells.map((one) => `<td>${text(one)}</td>`).join('')}</tr>`,
  );
  return `<div class="scroll" tabindex="0" role="region" aria-label="${text(first)}"><table><thead><tr>${th}</tr></thead><tbody>${body.join('')}</tbody></table></div>`;
}

/** The same numbers as the chart, for whoever does not see it. */
function hoursTable({ hours }: Report, words: Words): string {
  const rows = hours.flatMap((row, weekday) =>
    row.flatMap(({ received, late }, hour) =>
      received === 0 ? [] : [[`${words.weekdays[weekday] ?? ''} ${words.hour(hour)}`, String(received), String(late)]],
    ),
  );
  if (rows.length === 0) return '';
  return `<details><summary>${text(words.chartHours)}</summary>${table([words.headings.hours, words.received, words.late], rows)}</details>`;
}

function slowestTable({ report, idOf }: ReportView, words: Words, lang: Lang): string {
  const rows = report.slowest.map(({ question, minutes }) => [
    idOf(question.thread),
    formatDuration(minutes * 60_000, lang),
    question.client.name,
    `${matter(question.thread.subject, wordsOf(lang).noSubject)}${question.first === null ? ` (${words.noReply})` : ''}`,
  ]);
  if (rows.length === 0) return `<p>${text(words.nothing)}</p>`;
  return `<div class="words">${table([words.columns.thread, words.columns.first, words.columns.client, words.columns.subject], rows)}</div>`;
}

function problems(errors: ReportView['errors'], unreadable: ReportView['unreadable'], words: Words): string {
  if (errors.length + unreadable.length === 0) return '';
  const lines = [
    ...errors.map(({ name, message }) => `${name}: ${message}`),
    ...(unreadable.length > 0 ? [words.unreadable(unreadable.length)] : []),
    ...unreadable.slice(0, 50).map(({ mailbox, uid, reason }) => `${mailbox} ${uid}: ${reason}`),
  ];
  return section(words.headings.problems, `<ul>${lines.map((line) => `<li>${text(line)}</li>`).join('')}</ul>`);
}
