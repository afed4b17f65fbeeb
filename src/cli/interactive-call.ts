import { ClientCheckError } from '../errors.ts';
import { interactiveWords } from '../render/interactive-words.ts';
import { Interactive, type Screen } from './interactive.ts';
import { readKey } from './keys.ts';
import type { MailParts } from './mail-actions.ts';
import type { InboxArguments } from './program.ts';
import { askLine } from './terminal.ts';
import { helpCall } from './usage.ts';

/** The alternate screen without a cursor, and the screen as it was before. */
const ENTER = '\u001b[?1049h\u001b[?25l';
const LEAVE = '\u001b[?25h\u001b[?1049l';

/** `inbox --interactive` as it was called. Returns the exit code. */
export async function interactiveFromCall(options: InboxArguments, parts: MailParts): Promise<number> {
  // Progress would be written across the screen.
  const world = await parts.world({ ...options, quiet: true });
  const words = interactiveWords[world.lang];
  const { stdin, stdout } = parts.streams;
  const usage = (what: string) => new ClientCheckError('usage', { what, call: helpCall('inbox') });
  if (options.json || options.notify !== undefined) throw usage(words.alone);
  if (!stdin.isTTY || !stdout.isTTY || parts.around.env['TERM'] === 'dumb') throw usage(words.noTerminal);
  const size = () => ({ columns: stdout.columns || 80, rows: stdout.rows || 24 });
  const draw = (lines: readonly string[]) => {
    stdout.write(`\u001b[H${lines.map((line) => `${line}\u001b[K`).join('\r\n')}\u001b[J`);
  };
  const screen: Screen = {
    size,
    draw,
    key: () => parts.ending.waitFor(readKey(parts.streams)),
    line: async (question) => {
      stdout.write(`\u001b[${size().rows};1H\u001b[K\u001b[?25h`);
      try {
        return await parts.ending.waitFor(askLine({ ...parts.streams, stderr: stdout }, question));
      } finally {
        stdout.write('\u001b[?25l');
      }
    },
  };
  const leave = () => stdout.write(LEAVE);
  // A signal, or a crash, must not leave the user on the other screen.
  process.once('exit', leave);
  const list = new Interactive(world, { ...parts.scope(world, options), all: options.all ?? false }, screen);
  const resized = () => list.redraw();
  stdout.on('resize', resized);
  stdout.write(ENTER);
  try {
    return await list.run();
  } finally {
    stdout.off('resize', resized);
    process.off('exit', leave);
    leave();
  }
}
