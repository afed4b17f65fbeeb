import { createInterface } from 'node:readline/promises';
import { StringDecoder } from 'node:string_decoder';
import type { Streams } from './terminal.ts';

/** Keys that a terminal sends as a sequence: arrows, and the marks around a paste. */
const SEQUENCE = /\x1b(?:\[[\d;]*[A-Za-z~]|O[A-Z])?/g;

/**
 * Asks for a line that nobody is to see: not a dot of it is shown. null: the input has ended. Ctrl-C does what it does everywhere
 * else. Only to be called where both ends are a terminal.
 */
export function askHidden({ stdin, stderr, interrupt }: Streams, question: string): Promise<string | null> {
  const decoder = new StringDecoder('utf8');
  let typed = '';
  return new Promise((resolve) => {
    const end = (answer: string | null) => {
      stdin.off('data', take);
      stdin.off('end', ended);
      stdin.setRawMode(false);
      stdin.pause();
      stderr.write('\n');
      resolve(answer);
    };
    const ended = () => end(null);
    const take = (bytes: Buffer) => {
      for (const key of decoder.write(bytes).replace(SEQUENCE, '')) {
        if (key === '\r' || key === '\n') return end(typed);
        if (key === '\u0004' && typed === '') return end(null);
        if (key === '\u0003') {
          end(null);
          return interrupt();
        }
        if (key === '\u007f' || key === '\b') typed = [...typed].slice(0, -1).join('');
        else if (key === '\u0015') typed = '';
        else if (key >= ' ') typed += key;
      }
    };
    stdin.on('data', take);
    stdin.once('end', ended);
    // Before the question: whoever answers it at once would see the answer on the screen.
    stdin.setRawMode(true);
    stdin.resume();
    stderr.write(question);
  });
}

/** Asks for a line until the signal ends it. null: nothing more will come. */
export async function askUntil({ stdin, stderr, interrupt }: Streams, question: string, signal: AbortSignal) {
  const lines = createInterface({ input: stdin, output: stderr });
  try {
    lines.on('SIGINT', interrupt);
    const ended = new Promise<null>((resolve) => lines.once('close', () => resolve(null)));
    return await Promise.race([lines.question(question, { signal }), ended]);
  } catch {
    return null;
  } finally {
    lines.close();
  }
}
