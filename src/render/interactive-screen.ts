import { printableLine, printableText } from '../mail/printable.ts';
import { clientLabel, matter } from './client-name.ts';
import type { InboxView } from './inbox-view.ts';
import { interactiveWords, type Settled } from './interactive-words.ts';
import { type Paint, paintState } from './style.ts';
import { deadlineText, waitedText } from './table.ts';
import { cut, pad, widthOf, wrap } from './width.ts';
import { type Lang, wordsOf } from './words.ts';

/** What is on the screen besides the list. */
export interface ScreenState {
  /** The row under the cursor, from 0. */
  readonly cursor: number;
  /** What has become of rows since the list was read. */
  readonly settled: ReadonlyMap<string, Settled>;
  /** The answer to the last key; '' for none. */
  readonly status: string;
}

export interface ScreenSize {
  readonly columns: number;
  readonly rows: number;
}

interface ScreenOptions extends ScreenSize {
  readonly lang: Lang;
  readonly paint: Paint;
}

/** The list with a cursor: as many lines as the terminal has, none wider than it. Pure. */
export function listScreen(
  view: InboxView,
  state: ScreenState,
  { lang, paint, columns, rows }: ScreenOptions,
): string[] {
  const words = interactiveWords[lang];
  const foot = [
    ...wrap(words.keys, columns - 1),
    ...(state.status === '' ? [''] : wrap(printableLine(state.status), columns - 1).slice(0, 2)),
  ];
  const room = Math.max(1, rows - foot.length - 2);
  const count = view.threads.length;
  const top = Math.max(0, Math.min(state.cursor - Math.floor(room / 2), count - room));
  const shown = view.threads.slice(top, top + room);
  const states = Math.max(0, ...view.threads.map(({ verdict }) => widthOf(wordsOf(lang).states[verdict.state])));
  const ids = Math.max(0, ...view.threads.map(({ id }) => widthOf(id)));
  // How long it has waited follows from the date, which says more; a narrow screen has room for one of them.
  const times = view.threads.map(({ verdict }) => [
    ...(columns < 100 ? [] : [waitedText(verdict, view, lang)]),
    deadlineText(verdict, view, lang),
  ]);
  const time = [0, 1].map((at) => Math.max(0, ...times.map((row) => widthOf(row[at] ?? ''))));
  const taken = ids + states + time.reduce((sum, one) => sum + (one > 0 ? one + 2 : 0), 0) + 6;
  const client = Math.max(8, Math.min(26, Math.floor((columns - taken) * 0.5)));
  const lines = shown.map(({ id, verdict }, index) => {
    const here = top + index === state.cursor;
    const done = state.settled.get(id);
    const label = done ? `[${words.settled[done]}]` : wordsOf(lang).states[verdict.state];
    const text = [
      `${here ? '>' : ' '} ${pad(id, ids)}`,
      pad(cut(label, states), states),
      pad(clientLabel(verdict.client, client, wordsOf(lang).noSender), client),
      ...(times[top + index] ?? []).map((one, at) => pad(one, time[at] ?? 0)),
      matter(verdict.subject, wordsOf(lang).noSubject),
    ].join('  ');
    const line = cut(text, columns - 1);
    if (here) return paint.inverse(line);
    if (done) return paint.dim(line);
    const at = line.indexOf(label);
    return at < 0
      ? line
      : `${line.slice(0, at)}${paintState(paint, verdict.state, label)}${line.slice(at + label.length)}`;
  });
  const head = cut(words.heading(count === 0 ? 0 : state.cursor + 1, count), columns - 1);
  const blank = Array.from({ length: Math.max(0, room - lines.length) }, () => '');
  return [
    paint.bold(head),
    '',
    ...(count === 0 ? [wordsOf(lang).nothing, ...blank.slice(1)] : [...lines, ...blank]),
    ...foot,
  ];
}

/** One page of a text whose lines are made for this width, and what stands below it. @param from the first line of it */
export function pageScreen(
  all: readonly string[],
  from: number,
  foot: (more: boolean) => string,
  { columns, rows }: ScreenSize,
): { readonly lines: string[]; readonly more: boolean; readonly room: number } {
  const feet = [true, false].map((more) => wrap(foot(more), columns - 1));
  // The same room on every page.
  const room = Math.max(1, rows - 1 - Math.max(...feet.map((lines) => lines.length)));
  const shown = all.slice(from, from + room);
  const more = from + room < all.length;
  const below = (more ? feet[0] : feet[1]) ?? [];
  const blank = Array.from({ length: Math.max(0, rows - shown.length - below.length) }, () => '');
  return { lines: [...shown, ...blank, ...below], more, room };
}

/** The lines of a text without colours, as wide as the screen at most. */
export function linesOf(text: string, columns: number): string[] {
  return printableText(text)
    .replaceAll('\t', '  ')
    .trimEnd()
    .split('\n')
    .map((line) => cut(line, columns - 1));
}
