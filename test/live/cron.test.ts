import { spawnSync } from 'node:child_process';
import { mkdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SCHEDULE_DEFAULTS, type ScheduleAction, schedule } from '../../src/cli/schedule.ts';
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
  const run = async (action: ScheduleAction, at = '08:30') => {
    let out = '';
    const world = {
      around: {
        cwd: folder,
        home: home.path,
        env: { PATH: cron.path, XDG_STATE_HOME: state },
        platform: 'linux' as const,
      },
      now: Date.now(),
      lang: 'ja' as const,
      fallback: 'en' as const,
      output: {
        print: (text: string) => {
          out += text;
        },
        warn: (text: string) => {
          throw new Error(text);
        },
      },
      node: process.execPath,
      script: resolve(import.meta.dirname, '../../bin/client-check.js'),
      timezone: 'UTC',
      program: 'client-check',
    };
    const options = { ...SCHEDULE_DEFAULTS, config, accounts: ['demo'], json: false, draft: false, at, days: 'daily' };
    expect(await schedule(action, world, options)).toBe(0);
    return out;
  };

  test('cron takes the entry and runs it: the log holds the list, and no colour', { timeout: 80_000 }, async () => {
    expect(crontab(['-'], { input: OTHERS }).status).toBe(0);
    await run('install');
    expect(await run('install', clockTime(nextMinute()))).toMatch(/^crontab の登録を変更しました: 毎日 /);
    expect(crontab(['-l']).stdout.toString()).toMatch(
      /\n\d+ \d+ \* \* \* XDG_STATE_HOME='.*100\\%.* # client-check schedule\n$/,
    );
    await import('node:fs').then((fs) => fs.writeFileSync('/tmp/sched/line', crontab(['-l']).stdout));
    const list = await written(log, /client-check show /, 72_000, () => cron.words);
    expect(list).toContain('期限超過');
    expect(list).not.toContain('\u001b');
    expect(list).not.toContain('client-check: ');
    expect(statSync(log).mode & 0o777).toBe(0o600);
    expect(await run('show')).toMatch(/ログ: .+ \([\d,]+ バイト、/);
  });

  test('without a trace once removed: the crontab is as it was, byte for byte, with its carriage returns', async () => {
    await run('remove');
    const bytes = crontab(['-e'], { env: { VISUAL: 'cat', EDITOR: 'cat' } }).stdout;
    expect(bytes.toString()).toBe(OTHERS);
    crontab(['-r']);
    await run('install');
    await run('remove');
    expect(crontab(['-l']).stderr.toString()).toMatch(/^no crontab for /);
  });
});
