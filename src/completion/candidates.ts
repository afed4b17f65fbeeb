import type { Command, Option } from 'commander';
import type { Position } from './position.ts';
import { type Values, valuesOfArgument, valuesOfOption } from './values.ts';

export interface Candidate {
  readonly value: string;
  readonly description: string;
}

export interface Completion {
  readonly candidates: readonly Candidate[];
  /** The shell's own completion of paths joins in. */
  readonly files: boolean;
}

/** What has to be looked up, and may be missing: each gives an empty list then. */
export interface Sources {
  readonly threads: (position: Position) => Promise<readonly Candidate[]>;
  readonly accounts: () => Promise<readonly Candidate[]>;
  readonly clients: () => Promise<readonly Candidate[]>;
  readonly templates: () => Promise<readonly Candidate[]>;
  /** The templates of `compose`. */
  readonly forms: () => Promise<readonly Candidate[]>;
}

/** What may stand at the cursor. What was typed of the word already is left for the shell to compare. */
export async function complete(position: Position, sources: Sources): Promise<Completion> {
  const { slot, path } = position;
  if (slot.kind === 'option') return { candidates: optionsOf(position), files: false };
  if (slot.kind === 'value') {
    // `--set ID DATE`: the second is a date.
    const values = slot.nth > 0 && slot.option.variadic ? null : (valuesOfOption(slot.option) ?? null);
    return valuesFrom(values, position, sources);
  }
  const command = path.at(-1) as Command;
  const commands = slot.mayBeCommand ? commandsOf(path.findLast((one) => one.commands.length > 0) ?? command) : [];
  const values = slot.argument && (valuesOfArgument(command.name(), slot.argument) ?? null);
  const { candidates, files } = await valuesFrom(values, position, sources);
  const all = [...commands, ...candidates];
  // Where nothing else can stand, the options are worth showing.
  const nothing = all.length === 0 && slot.argument === null && position.word === '' && !isUnknown(position);
  return { candidates: nothing ? optionsOf(position) : all, files };
}

async function valuesFrom(values: Values, position: Position, sources: Sources): Promise<Completion> {
  const only = (candidates: readonly Candidate[], files = false): Completion => ({ candidates, files });
  switch (values) {
    case null:
      return only([]);
    case 'file':
      return only([], true);
    case 'account':
      return only(await sources.accounts());
    case 'client':
      return only(await sources.clients());
    case 'template':
      return only(await sources.templates());
    case 'form':
      return only(await sources.forms());
    case 'command':
      return only(commandsOf(position.path[0] as Command));
    case 'thread':
    case 'target': {
      const typed = new Set(position.positional);
      const threads = await sources.threads(position);
      return only(
        threads.filter(({ value }) => !typed.has(value)),
        values === 'target',
      );
    }
    default:
      return only(values.map((value) => ({ value, description: '' })));
  }
}

/** A word stands where a command should. */
function isUnknown({ path, positional }: Position): boolean {
  return positional.length > 0 && (path.at(-1)?.commands.length ?? 0) > 0;
}

function commandsOf(command: Command): Candidate[] {
  const help = command.createHelp();
  return help.visibleCommands(command).map((one) => ({ value: one.name(), description: one.description() }));
}

/** Options that can still be given, those of the command before those of all commands. */
function optionsOf({ path, given }: Position): Candidate[] {
  const options = path.toReversed().flatMap((command) => command.createHelp().visibleOptions(command));
  const used = new Set([...given].filter(([option]) => !isRepeatable(option)).map(([option]) => option.long));
  const candidates = new Map<string, Candidate>();
  for (const { long, description } of options) {
    if (long && !used.has(long) && !candidates.has(long)) candidates.set(long, { value: long, description });
  }
  return [...candidates.values()];
}

/** An option that collects what it is given has a function for it. */
function isRepeatable({ parseArg }: Option): boolean {
  return parseArg !== undefined;
}
