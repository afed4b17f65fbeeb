import type { Argument, Command, Option } from 'commander';

/** Where in a command line the cursor stands, and what was typed before it. */
export interface Position {
  /** The commands from the program to the one that will run. */
  readonly path: readonly Command[];
  /** The word at the cursor, without the option that it is joined to by "=". */
  readonly word: string;
  /** That option with its "=": `--lang=`. */
  readonly joined: string;
  readonly slot: Slot;
  /** What was given to each option so far; of one without values an empty list. */
  readonly given: ReadonlyMap<Option, readonly string[]>;
  readonly positional: readonly string[];
}

export type Slot =
  /** @param nth which of the option's values, from 0 */
  | { readonly kind: 'value'; readonly option: Option; readonly nth: number }
  | { readonly kind: 'option' }
  | { readonly kind: 'argument'; readonly argument: Argument | null; readonly mayBeCommand: boolean };

/** @param words the command line, the program's name first, up to the cursor; the last one is being typed */
export function positionOf(program: Command, words: readonly string[]): Position {
  const walk = new Walk(program);
  for (const word of words.slice(1, -1)) walk.take(word);
  return walk.at(words.length > 1 ? (words.at(-1) ?? '') : '');
}

/** Follows the words as commander would. */
class Walk {
  private readonly path: Command[];
  private readonly given = new Map<Option, string[]>();
  private readonly positional: string[] = [];
  /** The option whose values come. */
  private open: Option | null = null;
  private onlyArguments = false;

  constructor(program: Command) {
    this.path = [program];
  }

  take(word: string): void {
    if (this.open && this.takeValue(this.open, word)) return;
    this.open = null;
    if (this.onlyArguments) this.positional.push(word);
    else if (word === '--') this.onlyArguments = true;
    else if (word.length > 1 && word.startsWith('-')) this.takeOption(word);
    else this.takeArgument(word);
  }

  at(word: string): Position {
    const { path, given, positional } = this;
    const so = (slot: Slot, rest = word, joined = ''): Position => ({
      path: this.withDefault(),
      word: rest,
      joined,
      slot,
      given,
      positional,
    });
    const nth = this.open ? (given.get(this.open)?.length ?? 0) : 0;
    if (this.open && (needsValue(this.open, nth) || !word.startsWith('-')))
      return so({ kind: 'value', option: this.open, nth });
    const option = this.onlyArguments ? null : this.find(/^(--[^=]+)=/.exec(word)?.[1] ?? '');
    if (option && takesValue(option)) {
      const joined = word.slice(0, word.indexOf('=') + 1);
      return so({ kind: 'value', option, nth: 0 }, word.slice(joined.length), joined);
    }
    if (!this.onlyArguments && word.startsWith('-')) return so({ kind: 'option' });
    const command = path.at(-1) as Command;
    const mayBeCommand = positional.length === 0 && command.commands.length > 0 && !this.onlyArguments;
    const all = this.withDefault().at(-1)?.registeredArguments ?? [];
    const last = all.at(-1);
    const argument = all[positional.length] ?? (last?.variadic ? last : null);
    return so({ kind: 'argument', argument, mayBeCommand });
  }

  /** What runs where no sub-command is named. */
  private withDefault(): readonly Command[] {
    const command = this.path.at(-1);
    // Declared by `isDefault`; commander tells it by no method.
    const name = (command as { readonly _defaultCommandName?: string } | undefined)?._defaultCommandName;
    const child = command?.commands.find((one) => one.name() === name);
    return child ? [...this.path, child] : this.path;
  }

  private takeValue(option: Option, word: string): boolean {
    const values = this.given.get(option) ?? [];
    if (!needsValue(option, values.length) && word.startsWith('-')) return false;
    this.given.set(option, [...values, word]);
    if (!option.variadic) this.open = null;
    return true;
  }

  private takeOption(word: string): void {
    const [name = '', ...value] = word.split('=');
    const option = this.find(name);
    if (!option) return;
    this.given.set(option, [...(this.given.get(option) ?? []), ...(value.length > 0 ? [value.join('=')] : [])]);
    // A repeatable option counts its values anew each time; only one that takes several at once stays open.
    if (value.length === 0 && takesValue(option)) {
      this.given.set(option, option.variadic ? [] : (this.given.get(option) ?? []));
      this.open = option;
    }
  }

  private takeArgument(word: string): void {
    const command = this.positional.length === 0 ? this.commands().find((one) => one.name() === word) : null;
    if (command) this.path.push(command);
    else this.positional.push(word);
  }

  /** With `help`, which is not among a command's own. */
  private commands(): readonly Command[] {
    const command = this.path.at(-1) as Command;
    return [...command.commands, ...command.createHelp().visibleCommands(command)];
  }

  private find(name: string): Option | null {
    for (const command of this.withDefault().toReversed()) {
      const option = command.options.find(({ long, short }) => long === name || short === name);
      if (option) return option;
    }
    return null;
  }
}

function takesValue(option: Option): boolean {
  return option.required || option.optional;
}

/** @param taken how many values it has */
function needsValue(option: Option, taken: number): boolean {
  return option.required && (!option.variadic || taken === 0);
}
