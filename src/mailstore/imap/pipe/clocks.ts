import type { Limits } from '../limits.ts';

/** Milliseconds of a clock that nobody sets. To load `performance` takes as long as to read the list from memory. */
function uptime(): number {
  return process.uptime() * 1_000;
}

/** Bounds the time that answers may take: between two packets, between two answers, and for all together. */
export class Clocks {
  private packets: NodeJS.Timeout | null = null;
  private answers: NodeJS.Timeout | null = null;
  private all: NodeJS.Timeout | null = null;
  /** Milliseconds that are left for all waiting together. */
  private left: number;
  private begun = 0;

  constructor(
    private readonly limits: Pick<Limits, 'socket' | 'still' | 'work'>,
    private readonly expire: (error: Error) => void,
  ) {
    this.left = limits.work;
  }

  /** Something is waited for. */
  start(): void {
    if (this.all) return;
    this.begun = uptime();
    const timer = (milliseconds: number, code: string) =>
      setTimeout(() => this.expire(Object.assign(new Error(code), { code, milliseconds })), milliseconds);
    this.packets = timer(this.limits.socket, 'ETIMEOUT');
    this.answers = timer(this.limits.still, 'STILL');
    this.all = timer(Math.max(1, this.left), 'WORK');
  }

  packet(): void {
    this.packets?.refresh();
  }

  answer(): void {
    this.answers?.refresh();
  }

  /** Nothing is waited for any more. */
  stop(): void {
    if (this.all) this.left -= uptime() - this.begun;
    for (const timer of [this.packets, this.answers, this.all]) clearTimeout(timer ?? undefined);
    this.packets = null;
    this.answers = null;
    this.all = null;
  }
}
