import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatDue } from '../../src/calendar/due-text.ts';
import { dovecotHere } from '../live/available.ts';
import { HOUR, MailLoop, type Pair } from '../live/mail-loop.ts';
import { calendar } from '../triage/build.ts';

const NAMES = ['phone', 'bounce', 'request', 'snooze', 'right', 'new'];
const DAY = 24 * HOUR;

describe.skipIf(!dovecotHere())('promises on a real server', () => {
  let loop: MailLoop;
  const now = Date.now();
  beforeAll(async () => {
    loop = await MailLoop.start(NAMES);
  });
  afterAll(() => loop.stop());

  const iso = (instant: number) => new Date(instant).toISOString();
  /** A business day some days ahead, at 17:00, and how it is written. */
  const due = (days: number) => {
    const instant = calendar.instantAt(calendar.addBusinessDays(calendar.dateOf(now + days * DAY), 0), 1020);
    return { instant, text: formatDue(instant, calendar, 'ja', now) };
  };

  /** From a phone: a plain APPEND to Sent, no header of ours. */
  const fromThePhone = (pair: Pair, ago: number, question: string, text: string, to = pair.bob) =>
    loop.dovecot.as(pair.aliceUser, (client) =>
      client.append(
        'Sent',
        [
          `From: ${pair.alice}`,
          `To: ${to}`,
          'Subject: Re: x',
          `Date: ${new Date(now - ago).toUTCString()}`,
          `Message-ID: <phone-${ago}@agency.example>`,
          `In-Reply-To: <${question}>`,
          'MIME-Version: 1.0',
          'Content-Type: text/plain; charset=utf-8',
          'Content-Transfer-Encoding: base64',
          '',
          Buffer.from(`${text}\n`).toString('base64'),
          '',
        ].join('\r\n'),
        ['\\Seen'],
        new Date(now - ago),
      ),
    );
  const state = async (pair: Pair, when = now) => {
    const { threads } = await pair.json(['inbox', '--all', ...(when === now ? [] : ['--now', iso(when)])]);
    return threads[0].state as string;
  };

  test('held from the phone, through 承知しました, until its date; broken after it; answered by the answer', async () => {
    const pair = loop.pair('phone');
    const question = await pair.bobWrites(3 * DAY, '納期', 'いつになりますか。\n');
    const { instant, text } = due(4);
    await fromThePhone(
      pair,
      2 * DAY,
      question,
      `お世話になっております。\n社内で確認のうえ、${text}までに\nご回答申し上げます。`,
    );
    expect(await state(pair)).toBe('held');
    await pair.bobWrites(DAY, 'Re: 納期', '承知しました。\n', { inReplyTo: `<phone-${2 * DAY}@agency.example>` });
    expect(await state(pair)).toBe('held');
    expect(await state(pair, instant - HOUR)).toBe('promise-due');
    expect(await state(pair, instant + HOUR)).toBe('promise-broken');
    const { ours, theirs } = await pair.json(['promises']);
    expect(ours).toMatchObject([{ state: 'open', text: expect.stringContaining('ご回答申し上げます') }]);
    expect(theirs).toEqual([]);

    const { drafts } = await pair.json(['draft', question, '--dry-run', '--now', iso(instant + HOUR)]);
    expect(drafts[0].text).toContain(`${text}までとお約束しておりました`);
    await fromThePhone(pair, 0, question, '二日でしたら早められます。');
    expect(await state(pair)).toBe('answered');
  });

  test('a holding reply that bounces holds nothing', async () => {
    const pair = loop.pair('bounce');
    const question = await pair.bobWrites(3 * DAY, '部数', '何部でしょうか。\n');
    await fromThePhone(pair, 2 * DAY, question, `${due(4).text}までに回答いたします。`);
    expect(await state(pair)).toBe('held');
    const report = [
      'From: MAILER-DAEMON@mail.example',
      `To: ${pair.alice}`,
      'Subject: Undelivered',
      'Auto-Submitted: auto-replied',
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'failed',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mail.example',
      '',
      `Final-Recipient: rfc822; ${pair.bob}`,
      'Action: failed',
      'Status: 5.1.1',
      '',
      '--b',
      'Content-Type: text/rfc822-headers',
      '',
      `Message-ID: <phone-${2 * DAY}@agency.example>`,
      '',
      '--b--',
      '',
    ].join('\r\n');
    await loop.dovecot.as(pair.aliceUser, (client) => client.append('INBOX', report, [], new Date(now - DAY)));
    expect(await state(pair)).toBe('overdue');
  });

  test('asked for by a date: awaiting the client, then late, then a reminder; an acknowledgement is no answer', async () => {
    const pair = loop.pair('request');
    const question = await pair.bobWrites(5 * DAY, 'ロゴ', 'データは要りますか。\n');
    const { instant, text } = due(3);
    await fromThePhone(
      pair,
      4 * DAY,
      question,
      `はい。お忙しいところ恐縮ですが、${text}までに\nお送りいただけますと幸いです。`,
    );
    await pair.bobWrites(3 * DAY, 'Re: ロゴ', '承知しました。\n', { inReplyTo: `<phone-${4 * DAY}@agency.example>` });
    const { threads } = await pair.json(['inbox', '--all']);
    expect([threads[0].state, threads[0].request.due]).toMatchObject(['awaiting-client', expect.any(String)]);
    expect(await state(pair, instant + HOUR)).toBe('client-late');
    const { drafts } = await pair.json(['draft', question, '--dry-run', '--now', iso(instant + HOUR)]);
    expect(drafts[0].to).toEqual([pair.bob]);
    expect(drafts[0].text).toMatch(/横浜 海斗 様[\s\S]*その後いかがでしょうか。[\s\S]*本メールと行き違いで/);
    await pair.bobWrites(0, 'Re: ロゴ', 'ロゴのデータです。ご確認ください。\n', {
      inReplyTo: `<phone-${4 * DAY}@agency.example>`,
    });
    expect((await pair.json(['promises'])).theirs).toEqual([]);
  });

  test('a new mail of ours that promises something, where the client never wrote', async () => {
    const pair = loop.pair('new');
    await fromThePhone(pair, DAY, 'nobody@x.example', `ご提案書を${due(3).text}までにお送りいたします。`);
    expect(await state(pair)).toBe('held');
  });

  test('snoozed until a date, back by itself, and at once when the client writes', async () => {
    const pair = loop.pair('snooze');
    const question = await pair.bobWrites(2 * DAY, '在庫', '在庫はありますか。\n');
    const until = due(5).instant;
    expect((await pair.run(['snooze', question, '--until', iso(until).slice(0, 10)])).code).toBe(0);
    const { threads } = await pair.json(['inbox', '--all']);
    expect(threads).toMatchObject([
      { state: 'snoozed', snoozed: { state: 'overdue' }, reply: { messageIds: [question] } },
    ]);
    expect((await pair.json(['inbox'])).threads).toEqual([]);
    expect(await state(pair, until + DAY)).toBe('overdue');
    await pair.bobWrites(0, 'Re: 在庫', 'まだでしょうか。\n', { inReplyTo: `<${question}>` });
    expect(await state(pair)).toBe('overdue');
    await pair.run(['snooze', question, '--until', '3d']);
    expect(await state(pair)).toBe('snoozed');
    await pair.run(['snooze', question, '--clear']);
    expect(await state(pair)).toBe('overdue');
    expect((await pair.run(['snooze', question])).code).toBe(2);
    expect((await pair.run(['snooze', question, '--until', '2020-01-01'])).code).toBe(2);
  });

  test('a wrong reading is put right; the calendar has one entry a date, its UID stays', async () => {
    const pair = loop.pair('right');
    const question = await pair.bobWrites(3 * DAY, '見積', 'いつでしょうか。\n');
    await fromThePhone(pair, 2 * DAY, question, `${due(4).text}までに回答いたします。`);
    const file = join(loop.home.path, 'due.ics');
    await pair.run(['promises', '--ics', file]);
    const first = readFileSync(file, 'utf8');
    expect(first.match(/^BEGIN:VEVENT\r$/gm)).toHaveLength(1);
    expect(Math.max(...first.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    const later = calendar.dateOf(due(8).instant);
    const { ours } = await pair.json(['promises', '--set', question, later]);
    expect(ours[0].due).toContain(later);
    await pair.run(['promises', '--ics', file]);
    const uid = (text: string) => /^UID:.*$/m.exec(text)?.[0];
    expect(uid(readFileSync(file, 'utf8'))).toBe(uid(first));
    expect((await pair.json(['promises', '--dismiss', question])).ours).toEqual([]);
    expect(await state(pair)).toBe('answered');
    expect((await pair.run(['promises', '--dismiss', question])).code).toBe(2);
    expect((await pair.run(['promises', '--set', question, 'someday'])).code).toBe(2);
    expect((await pair.json(['promises', '--set', question, later])).ours).toHaveLength(1);
  });
});
