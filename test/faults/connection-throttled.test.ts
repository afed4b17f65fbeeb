import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Home } from '../cli/run.ts';
import { dovecotHere, findProgram } from '../live/available.ts';
import type { Fault } from '../live/byte-proxy.ts';
import { Dovecot } from '../live/dovecot.ts';
import { talk } from '../live/terminal.ts';
import { ConnectionDesk, expectStop } from './connection-desk.ts';
import { NOW } from './connection-mail.ts';
import { ConnectionPool, type Seat } from './connection-pool.ts';

/** The answer that ends with these words becomes Microsoft 365's. */
const throttled = (words: string, milliseconds: number): Fault => ({
  change: (text, way) => {
    const pattern = new RegExp(`^([0-9A-F]+) OK (?:\\[[^\\]]*\\] )?${words}[^\\r]*`, 'm');
    const answer = `$1 BAD Request is throttled. Suggested Backoff Time: ${milliseconds} milliseconds`;
    return way === 'up' ? text : text.replace(pattern, answer);
  },
});

describe.skipIf(!dovecotHere())('a server that throttles', () => {
  const desk = new ConnectionDesk();
  const home = new Home();
  let server: Dovecot;
  let pool: ConnectionPool;
  let seat: Seat;
  let whole = '';

  beforeAll(async () => {
    server = await Dovecot.start();
    pool = await ConnectionPool.start(server, desk, { count: 1, name: 'throttled' });
    seat = pool.seats[0] as Seat;
    whole = (await desk.inbox(seat.place)).out;
  });
  afterAll(async () => {
    await pool.stop();
    server.stop();
    desk.remove();
    home.remove();
  });
  const once = (fault: Fault) => seat.proxy.spoil((connection) => (connection === 1 ? fault : null));

  test.each(['Logged in', 'List completed', 'Examine completed', 'Fetch completed'])(
    '9. throttled once at "%s": waited for as long as it asks, then the whole list',
    async (words) => {
      once(throttled(words, 1_100));
      const ended = await desk.inbox(seat.place);
      expect([ended.code, ended.out]).toEqual([0, whole]);
      expect(ended.waited).toEqual([2, 1]);
      expect(seat.proxy.connections).toBe(2);
    },
  );

  test('9. throttled again and again: waited for up to the bound, then a stop', async () => {
    seat.proxy.spoil(() => throttled('Fetch completed', 200));
    const ended = await desk.inbox({ ...seat.place, limits: 'backoff=1300' });
    expectStop(ended, 'server-throttled', 75, /1 秒待つよう求めています: Request is throttled/);
    expect(ended.waited).toEqual([1, 1]);
    expect(desk.traces(seat.place)).toEqual(seat.before);
    seat.proxy.spoil(() => null);
    expect((await desk.inbox(seat.place)).out).toBe(whole);
  });

  test('9. asked for more than the bound: not waited for at all, and said for how long', async () => {
    seat.proxy.spoil(() => throttled('List completed', 3_600_000));
    const ended = await desk.inbox(seat.place);
    expectStop(ended, 'server-throttled', 75, /3600 秒待つよう求めています/);
    expect(ended.error?.hint).toMatch(/^3600 秒以上たってから/);
    expect(ended.waited).toEqual([]);
    expect(seat.proxy.connections).toBe(1);
    expect(desk.traces(seat.place)).toEqual(seat.before);
  });

  test('9. throttled after the APPEND: exactly one draft', async () => {
    once(throttled('Append completed', 100));
    const ended = await desk.draft({ ...seat.place, way: 'plain' });
    expect(ended).toMatchObject({ code: 0, waited: [1] });
    const drafts = ['cur', 'new'].flatMap((name) => readdirSync(join(seat.place.maildir, '.Drafts', name)));
    expect(drafts).toHaveLength(1);
  });

  test.skipIf(findProgram('script') === null)('9. a person sees the seconds counted down', async () => {
    once(throttled('List completed', 2_500));
    const config = home.write('config.yaml', desk.yaml(seat.place));
    const env = { HOME: home.path, XDG_STATE_HOME: join(home.path, 'state') };
    const { code, screen } = await talk(['inbox', '--now', new Date(NOW).toISOString(), '--config', config], env, []);
    const seconds = [...screen.matchAll(/work: サーバーがアクセスを制限しています。あと (\d) 秒/g)].map(([, n]) =>
      Number(n),
    );
    expect([code, seconds]).toEqual([0, [3, 2, 1]]);
    expect(screen).toContain('期限超過 1件');
  });
});
