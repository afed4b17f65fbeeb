import { setTimeout as wait } from 'node:timers/promises';
import { ClientCheckError } from '../../errors.ts';

/** Told each second while a throttling server is waited for, with the seconds that are left. */
export type Countdown = (seconds: number) => void;

/**
 * Waits as long as a throttling server asks for, and tries again. What it asks for beyond the bound is not begun to be waited
 * for: then its error says how long it would have been.
 */
export class Backoff {
  private rounds = 0;

  /** @param left milliseconds, for all waiting together */
  constructor(
    private left: number,
    private readonly countdown: Countdown,
  ) {}

  async run<T>(work: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof ClientCheckError) || error.code !== 'server-throttled') throw error;
        await this.wait(error);
      }
    }
  }

  /** Waits as the error asks; throws it where that is beyond the bound. */
  async wait(error: ClientCheckError): Promise<void> {
    // A server that asks for a moment again and again is asked less and less often, so this comes to an end.
    const least = this.rounds === 0 ? 0 : 1_000 * 2 ** (this.rounds - 1);
    const asked = Math.max(Number(error.details['milliseconds']), least);
    if (asked > this.left) throw error;
    this.rounds += 1;
    this.left -= asked;
    for (let rest = asked; rest > 0; rest -= 1_000) {
      this.countdown(Math.ceil(rest / 1_000));
      await wait(Math.min(rest, 1_000));
    }
  }
}
