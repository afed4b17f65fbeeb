import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dovecotHere } from '../live/available.ts';
import { Dovecot, PASSWORD } from '../live/dovecot.ts';
import { Submission } from '../live/submission.ts';
import { Home } from './run.ts';

describe.skipIf(!dovecotHere())('client-check doctor', { timeout: 120_000 }, () => {
  const home = new Home();
  let dovecot: Dovecot;
  let smtp: Submission;
  const server = (port: number, ca: string, auth: string) =>
    `{ host: localhost, port: ${port}, ca: ${ca}, user: hanako@agency.example, auth: { ${auth} } }`;
  const configuration = (auth = 'passwordEnv: MAIL_PASS') => `accounts:
  - name: work
    identity: { name: 佐藤 花子, address: hanako@agency.example }
    imap: ${server(dovecot.tlsPort, dovecot.ca, auth)}
    smtp: ${server(smtp.tlsPort, smtp.ca, `password: ${PASSWORD}`)}
  - name: broken
    identity: { address: jiro@agency.example }
    maildir: ~/nowhere
calendar: { timezone: UTC }
clients: [{ name: 株式会社さわやか商事, match: [sawayaka.example] }]
`;
  beforeAll(async () => {
    dovecot = await Dovecot.start();
    smtp = await Submission.start();
    home.write('.clientrc', configuration());
  });
  afterAll(async () => {
    await smtp.stop();
    dovecot.stop();
    home.remove();
  });
  const run = (args: readonly string[], env: Record<string, string> = {}) =>
    home.run(['doctor', ...args], { env: { MAIL_PASS: PASSWORD, TZ: 'UTC', ...env } });

  test('a healthy account: ticks, 0, in both languages, nothing on standard error', async () => {
    for (const [lang, words] of [
      ['ja', '問題は見つかりませんでした'],
      ['en', 'Nothing is wrong'],
    ] as const) {
      const { code, out, err } = await run(['--account', 'work', '--lang', lang]);
      expect([err, code]).toEqual(['', 0]);
      expect(out).toContain(words);
      expect(out).not.toMatch(/✗|undefined|hanako|花子|さわやか商事/);
      expect(out.match(/✓/g)?.length).toBeGreaterThan(15);
    }
  });

  test('the code of the first fault; what is broken of one account says nothing about the other', async () => {
    const { code, out } = await run(['--lang', 'en']);
    expect(code).toBe(74);
    expect(out).toMatch(/✗ Maildir/);
    expect(out).toMatch(/✓ login \(IMAP\)/);
    const wrong = await run(['--account', 'work', '--lang', 'en'], { MAIL_PASS: 'wrong-secret-99' });
    expect([wrong.code, wrong.out]).toEqual([
      77,
      expect.stringMatching(/✗ login \(IMAP\)[\s\S]*→ Check user and auth/),
    ]);
    expect((await run(['--account', 'nobody'])).code).toBe(2);
  });

  test('--json: every check with its name, and nothing about anybody', async () => {
    const { out, code } = await run(['--json', '--account', 'work']);
    const json = JSON.parse(out);
    expect([code, json.schema, json.ok, json.counts.fault]).toEqual([0, 'client-check/doctor/1', true, 0]);
    for (const check of json.checks)
      expect(Object.keys(check)).toEqual(['id', 'account', 'status', 'code', 'title', 'detail', 'mend', 'exitCode']);
    expect(json.checks.map(({ id }: { id: string }) => id)).toEqual(
      expect.arrayContaining(['smtp-login', 'write-permission', 'crontab']),
    );
    expect(out).not.toMatch(/hanako|花子|agency\.example|さわやか商事/);
    expect(out).not.toContain(home.path);
  });

  test('a terminal without signs gets letters', async () => {
    const { out } = await run(['--lang', 'en'], { TERM: 'dumb' });
    expect(out).toMatch(/^ {2}ok version of Node/m);
    expect(out).toMatch(/^ {2}X {2}Maildir/m);
    expect(out).not.toMatch(/[✓✗→]/);
  });

  test('without a configuration it says so, and looks at the rest', async () => {
    const empty = new Home();
    const { code, out } = await empty.run(['doctor', '--lang', 'en']);
    expect([code, out]).toEqual([78, expect.stringContaining('[config-missing]')]);
    expect(out).toContain('✓ version of Node');
    empty.remove();
  });
});
