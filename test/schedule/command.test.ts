import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Home } from '../cli/run.ts';
import { least } from '../config/help.ts';
import { FakeCrontab } from './fake-crontab.ts';

describe('client-check schedule', () => {
  const home = new Home();
  let fake: FakeCrontab;

  beforeAll(async () => {
    home.write('.clientrc', least);
    fake = await FakeCrontab.in(home.path);
  });
  afterAll(() => home.remove());

  const run = (...args: string[]) => home.run(['schedule', ...args], { env: { PATH: fake.path } });

  test('calls this very program, with this Node', async () => {
    const { code, err } = await run('install', '--at', '7:05', '--days', 'mon,tue', '--account', 'work');
    expect([err, code]).toEqual(['', 0]);
    expect(fake.text).toMatch(
      /^5 7 \* \* 1,2 \S+ \S+\/bin\/client-check\.js inbox --config .* --account work --lang ja /,
    );
    expect(fake.text).toContain(`* * 1,2 ${process.execPath} `);
    const { out } = await run('show', '--json');
    expect(JSON.parse(out)).toMatchObject({ installed: true, at: '07:05', days: ['mon', 'tue'] });
    expect((await run('remove', '--lang', 'en')).out).toMatch(/^Taken out of your crontab\.\n/);
    expect(fake.text).toBeNull();
  });

  test('ends with 2 where it is used wrongly, with 74 where there is no crontab program', async () => {
    const wrong = await run('install', '--at', '25:00');
    expect([wrong.code, wrong.out]).toEqual([2, '']);
    expect(wrong.err).toContain('--at の値「25:00」が読めません');
    expect((await run('instal')).code).toBe(2);
    expect((await run('show', '--at', '8:30')).code).toBe(2);
    const missing = await home.run(['schedule', 'show', '--json'], { env: { PATH: '/nonexistent' } });
    expect([missing.code, JSON.parse(missing.err).error.code]).toEqual([74, 'crontab-missing']);
  });
});
