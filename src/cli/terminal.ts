import { createInterface } from 'node:readline/promises';
import type { AskTrust } from '../config/trust.ts';
import { visible } from '../config/words.ts';
import type { Lang } from '../errors.ts';
import { printableLine, printableScreen } from '../mail/printable.ts';
import { cut } from '../render/width.ts';
import { trustQuestion } from './call.ts';
import type { Ending } from './ending.ts';
import type { Output } from './world.ts';

/** The process's streams, as far as they are needed. */
export interface Streams {
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  readonly stdin: NodeJS.ReadStream;
  /** What Ctrl-C does. */
  readonly interrupt: () => void;
}

/** Takes the progress line off the screen. */
export const WIPE = '\r\u001b[2K';

/** Output to a terminal or a pipe. Progress is one line on standard error, of a terminal only, wiped before anything else. */
export function terminalOutput(
  { stdout, stderr }: Streams,
  env: Readonly<Record<string, string | undefined>>,
  wish: { colour: boolean; quiet: boolean },
): Output {
  let showing = false;
  const wipe = () => {
    if (showing) stderr.write(WIPE);
    showing = false;
  };
  return {
    print: (text) => {
      wipe();
      stdout.write(printableScreen(text));
    },
    warn: (text) => {
      wipe();
      stderr.write(`${printableScreen(text)}\n`);
    },
    progress: (text) => {
      if (wish.quiet || !stderr.isTTY) return;
      wipe();
      if (text === '') return;
      stderr.write(cut(printableLine(text), (stderr.columns || 80) - 1));
      showing = true;
    },
    columns: stdout.columns || Number.parseInt(env['COLUMNS'] ?? '', 10) || 80,
    colour: wish.colour && wantsColour(stdout, env),
  };
}

/** NO_COLOR (no-color.org) and FORCE_COLOR before the terminal's own word. */
function wantsColour(stdout: NodeJS.WriteStream, env: Readonly<Record<string, string | undefined>>): boolean {
  if (env['NO_COLOR']) return false;
  if (env['FORCE_COLOR'] !== undefined) return env['FORCE_COLOR'] !== '0';
  return stdout.isTTY === true && env['TERM'] !== 'dumb';
}

/** What a question gives where the input has ended (Ctrl-D). */
export const END_OF_INPUT = '\u0004';

/** Asks for a line. Ctrl-C does what it does everywhere else. Only to be called where both ends are a terminal. */
export async function askLine({ stdin, stderr, interrupt }: Streams, question: string): Promise<string> {
  const lines = createInterface({ input: stdin, output: stderr });
  try {
    lines.on('SIGINT', interrupt);
    const ended = new Promise<string>((resolve) => lines.once('close', () => resolve(END_OF_INPUT)));
    return await Promise.race([lines.question(question), ended]);
  } finally {
    lines.close();
  }
}

/** A question with yes or no; no is what any other answer means. */
export async function confirm(streams: Streams, question: string): Promise<boolean> {
  return /^(?:y|yes|はい)$/i.test((await askLine(streams, question)).trim());
}

/** Asks whether a configuration that was found in a working folder may be used. */
export function trustAsker(streams: Streams, ending: Ending, lang: Lang): AskTrust {
  return ({ file }, uses) => ending.waitFor(confirm(streams, trustQuestion(visible(file), uses, lang)));
}

/** Whether the terminal has a screen to draw on. */
export function hasScreen({ stdin, stdout }: Streams, env: Readonly<Record<string, string | undefined>>): boolean {
  return stdin.isTTY === true && stdout.isTTY === true && env['TERM'] !== 'dumb';
}
