import { describe, expect, test } from 'vitest';
import { decodeText, parseAddressList } from '../../src/mail/address-list.ts';
import { readBody, readText } from '../../src/mail/body.ts';
import { decodeRawHeader } from '../../src/mail/charset.ts';
import { parseEnvelope } from '../../src/mail/envelope.ts';
import { bytes, euc, jis, sjis, word } from './encode.ts';

const b64 = (raw: Uint8Array) => Buffer.from(raw).toString('base64');
const LONG = '【重要】お見積書一の件につきましてご確認のお願い';

/** Cuts bytes into words after so many bytes each. */
const cut = (charset: string, raw: Buffer, size: number, encoding = 'B', between = ' ') =>
  Array.from({ length: Math.ceil(raw.length / size) }, (_, index) =>
    word(charset, raw.subarray(index * size, (index + 1) * size), encoding),
  ).join(between);

describe('encoded words (RFC 2047)', () => {
  test.each([
    ['UTF-8, B', word('UTF-8', Buffer.from(LONG)), LONG],
    ['UTF-8, b in lower case', word('utf-8', Buffer.from(LONG), 'b'), LONG],
    ['UTF-8, q in lower case', word('utf-8', Buffer.from(LONG), 'q'), LONG],
    ['Shift_JIS', word('Shift_JIS', sjis('㈱髙橋①')), '㈱髙橋①'],
    ['windows-31j', word('windows-31j', sjis('㈱髙橋①'), 'Q'), '㈱髙橋①'],
    ['EUC-JP', word('euc-jp', euc(LONG)), LONG],
    ['ISO-2022-JP', word('iso-2022-jp', jis(LONG)), LONG],
    ['ISO-2022-JP, Q', word('iso-2022-jp', jis(LONG), 'Q'), LONG],
    ['ISO-2022-JP in Q with the signs unencoded', '=?ISO-2022-JP?Q?=1B$B8+@Q=1B(B?=', '見積'],
    ['a language behind the charset (RFC 2231 5)', '=?iso-2022-jp*ja?B?GyRCOCtAURsoQg==?=', '見積'],
    ['folded', `${word('utf-8', Buffer.from('見積'))}\r\n ${word('utf-8', Buffer.from('書'))}`, '見積書'],
    ['no space between', word('utf-8', Buffer.from('見積')) + word('utf-8', Buffer.from('書')), '見積書'],
    ['two charsets in a row', `${word('utf-8', Buffer.from('見積'))} ${word('shift_jis', sjis('書'))}`, '見積書'],
    ['text round it without spaces', `Re:${word('utf-8', Buffer.from('見積'))}(2)`, 'Re:見積(2)'],
    [
      'text between keeps its spaces',
      `${word('utf-8', Buffer.from('件'))} : ${word('utf-8', Buffer.from('名'))}`,
      '件 : 名',
    ],
    ['a space within, Q', '=?UTF-8?Q?Hello =E4=BB=B6?=', 'Hello 件'],
    ['a space within, B', '=?UTF-8?B?5Lu2 5ZCN?=', '件名'],
    ['spaces round its parts', '=? UTF-8 ? B ?5Lu25ZCN?=', '件名'],
    ['underscores', '=?UTF-8?Q?a_b=5Fc?=', 'a b_c'],
    ['no padding', '=?UTF-8?B?5Lu25ZCNMQ?=', '件名1'],
    ['cut off within', '=?ISO-2022-JP?B?GyRCOCtAURsoQg==?= =?ISO-2022-JP?B?GyRCN29MPg', '見積件名'],
    ['UTF-8 under the label ISO-2022-JP', word('iso-2022-jp', Buffer.from(LONG)), LONG],
    ['Shift_JIS under the label UTF-8', word('utf-8', sjis(LONG)), LONG],
    ['an unknown charset', word('x-nobody-knows', Buffer.from(LONG)), LONG],
    [
      'no final escape in the first of two',
      `${word('iso-2022-jp', jis('見積', { open: true }))} ${word('iso-2022-jp', bytes('No. 5'))}`,
      '見積No. 5',
    ],
    ['half-width kana, cp50221', word('cp50221', bytes('\x1b(IC=D\x1b(B')), 'ﾃｽﾄ'],
    ['not one', '=?utf-8?X?abc?= =? ?= =?', '=?utf-8?X?abc?= =? ?= =?'],
    ['what is no base64 stays', '=?utf-8?B?!!!?=', '=?utf-8?B?!!!?='],
    ['raw characters within, Q', '=?utf-8?Q?件=E5=90=8D?=', '件名'],
  ])('%s', (_, text, decoded) => expect(decodeText(text)).toBe(decoded));

  test.each(Array.from({ length: 12 }, (_, index) => index + 1))('cut after every %d bytes', (size) => {
    for (const [charset, raw] of [
      ['utf-8', Buffer.from(LONG)],
      ['shift_jis', sjis(LONG)],
      ['euc-jp', euc(LONG)],
      ['iso-2022-jp', jis(LONG)],
    ] as const) {
      expect(decodeText(cut(charset, raw, size)), charset).toBe(LONG);
      expect(decodeText(cut(charset, raw, size, 'Q', '\r\n\t')), charset).toBe(LONG);
    }
  });

  test.each([5, 6, 7, 9, 10, 11])('one base64 text cut after every %d characters', (size) => {
    for (const [charset, raw] of [
      ['utf-8', Buffer.from(LONG)],
      ['iso-2022-jp', jis(LONG)],
    ] as const) {
      const pieces = b64(raw).match(new RegExp(`.{1,${size}}`, 'g')) ?? [];
      expect(decodeText(pieces.map((piece) => `=?${charset}?B?${piece}?=`).join(' ')), charset).toBe(LONG);
    }
  });

  test('in an address list nothing of a name becomes structure', () => {
    const list = (text: string) => parseAddressList(text).map(({ name, address }) => `${name}|${address}`);
    expect(list('=?ISO-2022-JP?Q?=1B$B:4F#=1B(B,(=22?= <a@b.example>')).toEqual(['佐藤,("|a@b.example']);
    expect(list('"=?utf-8?B?5L2Q6Jek?=" <a@b.example>, =?utf-8?Q?Sato,_Hanako_<x@y.example>?= <c@d.example>')).toEqual([
      '佐藤|a@b.example',
      'Sato, Hanako <x@y.example>|c@d.example',
    ]);
    expect(list(`${word('utf-8', Buffer.from('佐藤'))}<a@b.example>`)).toEqual(['佐藤|a@b.example']);
    expect(list(`"${word('iso-2022-jp', jis('佐藤'))}\r\n ${word('iso-2022-jp', jis('花子'))}" <a@b.example>`)).toEqual(
      ['佐藤花子|a@b.example'],
    );
    expect(list('=?x?q? <real@a.example>, Foo ?= <b@c.example>').some((one) => one.endsWith('real@a.example'))).toBe(
      true,
    );
  });

  test('raw header lines', () => {
    const envelope = (subject: Uint8Array, from: Uint8Array) =>
      parseEnvelope(
        Buffer.concat([bytes('Subject: '), subject, bytes('\r\nFrom: '), from, bytes(' <a@b.example>\r\n\r\n')]),
      );
    for (const encode of [sjis, euc, jis, (text: string) => Buffer.from(text)]) {
      const { subject, from } = envelope(encode('見積書の件'), encode('佐藤'));
      expect([subject, from[0]?.name, from[0]?.address]).toEqual(['見積書の件', '佐藤', 'a@b.example']);
    }
    expect(envelope(bytes('\x1b$B8+@Q\r\n =q$N7o\x1b(B'), bytes('x')).subject).toBe('見積書の件');
    // 表 and ソ end in a backslash in Shift_JIS, 繧 and others in quotes and brackets in ISO-2022-JP.
    expect(envelope(sjis('ソフト表示'), Buffer.concat([bytes('"'), sjis('表ソ'), bytes('"')])).from[0]?.name).toBe(
      '表ソ',
    );
    expect(envelope(jis('あ'), Buffer.concat([bytes('"'), jis('あ、い「う」'), bytes('"')])).from[0]?.name).toBe(
      'あ、い「う」',
    );
  });
});

const ref = { mailbox: 'INBOX', uidValidity: '1', uid: 1 };
const file = async (header: string | Buffer) => {
  const head = Buffer.concat([Buffer.from(header), bytes('\r\n\r\n')]);
  return (await readBody({ ref, parts: [{ header: head, body: null }], truncated: false })).attachments[0];
};
const disposition = (parameters: string) =>
  file(bytes(`Content-Type: application/pdf\r\nContent-Disposition: attachment; ${parameters}`));
const percent = (raw: Uint8Array) =>
  [...raw].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');

describe('names of files (RFC 2231 and what is sent in its place)', () => {
  const NAME = '御見積書（最終）.pdf';
  const utf8 = percent(Buffer.from(NAME));
  test.each([
    ['charset and language', `filename*=UTF-8'ja'${utf8}`],
    ['no language', `filename*=utf-8''${utf8}`],
    ['quoted, which it must not be', `filename*="utf-8''${utf8}"`],
    ['Shift_JIS', `filename*=Shift_JIS''${percent(sjis(NAME))}`],
    ['percent-encoded JIS', `filename*=iso-2022-jp''${percent(jis(NAME))}`],
    [
      'JIS with its letters unencoded',
      `filename*=ISO-2022-JP''${jis(NAME)
        .toString('latin1')
        .replaceAll('\x1b', '%1B')
        .replace(/["%;\\](?!1B)/g, (one) => percent(bytes(one)))}`,
    ],
    ['no charset', `filename*=${utf8}`],
    ['one quote', `filename*=utf-8'${utf8}`],
    [
      'pieces',
      `filename*0*=utf-8''${utf8.slice(0, 30)}; filename*1*=${utf8.slice(30, 60)}; filename*2*=${utf8.slice(60)}`,
    ],
    ['pieces in another order', `filename*1*=${utf8.slice(30)}; filename*0*=utf-8''${utf8.slice(0, 30)}`],
    [
      'pieces cut within an escape',
      `filename*0*=utf-8''${utf8.slice(0, 31)}; filename*1*=${utf8.slice(31, 62)}; filename*2*=${utf8.slice(62)}`,
    ],
    ['pieces without a charset', `filename*0*=${utf8.slice(0, 33)}; filename*1*=${utf8.slice(33)}`],
    ['pieces, the last plain', `filename*0*=utf-8''${percent(Buffer.from(NAME.slice(0, -4)))}; filename*1=".pdf"`],
    ['encoded words', `filename="${cut('iso-2022-jp', jis(NAME), 20, 'B', '\r\n ')}"`],
    ['encoded words, unquoted', `filename=${word('utf-8', Buffer.from(NAME))}`],
    [
      'encoded words in pieces',
      `filename*0="${word('utf-8', Buffer.from(NAME)).slice(0, 20)}"; filename*1="${word('utf-8', Buffer.from(NAME)).slice(20)}"`,
    ],
    ['raw UTF-8', `filename="${Buffer.from(NAME).toString('latin1')}"`],
    ['raw Shift_JIS', `filename="${sjis(NAME).toString('latin1')}"`],
    ['raw EUC-JP', `filename="${euc(NAME).toString('latin1')}"`],
    ['raw JIS', `filename="${jis(NAME).toString('latin1')}"`],
    ['raw JIS, unquoted', `filename=${jis(NAME).toString('latin1')}`],
    ['raw JIS without ESC', `filename="${jis(NAME).toString('latin1').replaceAll('\x1b', '')}"`],
    ['percent-encoding that nothing announces', `filename="${utf8}"`],
    ['the better of two', `filename="????.pdf"; filename*=utf-8''${utf8}`],
    ['a parameter name in capitals', `FILENAME*=UTF-8''${utf8}`],
    ['other parameters round it', `size=12; filename*=utf-8''${utf8}; creation-date="Mon, 1 Jan 2026"`],
  ])('%s', async (_, parameters) => expect(await disposition(parameters)).toBe(NAME));

  test.each([
    ['plain', 'filename="a b.pdf"', 'a b.pdf'],
    ['unquoted with spaces', 'filename=a b (1).pdf; size=3', 'a b (1).pdf'],
    ['escaped quotes', String.raw`filename="a\"b\\c.pdf"`, String.raw`a"b\c.pdf`],
    ['a Windows path', String.raw`filename="C:\tmp\a.pdf"`, String.raw`C:\tmp\a.pdf`],
    ['a percent sign is one', 'filename="100%25 a%20b.pdf"', '100%25 a%20b.pdf'],
    ['no closing quote', 'filename="a;b.pdf', 'a;b.pdf'],
    ['control characters and overrides', "filename*=utf-8''a%E2%80%AEfdp%0D%0A%1B%5B2J.exe", 'afdp [2J.exe'],
    ['none at all', 'size=3', 'application/pdf'],
  ])('%s', async (_, parameters, name) => expect(await disposition(parameters)).toBe(name));

  test('by the type alone', async () => {
    expect(await file(`Content-Type: application/pdf; name*=utf-8''${utf8}`)).toBe(NAME);
    expect(await file(bytes(`Content-Type: application/pdf;\r\n name="${word('shift_jis', sjis(NAME))}"`))).toBe(NAME);
  });
});

const body = (type: string, content: Uint8Array | string, encoding = '8bit') =>
  readText({
    ref,
    parts: [
      {
        header: bytes(`Content-Type: ${type}\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n`),
        body: Buffer.from(content),
      },
    ],
    truncated: false,
  });

describe('transfer encodings', () => {
  const text = 'お世話になっております。\n横浜です。';
  const raw = Buffer.from(text);
  const qp = [...raw]
    .map((byte) => (byte === 10 ? '\r\n' : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`))
    .join('');
  test.each([
    ['base64', b64(raw), 'base64'],
    ['base64 in lines', b64(raw).replace(/.{20}/g, '$&\r\n'), 'BASE64'],
    ['base64 without padding', b64(raw).replace(/=+$/, ''), 'base64'],
    ['base64 with stray characters', b64(raw).replace(/.{7}/g, '$&*'), 'base64'],
    ['base64 of two texts put together', b64(raw.subarray(0, 10)) + b64(raw.subarray(10)), 'base64'],
    ['base64 in name only', text, 'base64'],
    ['quoted-printable', qp, 'quoted-printable'],
    ['quoted-printable, soft line breaks', qp.replace(/.{9}/g, '$&=\r\n'), 'Quoted-Printable'],
    ['quoted-printable, a break within an escape', qp.replace(/(=E3=8)(1)/, '$1=\n$2'), 'quoted-printable'],
    ['quoted-printable, white space behind soft line breaks', qp.replace(/.{9}/g, '$&= \t\r\n'), 'quoted-printable'],
    ['quoted-printable in lower case', qp.toLowerCase(), 'quoted-printable'],
    ['a comment behind it', b64(raw), 'base64 (RFC 2045)'],
  ])('%s', async (_, content, encoding) =>
    expect((await body('text/plain; charset=utf-8', content, encoding)).trim()).toBe(text),
  );

  test('a list’s plain footer below base64', async () => {
    const content = `${b64(Buffer.from('お世話になっております。'))}\n\n____\nTo unsubscribe, write to us.\n`;
    expect(await body('text/plain; charset=utf-8', content, 'base64')).toMatch(
      /^お世話になっております。\n[_\s]*To unsubscribe, write to us\.\n$/,
    );
  });

  test('what is no escape stays', async () => {
    expect(await body('text/plain; charset=utf-8', 'a=b =ZZ = c=3D=', 'quoted-printable')).toBe('a=b =ZZ = c=');
  });
});

describe('format=flowed (RFC 3676)', () => {
  test.each([
    ['joined', 'one \ntwo \nthree\n\nfour', 'no', 'one two three\n\nfour'],
    ['DelSp', 'お世話に \nなって \nおります。\n横浜', 'yes', 'お世話になっております。\n横浜'],
    ['space-stuffing', ' From here\n  indented', 'no', 'From here\n indented'],
    ['quotes keep their depth', '> one \n> two\n>> three \n> four', 'no', '> one two\n>> three \n> four'],
    ['the signature is never joined', 'words \n-- \nname', 'no', 'words \n-- \nname'],
  ])('%s', async (_, content, delSp, text) =>
    expect(await body(`text/plain; charset=utf-8; format=flowed; delsp=${delSp}`, content)).toBe(text),
  );
});

describe('HTML', () => {
  const html = (content: string) => body('text/html; charset=utf-8', content);
  test.each([
    ['lines', 'お世話に<br>なって<BR/>おります', 'お世話に\nなって\nおります'],
    ['paragraphs', '<p>一</p><p>二</p>', '一\n\n二'],
    [
      'Outlook’s paragraphs',
      '<p class=MsoNormal>一<o:p></o:p></p><p class="MsoNormal"><o:p>&nbsp;</o:p></p><p class=MsoNormal>二</p>',
      '一\n\n二',
    ],
    ['Outlook’s and Gmail’s divs', '<div>一</div><div><br></div><div>二</div>', '一\n\n二'],
    ['white space', ' a \n  b&nbsp;&nbsp;c ', 'a b  c'],
    ['lines of the source within Japanese', '見積\n書の\r\n 件', '見積書の件'],
    [
      'references',
      '&lt;a&gt; &amp; &#12354;&#x3042; &copy &hellip; &nosuch; &#128; &#0;',
      '<a> & ああ © … &nosuch; € \ufffd',
    ],
    [
      'style, script, title and comments',
      '<head><title>t</title><style>p{}</style></head><!-- c --><script>1<2</script>x<!--[if mso]>y<![endif]-->',
      'x',
    ],
    ['Outlook’s other conditions', '<![if !mso]>a<![endif]><!--[if !mso]><!-->b<!--<![endif]-->', 'ab'],
    [
      'a table',
      '<table><tr><td>日時</td><td>10:00</td></tr><tr><td>場所</td><td>渋谷</td></tr></table>',
      '日時 10:00\n場所 渋谷',
    ],
    ['a list', '<ul><li>一<li>二</ul>', '・一\n・二'],
    ['preformatted', '<pre>a  b\n c</pre>', 'a  b\n c'],
    [
      'quotes',
      '<div>はい</div><blockquote>一<br>二<blockquote>三</blockquote></blockquote>四',
      'はい\n\n> 一\n> 二\n>\n>> 三\n\n四',
    ],
    [
      'a link',
      '<a href="https://a.example/x">こちら</a> <a href="https://a.example/">a.example</a> <a href="mailto:a@b.example">a@b.example</a>',
      'こちら <https://a.example/x> a.example a@b.example',
    ],
    ['a picture for a smile', '了解<img src=x alt="😊"><img alt="our company’s logo">', '了解😊'],
    ['broken tags', '1 < 2 <b>3</b <i>4</i>', '1 < 2 34'],
    ['a tag that never ends', 'a <b and c', 'a <b and c'],
    ['unclosed elements', '<div><b>一<div>二</b></span></td></div>三', '一\n二\n三'],
    ['nothing', '', ''],
  ])('%s', async (_, content, text) => {
    const shown = (await html(content)).replace(/ +$/gm, '');
    expect(shown).toBe(text);
  });

  test('its own charset, where the header has none', async () => {
    const page = Buffer.concat([
      bytes('<html><meta http-equiv=Content-Type content="text/html; charset=Shift_JIS"><body>'),
      sjis('ﾃｽﾄ'),
    ]);
    expect(await body('text/html', page)).toBe('ﾃｽﾄ');
  });

  test('JIS in HTML', async () =>
    expect(await body('text/html; charset=iso-2022-jp', jis('<p>見積<br>書</p>'))).toBe('見積\n書'));
});

describe('what never comes out, and what never takes long', () => {
  const CONTROL = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]/;
  test('control characters, overrides, line separators', async () => {
    const nasty = 'a\x1b[2Jb\u202ec\u2028d\u0085e\x00f\u2066g\x9bh';
    for (const type of [
      'text/plain; charset=utf-8',
      'text/html; charset=utf-8',
      'text/plain; charset=utf-8; format=flowed',
    ]) {
      expect(await body(type, nasty)).not.toMatch(CONTROL);
      expect(await body(type, '&#27;[2J&#8238;&#x2028;')).not.toMatch(CONTROL);
    }
    expect(parseAddressList(`${word('utf-8', Buffer.from(nasty))} <a@b.example>`)[0]?.name).not.toMatch(CONTROL);
  });

  const N = 100_000;
  test.each([
    ['spaces', ' '.repeat(N)],
    ['=?', '=?'.repeat(N / 2)],
    ['words that never end', '=?a?b?'.repeat(N / 6)],
    ['words of no base64', `${'=?a?b?!'.repeat(N / 7)}?=`],
    ['short words', '=?iso-2022-jp?B?GyRC?='.repeat(N / 22)],
    ['cut base64', '=?utf-8?B?44G?='.repeat(N / 15)],
    ['quotes', '"'.repeat(N)],
    ['backslashes', `"${'\\'.repeat(N)}`],
    ['tags', '<a '.repeat(N / 3)],
    ['tags with quotes', '<a b="'.repeat(N / 6)],
    ['styles', '<style>'.repeat(N / 7)],
    ['divs', '<div>'.repeat(N / 5)],
    ['closings', `${'<div>'.repeat(N / 10)}${'</span>'.repeat(N / 14)}`],
    ['quotations', '<blockquote>'.repeat(N / 12)],
    ['ampersands', '&a'.repeat(N / 2)],
    ['soft breaks', '= \n'.repeat(N / 3)],
    ['greater-than', '>'.repeat(N)],
    ['rules', '-----\n'.repeat(N / 6)],
    ['dates', '2026年11月20日 '.repeat(N / 12)],
    ['attributions', 'On 2026/11/20 a@b.example wrote:\n'.repeat(N / 33)],
    ['attributions without end', 'On 2026/11/20 10:00 a\n'.repeat(N / 22)],
    ['headers', 'From: a@b\n'.repeat(N / 10)],
    ['percent', "*0*=utf-8''%E3;".repeat(N / 15)],
    ['digits', '0'.repeat(N)],
    ['phone numbers', '03-'.repeat(N / 3)],
  ])('100 KB of %s', async (_, text) => {
    const start = performance.now();
    for (const encoding of ['8bit', 'quoted-printable', 'base64']) {
      for (const type of [
        'text/plain; charset=utf-8',
        'text/html; charset=utf-8',
        'text/plain; charset=iso-2022-jp; format=flowed',
      ]) {
        await readBody({
          ref,
          parts: [
            {
              header: bytes(`Content-Type: ${type}\nContent-Transfer-Encoding: ${encoding}\n\n`),
              body: Buffer.from(text),
            },
          ],
          truncated: false,
        });
      }
    }
    const line = text.replaceAll('\n', ' ');
    decodeText(line);
    decodeRawHeader(Buffer.from(line));
    parseAddressList(line);
    await file(bytes(`Content-Disposition: attachment; filename${line}`));
    await file(bytes(`Content-Disposition: attachment; filename="${line}`));
    expect(performance.now() - start).toBeLessThan(2_000);
  });

  test('64 KB of HTML in Japanese', async () => {
    const page = Buffer.from(
      '<div>お世話になっております。<br>&nbsp;<b>見積書</b>の件です。</div>\n'.repeat(700),
    ).subarray(0, 65_536);
    const times: number[] = [];
    for (let i = 0; i < 6; i += 1) {
      const start = performance.now();
      await body('text/html; charset=utf-8', page);
      times.push(performance.now() - start);
    }
    expect(Math.min(...times)).toBeLessThan(50);
  });
});
