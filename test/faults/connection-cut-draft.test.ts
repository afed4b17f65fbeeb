import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dovecotHere } from '../live/available.ts';
import type { Way } from '../live/byte-proxy.ts';
import { Dovecot } from '../live/dovecot.ts';
import { ConnectionDesk, expectStop, type Place } from './connection-desk.ts';
import { ConnectionPool, logarithmic, type Seat } from './connection-pool.ts';

const STOPS: Readonly<Record<string, number>> = {
  'connection-lost': 75,
  'no-connection': 75,
  'server-busy': 75,
  protocol: 76,
};

describe.skipIf(!dovecotHere())('a connection that is cut while a draft is written', () => {
  const desk = new ConnectionDesk();
  let server: Dovecot;
  let pool: ConnectionPool;
  /** How many bytes of what the client says go before its APPEND, and how many there are in all. */
  const length = { up: 0, down: 0, append: 0 };

  beforeAll(async () => {
    server = await Dovecot.start();
    pool = await ConnectionPool.start(server, desk, { count: 10, name: 'draft' });
    const [seat] = pool.seats as [Seat];
    let said = '';
    seat.proxy.spoil(() => ({
      change: (text, way) => {
        if (way === 'up') said += text;
        return text;
      },
    }));
    expect(await desk.draft({ ...seat.place, way: 'plain' })).toMatchObject({ code: 0, error: null });
    expect(draftsOf(seat)).toHaveLength(1);
    Object.assign(length, seat.proxy.passed, { append: said.search(/\S+ APPEND /) });
    clear(seat);
  });
  afterAll(async () => {
    await pool.stop();
    server.stop();
    desk.remove();
  });

  const folder = ({ place }: Seat, name: string) => join(place.maildir, '.Drafts', name);
  const draftsOf = (seat: Seat) => ['cur', 'new'].flatMap((name) => readdirSync(folder(seat, name)));

  /** As if nothing had ever been drafted. */
  function clear(seat: Seat): void {
    for (const name of ['cur', 'new'])
      for (const file of readdirSync(folder(seat, name))) rmSync(join(folder(seat, name), file));
    rmSync(join(desk.home, `state-${seat.place.user}`), { recursive: true, force: true });
  }

  /** Where it is cut: everywhere coarsely, within the APPEND finely. */
  const after = (way: Way): number[] => {
    const all = logarithmic(1, length[way] + 40, 1.3);
    if (way === 'up') for (let n = length.append - 5; n <= length.up; n += 75) all.push(n);
    else {
      for (let n = 1_000; n < length.down - 300; n += 400) all.push(n);
      for (let n = length.down - 300; n <= length.down; n += 15) all.push(n);
    }
    return all;
  };

  test.each<[Way, 'once' | 'for good']>([
    ['up', 'for good'],
    ['up', 'once'],
    ['down', 'for good'],
    ['down', 'once'],
  ])(
    '2. `draft`, what goes %s is cut (%s): after the next run exactly one draft',
    async (way, which) => {
      const seen = { done: 0, stopped: 0, storedUnheard: 0 };
      await pool.each(after(way), async (n, seat) => {
        const { proxy } = seat;
        const place: Place = { ...seat.place, way: 'plain' };
        proxy.spoil((connection) => {
          if (connection === 1) return { cut: { way, after: n } };
          return which === 'once' ? null : { cut: { way, after: 0 } };
        });
        const ended = await desk.draft(place);
        const drafts = draftsOf(seat).length;
        if (ended.code === 0) expect(JSON.parse(ended.out).drafts).toHaveLength(drafts);
        else expectStop(ended, ended.error?.code ?? '', STOPS[ended.error?.code ?? ''] ?? Number.NaN);
        expect(drafts).toBeLessThanOrEqual(1);
        seen[ended.code === 0 ? 'done' : 'stopped'] += 1;
        if (ended.code !== 0) seen.storedUnheard += drafts;
        proxy.spoil(() => null);
        const next = await desk.draft(place);
        expect(next).toMatchObject({ code: 0, error: null });
        expect(JSON.parse(next.out).drafts).toHaveLength(1 - drafts);
        expect(draftsOf(seat)).toHaveLength(1);
        clear(seat);
      });
      expect(seen.done).toBeGreaterThan(0);
      expect(seen.stopped).toBeGreaterThan(10);
      // The case that matters: the server has stored it, and its OK was never heard.
      if (which !== 'once' && way === 'down') expect(seen.storedUnheard).toBeGreaterThan(0);
    },
    180_000,
  );
});
