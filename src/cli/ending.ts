import { ClientCheckError } from '../errors.ts';
import type { JournalHook } from '../submit/journal.ts';

/** A run takes no longer than this, questions aside; every mail that is sent begins it anew (RFC 5321 4.5.3.2.6 has its reply wait ten minutes). */
const LIMIT = 15 * 60_000;

/** The signals that end a run, with what a shell expects of who ends by one: 128 and its number. */
export const SIGNALS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

type Signal = keyof typeof SIGNALS;

/** How a run ends before its time: by a signal, or because it takes too long. */
export class Ending {
  private timer: NodeJS.Timeout | null = null;
  private inDoubt = false;
  private editing = 0;
  private readonly leftovers = new Set<() => void>();

  /** @param end reports the error and ends the process with the code */
  constructor(
    private readonly end: (error: ClientCheckError, code: number) => void,
    private readonly limit: number = LIMIT,
  ) {
    this.restart();
  }

  signal(name: Signal): void {
    // Ctrl-C reaches an editor too, and is meant for it.
    if (name === 'SIGINT' && this.editing > 0) return;
    this.stop(new ClientCheckError(this.inDoubt ? 'interrupted-in-doubt' : 'interrupted'), SIGNALS[name]);
  }

  /** A send is in doubt from the final dot to the recorded reply. */
  readonly journal: JournalHook = (when, step) => {
    this.restart();
    if (when === 'after' && step !== 'unknown') this.inDoubt = step === 'data-end';
  };

  /** What a person takes their time for does not count. */
  async waitFor<T>(person: Promise<T>): Promise<T> {
    clearTimeout(this.timer ?? undefined);
    this.timer = null;
    try {
      return await person;
    } finally {
      this.restart();
    }
  }

  /** Runs an editor's session: Ctrl-C is the editor's, and what it leaves is taken away however the run ends. */
  async edit<T>(session: (leaves: (remove: () => void) => void) => Promise<T>): Promise<T> {
    const mine: (() => void)[] = [];
    this.editing += 1;
    try {
      return await this.waitFor(
        session((remove) => {
          mine.push(remove);
          this.leftovers.add(remove);
        }),
      );
    } finally {
      this.editing -= 1;
      for (const remove of mine) this.leftovers.delete(remove);
    }
  }

  private restart(): void {
    clearTimeout(this.timer ?? undefined);
    const minutes = Math.max(1, Math.round(this.limit / 60_000));
    this.timer = setTimeout(() => {
      this.stop(new ClientCheckError(this.inDoubt ? 'interrupted-in-doubt' : 'run-too-long', { minutes }), 75);
    }, this.limit);
    // It must not be what keeps the process alive.
    this.timer.unref();
  }

  private stop(error: ClientCheckError, code: number): void {
    for (const remove of this.leftovers) remove();
    this.end(error, code);
  }
}
