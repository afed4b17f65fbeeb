import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dovecotHere } from '../live/available.ts';
import type { Faults, Way } from '../live/byte-proxy.ts';
import { Dovecot } from '../live/dovecot.ts';
import { ConnectionDesk, expectStop } from './connection-desk.ts';
import { ConnectionPool, logarithmic, type Seat, seeded } from './connection-pool.ts';

/** How a cut may end, with the exit code: a cut greeting is no greeting, a handshake that is cut is none. */
const STOPS: Readonly<Record<string, number>> = {
  'connection-lost': 75,
  'no-connection': 75,
  'server-busy': 75,
  'starttls-failed': 76,
  protocol: 76,
};

describe.skipIf(!dovecotHere())('a connection that is cut', () => {
  const desk = new ConnectionDesk();
  let server: Dovecot;
  let whole = '';
  /** How many bytes a conversation has that nobody cuts. */
  let length: Readonly<Record<Way, number>>;

  beforeAll(async () => {
    server = await Dovecot.start();
    const pool = await ConnectionPool.start(server, desk, { count: 1, name: 'first' });
    const [seat] = pool.seats as [Seat];
    const ended = await desk.inbox(seat.place);
    expect(ended).toMatchObject({ code: 0, error: null });
    whole = ended.out;
    length = { ...seat.proxy.passed };
    await pool.stop();
  });
  afterAll(() => {
    server.stop();
    desk.remove();
  });

  /** Runs `inbox` under faults; tells whether it gave the list. Anything but the whole list or a stop is an error. */
  async function judged({ place, proxy }: Seat, faults: Faults): Promise<boolean> {
    proxy.spoil(faults);
    const ended = await desk.inbox(place);
    if (ended.code === 0) expect(ended.out).toBe(whole);
    else expectStop(ended, ended.error?.code ?? '', STOPS[ended.error?.code ?? ''] ?? Number.NaN);
    return ended.code === 0;
  }

  /** Nothing has been changed, and the next run goes well. */
  async function expectUntouched(pool: ConnectionPool): Promise<void> {
    for (const { place, proxy, before } of pool.seats) {
      expect(desk.traces(place)).toEqual(before);
      proxy.spoil(() => null);
      expect((await desk.inbox(place)).out).toBe(whole);
    }
  }

  const after = (way: Way) => [
    ...Array.from({ length: 2_001 }, (_, n) => n).filter((n) => n <= length[way]),
    ...(length[way] > 2_000 ? logarithmic(2_100, length[way] - 1, 1.1) : []),
  ];

  test.each<Way>(['down', 'up'])(
    '2. every connection is cut after N bytes (%s): a stop, never a part',
    async (way) => {
      const pool = await ConnectionPool.start(server, desk, { name: way });
      const seen = { list: 0, stop: 0 };
      await pool.each(after(way), async (n, seat) => {
        seen[(await judged(seat, () => ({ cut: { way, after: n } }))) ? 'list' : 'stop'] += 1;
      });
      // What the server hears of the end decides nothing; what it says does.
      expect(seen.stop).toBeGreaterThan(way === 'down' ? 1_900 : 300);
      expect(seen.list).toBeGreaterThan(0);
      await expectUntouched(pool);
      await pool.stop();
    },
    400_000,
  );

  test.each<Way>(['down', 'up'])(
    '2. the first connection is cut (%s): once logged in, the whole list',
    async (way) => {
      const pool = await ConnectionPool.start(server, desk, { name: `once-${way}` });
      const cases = after(way).filter((n) => n % 13 === 0);
      const lists: number[] = [];
      await pool.each(cases, async (n, seat) => {
        if (await judged(seat, (connection) => (connection === 1 ? { cut: { way, after: n } } : null))) lists.push(n);
      });
      const first = Math.min(...lists);
      expect(first).toBeLessThan(1_000);
      expect(lists.filter((n) => n > first + 50).length).toBe(cases.filter((n) => n > first + 50).length);
      await expectUntouched(pool);
      await pool.stop();
    },
    120_000,
  );

  test.each(['tls', 'starttls'] as const)(
    '2. cut inside the encryption: %s',
    async (security) => {
      const pool = await ConnectionPool.start(server, desk, { count: 3, name: security, security });
      const [{ place, proxy }] = pool.seats as [Seat];
      expect((await desk.inbox(place)).out).toBe(whole);
      const random = seeded(security.length);
      const { passed } = proxy;
      const cases = Array.from({ length: 15 }, (_, i) => {
        const way: Way = i % 3 === 0 ? 'up' : 'down';
        return { way, after: Math.floor(random() * passed[way]), once: i % 2 === 0 };
      });
      await pool.each(cases, async ({ once, ...cut }, seat) => {
        await judged(seat, (connection) => (once && connection > 1 ? null : { cut }));
      });
      await expectUntouched(pool);
      await pool.stop();
    },
    60_000,
  );
});
