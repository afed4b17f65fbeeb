import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, test } from 'vitest';
import { Home } from '../cli/run.ts';
import { Life } from './life.ts';

/** The same words but for the instant and what is reckoned from it. */
const timeless = (json: string) => JSON.stringify({ ...JSON.parse(json), now: '', since: '' }, null, 1);

describe('what is remembered changes the speed and never the output', () => {
  const home = new Home();
  afterAll(() => home.remove());
  const maildir = join(home.path, 'Mail');
  const identity = 'identity: { address: hanako@agency.example }';
  const config = (clients: string) =>
    home.write('.clientrc', `accounts:\n  - { name: work, ${identity}, maildir: ${maildir} }\n${clients}`);

  test('a life of a mailbox, each day with and without the cache', async () => {
    const life = new Life(maildir, Date.now(), 20261123);
    config('');
    for (let day = 0; day < 12; day += 1) {
      const events = Array.from({ length: 1 + (day % 3) }, () => life.step());
      if (day === 4) config('clients: [{ name: さわやか, match: [sawayaka.example], window: 4h }]\n');
      if (day === 6) {
        const [first] = JSON.parse((await home.run(['inbox', '--json'])).out).threads;
        await home.run(['done', first.id]);
        events.push('done');
      }
      // Once to remember; then a file is old enough for its time to tell of every change.
      await home.run(['inbox', '--json']);
      await wait(80);
      for (const options of [['--json'], ['--json'], ['--json', '--all']]) {
        const [warm, cold] = await Promise.all([
          home.run(['inbox', ...options]),
          home.run(['inbox', ...options], { env: { CLIENT_CHECK_NO_CACHE: '1' } }),
        ]);
        expect([events, day, warm.err, timeless(warm.out)]).toEqual([events, day, '', timeless(cold.out)]);
      }
    }
  }, 120_000);

  test('an unchanged list is printed from memory, in both forms; a new mail is seen', async () => {
    const folder = join(home.path, '.cache/client-check/morning');
    const listed = () => home.run(['inbox']);
    await listed();
    await wait(80);
    await listed();
    // What is remembered is marked, to be known again.
    for (const name of readdirSync(folder).filter((one) => !one.endsWith('-threads.json'))) {
      const file = join(folder, name);
      const state = JSON.parse(readFileSync(file, 'utf8'));
      state.accounts[0].view.messages = 54_321;
      writeFileSync(file, JSON.stringify(state));
    }
    expect((await listed()).out).toContain('54,321');
    const { out } = await home.run(['inbox', '--json']);
    expect(out).toContain('54321');
    // The threads of another run are not put under this one's head.
    const threads = readdirSync(folder).filter((one) => one.endsWith('-threads.json'));
    for (const name of threads) {
      const file = join(folder, name);
      const whole = JSON.parse(readFileSync(file, 'utf8'));
      writeFileSync(file, JSON.stringify({ ...whole, token: 'another' }));
    }
    const anew = (await home.run(['inbox', '--json'])).out;
    expect(anew).not.toContain('54321');
    expect(JSON.parse(anew).threads).toEqual(JSON.parse(out).threads);
    // The configuration, the state folder and the mailbox each tell it to look again.
    new Life(maildir, Date.now(), 7).step();
    expect((await listed()).out).not.toContain('54,321');
  }, 60_000);

  test('a cache that is torn, garbled, of no use, or can not be written: the same list', async () => {
    const folder = join(home.path, '.cache/client-check/mail');
    const listed = async (env = {}) => timeless((await home.run(['inbox', '--json', '--all'], { env })).out);
    const whole = await listed({ CLIENT_CHECK_NO_CACHE: '1' });
    const name = () => join(folder, readdirSync(folder).find((one) => one.endsWith('.mdb')) ?? '');
    const spoils: ((file: string) => void)[] = [
      (file) => truncateSync(file, 9_000),
      (file) => truncateSync(file, 100),
      (file) => writeFileSync(file, 'this is no database'),
      (file) => rmSync(file),
      (file) => rmSync(`${file}-size`),
      (file) => writeFileSync(`${file}-lock`, Buffer.alloc(64)),
    ];
    for (const spoil of spoils) {
      expect(await listed()).toBe(whole);
      spoil(name());
      expect(await listed()).toBe(whole);
      expect(await listed()).toBe(whole);
    }
    // No file may be longer than this (in KiB): a full disk, as far as LMDB can tell.
    for (const kib of [0, 1, 8, 20, 100]) {
      rmSync(folder, { recursive: true, force: true });
      const within = ['sh', '-c', `ulimit -f ${kib}; exec "$@"`, 'sh'];
      const { code, out } = await home.run(['inbox', '--json', '--all'], { within });
      expect([kib, code, timeless(out)]).toEqual([kib, 0, whole]);
    }
  }, 120_000);
});
