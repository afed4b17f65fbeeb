import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Home } from '../cli/run.ts';
import { dovecotHere } from '../live/available.ts';
import type { Fault } from '../live/byte-proxy.ts';
import { Dovecot } from '../live/dovecot.ts';
import { ConnectionDesk, expectStop } from './connection-desk.ts';
import { NOW } from './connection-mail.ts';
import { ConnectionPool, type Seat } from './connection-pool.ts';

const ANNOUNCED = /(BODY\[[^\]]*\](?:<\d+>)?) \{(\d+)\}\r\n/g;

/** Announces one of the literals of a connection, the `nth` with these words before it, in another length. */
function announcing(words: string, nth: number, length: (real: number) => number): Fault & { touched: boolean } {
  let seen = -1;
  const fault = {
    touched: false,
    change: (text: string, way: 'up' | 'down') => {
      if (way === 'up') return text;
      return text.replace(ANNOUNCED, (all, label: string, real: string) => {
        if (!label.includes(words)) return all;
        seen += 1;
        if (seen !== nth || length(Number(real)) < 0) return all;
        fault.touched = true;
        return `${label} {${length(Number(real))}}\r\n`;
      });
    },
  };
  return fault;
}

describe.skipIf(!dovecotHere())('a literal that is not as long as announced', () => {
  const desk = new ConnectionDesk();
  const home = new Home();
  let server: Dovecot;
  let pool: ConnectionPool;
  let whole = '';

  beforeAll(async () => {
    server = await Dovecot.start();
    pool = await ConnectionPool.start(server, desk, { count: 10, name: 'literal', limits: 'socket=600' });
    whole = (await desk.inbox({ ...(pool.seats[0] as Seat).place, limits: '' })).out;
  });
  afterAll(async () => {
    for (const { place, proxy, before } of pool.seats) {
      expect(desk.traces(place)).toEqual(before);
      proxy.spoil(() => null);
      expect((await desk.inbox({ ...place, limits: '' })).out).toBe(whole);
    }
    await pool.stop();
    server.stop();
    desk.remove();
    home.remove();
  });

  const stops: Readonly<Record<string, number>> = { 'garbled-answer': 76, protocol: 76, 'timed-out': 75 };

  // Between 180 and 210 lies where the next message's own literal is taken for the rest of the one before.
  const offs = Array.from({ length: 1_000 }, (_, i) => i - 400).filter(
    (off) => off % 13 === 0 || (off > 180 && off < 210),
  );

  test.each(['HEADER.FIELDS', 'BODY[1]<0>'])(
    '11. %s, shorter or longer: a stop, and never another list',
    async (words) => {
      const cases = offs.flatMap((off) => (off === 0 ? [] : [0, 3].map((nth) => ({ off, nth }))));
      const seen: Record<string, number> = {};
      await pool.each(cases, async ({ off, nth }, { place, proxy }) => {
        const fault = announcing(words, nth, (real) => real + off);
        proxy.spoil(() => fault);
        const ended = await desk.inbox(place);
        const code = ended.error?.code ?? 'none';
        if (fault.touched) expectStop(ended, code, stops[code] ?? Number.NaN);
        else if (ended.code === 0) expect(ended.out).toBe(whole);
        seen[fault.touched ? code : 'untouched'] = (seen[fault.touched ? code : 'untouched'] ?? 0) + 1;
      });
      expect(seen['garbled-answer']).toBeGreaterThan(40);
    },
    240_000,
  );

  test('11. what is shown of it is nothing of the mail that came out of place', async () => {
    const { place, proxy } = pool.seats[0] as Seat;
    proxy.spoil(() => announcing('BODY[1]<0>', 0, () => 3));
    const ended = await desk.inbox(place);
    expectStop(ended, 'garbled-answer', 76, /予告された長さと中身が合いません/);
    expect(JSON.stringify(ended)).not.toContain('お世話');
  });

  test.each([4_294_967_296, 18_446_744_073_709_551_616n, 33_000_000])(
    '11. announced as %s bytes: a stop, and nothing is allocated for them',
    async (size) => {
      const { place, proxy } = pool.seats[0] as Seat;
      const config = home.write('config.yaml', desk.yaml(place));
      const run = async (name: string) => {
        const peak = join(home.path, `peak-${name}`);
        const loaded = `--import ${join(import.meta.dirname, 'peak-memory.mjs')}`;
        // What is remembered need not be fetched.
        const alone = { CLIENT_CHECK_NO_CACHE: '1', CLIENT_CHECK_TEST_LIMITS: 'socket=2000' };
        const env = { NODE_OPTIONS: loaded, PEAK_FILE: peak, ...alone };
        const args = ['inbox', '--all', '--json', '--now', new Date(NOW).toISOString(), '--config', config];
        return { ...(await home.run(args, { env })), megabytes: Number(readFileSync(peak, 'utf8')) / 1_024 };
      };
      proxy.spoil(() => null);
      const usual = await run('usual');
      expect(usual.code).toBe(0);
      const fault: Fault = {
        change: (text, way) => (way === 'up' ? text : text.replace(ANNOUNCED, `$1 {${size}}\r\n`)),
      };
      proxy.spoil(() => fault);
      const ended = await run('huge');
      expect([75, 76]).toContain(ended.code);
      expect(ended.out).toBe('');
      expect(JSON.parse(ended.err).error.code).toMatch(/^(?:protocol|timed-out)$/);
      expect(ended.megabytes).toBeLessThan(usual.megabytes + 30);
    },
  );
});
