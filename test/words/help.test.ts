import type { Command } from 'commander';
import { expect, test } from 'vitest';
import { examplesOf } from '../../scripts/man/examples.ts';
import { type Actions, buildProgram } from '../../src/cli/program.ts';

const built = (lang: 'ja' | 'en') => buildProgram('1.0.0', lang, {} as Actions, () => undefined);
const all = (command: Command): Command[] => [command, ...command.commands.flatMap(all)];
const nameOf = (command: Command): string =>
  command.parent ? `${nameOf(command.parent)} ${command.name()}` : command.name();
const ja = all(built('ja')).map((command) => [nameOf(command), command] as const);
const en = all(built('en')).map((command) => [nameOf(command), command] as const);
const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;

function helpOf(command: Command): string {
  let text = '';
  command.configureOutput({
    ...command.configureOutput(),
    writeOut: (part) => {
      text += part;
    },
  });
  command.outputHelp();
  return text;
}

/** What is written the same in both languages: names of options and commands, values, formats, products. */
const ALIKE = /(?<![\w-])--?[\w-]+|\$[A-Z]+|[A-Z][\w-]*|[\w@.*-]*[.@/*:,=][\w@.*/=:,-]*|\b\d+\w*\b|client-check/g;
/** Values that are typed as they stand, and names of programs. */
const VALUES = new Set(
  'ja en mail webhook desktop weekdays daily elapsed business-days business-hours tls starttls bash zsh fish cron crontab ignore'.split(
    ' ',
  ),
);

test.each([...ja, ...en].filter(([, command]) => command.parent))('%s: two examples', (name, command) => {
  const examples = examplesOf(command);
  expect(examples.length).toBeGreaterThanOrEqual(2);
  for (const [call] of examples) expect(call).toContain(name);
});

test.each(ja)('Japanese help of %s: no English word is left', (name, command) => {
  const [page = ''] = helpOf(command).split('\n例:\n');
  const explained = examplesOf(command).map(([, what]) => what);
  const known = new Set([...VALUES, 'help', ...command.commands.map((one) => one.name())]);
  const words = [page.replace(name, ''), ...explained]
    .flatMap((text) => text.replace(ALIKE, ' ').match(/[a-z][a-z-]+/g) ?? [])
    .filter((word) => !known.has(word));
  expect(words).toEqual([]);
});

test.each(en)('English help of %s: no Japanese is left', (_, command) => {
  const [page = ''] = helpOf(command).split('\nExamples:\n');
  const lines = [...page.split('\n'), ...examplesOf(command).map(([, what]) => what)];
  expect(lines.filter((line) => JAPANESE.test(line))).toEqual([]);
});
