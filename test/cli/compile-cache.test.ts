import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Home } from './run.ts';

/** Node 22.1 and later keep a cache of their own, in files of their own. */
const ours = !('enableCompileCache' in createRequire(import.meta.url)('node:module'));

describe.skipIf(!ours)('the compiled code that is kept', () => {
  let home: Home;
  const folder = () => join(home.path, '.cache', 'client-check', 'code');
  beforeEach(() => {
    home = new Home();
  });
  afterEach(() => home.remove());

  test('its owner’s alone, and without it all is the same', async () => {
    const without = await home.run(['--help', '--lang', 'en'], { env: { CLIENT_CHECK_NO_COMPILE_CACHE: '1' } });
    const first = await home.run(['--help', '--lang', 'en']);
    const [file = ''] = readdirSync(folder());
    expect(statSync(folder()).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder(), file)).mode & 0o777).toBe(0o600);
    expect([first, await home.run(['--help', '--lang', 'en'])]).toEqual([without, without]);
  });

  test('damaged, or written where others may write: not used, and made anew where that is safe', async () => {
    const good = await home.run(['--help', '--lang', 'en']);
    const file = join(folder(), readdirSync(folder())[0] ?? '');
    const bytes = readFileSync(file);
    writeFileSync(file, Buffer.from(bytes).fill(0, bytes.length - 500));
    expect(await home.run(['--help', '--lang', 'en'])).toEqual(good);
    writeFileSync(file, 'client-check/code/1 v0.0.0');
    expect(await home.run(['--help', '--lang', 'en'])).toEqual(good);
    expect(readFileSync(file).length).toBeGreaterThan(1000);
    chmodSync(file, 0o666);
    expect(await home.run(['--help', '--lang', 'en'])).toEqual(good);
  });

  test('a folder that can’t be written, a home that is none', async () => {
    home.write('.cache', '');
    const { code, err } = await home.run(['--version', '--lang', 'en']);
    expect([code, err]).toEqual([0, '']);
    expect(await home.run(['--version', '--lang', 'en'], { env: { HOME: '/nonexistent' } })).toMatchObject({
      code: 0,
      err: '',
    });
  });
});

test('a word that looks like a wish for help may be the value of an option', async () => {
  const home = new Home();
  const { code, err } = await home.run(['draft', '--reason', '--help', '--config', '/nowhere']);
  expect([code, err]).toEqual([78, expect.stringContaining('/nowhere')]);
  home.remove();
});
