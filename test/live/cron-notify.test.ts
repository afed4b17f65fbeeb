import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clockTime } from '../../src/schedule/times.ts';
import { Home } from '../cli/run.ts';
import { makeFolders, writeMail } from '../mailstore/write-maildir.ts';
import { Cron, cronHere, nextMinute } from './cron.ts';
import { PASSWORD } from './dovecot.ts';
import { Submission } from './submission.ts';
import { until } from './wait.ts';
import { Webhook } from './webhook.ts';

describe.skipIf(!cronHere())("the notice that Debian's cron sends", () => {
  const home = new Home();
  const maildir = join(home.path, 'Mail');
  let cron: Cron;
  let smtp: Submission;
  let webhook: Webhook;

  beforeAll(async () => {
    smtp = await Submission.start();
    webhook = await Webhook.start();
    makeFolders(maildir, ['Sent', 'Drafts']);
    const at = new Date(Date.now() - 3 * 86_400_000);
    const header = `From: Kaito <kaito@sawayaka.example>\nTo: hanako@agency.example\nDate: ${at.toUTCString()}\n`;
    writeMail(maildir, {
      folder: '',
      name: `${Math.floor(at.getTime() / 1000)}.M1.host:2,S`,
      bytes: `${header}Subject: quote\nMessage-ID: <q1@sawayaka.example>\n\nCould you send the quote?\n`,
      at: at.toISOString(),
    });
    home.write('secret', `${PASSWORD}\n`);
    // Secrets as a person keeps them for cron: by commands with full paths, no variable, no keyring.
    const auth = `{ passwordCommand: [/bin/cat, ${join(home.path, 'secret')}] }`;
    home.write('hook', `${webhook.url}\n`);
    home.write(
      '.clientrc',
      `accounts:
  - name: work
    identity: { address: hanako@agency.example }
    maildir: ${maildir}
    smtp: { host: localhost, port: ${smtp.tlsPort}, security: tls, ca: ${smtp.ca}, user: hanako, auth: ${auth} }
clients: [{ name: 株式会社さわやか商事, match: [sawayaka.example] }]
notify: { webhook: { kind: slack, urlCommand: [/bin/cat, ${join(home.path, 'hook')}] } }
`,
    );
    cron = await Cron.start();
  });
  afterAll(async () => {
    cron.stop();
    webhook.stop();
    await smtp.stop();
    home.remove();
  });

  test('the installed line, run once by cron in its bare environment: the mail and the post arrive', {
    timeout: 120_000,
  }, async () => {
    const env = { PATH: cron.path };
    const how = ['--notify', 'mail', '--notify', 'webhook', '--days', 'daily', '--at', clockTime(nextMinute())];
    expect(await home.run(['schedule', 'install', ...how], { env })).toMatchObject({ code: 0, err: '' });
    const log = join(home.path, '.local/state/client-check/schedule.log');
    const words = () => `${readFileSync(log, 'utf8')}\n${cron.words}`;
    const [post] = await until('the post', () => webhook.told.length > 0 && webhook.told, 90_000).catch((error) => {
      throw new Error(`${error.message}\n${words()}`);
    });
    // The mail goes out first.
    const [mail] = smtp.accepted;
    expect(mail?.to).toEqual(['hanako@agency.example']);
    const { headers, text } = await simpleParser(mail?.bytes ?? '');
    expect([headers.get('auto-submitted'), text]).toEqual([
      'auto-generated',
      expect.stringContaining('株式会社さわやか商事'),
    ]);
    expect(JSON.parse(post?.body ?? '').blocks.length).toBeGreaterThan(2);
    await until('the end of the run', () => readFileSync(log, 'utf8').includes('期限超過'), 10_000);
    expect(readFileSync(log, 'utf8')).not.toMatch(/client-check: |hunter2/);
    const { out, code } = await home.run(['doctor', '--json'], { env });
    const { checks } = JSON.parse(out) as { checks: readonly { id: string; status: string }[] };
    const cronOnly = checks.filter(({ id }) => id.startsWith('cron')).map(({ id, status }) => [id, status]);
    expect([code, cronOnly]).toEqual([
      0,
      [
        ['crontab', 'ok'],
        ['cron-environment', 'ok'],
      ],
    ]);
  });
});
