import type { Verdict } from './bounds.ts';
import { ratioTo, walls } from './bounds.ts';
import type { Result } from './cases.ts';
import type { Question } from './options.ts';
import type { Measured } from './rounds.ts';
import { median, quantile } from './statistics.ts';

const TITLES: Readonly<Record<Question, string>> = {
  first: 'First run: the headers of 60 days',
  next: 'Next run: nothing changed',
  new50: 'Next run: 52 new messages',
  flags: 'Next run: 52 changed flags',
  folders: 'Next run: nothing changed, many folders',
  'slow-line': 'First run at 10 Mbit/s and 50 ms',
  start: 'Start',
  maildir: 'Maildir: nothing changed',
};

const number = (value: number, digits = 0) => (Number.isNaN(value) ? '–' : value.toFixed(digits));
const kilobytes = (bytes: number) => number(bytes / 1024, bytes < 10_240 ? 1 : 0);

function row(result: Result, one: Measured, first: boolean): string[] {
  const { size, folders, delay, messages } = result;
  const good = one.runs.filter((run) => run !== null);
  const of = (key: 'cpu' | 'megabytes') => median(good.map((run) => run[key]));
  const wall = walls(one).flatMap((value) => value ?? []);
  const spread = `${number(quantile(wall, 0.25))}–${number(quantile(wall, 0.75))}`;
  const { traffic, failures } = one;
  const text = ratioTo(result, one.name, result.textBase);
  const mailbox =
    size === 0 ? '' : `${size.toLocaleString('en')}${folders ? `, ${folders} folders` : ''} (${messages})`;
  return [
    first ? mailbox : '',
    first && size > 0 ? `${delay} ms` : '',
    one.name,
    failures.length > 0 ? `**FAILED ${failures.length}** ${number(median(wall))}` : number(median(wall)),
    wall.length > 0 ? spread : '–',
    number(ratioTo(result, one.name, result.base), 2),
    number(text, 2),
    number(of('cpu')),
    number(of('megabytes')),
    traffic ? String(traffic.roundTrips) : '–',
    traffic ? `${kilobytes(traffic.up)} / ${kilobytes(traffic.down)}` : '–',
  ];
}

const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

function table(question: Question, results: readonly Result[]): string {
  const { base = '', textBase = '' } = results[0] ?? {};
  const head = ['mailbox (in 60 days)', 'delay', 'program', 'wall ms', 'quartiles', `x ${base}`, `x ${textBase}`];
  const columns = [...head, 'CPU ms', 'peak MB', 'round trips', 'KB up / down'];
  const rows = results.flatMap((result) => result.measured.map((one, index) => row(result, one, index === 0)));
  // A question without a network has no column for it.
  const told = columns.map((_, column) => rows.some((cells) => !['', '–'].includes(cells[column] ?? '')));
  const kept = (cells: readonly string[]) => line(cells.filter((_, column) => told[column]));
  const rule = columns.map((name) => (head.slice(0, 3).includes(name) ? '---' : '--:'));
  return `### ${TITLES[question]}\n\n${[columns, rule, ...rows].map(kept).join('\n')}\n`;
}

function verdictLine({ bound, held, found }: Verdict): string {
  return `| ${held === null ? '–' : held ? 'holds' : '**does not hold**'} | ${bound} | ${found} |`;
}

export interface Report {
  readonly machine: string;
  readonly date: string;
  readonly rounds: number;
  readonly warnings: readonly string[];
  readonly results: readonly Result[];
  readonly verdicts: readonly Verdict[];
}

/** The report as Markdown; the last lines say what of the bounds holds. */
export function markdown({ machine, date, rounds, warnings, results, verdicts }: Report): string {
  const questions = [...new Set(results.map(({ question }) => question))];
  const tables = questions.map((question) =>
    table(
      question,
      results.filter((result) => result.question === question),
    ),
  );
  const how = `Medians of ${rounds} rounds, whole processes, start included; ratios are medians of each round's own. ${date}.`;
  const notes = warnings.map((warning) => `> ${warning}\n`).join('>\n');
  const bounds = `| | bound | found (in brackets: to the raw client that reads text parts too) |\n| --- | --- | --- |\n${verdicts.map(verdictLine).join('\n')}\n`;
  return [`${machine}.\n${how}\n`, ...(notes ? [notes] : []), ...tables, `### Bounds\n\n${bounds}`].join('\n');
}
