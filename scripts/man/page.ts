import type { Command } from 'commander';
import { type Actions, buildProgram } from '../../src/cli/program.ts';
import type { Lang } from '../../src/errors.ts';
import { examplesOf } from './examples.ts';
import { PROSE } from './prose.ts';
import { macro, prose, roff, tagged } from './roff.ts';

/** The manual page client-check(1), made of commander's declaration and of prose.ts. */
export function manPage(version: string, lang: Lang): string {
  const words = PROSE[lang];
  const program = buildProgram(version, lang, {} as Actions, () => undefined);
  const lines = [
    '.\\" Written by "npm run man" from src/cli/program*.ts and scripts/man/prose.ts: not to be edited.',
    `${macro('TH', 'CLIENT-CHECK', '1')} ${words.date} ${macro('', `client-check ${version}`, words.manual).slice(2)}`,
    // Commands are shown as they are typed: no hyphenation, no justified gaps.
    '.nh',
    '.ad l',
    macro('SH', words.titles.name),
    `client\\-check \\- ${roff(words.name)}`,
    macro('SH', words.titles.synopsis),
    `\\fBclient\\-check\\fR ${words.synopsis}`,
    macro('SH', words.titles.description),
    ...paragraphs(words.description),
    macro('SH', words.titles.commands),
    ...program.commands.flatMap((command) => commandLines(command, 'client-check', lang)),
    macro('SH', words.titles.options),
    ...optionRows(program),
    macro('SH', words.titles.exit),
    ...tagged(words.exit),
    macro('SH', words.titles.configuration),
    ...paragraphs(words.configuration),
    macro('SH', words.titles.files),
    ...tagged(words.files),
    macro('SH', words.titles.environment),
    ...tagged(words.environment),
    macro('SH', words.titles.examples),
    ...words.examples.flatMap(([call, what], i) => [...(i === 0 ? [] : ['.PP']), ...prose(what), ...literal([call])]),
    macro('SH', words.titles.see),
    ...paragraphs(words.see),
  ];
  return `${lines.join('\n')}\n`;
}

function paragraphs(texts: readonly string[]): string[] {
  return texts.flatMap((text, i) => [...(i === 0 ? [] : ['.PP']), ...prose(text)]);
}

function literal(lines: readonly string[]): string[] {
  return ['.PP', '.RS 4', '.nf', ...lines.map(roff), '.fi', '.RE'];
}

/** A command with its arguments, options and examples, then those below it. */
function commandLines(command: Command, above: string, lang: Lang): string[] {
  const { titles } = PROSE[lang];
  const help = command.createHelp();
  const call = `${above} ${command.name()}`;
  const usage = [
    call,
    ...command.registeredArguments.map((argument) => help.argumentTerm(argument)).map(bracketed(command)),
  ];
  const argumentRows = command.registeredArguments.map(
    (argument) => [help.argumentTerm(argument), argument.description] as const,
  );
  return [
    macro('SS', usage.join(' ')),
    ...prose(command.description()),
    ...tagged(argumentRows),
    ...optionRows(command),
    '.PP',
    `${roff(titles.exampleLine)}`,
    ...literal(examplesOf(command).map(([example, what]) => `${example}   # ${what}`)),
    ...command.commands.flatMap((child) => commandLines(child, call, lang)),
  ];
}

/** commander names an argument bare in the list of arguments, and in brackets in the usage. */
function bracketed(command: Command) {
  return (term: string, i: number) => {
    const { required, variadic } = command.registeredArguments[i] ?? {};
    const name = variadic ? `${term}...` : term;
    return required ? `<${name}>` : `[${name}]`;
  };
}

/** Options but for --help, which every command has. */
function optionRows(command: Command): string[] {
  const help = command.createHelp();
  const options = help.visibleOptions(command).filter(({ long }) => long !== '--help' || command.parent === null);
  return tagged(options.map((option) => [help.optionTerm(option), option.description]));
}
