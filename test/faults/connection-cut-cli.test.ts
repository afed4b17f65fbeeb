import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Home } from '../cli/run.ts';
import { dovecotHere } from '../live/available.ts';
import type { Way } from '../live/byte-proxy.ts';
import { Dovecot } from '../live/dovecot.ts';
import { ConnectionDesk } from './connection-desk.ts';
import { NOW } from './connection-mail.ts';
import { ConnectionPool, type Seat, seeded } from './connection-pool.ts';

const ARGS = ['inbox', '--all', '--json', '--now', new Date(NOW).toISOString()];

describe.skipIf(!dovecotHere())('a connection that is cut under the program as a person runs it', () => {
  const desk = new ConnectionDesk();
  const home = new Home();
  let server: Dovecot;

  beforeAll(async () => {
    server = await Dovecot.start();
  });
  afterAll(() => {
    server.stop();
    desk.remove();
    home.remove();
  });

  test('2. cut after N bytes: the list or an error in words, and the process ends', async () => {
    const pool = await ConnectionPool.start(server, desk, { count: 3, name: 'cli', host: '127.0.0.1' });
    const run = ({ place }: Seat) => {
      const config = home.write(`${place.user}.yaml`, desk.yaml(place));
      return home.run([...ARGS, '--config', config], { env: { XDG_STATE_HOME: `${home.path}/state-${place.user}` } });
    };
    const [first] = pool.seats as [Seat];
    const whole = await run(first);
    expect([whole.code, whole.err]).toEqual([0, '']);
    const { passed } = first.proxy;
    const random = seeded(30);
    const cases = Array.from({ length: 30 }, (_, i) => {
      const way: Way = i % 3 === 0 ? 'up' : 'down';
      return { way, after: Math.floor(random() * (i % 2 === 0 ? 2_000 : passed[way] + 40)) };
    });
    let stops = 0;
    await pool.each(cases, async (cut, seat) => {
      seat.proxy.spoil((connection) => (cut.after % 4 === 0 && connection > 1 ? null : { cut }));
      const { code, out, err } = await run(seat);
      if (code === 0) return expect([out, err]).toEqual([whole.out, '']);
      stops += 1;
      expect([75, 76]).toContain(code);
      expect(out).toBe('');
      const { error } = JSON.parse(err);
      expect(Object.keys(error)).toEqual(['code', 'message', 'hint']);
      expect(error.message).toMatch(/^work: .*127\.0\.0\.1.*。$/);
      expect(error.hint).toMatch(/。$/);
    });
    expect(stops).toBeGreaterThan(5);
    for (const seat of pool.seats) {
      seat.proxy.spoil(() => null);
      expect(await run(seat)).toEqual(whole);
      expect(desk.traces(seat.place)).toEqual(seat.before);
    }
    await pool.stop();
  }, 240_000);
});
