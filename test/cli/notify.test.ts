import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { PASSWORD } from '../live/dovecot.ts';
import { Submission } from '../live/submission.ts';
import { Webhook } from '../live/webhook.ts';
import { makeFolders, writeMail } from '../mailstore/write-maildir.ts';
import { Home } from './run.ts';

const home = new Home();
const maildir = join(home.path, 'Mail');
let smtp: Submission;
let webhook: Webhook;
let state = 0;

const DAY = 86_400_000;

/** A question that came some days ago. */
function ask(id: string, days: number): void {
  const at = new Date(Date.now() - days * DAY);
  const header = `From: Kaito <kaito@sawayaka.example>\nTo: hanako@agency.example\nDate: ${at.toUTCString()}\n`;
  const bytes = `${header}Subject: quote ${id}\nMessage-ID: <${id}@sawayaka.example>\n\nCould you send the quote?\n`;
  writeMail(maildir, {
    folder: '',
    name: `${Math.floor(at.getTime() / 1000)}.M${id}.host:2,S`,
    bytes,
    at: at.toISOString(),
  });
}

const configuration = (more: string, path = maildir) => `
accounts:
  - name: work
    identity: { name: 佐藤 花子, address: hanako@agency.example }
    maildir: ${path}
    smtp: { host: localhost, port: ${smtp.port}, security: none, user: hanako, auth: { password: ${PASSWORD} } }
clients:
  - { name: 株式会社さわやか商事, match: [sawayaka.example] }
${more}
`;

const withWebhook = (kind = 'slack', quiet = '') =>
  `notify: { webhook: { kind: ${kind}, url: "${webhook.url}" }${quiet === '' ? '' : `, quiet: ["${quiet}"]`} }`;

beforeAll(async () => {
  smtp = await Submission.start();
  webhook = await Webhook.start();
  makeFolders(maildir, ['Sent', 'Drafts']);
  ask('q1', 3);
  home.write('.clientrc', configuration(withWebhook()));
});
afterEach(() => {
  smtp.reset();
  webhook.told.length = 0;
  webhook.status = 200;
  state += 1;
});
afterAll(async () => {
  webhook.stop();
  await smtp.stop();
  home.remove();
});

/** A run with a record of its own for each test. */
const run = (...args: string[]) =>
  home.run(['inbox', ...args], { env: { XDG_STATE_HOME: join(home.path, `state-${state}`) } });

describe('inbox --notify', { timeout: 120_000 }, () => {
  test('prints the list as ever, and tells of it by mail to oneself and to the webhook', async () => {
    const plain = await run();
    const { out, err, code } = await run('--notify', 'mail', '--notify', 'webhook');
    expect([err, code]).toEqual(['', 0]);
    expect(out.split('\n').slice(1)).toEqual(plain.out.split('\n').slice(1));
    expect(webhook.told).toMatchObject([{ path: '/hooks/hunter2', body: expect.stringContaining('quote q1') }]);
    const [mail] = smtp.accepted;
    expect([mail?.from, mail?.to, smtp.accepted.length]).toEqual([
      'hanako@agency.example',
      ['hanako@agency.example'],
      1,
    ]);
    const parsed = await simpleParser(mail?.bytes ?? '');
    expect(parsed.headers.get('auto-submitted')).toBe('auto-generated');
    expect(parsed.text).toContain('quote q1');
  });

  test('the mail in INBOX, and a copy that a server files in Sent, change nothing that inbox says', async () => {
    await run('--notify', 'mail');
    const list = async () => JSON.parse((await run('--all', '--json')).out).threads;
    const before = await list();
    const bytes = smtp.accepted[0]?.bytes ?? '';
    writeMail(maildir, { folder: '', name: `${Math.floor(Date.now() / 1000)}.M900.host:2,`, bytes });
    writeMail(maildir, { folder: 'Sent', name: `${Math.floor(Date.now() / 1000)}.M901.host:2,S`, bytes });
    expect(await list()).toEqual(before);
  });

  test('once a day and channel, unless the list has changed', async () => {
    await run('--notify', 'webhook');
    expect((await run('--notify', 'webhook', '--notify', 'mail')).err).toBe('');
    expect([webhook.told.length, smtp.accepted.length]).toEqual([1, 1]);
    ask(`q2-${state}`, 2);
    await run('--notify', 'webhook');
    expect(webhook.told).toHaveLength(2);
  });

  test('a failure never hides the list: a warning, 69, and the next run tries again; the URL stands nowhere', async () => {
    webhook.status = 500;
    smtp.fault = { auth: 535 };
    const { out, err, code } = await run('--notify', 'webhook', '--notify', 'mail', '--lang', 'en');
    expect([code, out]).toEqual([69, expect.stringContaining('quote q1')]);
    expect(err).toMatch(/127\.0\.0\.1 did not take the notice: HTTP 500 told at \*\*\*\n/);
    expect(err).toMatch(/refused the login/);
    webhook.status = 200;
    smtp.fault = {};
    expect((await run('--notify', 'webhook', '--notify', 'mail')).code).toBe(0);
    expect([webhook.told.length, smtp.accepted.length]).toEqual([2, 1]);
  });

  test('one channel that fails does not keep the others from telling; --json stays JSON on both streams', async () => {
    const { out, err, code } = await run('--json', '--notify', 'desktop', '--notify', 'webhook', '--fail-on-overdue');
    expect([code, JSON.parse(out).schema]).toEqual([69, 'client-check/inbox/1']);
    expect(JSON.parse(err).error.code).toBe('notice-desktop');
    expect(webhook.told).toHaveLength(1);
  });

  test('--fail-on-overdue keeps its 1 where the notice went well; the kind json gets inbox --json', async () => {
    const config = home.write('json.yaml', configuration(withWebhook('json')));
    const { code } = await run('--config', config, '--notify', 'webhook', '--fail-on-overdue');
    expect(code).toBe(1);
    expect(JSON.parse(webhook.told[0]?.body ?? '')).toMatchObject({
      schema: 'client-check/inbox/1',
      threads: expect.any(Array),
    });
  });

  test('nothing on the list, or quiet hours: nothing is sent, and nothing is the matter', async () => {
    const empty = join(home.path, 'Empty');
    makeFolders(empty, ['Sent']);
    const none = home.write('none.yaml', configuration(withWebhook(), empty));
    expect(await run('--config', none, '--notify', 'webhook', '--notify', 'mail')).toMatchObject({ code: 0, err: '' });
    const quiet = home.write(
      'quiet.yaml',
      configuration(`calendar: { timezone: UTC }\n${withWebhook('slack', '00:00-24:00')}`),
    );
    expect(await run('--config', quiet, '--notify', 'webhook', '--notify', 'mail')).toMatchObject({ code: 0, err: '' });
    expect([webhook.told, smtp.accepted]).toEqual([[], []]);
  });

  test('wrong usage is said before anything is read; what the configuration lacks after the list', async () => {
    expect(await run('--notify', 'fax')).toMatchObject({ code: 2, out: '', err: expect.stringContaining('「fax」') });
    expect(await run('--notify', 'mail', '--now', '2026-11-20T09:00:00+09:00')).toMatchObject({ code: 2, out: '' });
    const bare = home.write('bare.yaml', configuration(''));
    const { code, out, err } = await run('--config', bare, '--notify', 'webhook');
    expect([code, out, err]).toEqual([
      69,
      expect.stringContaining('quote q1'),
      expect.stringContaining('notify.webhook'),
    ]);
  });

  test('the URL by command and by variable; a configuration of a working folder with one in it has to be approved', async () => {
    const command = home.write(
      'command.yaml',
      configuration(`notify: { webhook: { kind: slack, urlCommand: [printf, '%s', "${webhook.url}"] } }`),
    );
    expect(await run('--config', command, '--notify', 'webhook')).toMatchObject({ code: 0, err: '' });
    const variable = home.write('variable.yaml', configuration('notify: { webhook: { kind: slack, urlEnv: HOOK } }'));
    expect(await run('--config', variable, '--notify', 'webhook', '--account', 'work')).toMatchObject({
      code: 69,
      err: expect.stringContaining('HOOK'),
    });
    expect(webhook.told).toHaveLength(1);
    mkdirSync(join(home.path, 'repository'));
    home.write('repository/.clientrc', configuration(withWebhook()));
    const cloned = await home.run(['inbox'], { cwd: join(home.path, 'repository') });
    expect([cloned.code, cloned.err]).toEqual([78, expect.stringContaining('127.0.0.1')]);
  });
});
