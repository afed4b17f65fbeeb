import { simpleParser } from 'mailparser';
import { describe, expect, test } from 'vitest';
import { collectMessages } from '../../src/mail/collect.ts';
import { mailNotice } from '../../src/notify/mail.ts';
import { noticeOf } from '../../src/notify/notice.ts';
import { judgeAccount, NO_JOURNAL } from '../../src/triage/judge.ts';
import { type Mail, raw } from '../mail/build.ts';
import { calendar, rules } from '../triage/build.ts';
import { hostileMails, NOW, usualMails, viewOf } from './sample.ts';

const noticeMail = (mails?: readonly Mail[], lang: 'ja' | 'en' = 'ja') =>
  mailNotice(noticeOf(viewOf(mails), lang, 'client-check'), 'hanako@agency.example', { calendar, now: NOW });

describe('the mail to oneself', () => {
  test('from and to the own address, marked as automatic, plain and HTML', async () => {
    const parsed = await simpleParser(await noticeMail());
    expect(parsed.subject).toBe('お客様メール: 要確認 2件(うち期限超過 1件)');
    expect([parsed.from?.text, parsed.to && 'text' in parsed.to && parsed.to.text]).toEqual([
      '"client-check" <hanako@agency.example>',
      'hanako@agency.example',
    ]);
    expect(parsed.headers.get('auto-submitted')).toBe('auto-generated');
    expect(parsed.messageId).toMatch(/^<notice\.[\w-]+@agency\.example>$/);
    expect(parsed.date?.getTime()).toBe(NOW);
    for (const part of [parsed.text, parsed.html || '']) {
      expect(part).toContain('株式会社さわやか商事');
      expect(part).toContain('1日22時間経過');
      expect(part).toContain('client-check show id00');
    }
    expect((await simpleParser(await noticeMail(undefined, 'en'))).subject).toBe(
      'Client mail: 2 to look at (1 overdue)',
    );
  });

  test('each has a Message-ID of its own', async () => {
    const ids = await Promise.all(
      [noticeMail(), noticeMail()].map(async (mail) => (await simpleParser(await mail)).messageId),
    );
    expect(new Set(ids).size).toBe(2);
  });

  test('the HTML is one column for a telephone, asks the network for nothing, and has no link', async () => {
    const { html } = await simpleParser(await noticeMail(hostileMails(9)), { skipHtmlToText: true });
    expect(html).toContain('name="viewport"');
    expect(html).toContain('name="format-detection"');
    expect(html).not.toMatch(/<(?:a|img|script|link|style|iframe|table)\b|url\(|href=|src=|https?:\/\//i);
    expect(html).not.toMatch(/evil\.example|@evil/);
    expect(html).toContain('&#60;script&#62;');
  });

  test('as text a hostile subject is one line, and no more than 100 threads are told', async () => {
    const { text = '' } = await simpleParser(await noticeMail(hostileMails(150)));
    expect(text).not.toMatch(/https?:\/\/|evil\.example|\x1b|[\u202a-\u202e]/);
    expect(text.split('\n').filter((line) => /\[id\d+\]$/.test(line))).toHaveLength(100);
    expect(text).toContain('ほか 50件');
  });
});

describe('a notice changes no verdict', () => {
  const judged = (extra: readonly { bytes: Buffer; sent: boolean }[]) => {
    const collected = collectMessages(
      [...usualMails().map(raw), ...extra.map(({ bytes, sent }, i) => asStored(bytes, sent, i))],
      NOW + 3_600_000,
    );
    const judge = judgeAccount({
      rules: rules(),
      ...collected,
      now: NOW + 3_600_000,
      settled: new Set(),
      incomplete: false,
      snoozes: [],
      overrides: new Map(),
      journal: NO_JOURNAL,
    });
    const texts = new Map(
      collected.messages.map(({ key }) => [key, { text: '11月26日までに回答いたします。', attachments: [] }]),
    );
    return judge({ texts, bounces: new Map() }).verdicts.map(({ state, client, messages, why }) => ({
      state,
      client,
      messages: messages.length,
      why: why.map(({ code }) => code),
    }));
  };
  const asStored = (bytes: Buffer, sent: boolean, i: number) => {
    const made = raw({
      at: '2026-11-20 08:31',
      from: 'x',
      role: sent ? '\\Sent' : null,
      mailbox: sent ? 'Sent' : 'INBOX',
    });
    const header = bytes.subarray(0, bytes.indexOf('\r\n\r\n') + 4);
    return { ...made, raw: { ...made.raw, ref: { ...made.raw.ref, uid: 9_000 + i }, header } };
  };

  test('neither in INBOX nor as the copy that Gmail files in Sent', async () => {
    const before = judged([]);
    expect(before).toHaveLength(2);
    const notice = await noticeMail();
    expect(judged([{ bytes: notice, sent: false }])).toEqual(before);
    expect(
      judged([
        { bytes: notice, sent: false },
        { bytes: notice, sent: true },
      ]),
    ).toEqual(before);
  });
});
