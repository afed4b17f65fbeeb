import { printableScreen } from '../mail/printable.ts';
import type { Ending } from './ending.ts';
import { Keys } from './keys.ts';
import { askLine, type Streams } from './terminal.ts';

/** The alternate screen without a cursor, and the screen as it was before. */
const ENTER = '\u001b[?1049h\u001b[?25l';
const LEAVE = '\u001b[?25h\u001b[?1049l';

/** A terminal's whole screen, as long as it is the program's. */
export interface Screen {
  readonly size: () => { readonly columns: number; readonly rows: number };
  /** Draws all lines, in place of what was there. */
  readonly draw: (lines: readonly string[]) => void;
  readonly key: () => Promise<string>;
  /** A line of an answer, at the screen's foot. */
  readonly line: (question: string) => Promise<string>;
  /** Draws again what is there; called when the terminal has changed its size. */
  redraw: () => void;
}

/** Does some work on a screen of its own; the terminal is as it was afterwards, whatever happens. */
export async function withScreen<T>(
  streams: Streams,
  ending: Ending,
  work: (screen: Screen) => Promise<T>,
): Promise<T> {
  const { stdout } = streams;
  const keys = new Keys(streams);
  const size = () => ({ columns: stdout.columns || 80, rows: stdout.rows || 24 });
  const screen: Screen = {
    size,
    draw: (lines) => {
      stdout.write(`\u001b[H${lines.map((line) => `${printableScreen(line)}\u001b[K`).join('\r\n')}\u001b[J`);
    },
    key: () => ending.waitFor(keys.next()),
    line: async (question) => {
      keys.stop();
      stdout.write(`\u001b[${size().rows};1H\u001b[K\u001b[?25h`);
      try {
        return await ending.waitFor(askLine({ ...streams, stderr: stdout }, question));
      } finally {
        stdout.write('\u001b[?25l');
        keys.start();
      }
    },
    redraw: () => undefined,
  };
  const leave = () => stdout.write(LEAVE);
  const resized = () => screen.redraw();
  // A signal, or a crash, must not leave the user on the other screen.
  process.once('exit', leave);
  stdout.on('resize', resized);
  stdout.write(ENTER);
  keys.start();
  try {
    return await work(screen);
  } finally {
    keys.stop();
    stdout.off('resize', resized);
    process.off('exit', leave);
    leave();
  }
}
