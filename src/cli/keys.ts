import { emitKeypressEvents } from 'node:readline';
import { ClientCheckError } from '../errors.ts';
import type { Streams } from './terminal.ts';

/** A key by its name (`up`, `return`, `x`); letters of a Japanese input method as the plain ones. */
export type Key = string;

/** Waits for one key. Ctrl-C throws `interrupted`; the terminal is as it was, whatever happens. */
export async function readKey({ stdin }: Pick<Streams, 'stdin'>): Promise<Key> {
  emitKeypressEvents(stdin);
  const cooked = () => stdin.isTTY && stdin.setRawMode(false);
  process.once('exit', cooked);
  stdin.setRawMode(true);
  stdin.resume();
  try {
    return await new Promise<Key>((resolve, reject) => {
      stdin.once('keypress', (text: string | undefined, key: { name?: string; ctrl?: boolean }) => {
        const letter = (text ?? '').normalize('NFKC').toLowerCase();
        if (key.ctrl && key.name === 'c') reject(new ClientCheckError('interrupted'));
        else if (key.ctrl && key.name === 'd') resolve('q');
        else resolve(/^[a-z?]$/.test(letter) ? letter : (key.name ?? letter));
      });
    });
  } finally {
    stdin.pause();
    cooked();
    process.off('exit', cooked);
  }
}
