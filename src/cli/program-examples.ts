import type { Lang } from '../errors.ts';
import { widthOf } from '../render/width.ts';

/** The examples below a command's help, their explanations in one column. */
export function examples(lang: Lang, rows: readonly (readonly [command: string, what: string])[]): string {
  const column = Math.max(...rows.map(([command]) => widthOf(command)));
  const lines = rows.map(([command, what]) => `  ${command}${' '.repeat(column - widthOf(command))}  ${what}`);
  return `\n${lang === 'ja' ? '例:' : 'Examples:'}\n${lines.join('\n')}`;
}
