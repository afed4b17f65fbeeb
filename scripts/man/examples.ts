import type { Command } from 'commander';

/** The examples below a command's help, as they are printed: the call, and what it is for. */
export function examplesOf(command: Command): (readonly [call: string, what: string])[] {
  let text = '';
  const writeOut = (part: string) => {
    text += part;
  };
  command.configureOutput({ ...command.configureOutput(), writeOut });
  command.outputHelp();
  const [, examples = ''] = text.split(/\n(?:例|Examples):\n/);
  return examples
    .split('\n')
    .map((line) => /^ {2}(\S.*?) {2,}(\S.*)$/.exec(line))
    .flatMap((found) => (found?.[1] && found[2] ? [[found[1], found[2]] as const] : []));
}
