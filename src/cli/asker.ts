import { ClientCheckError } from '../errors.ts';
import { printableLine, printableText } from '../mail/printable.ts';
import { wrap } from '../render/width.ts';
import type { Ending } from './ending.ts';
import type { Streams } from './terminal.ts';

export interface Choice<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly hint?: string;
}

/** Asks a person one thing after the other. Ctrl-C and Escape throw `interrupted`, and the terminal is as it was. */
export interface Asker {
  /** @param check what is wrong with an answer, or null */
  readonly text: (
    question: string,
    options?: { initial?: string; placeholder?: string; check?: (answer: string) => string | null },
  ) => Promise<string>;
  /** What is typed is not shown. */
  readonly secret: (question: string, check: (answer: string) => string | null) => Promise<string>;
  readonly select: <T extends string>(question: string, choices: readonly Choice<T>[], initial?: T) => Promise<T>;
  readonly tick: (
    question: string,
    choices: readonly Choice<string>[],
    initial: readonly string[],
  ) => Promise<string[]>;
  readonly confirm: (question: string, initial: boolean) => Promise<boolean>;
  /** Something to know, between two questions. */
  readonly say: (text: string) => void;
  readonly warn: (text: string) => void;
}

const SHOW_CURSOR = '\u001b[?25h';

/** Columns of the bar and the blanks beside a text, and one in which the cursor may stand. */
const MARGIN = 4;

/** How many rows a list takes at most, so that its question stays on a screen of 24. */
const ROWS = 12;

/**
 * The questions of @clack/prompts on standard error. It draws what it is given as it is, so every text is made safe here. Its own
 * English instructions are left out; the questions say what to press.
 */
export async function clackAsker(
  { stdin, stderr }: Pick<Streams, 'stdin' | 'stderr'>,
  words: { readonly yes: string; readonly no: string },
  ending: Pick<Ending, 'waitFor'>,
): Promise<Asker> {
  const clack = await import('@clack/prompts');
  const on = { input: stdin, output: stderr };
  // A signal that ends the program while a list is shown would leave the cursor hidden.
  process.once('exit', () => stderr.isTTY && stderr.write(SHOW_CURSOR));
  const answered = async <T>(prompt: Promise<T | symbol>): Promise<T> => {
    const answer = await ending.waitFor(prompt);
    if (clack.isCancel(answer)) throw new ClientCheckError('interrupted');
    return answer as T;
  };
  // Broken here: the terminal would break in front of the bar at the left.
  const shown = (text: string) => {
    const width = Math.max(20, (stderr.columns || 80) - MARGIN);
    return printableText(text)
      .split('\n')
      .flatMap((line) => wrap(line, width))
      .join('\n');
  };
  const safe = <T extends string>(choices: readonly Choice<T>[]) =>
    choices.map(({ value, label, hint }) => ({
      value: value as string,
      label: printableLine(label),
      ...(hint ? { hint: printableLine(hint) } : {}),
    }));
  const wrong = (check: (answer: string) => string | null) => (answer: string | undefined) =>
    check(answer ?? '') ?? undefined;
  return {
    text: async (question, { initial = '', placeholder, check = () => null } = {}) => {
      const message = shown(question);
      const hint = placeholder === undefined ? {} : { placeholder: printableLine(placeholder) };
      const initialValue = printableLine(initial);
      const trimmed = (answer: string) => check(answer.trim());
      const given = clack.text({ ...on, message, ...hint, initialValue, validate: wrong(trimmed) });
      return ((await answered<string | undefined>(given)) ?? '').trim();
    },
    secret: async (question, check) =>
      (await answered<string | undefined>(
        clack.password({ ...on, message: shown(question), mask: '*', validate: wrong(check) }),
      )) ?? '',
    select: async (question, choices, initial) => {
      const options = {
        ...on,
        message: shown(question),
        options: safe(choices),
        maxItems: ROWS,
        showInstructions: false,
      };
      return (await answered(
        clack.select<string>({ ...options, ...(initial ? { initialValue: initial } : {}) }),
      )) as never;
    },
    tick: (question, choices, initial) =>
      answered<string[]>(
        clack.multiselect<string>({
          ...on,
          message: shown(question),
          options: safe(choices),
          initialValues: [...initial],
          maxItems: ROWS,
          required: false,
          showInstructions: false,
        }),
      ),
    confirm: (question, initialValue) =>
      answered<boolean>(
        clack.confirm({ ...on, message: shown(question), initialValue, active: words.yes, inactive: words.no }),
      ),
    say: (text) => clack.log.message(shown(text), on),
    warn: (text) => clack.log.warn(shown(text), on),
  };
}
