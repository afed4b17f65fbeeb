import type { Lang } from '../errors.ts';
import { printableText } from '../mail/printable.ts';
import type { Paint } from '../render/style.ts';
import { pad, widthOf, wrap } from '../render/width.ts';
import type { Report } from './doctor.ts';
import { TITLES } from './titles.ts';
import type { DoctorWorld, Result, Status } from './types.ts';
import { doctorWords } from './words.ts';

export interface RenderOptions {
  readonly columns: number;
  readonly paint: Paint;
  /** Ticks and crosses; else letters, for a terminal that has none. */
  readonly signs: boolean;
}

const SIGNS: Readonly<Record<Status, readonly [sign: string, letters: string]>> = {
  ok: ['✓', 'ok'],
  warning: ['!', '!'],
  fault: ['✗', 'X'],
  skipped: ['–', '-'],
};

/** The report for a person: a line a check, and below what is wrong how to mend it. */
export function renderReport(report: Report, world: DoctorWorld, options: RenderOptions): string {
  const { lang, results, mask } = report;
  const words = doctorWords[lang];
  const { paint, columns } = options;
  const width = Math.min(120, Math.max(60, columns));
  const head = `client-check ${world.version}  Node ${world.nodeVersion}  ${world.around.platform}`;
  const groups = [...new Set(results.map(groupOf))].map((group) => results.filter((one) => groupOf(one) === group));
  const column = Math.min(34, Math.max(...results.map(({ id }) => widthOf(TITLES[id][lang]))));
  const lines = groups.flatMap((group) => [
    '',
    paint.bold(titleOf(group[0], lang, mask)),
    ...group.flatMap((one) => lineOf(one, lang, mask, { ...options, columns: width }, column)),
  ]);
  const count = (status: Status) => results.filter((one) => one.status === status).length;
  const sum = words.sum(count('fault'), count('warning'), count('skipped'));
  const verdict = count('fault') > 0 ? paint.red.bold(sum) : paint.green.bold(sum);
  return `${[paint.dim(head), ...lines, '', verdict, ...wrap(words.masked, width).map((line) => paint.dim(line))].join('\n')}\n`;
}

function lineOf(
  one: Result,
  lang: Lang,
  mask: Report['mask'],
  { paint, signs, columns }: RenderOptions,
  column: number,
): string[] {
  const { status, id, detail, mend, code } = one;
  const [sign, letters] = SIGNS[status];
  const mark = pad(signs ? sign : letters, signs ? 1 : 2);
  const colour = { ok: paint.green, warning: paint.yellow, fault: paint.red, skipped: paint.dim }[status];
  const before = `  ${mark} `;
  const [first = '', ...more] = clean(detail?.[lang] ?? '', mask).split('\n');
  const indent = widthOf(before) + column + 2;
  const told = first === '' ? [] : wrap(first, Math.max(24, columns - indent));
  const start = `  ${colour(mark)} ${pad(TITLES[id][lang], told.length > 0 ? column : widthOf(TITLES[id][lang]))}`;
  const name = code !== null && status !== 'ok' ? [`${' '.repeat(widthOf(before))}[${code}]`] : [];
  const mending = mend === null ? [] : wrap(clean(mend[lang], mask), columns - 8);
  const arrow = signs ? '→' : '->';
  return [
    `${start}${told.length > 0 ? `  ${told[0]}` : ''}`.trimEnd(),
    ...told.slice(1).map((line) => `${' '.repeat(indent)}${line}`),
    ...more.flatMap((line) => wrap(line, columns - 6)).map((line) => `      ${line}`),
    ...name.map((line) => paint.dim(line)),
    ...mending.map((line, i) => `    ${i === 0 ? arrow : ' '.repeat(arrow.length)} ${line}`),
  ];
}

function clean(text: string, mask: Report['mask']): string {
  return mask(printableText(text));
}

function groupOf({ id, account }: Result): string {
  if (account !== null) return `account ${account}`;
  if (id === 'crontab' || id === 'cron-environment') return 'cron';
  return ['configuration', 'configuration-mode', 'configuration-trust', 'calendar', 'templates', 'webhook'].includes(id)
    ? 'configuration'
    : 'machine';
}

function titleOf(first: Result | undefined, lang: Lang, mask: Report['mask']): string {
  if (first === undefined) return '';
  const words = doctorWords[lang];
  if (first.account !== null) return words.account(clean(first.account, mask));
  const group = groupOf(first);
  return words.groups[group === 'cron' || group === 'machine' ? group : 'configuration'];
}
