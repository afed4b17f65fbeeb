import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dovecotHere } from '../live/available.ts';
import { Dovecot, PASSWORD } from '../live/dovecot.ts';
import { Home } from './run.ts';

describe.skipIf(!dovecotHere())('a mailbox with nothing but INBOX', () => {
  const home = new Home();
  let server: Dovecot;

  beforeAll(async () => {
    server = await Dovecot.start({ folders: 'none' });
    home.write(
      '.clientrc',
      `
accounts:
  - name: work
    identity: { address: hanako@agency.example }
    imap: { host: localhost, port: ${server.tlsPort}, ca: ${server.ca}, user: hanako, auth: { password: ${PASSWORD} } }
`,
    );
  });
  afterAll(() => {
    server.stop();
    home.remove();
  });

  test('empty: said in a sentence, and nothing of folders', async () => {
    const { code, out, err } = await home.run(['inbox']);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('お待たせしているお客様はいません。');
    expect(out).toContain('work: この期間のメールは一通もありません。');
    expect(out).not.toContain('フォルダーが見つかりません');
  });

  test('without Sent and Drafts: what that does to the list, and what to do', async () => {
    const mail =
      'From: kaito@sawayaka.example\r\nTo: hanako@agency.example\r\nSubject: quote\r\nMessage-ID: <q1@sawayaka.example>\r\n\r\nwhen?\r\n';
    await server.as('hanako', (client) => client.append('INBOX', mail, [], new Date('2026-11-18T10:00:00+09:00')));
    const { code, out, err } = await home.run(['inbox', '--now', '2026-11-19T11:00:00+09:00']);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('期限超過 1件');
    expect(out.replaceAll('\n', '')).toMatch(/送信済みフォルダーが見つかりません。.*folders\.sent/);
    expect(out).toContain('下書きフォルダーが見つかりません');
  });
});
