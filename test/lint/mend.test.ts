import { describe, expect, test } from 'vitest';
import { bareConfig } from '../../src/cli/lint.ts';
import { lintable, lintContext } from '../../src/cli/lint-context.ts';
import { readDraftMail } from '../../src/compose/draft-mail.ts';
import { freeze } from '../../src/compose/freeze.ts';
import { lintMail } from '../../src/lint/lint.ts';
import { readLintMark } from '../../src/lint/mark.ts';
import { mendSource } from '../../src/lint/mend.ts';

const NOW = Date.parse('2026-11-24T10:30:00+09:00');
const HEAD = 'From: a@agency.example\r\nTo: b@client.example\r\nSubject: x\r\nMIME-Version: 1.0\r\n';
const PLAIN = `${HEAD}Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n`;

async function check(source: Buffer) {
  const read = await readDraftMail(source);
  const mail = lintable(read);
  const found = lintMail(mail, lintContext(bareConfig(), mail, NOW, null), new Set(['odd-hour']));
  return { found, text: read.text, mends: found.flatMap(({ mend }) => mend ?? []) };
}

async function mended(source: Buffer): Promise<string> {
  const { text, mends } = await check(source);
  return (mendSource(source, text, mends) as Buffer).toString();
}

describe('what --fix mends', () => {
  test.each([
    ['打ち合わせは11月26日(水)です。', '打ち合わせは11月26日(木)です。'],
    ['打ち合わせは１１月２６日（水曜日）です。', '打ち合わせは１１月２６日（木曜日）です。'],
    ['See you on Wednesday, 26 November.', 'See you on Thursday, 26 November.'],
    ['See you on Nov 26 (Wed).', 'See you on Nov 26 (Thu).'],
    ['青木部長様', '青木部長'],
    ['関係者各位様', '関係者各位'],
    ['株式会社くも 御中\r\n青木様', '株式会社くも\r\n青木様'],
    ['了解しました。', '承知しました。'],
    ['了解です。', '承知いたしました。'],
    ['ご苦労様でした。', 'お疲れ様でした。'],
  ])('%s', async (before, after) => {
    expect(await mended(Buffer.from(`${PLAIN}${before}\r\n`))).toBe(`${PLAIN}${after}\r\n`);
  });

  test.each([
    // Which of the two is meant nobody can tell: the month is not said, or the mail itself names another day for that weekday.
    '打ち合わせは26日(水)です。',
    '打ち合わせは11月25日(水)、いえ11月26日(水)です。',
    '打ち合わせは11月26日(水)です。\r\n\r\n> 11月25日(水)でお願いします。',
    '本日はご連絡まで、取り急ぎ失礼いたします。',
  ])('is told and left as it is: %s', async (text) => {
    const { found, mends } = await check(Buffer.from(`${PLAIN}${text}\r\n`));
    expect([found.length > 0, mends]).toEqual([true, []]);
  });

  test('quoted lines and the signature are the same afterwards', async () => {
    const body =
      '了解しました。\r\n\r\n> 11月26日(水)でよいですか。了解しました。\r\n\r\n-- \r\n了解しました株式会社\r\n';
    expect(await mended(Buffer.from(PLAIN + body))).toBe(PLAIN + body.replace('了解', '承知'));
  });

  test('what is encoded is written anew in UTF-8, its header fields kept', async () => {
    const body = Buffer.from('11月26日(水)に伺います。\r\n').toString('base64');
    const source = `${HEAD}X-Own: 1\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${body}\r\n`;
    const after = Buffer.from(await mended(Buffer.from(source)));
    expect((await readDraftMail(after)).text).toBe('11月26日(木)に伺います。');
    expect(after.toString()).toContain('X-Own: 1\r\n');
  });

  test('a mail of several parts is left to the mail program', async () => {
    const source = Buffer.from(
      `${HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n了解しました。\r\n--b--\r\n`,
    );
    const { text, mends } = await check(source);
    expect([mends.length, mendSource(source, text, mends)]).toEqual([1, null]);
  });
});

describe('the mark that switches rules off for one mail', () => {
  const source = Buffer.from(`X-Client-Check-Lint: off=odd-hour, wording; nonsense\r\n${PLAIN}了解しました。\r\n`);

  test('is read, and what is no rule is told', () => {
    expect(readLintMark(source)).toEqual({ off: ['odd-hour', 'wording'], unknown: ['nonsense'] });
  });

  test('never reaches the client', () => {
    const from = { name: '', address: 'a@agency.example' };
    const frozen = freeze(source, { from, recipients: [from], messageId: 'x@y' }, 'Tue, 24 Nov 2026 10:30:00 +0900');
    expect(frozen.source.toString()).not.toMatch(/client-check/i);
    expect(frozen.source.toString()).toContain('Subject: x');
  });
});
