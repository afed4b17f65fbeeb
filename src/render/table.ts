import { formatDay, formatDayTime, formatDuration } from '../calendar/format.ts';
import { printableLine } from '../mail/printable.ts';
import { dueOf } from '../triage/rank.ts';
import type { State, Verdict } from '../triage/verdict.ts';
import { clientLabel, matter } from './client-name.ts';
import type { InboxView } from './inbox-view.ts';
import { type Paint, paintState } from './style.ts';
import { cut, pad, widthOf, wrap } from './width.ts';
import { type Lang, type Words, wordsOf } from './words.ts';

/** The narrowest and the widest table: past 160 columns the eye loses the line. */
const MIN_WIDTH = 60;
const MAX_WIDTH = 160;
const GAP = '  ';

export interface TableOptions {
  readonly lang: Lang;
  readonly columns: number;
  readonly paint: Paint;
  /** How the user calls the program, for the closing line. */
  readonly program: string;
}

type Row = InboxView['threads'][number];

/** The morning list for a person: groups by state, most urgent first, a row a thread, and what to run next. */
export function renderInbox(view: InboxView, options: TableOptions): string {
  const words = wordsOf(options.lang);
  const width = Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, options.columns));
  const lines = [heading(view, options, words), ''];
  const layout = layoutOf(view.threads, view, options, width);
  for (const { verdict, rows } of grouped(view.threads)) {
    const stranger = verdict.client !== null && !verdict.client.known;
    lines.push(
      paintState(options.paint, verdict.state, words.group(words.states[verdict.state], rows.length, stranger)),
    );
    lines.push(...rows.map((row) => renderRow(row, layout, options, words)), '');
  }
  if (view.threads.length === 0) lines.push(options.paint.green(words.nothing), '');
  lines.push(...troubles(view, options, words, width), ...closing(view, options, words, width));
  return `${lines.join('\n').trimEnd()}\n`;
}

function heading(view: InboxView, { lang, paint }: TableOptions, words: Words): string {
  const since = formatDay(view.since, view.calendar, lang, view.now);
  const accounts = view.accounts
    .filter(({ error }) => error === null)
    .map(({ name, messages, threads }) => words.account(name, inThousands(messages), inThousands(threads), since));
  return paint.dim([words.asOf(formatDayTime(view.now, view.calendar, lang, view.now)), ...accounts].join('  '));
}

/** 12,345, as both languages write it. */
function inThousands(count: number): string {
  const digits = String(count);
  const head = digits.slice(0, digits.length % 3);
  const groups = Array.from({ length: Math.floor(digits.length / 3) }, (_, i) =>
    digits.slice(head.length + 3 * i).slice(0, 3),
  );
  return [...(head === '' ? [] : [head]), ...groups].join(',');
}

export function grouped(threads: readonly Row[]): { verdict: Verdict; rows: Row[] }[] {
  const groups: { verdict: Verdict; rows: Row[] }[] = [];
  for (const row of threads) {
    const group = groups.at(-1);
    const same =
      group?.verdict.state === row.verdict.state && group.verdict.client?.known === row.verdict.client?.known;
    if (group && same) group.rows.push(row);
    else groups.push({ verdict: row.verdict, rows: [row] });
  }
  return groups;
}

interface Layout {
  readonly id: number;
  readonly client: number;
  readonly subject: number;
  readonly waited: number;
  readonly deadline: number;
  /** Of each row: how long it has waited, and its date. */
  readonly times: ReadonlyMap<Verdict, readonly [waited: string, deadline: string]>;
}

/** The times take what they need; client and subject share the rest. */
function layoutOf(rows: readonly Row[], view: InboxView, { lang }: TableOptions, width: number): Layout {
  const widest = (texts: string[]) => Math.max(0, ...texts.map(widthOf));
  const id = widest(rows.map((row) => row.id));
  const times = new Map(
    rows.map(({ verdict }) => [verdict, [waitedText(verdict, view, lang), deadlineText(verdict, view, lang)] as const]),
  );
  const all = [...times.values()];
  const waited = widest(all.map(([text]) => text));
  const deadline = widest(all.map(([, text]) => text));
  const rest = width - id - waited - deadline - GAP.length * 5;
  const client = Math.min(40, Math.floor(rest * 0.48));
  return { id, client, subject: rest - client, waited, deadline, times };
}

function renderRow({ id, verdict }: Row, layout: Layout, { paint }: TableOptions, words: Words): string {
  const mark = verdict.draft ? `[${verdict.draft.ours ? words.draft : words.otherDraft}] ` : '';
  const [waited, deadline] = layout.times.get(verdict) ?? ['', ''];
  const room = layout.subject - widthOf(mark);
  const cells = [
    paint.bold(pad(id, layout.id)),
    pad(clientLabel(verdict.client, layout.client, words.noSender), layout.client),
    paint.green(mark) + pad(matter(verdict.subject, words.noSubject), room),
    pad(waited, layout.waited, 'right'),
    urgent(verdict.state) ? paint.red(deadline) : deadline,
  ];
  return `${GAP}${cells.join(GAP)}`.trimEnd();
}

function urgent(state: State): boolean {
  return state === 'overdue' || state === 'promise-broken';
}

export function waitedText({ reply, last }: Verdict, { now }: InboxView, lang: Lang): string {
  const since = reply?.since ?? last?.at;
  return since === undefined ? '' : formatDuration(Math.max(0, now - since), lang);
}

/** Thanks and mails in copy have a window too, but nobody is held to it: no date is shown. */
export function deadlineText(verdict: Verdict, { calendar, now }: InboxView, lang: Lang): string {
  const { state } = verdict;
  const due = dueOf(verdict);
  if (due === null || state === 'thanks' || state === 'copied') return '';
  const words = wordsOf(lang);
  const time = formatDayTime(due, calendar, lang, now);
  if (due === verdict.promise?.due) return words.promised(time);
  if (due === verdict.request?.due) return words.requested(time);
  return state === 'overdue' ? words.ended(time) : words.ends(time);
}

/** What could not be read is said before anything else is suggested. */
function troubles(view: InboxView, { paint }: TableOptions, words: Words, width: number): string[] {
  const lines = view.accounts.flatMap(({ name, unreadable, notices, error }) => [
    ...(error ? [paint.red(words.accountFailed(name, error.message))] : []),
    ...notices.flatMap((notice) => wrap(words.notices[notice](name), width)).map((line) => paint.yellow(line)),
    ...(unreadable.length > 0
      ? wrap(words.unreadable(name, unreadable.length), width).map((line) => paint.yellow(line))
      : []),
    ...unreadable.slice(0, 5).map(({ mailbox, uid, reason }) => GAP + printableLine(`${mailbox} ${uid}: ${reason}`)),
  ]);
  return lines.length > 0 ? [...lines, ''] : [];
}

function closing(
  { threads, week = null }: InboxView,
  { paint, program }: TableOptions,
  words: Words,
  width: number,
): string[] {
  const id = threads[0]?.id;
  const late = threads.some(({ verdict: { state, draft, client } }) => {
    return (state === 'overdue' || state === 'due-soon') && draft === null && client?.known;
  });
  const drafted = threads.some(({ verdict }) => verdict.draft?.ours);
  const commands = id
    ? [
        [`${program} show ${id}`, words.nextShow],
        ...(late ? [[`${program} draft`, words.nextDraft]] : []),
        ...(drafted ? [[`${program} send`, words.nextSend]] : []),
        [`${program} done ${id}`, words.nextDone],
      ]
    : [[`${program} inbox --all`, words.nextAll]];
  const column = Math.max(...commands.map(([command]) => widthOf(command ?? '')));
  return [
    paint.dim(`${words.next}:`),
    ...commands.map(([command = '', what = '']) =>
      cut(`${GAP}${pad(command, column)}${GAP}${what}`, width).replace(command, paint.cyan(command)),
    ),
    ...(week ? wrap(words.week(week), width) : []),
  ];
}
