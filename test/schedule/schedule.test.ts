import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { BusinessCalendar } from '../../src/calendar/business-calendar.ts';
import { machineZone } from '../../src/cli/machine-zone.ts';
import { SCHEDULE_DEFAULTS, type ScheduleAction, type ScheduleOptions, schedule } from '../../src/cli/schedule.ts';
import { nextRun } from '../../src/cli/schedule-view.ts';
import { readConfig } from '../../src/config/load.ts';
import { approve } from '../../src/config/trust.ts';
import type { Lang } from '../../src/errors.ts';
import type { Weekday } from '../../src/schedule/times.ts';
import { around, errorOf, least, newFolder, withImap } from '../config/help.ts';
import { FakeCrontab } from './fake-crontab.ts';

/** A Saturday. */
const NOW = Date.parse('2026-11-21T17:50:00+09:00');
const OTHERS = 'MAILTO=hanako\n0 1 * * * backup\n';

let home: string;
let fake: FakeCrontab;
let state: string;

beforeEach(async () => {
  home = await newFolder();
  fake = await FakeCrontab.in(await newFolder());
  state = join(home, '.local/state/client-check');
  await writeFile(join(home, '.clientrc'), `${least}lang: ja\n`, { mode: 0o600 });
});

interface Circumstances extends Partial<ScheduleOptions> {
  readonly cwd?: string;
  readonly env?: Record<string, string>;
  readonly lang?: Lang;
  readonly timezone?: string;
  readonly script?: string;
}

async function run(action: ScheduleAction, { cwd, env, lang, timezone, script, ...options }: Circumstances = {}) {
  const said = { out: '', err: '' };
  const world = {
    around: around(home, cwd ?? home, { PATH: fake.path, ...env }),
    now: NOW,
    lang: lang ?? null,
    fallback: 'en' as const,
    output: {
      print: (text: string) => {
        said.out += text;
      },
      warn: (text: string) => {
        said.err += `${text}\n`;
      },
    },
    node: '/usr/bin/node',
    script: script ?? '/usr/local/bin/client-check',
    timezone: timezone ?? 'Asia/Tokyo',
    program: 'client-check',
  };
  const defaults = { config: null, accounts: [], json: false, draft: false, notify: [], ...SCHEDULE_DEFAULTS };
  expect(await schedule(action, world, { ...defaults, ...options })).toBe(0);
  return said;
}

describe('schedule', () => {
  test('puts the morning run into the crontab, shows it, changes it, and takes it out without a trace', async () => {
    fake.text = OTHERS;
    const log = join(state, 'schedule.log');
    const { out, err } = await run('install');
    expect([out, err]).toEqual([
      `crontab に登録しました: 平日 8:30 に朝の一覧
次回: 11/23(月) 08:30 (Asia/Tokyo)
ログ: ${log} (まだ記録はありません)
確認は「client-check schedule show」、取り消しは「client-check schedule remove」でできます。
`,
      '',
    ]);
    const command = `/usr/bin/node /usr/local/bin/client-check inbox --config ${home}/.clientrc --lang ja --quiet --no-color >>${log} 2>&1`;
    expect(fake.text).toBe(`${OTHERS}30 8 * * 1-5 ${command} # client-check schedule\n`);
    expect((await stat(state)).mode & 0o777).toBe(0o700);
    expect((await stat(log)).mode & 0o777).toBe(0o600);

    await writeFile(log, 'x'.repeat(1234));
    const shown = await run('show', { lang: 'en' });
    expect(shown.out).toMatch(/^Schedule: weekdays at 8:30\nNext run: Mon 23 Nov 08:30 \(Asia\/Tokyo\)\nLog: /);
    expect(shown.out).toMatch(/schedule\.log \(1,234 bytes, last written .+\)\nCommand: \/usr\/bin\/node /);
    expect((await run('install')).out).toMatch(/^すでに crontab に登録されています: 平日 8:30 に朝の一覧\n/);
    expect((await run('install', { at: '18:05', days: 'sun,wed', draft: true })).out).toMatch(
      /^crontab の登録を変更しました: 毎週 水・日曜 18:05 に朝の一覧と下書きの作成\n次回: 11\/22\(日\) 18:05 /,
    );
    expect(fake.text).toBe(
      `${OTHERS}5 18 * * 3,0 ${command}; ${command.replace(' inbox ', ' draft ')} # client-check schedule\n`,
    );

    expect((await run('remove')).out).toBe(`crontab から登録を外しました。\nログは残してあります: ${log}\n`);
    expect(fake.text).toBe(OTHERS);
    expect((await run('remove')).out).toBe('定時実行は登録されていません。crontab は変えていません。\n');
    expect((await run('show', { lang: 'en' })).out).toBe(
      'No run is scheduled. "client-check schedule install" puts one into your crontab.\n',
    );
  });

  test('leaves no crontab where there was none', async () => {
    await run('install', { days: 'daily' });
    expect(fake.text).toMatch(/^30 8 \* \* \* .* # client-check schedule \(new crontab\)\n$/);
    await run('remove');
    expect(fake.text).toBeNull();
    expect(fake.calls.at(-1)).toBe('-r');
  });

  test('as JSON', async () => {
    const nothing = {
      schema: 'client-check/schedule/1',
      installed: false,
      at: null,
      days: [],
      next: null,
      command: null,
      log: null,
    };
    expect(JSON.parse((await run('show', { json: true })).out)).toEqual(nothing);
    const { out } = await run('install', { json: true, at: '9:05', days: 'mon,fri' });
    expect(JSON.parse(out)).toEqual({
      schema: 'client-check/schedule/1',
      installed: true,
      at: '09:05',
      days: ['mon', 'fri'],
      next: '2026-11-23T09:05:00+09:00',
      command: expect.stringMatching(/^\/usr\/bin\/node .* 2>&1$/),
      log: join(state, 'schedule.log'),
    });
    expect((await run('show', { json: true })).out).toBe(out);
    fake.text = (fake.text ?? '').replace('5 9 * * 1,5', '*/10 9 * * 1');
    expect(JSON.parse((await run('show', { json: true })).out)).toMatchObject({
      installed: true,
      at: null,
      days: [],
      next: null,
    });
    expect((await run('show')).out).toMatch(/^予定: \*\/10 9 \* \* 1 \(crontab で直接書き換えられています\)\nログ: /);
    expect(JSON.parse((await run('remove', { json: true })).out)).toEqual(nothing);
  });

  test('shows and removes without a configuration, and with one that has faults', async () => {
    await run('install');
    await writeFile(join(home, '.clientrc'), 'accounts: 1\n');
    expect((await run('show')).out).toMatch(/^Schedule: weekdays at 8:30\n/);
    expect((await run('remove')).out).toMatch(/^Taken out of your crontab\.\nThe log stays: /);
    await errorOf(run('install'), 'config-invalid');
  });

  test('a file that had to be approved is not named but found: once changed, it is refused', async () => {
    const cwd = join(home, 'a b');
    await mkdir(join(cwd, 'deep'), { recursive: true });
    await writeFile(join(cwd, '.clientrc'), least, { mode: 0o600 });
    const at = { cwd: join(cwd, 'deep') };
    await errorOf(run('install', at), 'config-untrusted');
    expect(fake.text).toBeNull();
    await approve(await readConfig(around(home, cwd), null), around(home, cwd));
    await run('install', at);
    expect(fake.text).toContain(
      `* * 1-5 cd '${cwd}' || exit; /usr/bin/node /usr/local/bin/client-check inbox --lang en `,
    );
  });

  test('passes on what cron would not know: the file of the variable, another state folder, the accounts', async () => {
    await writeFile(join(home, 'x.yaml'), least, { mode: 0o600 });
    const env = { CLIENT_CHECK_CONFIG: '~/x.yaml', XDG_STATE_HOME: join(home, '100%') };
    await run('install', { env, accounts: ['work'] });
    expect(fake.text).toContain(
      ` XDG_STATE_HOME='${home}/100\\%' /usr/bin/node /usr/local/bin/client-check inbox --config ${home}/x.yaml --account work --lang en`,
    );
    expect(fake.text).toContain(` >>'${home}/100\\%/client-check/schedule.log' 2>&1 # `);
    expect((await run('show', { env, json: true })).out).toContain(`"log": "${home}/100%/client-check/schedule.log"`);
    expect(await readFile(join(home, '100%/client-check/schedule.log'), 'utf8')).toBe('');
    expect(await errorOf(run('install', { accounts: ['nobody'] }), 'unknown-account')).toContain('work');
  });

  test('warns of what cannot work from cron', async () => {
    const file = join(home, '.clientrc');
    await writeFile(file, withImap('      auth: { passwordEnv: MAIL_PASS }'), { mode: 0o600 });
    const { err } = await run('install', {
      script: '/home/u/.npm/_npx/1a/node_modules/client-check/bin/client-check.js',
    });
    expect(err).toMatch(
      /^work: the environment variable MAIL_PASS does not reach cron\..*\nA program run through npx .*\n$/,
    );
    fake.text = 'MAIL_PASS=x\n';
    expect((await run('install')).err).toBe('');
    await writeFile(file, withImap('      auth: { keyring: true }'), { mode: 0o600 });
    expect((await run('install', { lang: 'ja' })).err).toMatch(/^work: cron からは keyring を開けません。/);
    const tokens = '      auth: { oauth2: { provider: google, clientId: a, keyring: true } }';
    await writeFile(file, withImap(tokens), { mode: 0o600 });
    expect((await run('install')).err).toContain('Take keyring out of oauth2');
    await writeFile(file, withImap(tokens.replace(', keyring: true', '')), { mode: 0o600 });
    expect((await run('install')).err).toBe('');
  });

  test("says what cron's clock means where it is not the calendar's", async () => {
    const { out } = await run('install', { timezone: 'UTC', days: 'daily' });
    expect(out).toContain('次回: 11/22(日) 08:30 (UTC)\n');
    expect(out).toContain(
      '\ncron はこのコンピューターの時計 (UTC) で動きます。設定の Asia/Tokyo では 11/22(日) 17:30 です。\n',
    );
  });

  test.each([
    [{ at: '25:00' }, '--at の値「25:00」が読めません (例: 08:30)'],
    [{ days: 'mondays' }, '--days の値「mondays」が読めません (weekdays、daily、または mon,wed,fri の形)'],
  ])('refuses %j', async (options, words) => {
    expect(await errorOf(run('install', { lang: 'ja', ...options }), 'usage', 'ja')).toContain(words);
    expect(fake.text).toBeNull();
  });

  test('overwrites nothing that another program writes meanwhile', async () => {
    fake.text = OTHERS;
    fake.write('meanwhile', '# another\n');
    await errorOf(run('install'), 'crontab-changed');
    expect(fake.text).toBe(`${OTHERS}# another\n`);
  });
});

test('--notify goes into the line, and only where it can work', async () => {
  const config = (text: string) => writeFile(join(home, '.clientrc'), text, { mode: 0o600 });
  await config(`${least}notify: { webhook: { kind: slack, urlEnv: SLACK_URL } }\n`);
  const { out, err } = await run('install', { notify: ['webhook', 'webhook'] });
  expect(out).toContain('\nNotices: webhook\n');
  expect(fake.text).toMatch(/ inbox .* --no-color --notify webhook >>/);
  expect(err).toContain('SLACK_URL');
  await errorOf(run('install', { notify: ['mail'] }), 'no-own-mail');
  await errorOf(run('install', { notify: ['fax'] }), 'usage');
  await config(least);
  await errorOf(run('install', { notify: ['webhook'] }), 'webhook-missing');
});

describe('the next run', () => {
  const wall = (timezone: string) =>
    new BusinessCalendar({ timezone, days: [], hours: [], holidays: 'none', closed: [] });
  const next = (zone: string, now: string, minutes: number, days: readonly Weekday[]) => {
    const at = nextRun({ minutes, days }, wall(zone), Date.parse(now));
    return at === null ? null : new Date(at).toISOString();
  };

  test('is the first after now, in the zone of the machine, also a week on and over a change of clocks', () => {
    expect(next('Asia/Tokyo', '2026-11-21T08:29:59+09:00', 510, ['sat'])).toBe('2026-11-20T23:30:00.000Z');
    expect(next('Asia/Tokyo', '2026-11-21T08:30:00+09:00', 510, ['sat'])).toBe('2026-11-27T23:30:00.000Z');
    expect(next('Asia/Tokyo', '2026-12-31T23:59:00+09:00', 0, ['fri'])).toBe('2026-12-31T15:00:00.000Z');
    expect(next('Europe/Berlin', '2026-10-24T12:00:00Z', 510, ['sun'])).toBe('2026-10-25T07:30:00.000Z');
  });
});

test("the machine's zone is where /etc/localtime leads", async () => {
  const { symlink } = await import('node:fs/promises');
  const link = async (target: string) => {
    const path = join(await newFolder(), 'localtime');
    await symlink(target, path);
    return machineZone('Asia/Tokyo', path);
  };
  expect(await link('/usr/share/zoneinfo/Europe/Berlin')).toBe('Europe/Berlin');
  expect(await link('../var/db/timezone/zoneinfo/America/New_York')).toBe('America/New_York');
  expect(await link('/usr/share/zoneinfo/No/Where')).toBe('Asia/Tokyo');
  expect(await machineZone('Asia/Tokyo', '/does/not/exist')).toBe('Asia/Tokyo');
});
