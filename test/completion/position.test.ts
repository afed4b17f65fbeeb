import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { type Actions, buildProgram } from '../../src/cli/program.ts';
import { complete } from '../../src/completion/candidates.ts';
import { joinedWords, linesFor } from '../../src/completion/lines.ts';
import { positionOf } from '../../src/completion/position.ts';
import { valuesOfArgument, valuesOfOption } from '../../src/completion/values.ts';

const program = buildProgram('1.0.0', 'en', {} as Actions, () => undefined);
const found = (value: string) => async () => [{ value, description: '' }];
const sources = {
  threads: found('k7wq'),
  accounts: found('ACCOUNT'),
  clients: found('CLIENT'),
  templates: found('TEMPLATE'),
  forms: found('FORM'),
};

async function offered(line: string) {
  const { candidates, files } = await complete(positionOf(program, line.split(' ')), sources);
  return [...candidates.map(({ value }) => value), ...(files ? ['FILES'] : [])];
}

describe('where the cursor stands', () => {
  test.each([
    ['client-check done ', ['k7wq']],
    ['client-check done k7wq ', []],
    ['client-check done -- ', ['k7wq']],
    ['client-check clients add ', ['CLIENT']],
    ['client-check clients add みなと ', []],
    ['client-check login ', ['ACCOUNT']],
    ['client-check login work ', expect.arrayContaining(['--device', '--lang'])],
    ['client-check trust ', ['FILES']],
    ['client-check lint ', ['k7wq', 'FILES']],
    ['client-check --config ', ['FILES']],
    ['client-check --account work inbox --account ', ['ACCOUNT']],
    ['client-check promises --set ', ['k7wq']],
    ['client-check promises --set k7wq ', []],
    ['client-check draft --template ', ['TEMPLATE']],
    ['client-check draft --template=', ['TEMPLATE']],
    ['client-check draft --template= ', ['k7wq']],
    ['client-check schedule install --notify ', ['mail', 'webhook', 'desktop']],
    ['client-check completion ', ['bash', 'zsh', 'fish']],
    ['client-check nonsense ', []],
  ])('%s', async (line, expected) => {
    expect(await offered(line)).toEqual(expected);
  });

  test('commands; the default sub-command lends its options', async () => {
    expect(await offered('client-check ')).toEqual(expect.arrayContaining(['inbox', 'schedule', 'completion']));
    expect(await offered('client-check help ')).toEqual(expect.arrayContaining(['inbox', 'schedule']));
    expect(await offered('client-check clients ')).toEqual(['list', 'add', 'ignore']);
    expect(await offered('client-check clients --s')).toContain('--since');
    expect(await offered('client-check clients add --s')).not.toContain('--since');
  });

  test('an option is offered once, unless it may be repeated; what is hidden never', async () => {
    const options = await offered('client-check draft --due 2bd --account work --');
    expect(options).not.toContain('--due');
    expect(options).toContain('--account');
    expect(await offered('client-check doctor --')).not.toContain('--cron-probe');
  });
});

test('every value of an option and every argument is said to complete to something, or to nothing', () => {
  const unsaid: string[] = [];
  const walk = (command: Command) => {
    for (const option of command.options)
      if (!option.hidden && (option.required || option.optional) && valuesOfOption(option) === undefined)
        unsaid.push(option.flags);
    for (const argument of command.registeredArguments)
      if (valuesOfArgument(command.name(), argument) === undefined) unsaid.push(`${command.name()} ${argument.name()}`);
    command.commands.forEach(walk);
  };
  walk(program);
  // Mended in src/completion/values.ts.
  expect(unsaid).toEqual([]);
});

test('what is printed for a shell: no control character, no value that would have to be changed', () => {
  const candidates = [
    { value: 'a\nb', description: '' },
    { value: 'k7wq', description: 'x\n\u001b[2J\u202ey\tz' },
  ];
  const printed = linesFor('fish', { candidates, files: false }, '', '');
  expect(printed).toBe('words\nk7wq\tx [2Jy z\n');
});

test('bash parts an option and its value at "="', () => {
  expect(joinedWords(['client-check', '--lang', '=', 'e'])).toEqual(['client-check', '--lang=e']);
  expect(joinedWords(['client-check', '--set', 'a', '=', 'b'])).toEqual(['client-check', '--set', 'a', '=', 'b']);
});
