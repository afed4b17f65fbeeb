import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dovecotHere } from '../live/available.ts';
import { Dovecot, PASSWORD } from '../live/dovecot.ts';
import { Home } from './run.ts';

interface Listed {
  readonly id: string;
  readonly state: string;
  readonly client: { readonly name: string };
  readonly why: readonly { readonly code: string }[];
}

const mail = (from: string, to: string, at: string, id: string, more: readonly string[] = []) =>
  [
    `From: ${from}`,
    `To: ${to}`,
    `Date: ${new Date(at).toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${id}>`,
    'Subject: =?UTF-8?B?44GK6KaL56mN44KK44Gu5Lu2?=',
    ...more,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=UTF-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    'お世話になっております。お見積りをいただけますでしょうか。',
    '',
  ].join('\r\n');

const ASKED = '2026-11-18T10:00:00+09:00';
const NEXT_DAY = '2026-11-19T11:00:00+09:00';

describe.skipIf(!dovecotHere())('the morning on a real server, with two mailboxes', () => {
  const home = new Home();
  let server: Dovecot;

  beforeAll(async () => {
    server = await Dovecot.start({ folders: 'ja', specialUse: false });
    home.write(
      '.clientrc',
      `
accounts:
  - name: work
    identity: { name: 佐藤 花子, address: hanako@agency.example }
    imap: { host: localhost, port: ${server.tlsPort}, security: tls, ca: ${server.ca}, user: hanako, auth: { passwordEnv: MAIL_PASS } }
  - name: team
    identity: { name: 鈴木 次郎, address: jiro@agency.example }
    imap: { host: localhost, port: ${server.port}, security: starttls, ca: ${server.ca}, user: jiro, auth: { password: ${PASSWORD} } }
team: [agency.example]
clients:
  - { name: 株式会社さわやか商事, match: [sawayaka.example] }
`,
    );
  });
  afterAll(() => {
    server.stop();
    home.remove();
  });

  const run = (...args: string[]) => home.run(args, { env: { MAIL_PASS: PASSWORD } });
  const inbox = async (now: string) => {
    const { out, code, err } = await run('inbox', '--json', '--account', 'work', '--now', now);
    expect([err, code]).toEqual(['', 0]);
    return (JSON.parse(out) as { threads: Listed[] }).threads;
  };
  const append = (user: string, mailbox: string, source: string, at: string, flags: string[] = []) =>
    server.as(user, (client) => client.append(mailbox, source, flags, new Date(at)));

  test('a client asks; 25 hours later it is shown; an internal forward changes nothing; an answer by another program does', async () => {
    await append(
      'hanako',
      'INBOX',
      mail('kaito@sawayaka.example', 'hanako@agency.example', ASKED, 'q1@sawayaka.example'),
      ASKED,
    );
    expect(await inbox('2026-11-18T11:00:00+09:00')).toMatchObject([
      { state: 'waiting', client: { name: '株式会社さわやか商事' } },
    ]);
    expect(await inbox(NEXT_DAY)).toMatchObject([{ state: 'overdue' }]);

    const forwarded = '2026-11-18T12:00:00+09:00';
    const forward = mail('hanako@agency.example', 'jiro@agency.example', forwarded, 'f1@agency.example', [
      'In-Reply-To: <q1@sawayaka.example>',
    ]);
    await append('hanako', '送信済み', forward, forwarded, ['\\Seen']);
    await append('jiro', 'INBOX', forward, forwarded);
    const [asked] = await inbox(NEXT_DAY);
    expect(asked?.state).toBe('overdue');
    expect(asked?.why.map(({ code }) => code)).toContain('internal-only');

    const answered = '2026-11-18T15:00:00+09:00';
    const answer = mail('hanako@agency.example', 'kaito@sawayaka.example', answered, 'a1@phone.example', [
      'In-Reply-To: <q1@sawayaka.example>',
    ]);
    await append('hanako', '送信済み', answer, answered, ['\\Seen']);
    expect(await inbox(NEXT_DAY)).toEqual([]);
    expect((await run('inbox', '--now', NEXT_DAY)).out).toContain('お待たせしているお客様はいません。');
  });

  test('done: off the list, \\Answered on the server; --undo takes both back; a new mail opens it again', async () => {
    const at = '2026-11-18T09:00:00+09:00';
    await append(
      'hanako',
      'INBOX',
      mail('nagisa@sawayaka.example', 'hanako@agency.example', at, 'q2@sawayaka.example'),
      at,
    );
    const flags = () =>
      server.as('hanako', async (client) => {
        await client.mailboxOpen('INBOX', { readOnly: true });
        const found = await client.fetchAll('1:*', { flags: true, envelope: true });
        return [...(found.find(({ envelope }) => envelope?.messageId === '<q2@sawayaka.example>')?.flags ?? [])];
      });
    const [asked] = await inbox(NEXT_DAY);
    const id = asked?.id ?? '';
    expect(await run('done', id, '--now', NEXT_DAY)).toMatchObject({ code: 0, err: '' });
    expect(await inbox(NEXT_DAY)).toEqual([]);
    expect(await flags()).toContain('\\Answered');

    expect((await run('done', '--undo', id, '--now', NEXT_DAY)).code).toBe(0);
    expect(await inbox(NEXT_DAY)).toMatchObject([{ id, state: 'overdue' }]);
    expect(await flags()).not.toContain('\\Answered');

    expect((await run('done', '<q2@sawayaka.example>', '--now', NEXT_DAY)).code).toBe(0);
    const again = '2026-11-19T09:00:00+09:00';
    const chaser = mail('nagisa@sawayaka.example', 'hanako@agency.example', again, 'q3@sawayaka.example', [
      'In-Reply-To: <q2@sawayaka.example>',
    ]);
    await append('hanako', 'INBOX', chaser, again);
    expect(await inbox(NEXT_DAY)).toMatchObject([{ id, state: 'waiting' }]);
  });

  test('show: evidence, exchange and text, as a page and as JSON', async () => {
    const page = await run('show', 'q1@sawayaka.example', '--now', NEXT_DAY, '--account', 'work');
    expect(page.code).toBe(0);
    expect(page.out).toContain('返信済み');
    expect(page.out).toContain('社内のメールは、返信に数えません');
    expect(page.out).toContain('お見積りをいただけますでしょうか。');
    const json = JSON.parse(
      (await run('show', 'q1@sawayaka.example', '--json', '--now', NEXT_DAY, '--account', 'work')).out,
    );
    expect(json).toMatchObject({ schema: 'client-check/show/1', thread: { state: 'answered' } });
    expect(json.messages.map(({ by }: { by: string }) => by)).toEqual(['client', 'us', 'us']);
  });

  test('the answer comes back: unanswered again, with the report as evidence', async () => {
    const [asked, answered] = ['2026-11-17T10:00:00+09:00', '2026-11-17T12:00:00+09:00'];
    const report = readFileSync(join(import.meta.dirname, '../corpus/bounce/postfix.eml'), 'latin1')
      .replaceAll('kaito@sawayaka', 'fumi@kawa')
      .replaceAll('a1@agency', 'a9@agency')
      .replaceAll('\n', '\r\n');
    await append(
      'hanako',
      'INBOX',
      mail('fumi@kawa.example', 'hanako@agency.example', asked, 'q9@kawa.example'),
      asked,
    );
    const answer = mail('hanako@agency.example', 'fumi@kawa.example', answered, 'a9@agency.example', [
      'In-Reply-To: <q9@kawa.example>',
    ]);
    await append('hanako', '送信済み', answer, answered, ['\\Seen']);
    const listed = async () => (await inbox(NEXT_DAY)).find(({ client }) => client.name === 'kawa.example');
    expect(await listed()).toBeUndefined();
    await append('hanako', 'INBOX', report, '2026-11-17T12:01:00+09:00');
    expect(await listed()).toMatchObject({
      state: 'overdue',
      why: expect.arrayContaining([expect.objectContaining({ code: 'bounced' })]),
    });
  });

  test('one account of two fails: the other is shown, 69, and no password anywhere', async () => {
    const { code, out, err } = await home.run(['inbox', '--now', NEXT_DAY, '--verbose'], {
      env: { MAIL_PASS: 'wrong-secret-99' },
    });
    expect(code).toBe(69);
    expect(out).toContain('work は読めませんでした');
    expect(out + err).not.toContain('wrong-secret-99');
    expect(out + err).not.toContain(PASSWORD);
  });
});
