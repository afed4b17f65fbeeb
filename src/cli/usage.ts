import type { CommanderError } from 'commander';
import { closest } from 'fastest-levenshtein';
import { ClientCheckError, type Lang } from '../errors.ts';

/** Wrong usage as a sentence of ours: commander's own words are English only. */
export function usageError(
  error: CommanderError,
  command: string,
  lang: Lang,
  commands: readonly string[],
): ClientCheckError {
  const subject = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  const [ja, en] = sentence(error, subject);
  const near = error.code === 'commander.unknownCommand' && subject !== '' ? closest(subject, commands) : '';
  const hint = near === '' ? '' : lang === 'ja' ? `(「${near}」のことですか)` : ` (did you mean "${near}"?)`;
  return new ClientCheckError(
    'usage',
    { what: `${lang === 'ja' ? ja : en}${hint}`, call: helpCall(command) },
    { cause: error },
  );
}

function sentence({ code, message }: CommanderError, subject: string): readonly [ja: string, en: string] {
  switch (code) {
    case 'commander.unknownOption':
      return [`「${subject}」というオプションはありません`, `there is no option "${subject}"`];
    case 'commander.unknownCommand':
      return [`「${subject}」というコマンドはありません`, `there is no command "${subject}"`];
    case 'commander.missingArgument':
      return [`「${subject}」が要ります`, `"${subject}" is missing`];
    case 'commander.optionMissingArgument':
      return [`「${subject}」には値が要ります`, `"${subject}" needs a value`];
    case 'commander.excessArguments':
      return ['引数が多すぎます', 'too many arguments'];
    default: {
      const bare = message.replace(/^error: /, '');
      return [bare, bare];
    }
  }
}

/** What to type to see how a command is used. */
/** An option whose value is not understood. */
export function wrongValue(option: string, value: string, lang: Lang, command: string): ClientCheckError {
  const what =
    lang === 'ja'
      ? `--${option} の値「${value}」が読めません`
      : `the value "${value}" of --${option} is not understood`;
  return new ClientCheckError('usage', { what, call: helpCall(command) });
}

export function helpCall(command: string): string {
  return ['client-check', command, '--help'].filter((part) => part !== '').join(' ');
}
