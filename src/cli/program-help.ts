import type { Help } from 'commander';
import type { Lang } from '../errors.ts';
import { widthOf } from '../render/width.ts';

const TITLES_JA: Readonly<Record<string, string>> = {
  'Usage:': '使い方:',
  'Arguments:': '引数:',
  'Options:': 'オプション:',
  'Global Options:': '共通のオプション:',
  'Commands:': 'コマンド:',
};

/** Help in the user's language, columns by display width, with the common options at each command. */
export function helpFor(lang: Lang): Partial<Help> {
  return {
    showGlobalOptions: true,
    displayWidth: widthOf,
    styleTitle: (title) => (lang === 'ja' ? (TITLES_JA[title] ?? title) : title),
    // Japanese has no spaces to break at: a long line is left to the terminal.
    ...(lang === 'ja' ? { boxWrap: (text: string) => text } : {}),
  };
}
