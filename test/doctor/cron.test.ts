import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { shellWords } from '../../src/doctor/shell-words.ts';
import { withEntry } from '../../src/schedule/crontab.ts';
import { commandOf, entryOf, type Job } from '../../src/schedule/entry.ts';
import { FakeCrontab } from '../schedule/fake-crontab.ts';
import { Patient } from './patient.ts';

const PROGRAM = join(import.meta.dirname, '../../bin/client-check.js');

let patient: Patient;
let crontab: FakeCrontab;
let job: Job;
beforeEach(async () => {
  patient = new Patient();
  const folder = join(patient.home, "it's 100% 花");
  mkdirSync(join(folder, 'state'), { recursive: true });
  crontab = await FakeCrontab.in(patient.home);
  patient.env = { PATH: crontab.path };
  symlinkSync(process.execPath, join(folder, 'node'));
  job = {
    node: join(folder, 'node'),
    script: PROGRAM,
    config: { file: join(patient.home, '.clientrc') },
    stateHome: null,
    accounts: [],
    lang: 'ja',
    draft: true,
    notify: [],
    log: join(folder, 'state', 'schedule.log'),
  };
  chmodSync(folder, 0o700);
});
afterEach(() => patient.remove());

const install = (changes: Partial<Job> = {}, before = '') => {
  const entry = entryOf({ minutes: 510, days: ['mon'] }, commandOf({ ...job, ...changes }));
  crontab.text = withEntry(`# mine\n${before}`, entry);
};
const withPassword = (auth: string) =>
  patient.write(
    'other.yaml',
    patient.configuration('', `imap: { host: localhost, port: 1, user: hanako, auth: { ${auth} } }`),
  );

describe("the crontab's entry, in cron's environment", { timeout: 120_000 }, () => {
  test('healthy, whatever the paths hold', async () => {
    install();
    const diagnosis = await patient.examine();
    expect(diagnosis.named).toEqual([]);
    expect(diagnosis.of('cron-environment')?.status).toBe('ok');
    // Found from a folder, so that it still has to be approved.
    patient.write("it's 100% 花/project/.clientrc", patient.configuration());
    install({ config: { searchFrom: join(patient.home, "it's 100% 花", 'project') }, accounts: ['work'] });
    expect((await patient.examine()).named).toEqual([]);
    install({ config: { searchFrom: join(patient.home, 'gone') } });
    expect((await patient.examine()).named).toEqual([['cron-environment', 'cron-run-failed', 'fault']]);
  });

  test('none, or no crontab program: nothing is wrong', async () => {
    expect((await patient.examine()).named).toEqual([]);
    patient.env = { PATH: '/nonexistent' };
    expect((await patient.examine()).skipped).toEqual(expect.arrayContaining(['crontab', 'cron-environment']));
  });

  test('Node, the program or the folder of the log is gone', async () => {
    install();
    rmSync(job.node);
    const first = await patient.examine();
    expect(first.named).toEqual([['crontab', 'cron-node-missing', 'fault']]);
    expect(first.skipped).toContain('cron-environment');
    install({ node: process.execPath, script: '/nowhere/client-check.js' });
    expect((await patient.examine()).named).toEqual([['crontab', 'cron-program-missing', 'fault']]);
    install({ node: process.execPath, log: '/nowhere/schedule.log' });
    const third = await patient.examine();
    expect([third.named, third.exitCode]).toEqual([[['crontab', 'cron-log-unwritable', 'fault']], 74]);
  });

  test('a password in a variable that cron does not have, and then has', async () => {
    const file = withPassword('passwordEnv: MAIL_PASS');
    patient.env = { ...patient.env, MAIL_PASS: 'hunter2' };
    install({ config: { file } });
    const diagnosis = await patient.examine();
    expect(diagnosis.named).toEqual([['cron-environment', 'cron-password', 'fault']]);
    expect(diagnosis.of('cron-environment')?.detail?.en).toContain('work: password-variable-missing');
    install({ config: { file } }, 'MAIL_PASS = "hunter2"\n');
    expect((await patient.examine()).named).toEqual([]);
  });

  test("a password command that cron's short PATH does not find", async () => {
    const folder = join(patient.home, 'own-bin');
    mkdirSync(folder);
    writeFileSync(join(folder, 'my-pass'), '#!/bin/sh\necho hunter2\n', { mode: 0o755 });
    install({ config: { file: withPassword('passwordCommand: [my-pass]') } });
    const diagnosis = await patient.examine();
    expect(diagnosis.named).toEqual([['cron-environment', 'cron-password', 'fault']]);
    expect(diagnosis.of('cron-environment')?.detail?.en).toContain('password-command-not-found');
    install({ config: { file: withPassword(`passwordCommand: ${join(folder, 'my-pass')}`) } });
    expect((await patient.examine()).named).toEqual([]);
  });

  test('a configuration that the entry does not find, a webhook without its URL, a program that does not run', async () => {
    install({ config: { file: join(patient.home, 'gone.yaml') } });
    expect((await patient.examine()).named).toEqual([['cron-environment', 'cron-configuration', 'fault']]);
    const file = patient.write(
      'hook.yaml',
      patient.configuration('notify: { webhook: { kind: slack, urlEnv: SLACK_URL } }'),
    );
    install({ config: { file } });
    expect((await patient.examine()).named).toEqual([]);
    install({ config: { file }, notify: ['webhook'] });
    expect((await patient.examine()).named).toEqual([['cron-environment', 'cron-webhook', 'fault']]);
    install({ script: patient.write('broken.js', 'process.exit(3)') });
    const last = await patient.examine();
    expect(last.named).toEqual([['cron-environment', 'cron-run-failed', 'fault']]);
    expect(last.text).toContain('exit status 3');
  });

  test('an entry that a person has made into something else is left alone', async () => {
    crontab.text = '30 8 * * 1 /usr/local/bin/mine --now # client-check schedule\n';
    const diagnosis = await patient.examine();
    expect(diagnosis.named).toEqual([]);
    expect(diagnosis.of('crontab')?.detail?.en).toContain('changed by hand');
  });
});

test('words of a shell: quotes, backslashes, separators', () => {
  const command = `cd '/a b' || exit; X='1;2' /n "q \\" s" it\\'s 'it'\\''s' >>'l o g' 2>&1; next`;
  expect(shellWords(command).map(({ text }) => text)).toEqual([
    'cd',
    '/a b',
    '|',
    '|',
    'exit',
    ';',
    'X=1;2',
    '/n',
    'q " s',
    "it's",
    "it's",
    '>',
    '>',
    'l o g',
    '2',
    '>',
    '&',
    '1',
    ';',
    'next',
  ]);
  for (const { start, end } of shellWords(command)) expect(command.slice(start, end)).not.toBe('');
});
