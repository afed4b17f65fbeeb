import { spawnSync } from 'node:child_process';
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeSample } from '../../src/demo/write-sample.ts';
import { clockTime } from '../../src/schedule/times.ts';
import { Home } from '../cli/run.ts';
import { Cron, cronHere, nextMinute, written } from './cron.ts';

const OTHERS = '# 他の予定 \\r\r\n0 1 1 1 * true\n';

describe.skipIf(!cronHere())("the morning run in Debian's cron", () => {
  const home = new Home();
  // What a line of a crontab and a shell could stumble over.
  const folder = join(home.path, "it's 100% 花子");
  const state = join(folder, 'state');
  const log = join(state, 'client-check', 'schedule.log');
  let cron: Cron;
  let config: string;

  beforeAll(async () => {
    mkdirSync(folder);
    ({ config } = await writeSample(folder, Date.now()));
    cron = await Cron.start();
  });
  afterAll(() => {
    cron.stop();
    home.remove();
  });

  const crontab = (args: readonly string[], options: { input?: string; env?: Record<string, string> } = {}) =>
    spawnSync('crontab', args, { input: options.input ?? '', env: { PATH: cron.path, ...options.env } });
  const run = async (action: string, ...args: string[]) => {
    const env = { PATH: cron.path, XDG_STATE_HOME: state };
    const { code, out, err } = await home.run(['schedule', action, ...args], { cwd: folder, env });
    expect([err, code]).toEqual(['', 0]);
    return out;
  };
  const install = (...args: string[]) => run('install', '--config', config, '--account', 'demo', '--draft', ...args);

  test('cron takes the entry and runs it: the log holds the list and the drafts, and no colour', {
    timeout: 80_000,
  }, async () => {
    expect(crontab(['-'], { input: OTHERS }).status).toBe(0);
    expect(await install()).toMatch(/^crontab に登録しました: 平日 8:30 に/);
    expect(await install('--at', clockTime(nextMinute()), '--days', 'daily')).toMatch(
      /^crontab の登録を変更しました: 毎日 /,
    );
    expect(crontab(['-l']).stdout.toString()).toMatch(
      /\n\d+ \d+ \* \* \* XDG_STATE_HOME='.*100\\%.* # client-check schedule\n$/,
    );
    const said = await written(log, /\n\d+件の下書きを書きました。\n.*\n$/, 72_000, () => cron.words);
    expect(said).toContain('期限超過');
    expect(said).not.toContain('\u001b');
    expect(said).not.toContain('client-check: ');
    expect(statSync(log).mode & 0o777).toBe(0o600);
    expect(await run('show')).toMatch(/ログ: .+ \([\d,]+ バイト、/);
  });

  test('without a trace once removed: the crontab is as it was, byte for byte, with its carriage returns', async () => {
    await run('remove');
    const bytes = crontab(['-e'], { env: { VISUAL: 'cat', EDITOR: 'cat' } }).stdout;
    expect(bytes.toString()).toBe(OTHERS);
    crontab(['-r']);
    await install();
    await run('remove');
    expect(crontab(['-l']).stderr.toString()).toMatch(/^no crontab for /);
  });
});
