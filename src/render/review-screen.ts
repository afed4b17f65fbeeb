import { printableLine, printableText } from '../mail/printable.ts';
import type { ScreenSize } from './interactive-screen.ts';
import { reviewWords } from './review-words.ts';
import type { Paint } from './style.ts';
import { cut, pad, widthOf, wrap } from './width.ts';
import type { Lang } from './words.ts';

/** From so many columns on, the question stands beside the draft and not above it. */
const BESIDE = 110;

/** A draft as it is reviewed on a screen of its own. */
export interface ReviewView {
  readonly heading: string;
  /** Header fields: name, value. */
  readonly rows: readonly (readonly [name: string, value: string])[];
  /** What speaks against it. */
  readonly warnings: readonly string[];
  /** What it answers: who wrote when, and their own words; null where it begins a conversation. */
  readonly question: { readonly title: string; readonly text: string } | null;
  readonly text: string;
}

/** The draft whole, with the question that it answers above it, or beside it where there is room: lines for this screen. Pure. */
export function reviewLines(
  { heading, rows, warnings, question, text }: ReviewView,
  { lang, paint }: { readonly lang: Lang; readonly paint: Paint },
  size: ScreenSize,
): string[] {
  const words = reviewWords[lang];
  const width = Math.max(20, size.columns - 1);
  const column = Math.max(0, ...rows.map(([name]) => widthOf(name)));
  const head = [
    paint.bold.inverse(pad(` ${printableLine(heading)}`, width)),
    ...rows.flatMap(([name, value]) =>
      wrap(printableLine(value), width - column - 2).map(
        (part, index) => `${paint.bold(pad(index === 0 ? name : '', column))}  ${part}`,
      ),
    ),
    ...warnings.flatMap((warning) => wrap(`! ${printableLine(warning)}`, width)).map((line) => paint.yellow(line)),
  ];
  const titled = (title: string, columns: number) => {
    const start = `-- ${cut(printableLine(title), columns - 6)} `;
    return paint.dim(start + '-'.repeat(columns - widthOf(start)));
  };
  if (question === null) return [...head, titled(words.draft, width), ...textLines(text, width, paint)];
  if (size.columns < BESIDE) {
    // Of a long question the beginning: the draft is what this screen is for.
    const most = Math.max(3, Math.floor(size.rows / 4));
    const asked = plainLines(question.text, width - 2).filter((line) => line !== '');
    const left = asked.length - most;
    const shown = left > 0 ? [...asked.slice(0, most), words.moreOfQuestion] : asked;
    return [
      ...head,
      titled(question.title, width),
      ...shown.map((line) => paint.cyan(`| ${line}`)),
      titled(words.draft, width),
      ...textLines(text, width, paint),
    ];
  }
  const half = Math.floor((width - 3) / 2);
  const left = [
    titled(question.title, half),
    ...plainLines(question.text, half).map((line) => paint.cyan(pad(line, half))),
  ];
  const right = [titled(words.draft, half), ...textLines(text, half, paint)];
  const blank = ' '.repeat(half);
  const lines = Array.from({ length: Math.max(left.length, right.length) }, (_, index) =>
    `${left[index] ?? blank} ${paint.dim('|')} ${right[index] ?? ''}`.trimEnd(),
  );
  return [...head, ...lines];
}

function plainLines(text: string, width: number): string[] {
  const clean = printableText(text).replaceAll('\t', '  ').trim();
  return clean.split('\n').flatMap((line) => wrap(line.trimEnd(), width));
}

function textLines(text: string, width: number, paint: Paint): string[] {
  return printableText(text)
    .replaceAll('\t', '  ')
    .trimEnd()
    .split('\n')
    .flatMap((line) => wrap(line, width).map((part) => (line.startsWith('>') ? paint.dim(part) : part)));
}
