import { ByteProxy } from '../live/byte-proxy.ts';
import type { Dovecot } from '../live/dovecot.ts';
import type { ConnectionDesk, Place } from './connection-desk.ts';
import { writeWeek } from './connection-mail.ts';

/** A user with a mailbox of the same content as all others, behind a proxy of its own. */
export interface Seat {
  readonly place: Place & { readonly maildir: string };
  readonly proxy: ByteProxy;
  /** What there was of traces before anything was done. */
  readonly before: readonly string[];
}

/** Several of them, so that cases that mostly wait can wait side by side. */
export class ConnectionPool {
  private constructor(readonly seats: readonly Seat[]) {}

  static async start(
    server: Dovecot,
    desk: ConnectionDesk,
    { count = 6, name = 'anna', ...more }: Partial<Place> & { readonly count?: number; readonly name?: string } = {},
  ): Promise<ConnectionPool> {
    const seats: Seat[] = [];
    for (let i = 0; i < count; i += 1) {
      const user = `${name}${i}`;
      const maildir = server.maildir(user);
      writeWeek(maildir);
      server.own(user);
      const proxy = await ByteProxy.start(more.security === 'tls' ? server.tlsPort : server.port);
      const place = { user, maildir, port: proxy.port, ca: server.ca, ...more };
      seats.push({ place, proxy, before: desk.traces(place) });
    }
    return new ConnectionPool(seats);
  }

  async stop(): Promise<void> {
    await Promise.all(this.seats.map(({ proxy }) => proxy.stop()));
  }

  /** Does something with each of the cases, one at a time on each seat. The first failure ends it. */
  async each<T>(cases: Iterable<T>, work: (one: T, seat: Seat) => Promise<void>): Promise<void> {
    const queue = [...cases].values();
    await Promise.all(
      this.seats.map(async (seat) => {
        for (const one of queue) await work(one, seat);
      }),
    );
  }
}

/** From one number to another on a logarithmic scale. */
export function logarithmic(from: number, to: number, factor: number): number[] {
  const all: number[] = [];
  for (let n = from; n < to; n = Math.ceil(n * factor)) all.push(n);
  return [...all, to];
}

/** The same numbers between 0 and 1 for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
