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
    'よろしくお願いいたします。',
    'ありがとうございました',
    '承知です。',
    '了解です！ありがとうございます！',
    '分かりました。ありがとうございます。',
    'わかりました！',
    'お世話になっております。横浜です。\n早速のご回答ありがとうございます。承知いたしました。\n引き続きよろしくお願いいたします。',
    'お見積書を拝受いたしました。迅速なご対応に感謝申し上げます。',
    '添付ファイル、確認いたしました。ありがとうございます。',
    '早々にご返信いただきまして、誠にありがとうございます。',
    'お忙しいところご対応いただき、ありがとうございました。',
    'ご丁寧にご説明くださり、ありがとうございました。',
    '日程の件、承知いたしました。',
    '11月25日(水)10:00の件、承知いたしました。当日はよろしくお願いいたします。',
    '取り急ぎお礼まで。',
    '取り急ぎ御礼申し上げます。',
    'まずはお礼まで',
    '昨日はありがとうございました。今後ともよろしくお願いいたします。',
    '先ほどはお電話ありがとうございました。',
    'この度は大変お世話になり、ありがとうございました。',
    'いつもお世話になっております。\nデータを確認しました。ありがとうございました。',
    'こちらこそ、よろしくお願いいたします。',
    'こちらこそありがとうございました。今後とも何卒よろしくお願い申し上げます。',
    'お会いできるのを楽しみにしております。',
    '明日は楽しみにしております。よろしくお願いします。',
    'お心遣いに感謝いたします。',
    '商品が届きました。ありがとうございました。',
    '資料をいただきました。ありがとうございます。',
    '本当に助かりました！ありがとうございました（笑）',
    'ありがとうございますm(_ _)m',
    '了解しました(^^)',
    '早速ご対応いただき\nありがとうございました。',
    'お疲れ様です。\n承知しました。\n以上、よろしくお願いいたします。',
    '佐藤さん、ありがとうございます。',
    '承知いたしました。\nどうぞ良い週末をお過ごしください。',
    '佐藤様\nお世話になっております。株式会社ミナト企画の岸です。\n承知いたしました。よろしくお願いいたします。\n岸 陽子',
    '了承いたしました。',
    '予定表、承知しました。',
    'A案の件、承知しました。',
    'はい、承知しました。',
    '恐れ入ります。ありがとうございます。',
    'Thanks, got it.',
    'Thank you very much!',
    'Got it, thanks!\n\nBest regards,',
    'Hi Hanako,\n\nThank you for your quick reply.\n\nBest regards',
    'Noted with thanks.',
    'Perfect, thank you.',
    'Hi Hanako,\n\nThanks, got it!\n\nBest regards,\nThomas',
    'Dear Ms. Sato,\n\nThank you for sending the document. Much appreciated.\n\nKind regards,\nThomas Berg\nNordhafen GmbH',
    'Many thanks!',
    'Thanks a lot for your help.',
    'Understood. Thank you.',
    'Well received, thank you.',
    'Great, thanks so much!\nHave a nice weekend!',
    'OK, will do. Thanks!',
    'Thanks for letting me know.',
    'We really appreciate your help.',
    'That is very helpful. Thank you!',
    'Hi Hanako, thanks for the update.',
    'Received with thanks.',
    'Thank you for the clarification and\nfor your patience.',
    'Thanks again. See you on Monday.',
    'Sounds good, thank you!',
    'Acknowledged.',
    'Looking forward to our meeting. Thanks!',
    'Thank you all.',
    'Cheers,\nTom',
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
    '修正版、よろしくお願いいたします。',
    'ご対応よろしくお願いします。',
    '引き続きご確認のほどよろしくお願いいたします。',
    '請求書の件、よろしくお願いします。',
    'ご連絡お待ちしております。',
    '承知しました。ご返信をお待ちしております。',
    'ありがとうございます。お待ちしております。',
    '修正版をもらえると助かります。',
    '明日までに送ってくれると助かります。ありがとうございます。',
    '早めにいただけますと幸いです。よろしくお願いいたします。',
    '見積がまだ届いていません。よろしくお願いします。',
    'まだ届いていないようです、ありがとうございます。',
    'ありがとうございます。金額が違うようです。',
    'ありがとうございます。別件ですが、在庫を教えてほしいです。',
    '承知しました。あと一つ、色は青を希望します。',
    '承知しましたが、納期を早めたいです。',
    '了解です。金曜までに必要です。',
    'それでお願いします。',
    '承知しました。では、A案でお願いします。',
    'お世話になっております。\n未着です。\nよろしくお願いいたします。',
    'お世話になっております。\n請求書の件です。\nよろしくお願いいたします。',
    'お世話になっております。\n見本です。\nよろしくお願いいたします。',
    'お世話になっております。\n検討中です。\nよろしくお願いいたします。',
    'お世話になっております。\nキャンセルです。\nよろしくお願いいたします。',
    'お世話になっております。\n電池です。\nよろしくお願いいたします。',
    '至急返信希望 佐藤様\nよろしくお願いいたします。',
    '旧仕様\nよろしくお願いいたします。',
    '要返信\nありがとうございます。',
    'ありがとうございます(納期未定)',
    'ありがとうございます。\n要確認',
    'よろしくお願いいたします。\n見積変更',
    'ありがとうございます❓',
    '明日の件、承知しました。資料は当日お持ちします。',
    'ありがとうございます。検討してご連絡します。',
    '確認しております。',
    '届いておりません。ありがとうございます。',
    '承知しました。キャンセルします。',
    'ありがとうございます。発注します。',
    'ありがとうございました。なお、来週は休業です。',
    'ありがとうございます。来週お電話します。',
    '了解です。住所を送ります。',
    'ありがとうございます。住所は横浜市西区1-2-3です。',
    '承知しました。3部追加します。',
    '問題ありません。進めてください。',
    'ありがとうございます。次回は木曜の午後が希望です。',
    'Webサイトのリンクが開けません。よろしくお願いします。',
    'お手数ですが再送をお願いできますか。ありがとうございます。',
    'いつもありがとうございます。新しい見積を頼みたいです。',
    'ありがとうございます。\nhttps://example.com/new',
    '承知しました。11月25日10時に変更します。',
    'はい。',
    '再送依頼、承知しました。',
    '予定表、よろしくお願いします。',
    '色は青を希望、ありがとうございます。',
    'Thanks! Could you also send the invoice?',
    'Thank you. Please confirm the date.',
    'Got it, but the price looks wrong.',
    'Thanks, when will it be ready',
    'Thanks, still waiting for the invoice.',
    'Thank you for your mail. The file is broken.',
    'Hi, the file is broken.\nThanks.',
    'Hi Hanako, the link does not work. Thank you.',
    'いつもお世話になっております。\nお忙しいところ恐れ入ります。',
    'ご多忙のところ恐縮です。',
    'Thanks in advance.',
    'Thank you in advance for the quote.',
    'Thanks for sending the invoice soon.',
    'Looking forward to your reply.',
    'Looking forward to hearing from you. Thanks!',
    'Thanks. Monday works.',
    'Best regards,\nUrgent',
    'Thanks,\nTomorrow',
    'Thank you, I will get back to you.',
    'Great, go ahead.',
    'OK, let us meet at 10.',
    'Thanks. We need two more copies.',
    'Thank you. Unfortunately we cannot accept.',
    'Noted. Send the contract.',
    'Thank you for nothing works here',
    'Thanks, the price?',
    'Yes.',
    'No, thanks.',
    'Received, not readable.',
    'I appreciate a quick answer.',
    'Thanks for the file. It is the wrong one.',
    'Dear Hanako send the invoice\nThanks',
    '',
    'お世話になっております。',
    'お世話になっております。横浜です。',
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
