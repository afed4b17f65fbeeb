import { describe, expect, test } from 'vitest';
import { readBody } from '../../src/mail/body.ts';
import { ownText } from '../../src/mail/own-text.ts';

const OWN = '承知しました。\n明日10時に伺います。';
const QUOTED = '> 佐藤様\n>\n> お見積りの件、いかがでしょうか。\n>> 以前の文';
const BARE = '佐藤様\n\nお見積りの件、いかがでしょうか。\n\n横浜';

describe('the line above a quote goes with it', () => {
  test.each([
    ['Gmail, Japanese', '2026年11月20日(金) 10:00 佐藤 花子 <hanako@agency.example>:'],
    ['Gmail, Japanese, over two lines', '2026年11月20日(金) 10:00 佐藤 花子\n<hanako@agency.example>:'],
    [
      'Gmail, Japanese, cut in the address',
      '2026年11月20日(金) 10:00 株式会社エージェンシー 佐藤 花子 <\nhanako@agency.example>:',
    ],
    ['Gmail, Japanese, of old', '2012/3/4 佐藤花子 <hanako@agency.example>'],
    ['Gmail, Japanese, with the zone', '2015-06-10 10:00 GMT+09:00 佐藤 花子 <hanako@agency.example>:'],
    ['Gmail, English', 'On Fri, Nov 20, 2026 at 10:00 AM Hanako Sato <hanako@agency.example> wrote:'],
    ['Gmail, English, over two lines', 'On Fri, Nov 20, 2026 at 10:00 AM Hanako Sato <hanako@agency.example>\nwrote:'],
    [
      'Gmail, English, cut in the address',
      'On Fri, Nov 20, 2026 at 10:00 AM Hanako Sato of the Agency <\nhanako@agency.example> wrote:',
    ],
    ['Apple Mail, Japanese', '2026/11/20 10:00、佐藤 花子 <hanako@agency.example>のメール:'],
    ['iPhone, Japanese', '2026/11/20 10:00、佐藤 花子 <hanako@agency.example>のメール：'],
    ['Apple Mail, Japanese, later', '2026年11月20日(金) 10:00、佐藤 花子 <hanako@agency.example>のメール:'],
    ['Apple Mail, English', 'On Nov 20, 2026, at 10:00, Hanako Sato <hanako@agency.example> wrote:'],
    ['Thunderbird, Japanese', '2026/11/20 10:00、佐藤 花子 wrote:'],
    ['Thunderbird, Japanese, of old', '(2012/03/04 10:00), 佐藤 花子 wrote:'],
    ['Thunderbird, English', 'On 2026/11/20 10:00, Hanako Sato wrote:'],
    ['Thunderbird, さん', '佐藤 花子 さんは書きました:'],
    ['Becky!', 'On Fri, 20 Nov 2026 10:00:00 +0900\n佐藤 花子 <hanako@agency.example> wrote:'],
    ['Becky!, Japanese', 'Fri, 20 Nov 2026 10:00:00 +0900 頃に\n佐藤 花子 さんは書きました:'],
    ['さんは…に書きました', '佐藤 花子 <hanako@agency.example> さんは 2026年11月20日 10:00 に書きました:'],
    ['Yahoo!メール', '--- On Fri, 2010/3/5, 佐藤 花子 <hanako@agency.example> wrote:'],
    ['Yahoo!メール, short', '--- hanako@agency.example wrote:'],
    ['Shuriken', '--- 佐藤 花子 <hanako@agency.example> wrote ---'],
    ['Shuriken, Original Message', '----- Original Message -----'],
    ['Wanderlust', 'At Fri, 20 Nov 2026 10:00:00 +0900,\nHanako Sato wrote:'],
    ['in message', 'In message <a@agency.example>, hanako wrote:'],
    ['over three lines', 'On Fri, Nov 20, 2026 at 10:00 AM\nHanako Sato of the Agency\n<hanako@agency.example> wrote:'],
  ])('%s', (_, line) => {
    expect(ownText(`${OWN}\n\n${line}\n\n${QUOTED}`), 'answer above').toBe(OWN);
    expect(ownText(`${line}\n${QUOTED}\n\n${OWN}`), 'answer below').toBe(OWN);
    expect(ownText(`はい。\n\n${line}\n> 一\n一です。\n> 二\n\n二です。`), 'answers between').toBe(
      'はい。\n一です。\n二です。',
    );
  });
});

describe('a mail that is quoted whole, without marks', () => {
  test.each([
    [
      'Outlook, Japanese',
      `差出人: 佐藤 花子 <hanako@agency.example>\n送信日時: 2026年11月20日 10:00\n宛先: 横浜 海斗\n件名: Re: お見積り`,
    ],
    [
      'Outlook, with the rule above',
      `________________________________\n差出人: 佐藤 花子\n送信日時: 2026年11月20日 10:00\n宛先: 横浜 海斗\n件名: Re: お見積り`,
    ],
    [
      'Outlook, bold',
      `*差出人:* 佐藤 花子 <hanako@agency.example>\n*送信日時:* 2026年11月20日 10:00\n*宛先:* 横浜 海斗\n*件名:* Re: お見積り`,
    ],
    ['Outlook, bold, the colon outside', `**差出人**: 佐藤 花子\n**送信日時**: 2026年11月20日\n**件名**: Re: お見積り`],
    [
      'Outlook, full-width colons',
      `差出人：佐藤 花子\n送信日時：2026年11月20日 10:00\n宛先：横浜 海斗\n件名：お見積り`,
    ],
    [
      'Outlook, empty lines between (HTML)',
      `差出人: 佐藤 花子\n\n送信日時: 2026年11月20日 10:00\n\n宛先: 横浜 海斗\n\n件名: Re: お見積り`,
    ],
    [
      'Outlook, English',
      `From: Hanako Sato <hanako@agency.example>\nSent: Friday, November 20, 2026 10:00 AM\nTo: Kaito Yokohama\nCc: a; b\nSubject: RE: Quote`,
    ],
    [
      'Outlook, English, with the rule',
      `-----Original Message-----\nFrom: Hanako Sato [mailto:hanako@agency.example]\nSent: Friday\nTo: Kaito\nSubject: Quote`,
    ],
    [
      'Outlook, English, bold',
      `*From:* Hanako Sato <hanako@agency.example>\n*Sent:* Friday, November 20, 2026\n*To:* Kaito\n*Subject:* RE: Quote`,
    ],
    ['Outlook, Japanese, with the rule', `-----元のメッセージ-----\n差出人: 佐藤 花子`],
    [
      'Outlook on phones',
      `________________________________\nFrom: Hanako Sato <hanako@agency.example>\nDate: Friday, November 20, 2026 at 10:00\nTo: Kaito\nSubject: Re: Quote`,
    ],
    [
      'Outlook for Mac',
      `差出人: 佐藤 花子 <hanako@agency.example>\n日付: 2026年11月20日 金曜日 10:00\n宛先: 横浜 海斗\n件名: お見積り`,
    ],
    [
      'a long list of recipients',
      `From: Hanako Sato\nSent: Friday\nTo: A <a@a.example>; B <b@b.example>;\n  C <c@c.example>\nSubject: Quote`,
    ],
    [
      'forwarded by Gmail',
      `---------- Forwarded message ---------\nFrom: Hanako <hanako@agency.example>\nDate: Fri\nSubject: Quote\nTo: Kaito`,
    ],
    ['forwarded by Gmail, Japanese', `---------- 転送されたメッセージ ---------\n差出人: 佐藤 <hanako@agency.example>`],
    ['forwarded by Thunderbird', `-------- 転送メッセージ --------\n件名: お見積り\n差出人: 佐藤`],
    ['forwarded by Apple Mail', `Begin forwarded message:\n\nFrom: Hanako`],
    [
      'Yahoo, which marks nothing',
      `On Friday, November 20, 2026 at 10:00:00 AM GMT+9, Hanako Sato <hanako@agency.example> wrote:`,
    ],
    ['a phone that marks nothing', `2026年11月20日(金) 10:00 佐藤 花子 <hanako@agency.example>:`],
  ])('%s', (_, block) => expect(ownText(`${OWN}\n\n${block}\n\n${BARE}`)).toBe(OWN));
});

describe('signatures', () => {
  const lines =
    '横浜 海斗\n株式会社さわやか商事 営業部\n〒220-0012 神奈川県横浜市西区1-2-3\nTEL: 045-000-0000 / FAX: 045-000-0001\nE-mail: kaito@sawayaka.example\nhttps://www.sawayaka.example/';
  test.each([
    ['-- ', `-- \n${lines}`],
    ['--', `--\n${lines}`],
    ['-- with an advertisement', '-- \n横浜 海斗\nお問い合わせはお気軽にどうぞ。ご不明な点はございませんか?'],
    ...[
      '━━━━━━━━━━━━',
      '------------------------------',
      '********************',
      '***',
      '==============',
      '＝＝＝＝＝＝＝＝＝＝',
      '_______________',
      '◆◇◆◇◆◇◆◇',
      '☆★☆★☆★',
      '-*-*-*-*-*-*-',
      '～～～～～～～～',
      '─・─・─・─・─',
      '////////////////*****',
    ].flatMap((rule): [string, string][] => [
      [rule, `${rule}\n${lines}`],
      [`${rule}, closed`, `${rule}\n${lines}\n${rule}`],
    ]),
    ['a box', `┏━━━━━━━━━━━━━━┓\n┃ 横浜 海斗\n┃ 株式会社さわやか商事\n┃ TEL 045-000-0000\n┗━━━━━━━━━━━━━━┛`],
    ['a closed box', `╔════════╗\n║ 横浜 海斗 ║\n║ 045-000-0000 ║\n╚════════╝`],
    ['a rule with words in it', `━━━━━ 株式会社さわやか商事 ━━━━━\n横浜 海斗\nTEL 045-000-0000`],
    [
      'a closed one with an advertisement',
      `━━━━━━━━━━\n横浜 海斗\nTEL 045-000-0000\nhttps://sawayaka.example\n新しいカタログができました。\n━━━━━━━━━━`,
    ],
    ['a name alone', '━━━━━━━━━━\n横浜 海斗'],
    ['no rule', lines],
    ['no rule, English', 'John Smith\nAcme Inc.\nTel: +81 3-0000-0000\nwww.acme.example'],
    [
      'no rule, the company apart',
      `株式会社さわやか商事\n営業部 横浜 海斗\n\nTEL 045-000-0000\nkaito@sawayaka.example`,
    ],
  ])('%s', (_, signature) => {
    expect(ownText(`${OWN}\n\n${signature}`)).toBe(OWN);
    expect(
      ownText(`${OWN}\n\n${signature}\n\n2026年11月20日(金) 10:00 佐藤 <hanako@agency.example>:\n${QUOTED}`),
      'above a quote',
    ).toBe(OWN);
    expect(ownText(`${QUOTED}\n${OWN}\n\n${signature}\n`), 'below a quote').toBe(OWN);
  });

  test('right below the words', () => {
    expect(ownText(`よろしくお願いいたします。\n${lines}`)).toBe('よろしくお願いいたします。');
    expect(ownText('Thanks!\n\nBest regards,\nJohn Smith\nAcme Inc.\nTel: +81 3-0000-0000')).toBe(
      'Thanks!\n\nBest regards,',
    );
  });
});

describe('what phones and companies add', () => {
  test.each([
    'iPhoneから送信',
    '自分のiPhoneから送信',
    'Sent from my iPhone',
    'Sent from my iPad',
    'Androidから送信',
    'ドコモのスマートフォンから送信',
    'AQUOSから送信',
    'Yahoo!メールアプリから送信',
    'Xperia™ スマートフォンから送信',
    'Sent from Yahoo Mail for iPhone',
    'Outlook for iOS を入手<https://aka.ms/o0ukef>',
    'Get Outlook for iOS<https://aka.ms/o0ukef>',
    'Android 版 Outlook から送信',
    'Windows 版のメールから送信',
    'Sent from Mail for Windows',
    'This e-mail and any attachments are confidential and intended for the addressee only.\nIf you received it in error, please delete it.',
    'CONFIDENTIALITY NOTICE: this message is for the addressee.',
    '※本メールには機密情報が含まれている場合があります。\n誤って受信された場合は削除をお願いいたします。',
    '【機密保持について】\nこのメールは宛先の方のみにお送りしています。',
    '---\nこのEメールはアバスト アンチウイルスによりウイルススキャンされています。\nhttps://www.avast.com/antivirus',
  ])('%j', (line) => {
    expect(ownText(`${OWN}\n\n${line}`)).toBe(OWN);
    expect(ownText(`${OWN}\n\n${line}\n\n2026/11/20 10:00、佐藤 <hanako@agency.example>のメール:\n\n${QUOTED}`)).toBe(
      OWN,
    );
  });
});

describe('a person’s own words are never cut', () => {
  test.each([
    [
      'a list between rules',
      '以下の通りです。\n----------\n日時: 11月25日 10:00\n場所: 渋谷\n----------\nご確認ください。',
    ],
    ['a list below a rule, at the end', '以下の通りです。\n----------\n日時: 11月25日 10:00\n場所: 渋谷'],
    ['sections', '━━━━━━\n■ 第1章\n━━━━━━\n内容はこちらです。\n━━━━━━\n■ 第2章\n━━━━━━\n続きはあとでお送りします。'],
    [
      'an address that was asked for',
      '送付先は下記のとおりです。\n\n〒220-0012 神奈川県横浜市西区1-2-3\n株式会社さわやか商事\nTEL 045-000-0000',
    ],
    [
      'an address below a rule',
      '送付先は下記のとおりです。\n----------\n〒220-0012 神奈川県横浜市西区1-2-3\nTEL 045-000-0000',
    ],
    ['links that were asked for', 'Here are the links:\n\nhttps://a.example/1\nhttps://a.example/2'],
    ['a timetable', 'From: 羽田\nTo: 福岡\n11月25日 10:00 発でお願いします。'],
    ['From in running text', 'From: の欄をご確認ください。\nよろしくお願いします。'],
    ['a date as a heading', '2026年11月25日(水) 10:00 打合せ内容:\n見積と納期について'],
    ['a date and a place', '2026年11月25日(水) 10:00\n渋谷でお願いします。'],
    ['what somebody wrote', '先日のメールに書きました。\nご確認ください。'],
    ['On … in running text', 'On Friday we will send the draft.\nPlease check what John wrote:\nit is short.'],
    ['a table', '| 品名 | 数量 |\n| 封筒 | 10 |'],
    ['stars round a word', 'お世話になります。\n\n★★★ 重要 ★★★\n明日までにご返信ください。'],
    ['a dash in front', '- 一つ目\n- 二つ目\n-- 補足です。'],
    ['words under a closing', 'よろしくお願いします。\n\n追伸\n請求書は別便で送ります。'],
    ['sent from somewhere', '資料はサーバーから送信\nされます。'],
    ['a question about disclaimers', 'この電子メールの書式について、\n一つ質問があります。'],
    ['a long list', Array.from({ length: 30 }, (_, i) => `${i + 1}. 項目`).join('\n')],
    ['a telephone number in a sentence', '急ぎの場合は 090-0000-0000 までお電話ください。'],
    ['a bare list of contacts', 'ご連絡先\nTEL 045-000-0000\nE-mail: a@b.example'],
    ['nothing but a block', '株式会社さわやか商事\nTEL 045-000-0000\nhttps://sawayaka.example'],
    [
      'a contact form',
      '差出人: 山田 太郎 <yamada@form.example>\n題名: お問い合わせ\n\nメッセージ本文:\n見積をお願いします。',
    ],
    [
      'a contact form in English',
      'From: Taro Yamada <yamada@form.example>\nSubject: Inquiry\n\nMessage Body:\nPlease send a quote.',
    ],
    ['a quoted snippet and words below it', 'On Monday Mr. Sato wrote:\nplease confirm.\nIs that so?'],
  ])('%s', (_, text) => expect(ownText(text)).toBe(text));

  test('words between the line above a quote and the quote', () => {
    expect(ownText(`On 2026/11/20 10:00, Hanako Sato wrote:\n\n宛先に追加します。\n\n> 文\n\nはい。`)).toBe(
      '宛先に追加します。\nはい。',
    );
  });

  test('words below a whole quoted mail without marks cannot be told from it, words above can', () => {
    expect(ownText(`差出人: 佐藤\n送信日時: 2026年11月20日\n件名: x\n\n文`)).toBe('');
  });

  test('words below marked lines that a header block stands above', () => {
    expect(ownText(`-----Original Message-----\n> From: a@b.example\n> Subject: x\n>\n> 文\n\n${OWN}`)).toBe(OWN);
    expect(ownText(`From: Hanako <a@b.example>\nSent: Friday\nSubject: x\n\n> 文\n\n${OWN}`)).toBe(OWN);
  });
});

describe('HTML-only mail', () => {
  const own = async (html: string) =>
    (
      await readBody({
        ref: { mailbox: 'INBOX', uidValidity: '1', uid: 1 },
        parts: [{ header: Buffer.from('Content-Type: text/html; charset=utf-8\n\n'), body: Buffer.from(html) }],
        truncated: false,
      })
    ).text;
  test.each([
    [
      'Gmail',
      '<div dir="ltr">承知しました。<br>明日10時に伺います。</div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">2026年11月20日(金) 10:00 佐藤 花子 &lt;<a href="mailto:hanako@agency.example">hanako@agency.example</a>&gt;:<br></div><blockquote class="gmail_quote" style="margin:0 0 0 .8ex;border-left:1px #ccc solid"><div>いかがでしょうか。</div></blockquote></div>',
    ],
    [
      'Gmail, with its signature',
      '<div dir="ltr"><div>承知しました。</div><div>明日10時に伺います。</div><div><br></div>-- <br><div dir="ltr" class="gmail_signature"><div>横浜 海斗</div><div>ご不明な点はございませんか?</div></div></div>',
    ],
    [
      'Gmail, between',
      '<div class="gmail_quote"><div class="gmail_attr">On Fri, Hanako wrote:<br></div><blockquote class="gmail_quote">一</blockquote><div>承知しました。</div><blockquote class="gmail_quote">二</blockquote><div>明日10時に伺います。</div></div>',
    ],
    [
      'Outlook',
      `<div class=WordSection1><p class=MsoNormal>承知しました。<o:p></o:p></p><p class=MsoNormal>明日10時に伺います。</p><p class=MsoNormal><o:p>&nbsp;</o:p></p><div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0mm 0mm 0mm'><p class=MsoNormal><b>差出人:</b> 佐藤 花子 &lt;hanako@agency.example&gt; <br><b>送信日時:</b> 2026年11月20日 10:00<br><b>宛先:</b> 横浜<br><b>件名:</b> Re: 見積<o:p></o:p></p></div><p class=MsoNormal>いかがでしょうか。</p></div>`,
    ],
    [
      'Outlook on the web',
      '<div>承知しました。</div><div>明日10時に伺います。</div><div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr"><font><b>From:</b> Hanako &lt;hanako@agency.example&gt;<br><b>Sent:</b> Friday<br><b>To:</b> Kaito<br><b>Subject:</b> Re: Quote</font><div>&nbsp;</div></div><div>いかがでしょうか。</div>',
    ],
    [
      'Apple Mail',
      '<html><body>承知しました。<div>明日10時に伺います。<br><div><br><blockquote type="cite"><div>2026/11/20 10:00、佐藤 花子 &lt;hanako@agency.example&gt;のメール:</div><br><div>いかがでしょうか。</div></blockquote></div></div></body></html>',
    ],
    [
      'iPhone',
      '<div dir="ltr">承知しました。</div><div dir="ltr">明日10時に伺います。<br><br>iPhoneから送信</div><div dir="ltr"><br><blockquote type="cite">2026/11/20 10:00、佐藤のメール:<br><br></blockquote></div><blockquote type="cite"><div>いかがでしょうか。</div></blockquote>',
    ],
    [
      'Thunderbird',
      '<p>承知しました。<br>明日10時に伺います。</p><div class="moz-cite-prefix">On 2026/11/20 10:00, Hanako wrote:<br></div><blockquote type="cite" cite="mid:a@b">いかがでしょうか。</blockquote><div class="moz-signature">-- <br>横浜</div>',
    ],
    [
      'Yahoo',
      '<div>承知しました。</div><div>明日10時に伺います。</div><div id="yahoo_quoted_123" class="yahoo_quoted"><div>On Friday, Hanako wrote:</div><div>いかがでしょうか。</div></div>',
    ],
    [
      'indented words are one’s own',
      '<div>承知しました。</div><blockquote style="margin:0 0 0 40px;border:none;padding:0px"><div>明日10時に伺います。</div></blockquote>',
    ],
  ])('%s', async (_, html) => expect((await own(html)).replace(/\n+/g, '\n')).toBe(OWN));
});
