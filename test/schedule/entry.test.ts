import { execFileSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commandOf, entryOf, type Job, readEntry } from '../../src/schedule/entry.ts';
import { clockTime, cronFields, parseAt, parseDays, readFields } from '../../src/schedule/times.ts';
import { newFolder } from '../config/help.ts';

const job: Job = {
  node: '/usr/bin/node',
  script: '/usr/local/bin/client-check',
  config: { file: '/home/hanako/.clientrc' },
  stateHome: null,
  accounts: [],
  lang: 'ja',
  draft: false,
  notify: [],
  log: '/home/hanako/.local/state/client-check/schedule.log',
};

describe('the command', () => {
  test('names everything, for cron gives nothing', () => {
    expect(commandOf(job)).toBe(
      '/usr/bin/node /usr/local/bin/client-check inbox --config /home/hanako/.clientrc --lang ja --quiet --no-color' +
        ' >>/home/hanako/.local/state/client-check/schedule.log 2>&1',
    );
  });

  test('writes the drafts after the list, from the folder whose configuration was approved', () => {
    const more = { config: { searchFrom: '/p' }, stateHome: '/s', accounts: ['a', '仕事'], draft: true, log: '/l' };
    const call = (name: string) =>
      `XDG_STATE_HOME=/s /usr/bin/node /usr/local/bin/client-check ${name} --account a --account '仕事' --lang ja --quiet --no-color >>/l 2>&1`;
    expect(commandOf({ ...job, ...more })).toBe(`cd /p || exit; ${call('inbox')}; ${call('draft')}`);
  });

  test('reaches the program word for word through /bin/sh; the drafts are written also where the list ends with an error', async () => {
    const odd = await mkdir(join(await newFolder(), `it's "100%" $HOME \`id\` ; & | > #x ~ \\ 花子`), {
      recursive: true,
    });
    const folder = odd ?? '';
    const node = join(folder, 'node');
    await writeFile(node, '#!/bin/sh\nprintf "[%s]" "$@"; echo "$XDG_STATE_HOME $PWD"; exit 1\n', { mode: 0o700 });
    const log = join(folder, 'log');
    const all = { node, config: { searchFrom: folder }, stateHome: folder, accounts: [folder], draft: true, log };
    execFileSync('/bin/sh', ['-c', `${commandOf({ ...job, ...all })} || true`]);
    const line = (name: string) =>
      `[${job.script}][${name}][--account][${folder}][--lang][ja][--quiet][--no-color]${folder} ${folder}\n`;
    expect(await readFile(log, 'utf8')).toBe(line('inbox') + line('draft'));
  });

  test.each(['/a\nb', '/a\rb', '/a\tb', '/a\\\\b', '/a\\%b'])('refuses %j', (log) => {
    expect(() => commandOf({ ...job, log })).toThrow(expect.objectContaining({ code: 'crontab-unsafe' }));
  });

  test('comes back from its entry, the log with it', () => {
    for (const log of ['/a/b.log', "/it's 100%/花子 x.log", '/a\\b']) {
      const command = commandOf({ ...job, log });
      const entry = entryOf({ minutes: 510, days: ['mon'] }, command);
      expect(entry).not.toMatch(/(?<!\\)%/);
      expect(readEntry(entry)).toEqual({ fields: '30 8 * * 1', command, log });
    }
    expect(readEntry('@daily  /bin/x')).toEqual({ fields: '@daily', command: '/bin/x', log: null });
    expect(readEntry('1\t2 * * * x >> /l')).toMatchObject({ command: 'x >> /l', log: '/l' });
  });
});

describe('times', () => {
  test.each([
    ['8:30', 510],
    ['08:30', 510],
    ['0:00', 0],
    ['23:59', 1439],
    ['24:00', null],
    ['8:3', null],
    ['8', null],
    ['8:60', null],
    [' 8:30', null],
    ['8:30:00', null],
    ['', null],
  ])('--at %s', (text, minutes) => {
    expect(parseAt(text)).toBe(minutes);
    if (minutes !== null) expect(parseAt(clockTime(minutes))).toBe(minutes);
  });

  test.each([
    ['weekdays', '1-5'],
    ['daily', '*'],
    ['mon,wed,fri', '1,3,5'],
    ['sun,mon', '1,0'],
    ['fri,mon,tue,wed,thu', '1-5'],
    ['Sat,sat', '6'],
    ['mon,tue,wed,thu,fri,sat,sun', '*'],
    ['mon-fri', null],
    ['monday', null],
    ['mon,', null],
    ['', null],
  ])('--days %s', (text, field) => {
    const days = parseDays(text);
    expect(days && cronFields({ minutes: 510, days })).toBe(field && `30 8 * * ${field}`);
    if (days) expect(readFields(cronFields({ minutes: 510, days }))).toEqual({ minutes: 510, days });
  });

  test.each([
    ['5 17 * * 0,7', { minutes: 1025, days: ['sun'] }],
    ['05  08 * * Mon-Wed,5-7', { minutes: 485, days: ['mon', 'tue', 'wed', 'fri', 'sat', 'sun'] }],
    ['*/5 8 * * *', null],
    ['0 8 1 * *', null],
    ['0 8 * * 5-1', null],
    ['0 8 * * 1-3-5', null],
    ['0 8 * * 8', null],
    ['0 24 * * 1', null],
    ['@daily', null],
  ])('a schedule by hand: %s', (fields, times) => {
    expect(readFields(fields)).toEqual(times);
  });
});
