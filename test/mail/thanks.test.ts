import { describe, expect, test } from 'vitest';
import { readBody } from '../../src/mail/body.ts';
import { ownText } from '../../src/mail/own-text.ts';
import { isThanksOnly } from '../../src/mail/thanks.ts';

const only = (text: string, attachments: string[] = []) => isThanksOnly({ text, attachments });

describe('nothing but thanks or an acknowledgement', () => {
  test.each([
    '承知しました。',
    '承知いたしました。よろしくお願いいたします。',
    '佐藤様\n\nお世話になっております。\nさわやか商事の横浜です。\n\n内容、承知いたしました。\nありがとうございます。引き続きよろしくお願いいたします。',
    '了解しました!\n当日もよろしくお願いします。',
    '早速のご対応をありがとうございました。',
    'ご連絡ありがとうございます。確認いたしました。',
    '資料を受領しました。ありがとうございます。',
    'かしこまりました。それでは、当日お待ちしております。',
    '大変助かりました。何卒よろしくお願い申し上げます。',
    '拝受いたしました。',
    'ありがとうございます😊',
    'Thanks, got it.',
    'Thank you very much!',
    'Got it, thanks!\n\nBest regards,',
    'Hi Hanako,\n\nThank you for your quick reply.\n\nBest regards',
    'Noted with thanks.',
    'Perfect, thank you.',
  ])('%j', (text) => expect(only(text)).toBe(true));
});

describe('more than that', () => {
  test.each([
    '承知しました。ところで、請求書はいつ頃いただけますか。',
    'ありがとうございます。一点だけ、表紙の色を確認させてください。',
    '承知しました。ご確認をお願いいたします。',
    'ありがとうございます。納期を教えていただけますでしょうか',
    'ありがとうございます。ただ、金額が少し合わないようです。',
    '承知しました。資料をお送りください。',
    'お世話になっております。お見積りの件、いかがでしょうか?',
    'お見積りをお願いいたします。',
    '明日の10時に伺います。',
    'Thanks! Could you also send the invoice?',
    'Thank you. Please confirm the date.',
    'Got it, but the price looks wrong.',
    'Thanks, when will it be ready',
    '',
    'お世話になっております。',
    `ありがとうございます。${'あ'.repeat(700)}`,
  ])('%j', (text) => expect(only(text)).toBe(false));

  test('a file that came with it', () => expect(only('ありがとうございます。', ['契約書.pdf'])).toBe(false));
});

describe('a person’s own words', () => {
  test.each([
    [
      'a quote below',
      '承知しました。\n\n2026年11月20日 佐藤 花子 <hanako@agency.example>:\n\n> 見積です。\n> ご確認ください。',
      '承知しました。',
    ],
    [
      'On … wrote:, over two lines',
      'Thanks.\n\nOn Fri, 20 Nov 2026 at 10:00, Hanako Sato <hanako@agency.example>\nwrote:\n\n> text',
      'Thanks.',
    ],
    [
      "Outlook's block in Japanese",
      '承知しました。\n\n差出人: 佐藤 花子\n送信日時: 2026年11月20日 10:00\n宛先: 横浜\n件名: 見積\n\n見積です。',
      '承知しました。',
    ],
    [
      "Outlook's block in English",
      'OK.\n\nFrom: Hanako Sato\nSent: Friday\nTo: Kaito\nSubject: quote\n\nOld text',
      'OK.',
    ],
    ['-----Original Message-----', 'OK.\n-----Original Message-----\nFrom: x\n\nOld', 'OK.'],
    ['a signature', '承知しました。\n\n-- \n横浜 海斗\nさわやか商事', '承知しました。'],
    ['a signature under a rule', '承知しました。\n\n━━━━━━━━━━\n横浜 海斗\n03-0000-0000', '承知しました。'],
    ['words between quoted lines stay', '> いつですか\n明日です。\n> どこですか\n駅前です。', '明日です。\n駅前です。'],
    [
      '`From:` in running text is none',
      'From: の欄をご確認ください。\nよろしくお願いします。',
      'From: の欄をご確認ください。\nよろしくお願いします。',
    ],
    ['full-width marks of quotes', 'はい。\n＞ いつですか', 'はい。'],
  ])('%s', (_, text, own) => expect(ownText(text)).toBe(own));
});

describe('readBody', () => {
  const ref = { mailbox: 'INBOX', uidValidity: '1', uid: 1 };
  const part = (header: string, body: string | null) => ({
    header: Buffer.from(header),
    body: body === null ? null : Buffer.from(body, 'latin1'),
  });

  test('a text without any MIME field', async () => {
    expect((await readBody({ ref, parts: [part('', 'hello')], truncated: false })).text).toBe('hello');
  });

  test.each([
    ['quoted-printable', 'Content-Transfer-Encoding: quoted-printable', '=E6=97=A5=E6=9C=AC=\n=E8=AA=9E'],
    ['base64', 'Content-Transfer-Encoding: base64', '5pel5pys6Kqe'],
  ])('%s', async (_, encoding, body) => {
    const header = `Content-Type: text/plain; charset=utf-8\n${encoding}\n\n`;
    expect((await readBody({ ref, parts: [part(header, body)], truncated: false })).text).toBe('日本語');
  });

  const jis = '\x1b$B$*8+@Q$j$N7o\x1b(B';
  const utf8 = Buffer.from('お見積りの件', 'utf8').toString('latin1');
  const sjis = '\x82\xa8\x8c\xa9\x90\xcf\x82\xe8\x82\xcc\x8c\x8f';
  test.each([
    ['ISO-2022-JP under its name', 'charset=ISO-2022-JP', jis],
    ['ISO-2022-JP as cp50221', 'charset=cp50221', jis],
    ['ISO-2022-JP without any label', '', jis],
    ['ISO-2022-JP whose ESC bytes a relay dropped', 'charset=ISO-2022-JP', jis.replaceAll('\x1b', '')],
    ['UTF-8 under the label ISO-2022-JP', 'charset=iso-2022-jp', utf8],
    ['UTF-8 without any label', '', utf8],
    ['Shift_JIS without any label', 'charset=us-ascii', sjis],
    ['Shift_JIS under its name', 'charset=Shift_JIS', sjis],
  ])('%s', async (_, charset, body) => {
    const header = charset === '' ? '' : `Content-Type: text/plain; ${charset}\n\n`;
    expect((await readBody({ ref, parts: [part(header, body)], truncated: false })).text).toBe('お見積りの件');
  });

  test('format=flowed with DelSp (RFC 3676)', async () => {
    const flowed = part(
      'Content-Type: text/plain; charset=utf-8; format=flowed; delsp=yes\n\n',
      'one \r\ntwo\r\nthree\r\n',
    );
    expect((await readBody({ ref, parts: [flowed], truncated: false })).text).toBe('onetwo\nthree');
  });

  test('a price list with dollars is no ISO-2022-JP', async () => {
    const { text } = await readBody({
      ref,
      parts: [part('Content-Type: text/plain; charset=us-ascii\n\n', 'A $5 (B) and $B')],
      truncated: false,
    });
    expect(text).toBe('A $5 (B) and $B');
  });

  test('names of files, control characters taken out', async () => {
    const file = part(
      'Content-Type: application/pdf; name="a"\nContent-Disposition: attachment; filename="=?UTF-8?B?4oCuZmRwLnBkZhtbMko=?="\n\n',
      null,
    );
    expect((await readBody({ ref, parts: [file], truncated: false })).attachments).toEqual(['fdp.pdf [2J']);
  });

  test('no control character but line ends and tabs comes out of a text', async () => {
    const { text } = await readBody({
      ref,
      parts: [part('Content-Type: text/plain; charset=utf-8\n\n', 'a\x1b[2Jb\x07\tc\r\nd\x9b')],
      truncated: false,
    });
    expect(text).toMatch(/^a\[2Jb\tc\nd.?$/);
    expect(text).not.toMatch(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/);
  });
});
