import { Help } from 'commander';
import type { Lang } from '../errors.ts';
import { widthOf } from '../render/width.ts';
import { PLACEHOLDERS_JA } from './program-placeholders.ts';

const TITLES_JA: Readonly<Record<string, string>> = {
  'Usage:': '使い方:',
  'Arguments:': '引数:',
  'Options:': 'オプション:',
  'Global Options:': '共通のオプション:',
  'Commands:': 'コマンド:',
};

/** Help in the user's language, columns by display width, with the common options at each command. */
export function helpFor(lang: Lang): Partial<Help> {
  return { showGlobalOptions: true, displayWidth: widthOf, ...(lang === 'ja' ? inJapanese() : {}) };
}

function inJapanese(): Partial<Help> {
  const plain = new Help();
  return {
    styleTitle: (title) => TITLES_JA[title] ?? title,
    commandUsage: (command) => placed(plain.commandUsage(command)),
    subcommandTerm: (command) => placed(plain.subcommandTerm(command)),
    optionTerm: (option) => placed(option.flags),
    argumentTerm: (argument) => PLACEHOLDERS_JA[argument.name()] ?? argument.name(),
    // Japanese has no spaces to break at: a long line is left to the terminal.
    boxWrap: (text) => text,
  };
}

/** `<file>` and `[id...]` with what stands for them in Japanese. */
function placed(text: string): string {
  return text.replace(/([<[])([a-z][\w=-]*)(?=(?:\.\.\.)?[>\]])/g, (whole, bracket: string, name: string) =>
    name in PLACEHOLDERS_JA ? bracket + PLACEHOLDERS_JA[name] : whole,
  );
}
