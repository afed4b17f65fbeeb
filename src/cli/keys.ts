import { emitKeypressEvents } from 'node:readline';
import { ClientCheckError } from '../errors.ts';
import type { Streams } from './terminal.ts';

/** A key by its name (`up`, `return`, `x`); letters of a Japanese input method as the plain ones. */
export type Key = string;

/** What comes when no more keys will: the terminal is gone, or Ctrl-D. */
const END: Key = 'q';

/**
 * The keys of a terminal, one by one, from `start` to `stop`: nothing is echoed meanwhile, and none is lost that is typed before it is
 * waited for. Ctrl-C interrupts. After `stop`, and when the process ends, the terminal is as it was.
 */
export class Keys {
  private readonly typed: Key[] = [];
  private waiting: { readonly resolve: (key: Key) => void; readonly reject: (error: Error) => void } | null = null;
  private readonly cooked = () => {
    if (this.streams.stdin.isTTY) this.streams.stdin.setRawMode(false);
  };

  constructor(private readonly streams: Pick<Streams, 'stdin' | 'interrupt'>) {}

  start(): void {
    const { stdin } = this.streams;
    emitKeypressEvents(stdin);
    process.once('exit', this.cooked);
    stdin.setRawMode(true);
    stdin.on('keypress', this.pressed);
    stdin.on('end', this.ended);
    stdin.resume();
  }

  stop(): void {
    const { stdin } = this.streams;
    stdin.off('keypress', this.pressed);
    stdin.off('end', this.ended);
    stdin.pause();
    this.cooked();
    process.off('exit', this.cooked);
  }

  /** The next key. Throws `interrupted` on Ctrl-C. */
  next(): Promise<Key> {
    const key = this.typed.shift();
    if (key !== undefined) return Promise.resolve(key);
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
    });
  }

  private readonly pressed = (text: string | undefined, key: { readonly name?: string; readonly ctrl?: boolean }) => {
    if (key.ctrl && key.name === 'c') {
      if (!this.waiting) this.streams.interrupt();
      this.waiting?.reject(new ClientCheckError('interrupted'));
      return;
    }
    const letter = (text ?? '').normalize('NFKC').toLowerCase();
    if (key.ctrl && key.name === 'd') this.give(END);
    else this.give(/^[a-z?]$/.test(letter) ? letter : (key.name ?? letter));
  };

  private readonly ended = () => this.give(END);

  private give(key: Key): void {
    if (this.waiting) this.waiting.resolve(key);
    else this.typed.push(key);
    this.waiting = null;
  }
}
