import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LIMITS } from '../../src/mailstore/imap/limits.ts';
import { Home } from '../cli/run.ts';
import { dovecotHere } from '../live/available.ts';
import type { Fault } from '../live/byte-proxy.ts';
import { Dovecot } from '../live/dovecot.ts';
import { ConnectionDesk, expectStop } from './connection-desk.ts';
import { ConnectionPool, type Seat } from './connection-pool.ts';

const trickle = (after: number): Fault => ({ trickle: { way: 'down', after, every: 20 } });

describe.skipIf(!dovecotHere())('a server that is slow', () => {
  const desk = new ConnectionDesk();
  const home = new Home();
  let server: Dovecot;
  let pool: ConnectionPool;
  let seat: Seat;
  let whole = '';

  beforeAll(async () => {
    server = await Dovecot.start();
    pool = await ConnectionPool.start(server, desk, { count: 1, name: 'slow' });
    seat = pool.seats[0] as Seat;
    whole = (await desk.inbox(seat.place)).out;
  });
  afterAll(async () => {
    await pool.stop();
    server.stop();
    desk.remove();
    home.remove();
  });

  /** A stop; nothing is changed, and the next run goes well. */
  async function survives(fault: Fault, limits: string, code: string, says: RegExp): Promise<void> {
    seat.proxy.spoil(() => fault);
    expectStop(await desk.inbox({ ...seat.place, limits }), code, 75, says);
    expect(seat.proxy.connections).toBe(1);
    expect(desk.traces(seat.place)).toEqual(seat.before);
    seat.proxy.spoil(() => null);
    expect((await desk.inbox(seat.place)).out).toBe(whole);
  }

  test.each<[string, Fault, string, string]>([
    ['before the login', trickle(0), 'login=700', 'timed-out'],
    ['from the list of folders on', trickle(900), 'still=500', 'timed-out'],
    ['within the first header', trickle(2_500), 'still=500', 'timed-out'],
    ['within a body', trickle(8_500), 'still=500', 'timed-out'],
  ])('10. one byte at a time, %s: no progress, a stop', async (_, fault, limits, code) => {
    await survives(fault, limits, code, /以内に応答がありません/);
  });

  test('10. always some progress, and never an end: the bound for all of it', async () => {
    await survives(trickle(900), 'work=800', 'too-slow', /127\.0\.0\.1:\d+ とのやり取りが 1 秒以内に終わりません/);
  });

  test.each([0, 40, 700, 1_500, 6_000])('10. nothing more after %i bytes: a stop', async (after) => {
    const limits = 'connect=300,socket=300,login=2000';
    await survives({ hang: { way: 'down', after } }, limits, 'timed-out', /以内に応答がありません/);
  });

  test('10. slow, but not too slow: the whole list', async () => {
    seat.proxy.spoil(() => ({ delay: 30 }));
    expect(await desk.inbox(seat.place)).toMatchObject({ code: 0, out: whole });
  });

  test('10. the bounds, where nothing else is said: no account is read for more than ten minutes', () => {
    expect(LIMITS.login).toBeLessThanOrEqual(90_000);
    expect(LIMITS.still).toBeLessThanOrEqual(120_000);
    expect(LIMITS.work).toBeLessThanOrEqual(600_000);
    expect(LIMITS.backoff).toBeLessThanOrEqual(300_000);
  });

  test('10. the program as a person runs it ends, with one sentence and a next step', async () => {
    seat.proxy.spoil(() => trickle(900));
    const config = home.write('config.yaml', desk.yaml(seat.place));
    const ended = await home.run(['inbox', '--config', config], { env: { CLIENT_CHECK_TEST_LIMITS: 'work=800' } });
    expect([ended.code, ended.out]).toEqual([75, '']);
    expect(ended.err).toMatch(/^client-check: work: .*終わりませんでした.*。\n.*。\n$/);
  });
});
