import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { decodeCharset, decodeRawHeader } from '../../src/mail/charset.ts';
import { liveServer } from '../live/available.ts';
import { bytes, euc, jis, sjis } from './encode.ts';

const TEXT = 'お世話になっております。㈱さわやか商事の横浜です。Webの件、ﾃｽﾄ済みです。';
const PLAIN = 'お世話になっております。さわやか商事の横浜です。Webの件、テスト済みです。';

describe('a charset under its names', () => {
  test.each([
    ...[
      'Shift_JIS',
      'shift-jis',
      'sjis',
      'x-sjis',
      'x_sjis',
      'ms_kanji',
      'MS932',
      'Windows-31J',
      'csWindows31J',
      'cp932',
      'windows-932',
      'cp943',
      'SJIS-win',
      'csShiftJIS',
      '"shift_jis"',
    ].map((label) => [label, sjis(TEXT), TEXT] as const),
    ...['EUC-JP', 'x-euc-jp', 'eucJP-win', 'eucjp-ms', 'cp51932', 'x-euc', 'ujis', 'csEUCPkdFmtJapanese', 'eucJP'].map(
      (label) => [label, euc(PLAIN), PLAIN] as const,
    ),
    ...[
      'ISO-2022-JP',
      'iso2022-jp',
      'csISO2022JP',
      'iso-2022-jp-1',
      'iso-2022-jp-2',
      'iso-2022-jp-3',
      'iso-2022-jp-2004',
      'ISO-2022-JP-MS',
      'cp50220',
      'CP50221',
      'cp50222',
      'windows-50221',
      'x-windows-iso2022jp',
      'JIS',
      'x-iso2022jp',
    ].map((label) => [label, jis(PLAIN), PLAIN] as const),
    ...['UTF-8', 'utf8', 'unicode-1-1-utf-8', 'x-utf-8', 'utf8mb4', 'cp65001'].map(
      (label) => [label, Buffer.from(TEXT), TEXT] as const,
    ),
    ['UTF-16', Buffer.from(`\ufeff${TEXT}`, 'utf16le'), TEXT],
    ['UTF-16LE', Buffer.from(TEXT, 'utf16le'), TEXT],
    ['windows-1252', bytes('caf\xe9 \x93au lait\x94'), 'café “au lait”'],
    ['iso-8859-1', bytes('Z\xfcrich, M\xfcnchen \x96 99 \x80'), 'Zürich, München – 99 €'],
    ['iso-8859-2', bytes('\xb1\xe6\xea'), 'ąćę'],
    ['koi8-r', bytes('\xf0\xd2\xc9\xd7\xc5\xd4'), 'Привет'],
    ['euc-kr', bytes('\xc7\xd1\xb1\xb9\xbe\xee'), '한국어'],
    ['gb2312', bytes('\xd6\xd0\xce\xc4'), '中文'],
    ['big5', bytes('\xa4\xa4\xa4\xe5'), '中文'],
  ] as [string, Buffer, string][])('%s', (label, raw, text) => {
    expect(decodeCharset(raw, label).replace('\ufeff', '')).toBe(text);
  });

  test('UTF-7', () => expect(decodeCharset(bytes('+ZeVnLIqe- A'), 'utf-7')).toBe('日本語 A'));
});

describe('ISO-2022-JP as it is', () => {
  const row13 = '\x1b$B-!-"-j-d-b\x1b(B';
  test.each([
    ['NEC’s row 13', row13, '①②㈱℡№'],
    ['NEC’s places for IBM’s kanji', '\x1b$B|byu\x1b(B', '髙﨑'],
    ['JIS78 and JIS-Roman', '\x1b$@8+@Q\x1b(J 5\\ ~u', '見積 5¥ ~u'],
    ['JIS-Roman by its wrong name', '\x1b$B8+@Q\x1b(H ab', '見積 ab'],
    ['the announcer of JIS90', '\x1b&@\x1b$B8+@Q\x1b(B', '見積'],
    ['half-width kana by ESC ( I', '\x1b(IC=D\x1b(B-1', 'ﾃｽﾄ-1'],
    ['half-width kana by SO and SI', 'a\x0eC=D\x0fb', 'aﾃｽﾄb'],
    ['half-width kana in 8 bits', 'A \xc3\xbd\xc4 1', 'A ﾃｽﾄ 1'],
    ['JIS X 0212', '\x1b$(D0!\x1b(B', '丂'],
    ['JIS X 0213, plane 1', '\x1b$(O.!\x1b$(Q/~\x1b(B', '俱剝'],
    ['GB 2312 in ISO-2022-JP-2', '\x1b$AVPND\x1b(B', '中文'],
    ['KS C 5601 in ISO-2022-JP-2', '\x1b$(CGQ19\x1b(B', '한국'],
    ['a final escape is missing at the end', '\x1b$B8+@Q', '見積'],
    [
      'a final escape is missing at the end of a line',
      '\x1b$B8+@Q\r\nTEL 03-1234\r\n\x1b$B7o\x1b(B',
      '見積\r\nTEL 03-1234\r\n件',
    ],
    ['the text goes on in the next line', '\x1b$B$*@$OC$K\n$J$C$F$*$j\x1b(B', 'お世話に\nなっており'],
    ['no ESC anywhere', '$B$*8+@Q$j(B 12 $B7o(B', 'お見積り 12 件'],
    ['no ESC anywhere, JIS78', '$@$*8+@Q$j(J', 'お見積り'],
    ['no ESC at the end alone', '\x1b$B8+@Q(B 2', '見積 2'],
    ['no ESC at the beginning alone', '$B8+@Q\x1b(B 2', '見積 2'],
    ['neither ESC nor an end', '$B$*8+@Q$j$N7o$K$D$$$F', 'お見積りの件について'],
    ['an odd byte is shown as it is', '\x1b$B8+@\x1b(B x', '見@ x'],
    ['a space within', '\x1b$B8+ @Q\x1b(B', '見 積'],
    ['8-bit pairs within', '\x1b$B\xb8\xab@Q\x1b(B', '見積'],
    ['UTF-8 beside JIS', `\x1b$B8+@Q\x1b(B ${Buffer.from('件名').toString('latin1')}`, '見積 件名'],
    ['an unknown escape stays', '\x1b$B8+\x1b(B\x1b[2J', '見\x1b[2J'],
  ])('%s', (_, raw, text) => {
    expect(decodeCharset(bytes(raw), 'iso-2022-jp')).toBe(text);
  });

  test.each([
    ['A $5 (B) and $B'],
    ['echo $BASH and $@ (B) $B1 (J) x'],
    ['US$Bonds (Bills) cost $B20 (B)'],
    ['$B$B$B (B'],
  ])('%j is no JIS without a label', (text) => expect(decodeCharset(bytes(text), '')).toBe(text));
});

describe('bytes are not what the label says', () => {
  const sentence = 'お見積りの件、ご確認ください。';
  const labels = [
    '',
    'us-ascii',
    'utf-8',
    'iso-2022-jp',
    'shift_jis',
    'euc-jp',
    'iso-8859-1',
    'windows-1252',
    'x-unknown',
    'unknown-8bit',
    'no-such-charset',
  ];
  const encoders = { 'UTF-8': (text: string) => Buffer.from(text), Shift_JIS: sjis, 'EUC-JP': euc, 'ISO-2022-JP': jis };
  const cases = Object.entries(encoders).flatMap(([name, encode]) =>
    labels.map((label) => [name, label, encode(sentence)] as const),
  );
  test.each(cases)('%s under the label %j', (_, label, raw) => expect(decodeCharset(raw, label)).toBe(sentence));

  test.each([
    ['佐藤'],
    ['見積書の件'],
    ['請求書'],
    ['髙橋'],
    ['株式会社'],
    ['カタログ'],
    ['東京都港区'],
    ['Re: 納期'],
    ['①②③のご案内'],
  ])('a raw header %s in each', (text) => {
    for (const encode of [sjis, (one: string) => Buffer.from(one)]) expect(decodeRawHeader(encode(text))).toBe(text);
    if (!/[髙①]/.test(text)) for (const encode of [euc, jis]) expect(decodeRawHeader(encode(text))).toBe(text);
  });

  test.each([
    ['half-width kana under their own label', sjis('ﾃｽﾄﾃｽﾄ'), 'shift_jis', 'ﾃｽﾄﾃｽﾄ'],
    ['a rare kanji under its own label', sjis('齬'), 'shift_jis', '齬'],
    [
      'a list’s footer in another charset',
      Buffer.concat([Buffer.from('お世話になっております。\n'), sjis('配信停止はこちら\n')]),
      'utf-8',
      'お世話になっております。\n配信停止はこちら\n',
    ],
    [
      'a text that is cut within a character',
      Buffer.from('お世話になっております').subarray(0, -1),
      'utf-8',
      'お世話になっておりま\ufffd',
    ],
    [
      'one broken byte in UTF-8',
      Buffer.concat([Buffer.from('お世話に'), Buffer.of(0xff), Buffer.from('なっております。')]),
      'utf-8',
      'お世話に\ufffdなっております。',
    ],
    ['a byte order mark', Buffer.concat([Buffer.of(0xef, 0xbb, 0xbf), Buffer.from('件名')]), 'shift_jis', '件名'],
    ['French without a label', bytes('caf\xe9 cr\xe8me, na\xefve'), '', 'café crème, naïve'],
    ['German without a label', bytes('Sch\xf6ne Gr\xfc\xdfe aus M\xfcnchen'), '', 'Schöne Grüße aus München'],
    ['Windows’ quotes without a label', bytes('\x93Hello\x94 it\x92s'), '', '“Hello” it’s'],
    ['emoji in UTF-8', Buffer.from('👍 了解😊'), 'utf-8', '👍 了解😊'],
    ['emoji alone', Buffer.from('👍'), 'shift_jis', '👍'],
  ])('%s', (_, raw, label, text) => expect(decodeCharset(raw, label)).toBe(text));

  test('a header folded within JIS text', () => {
    expect(decodeRawHeader(bytes('\x1b$B8+@Q =q$N7o\x1b(B'))).toBe('見積書の件');
    expect(decodeRawHeader(bytes('\x1b$B8+@Q=\tq$N7o\x1b(B'))).toBe('見積書の件');
    expect(decodeRawHeader(bytes('$B8+@Q=q$N7o(B'))).toBe('見積書の件');
  });
});

/** JIS 1-33 and its kin: Windows' code points here, JIS' own in Python's codecs. */
const alike = (text: string) =>
  [...'〜～‖∥−－¢￠£￡¬￢—―']
    .reduce((one, char, index, all) => one.replaceAll(char, all[index - (index % 2)] ?? ''), text)
    .normalize('NFC');

const python = liveServer(['python3'], 'Debian: apt-get install python3');

describe.skipIf(!python)('10,000 generated strings, against Python’s codecs', () => {
  const script = join(import.meta.dirname, 'japanese-strings.py');
  const lines = python
    ? execFileSync('python3', [script, '10000', '1'], { maxBuffer: 1 << 28 })
        .toString()
        .trim()
        .split('\n')
    : [];
  test('are all decoded alike', () => {
    const wrong = lines
      .map((line): string[] => JSON.parse(line))
      .filter(
        ([, label = '', text = '', hex = '']) => alike(decodeCharset(Buffer.from(hex, 'hex'), label)) !== alike(text),
      );
    expect(wrong).toEqual([]);
    expect(lines).toHaveLength(10_000);
  });
});

describe('speed', () => {
  const took = (work: () => void) => {
    work();
    const times = Array.from({ length: 5 }, () => {
      const start = performance.now();
      work();
      return performance.now() - start;
    });
    return Math.min(...times);
  };

  test.each([
    ['Shift_JIS', sjis(PLAIN.repeat(1000)).subarray(0, 65_536), 'shift_jis'],
    ['EUC-JP', euc(PLAIN.repeat(1000)).subarray(0, 65_536), 'euc-jp'],
    ['ISO-2022-JP', jis(`${PLAIN}\n`.repeat(900)).subarray(0, 65_536), 'iso-2022-jp'],
    ['UTF-8', Buffer.from(PLAIN.repeat(700)).subarray(0, 65_536), 'utf-8'],
    ['no label', sjis(PLAIN.repeat(1000)).subarray(0, 65_536), ''],
  ])('64 KB of %s', (_, raw, label) => expect(took(() => decodeCharset(raw, label))).toBeLessThan(30));

  test.each([
    ['$B'.repeat(50_000), 'iso-2022-jp'],
    ['$B!!'.repeat(25_000), ''],
    ['\x1b$B'.repeat(33_000), 'iso-2022-jp'],
    ['\x1b$B!\n'.repeat(20_000), 'iso-2022-jp'],
    ['\xe3\n'.repeat(50_000), ''],
    ['\x0e'.repeat(100_000), 'iso-2022-jp'],
    ['\xa4\xa2\xff'.repeat(33_000), 'utf-8'],
  ])('100 KB of %j', (text, label) =>
    expect(took(() => decodeCharset(bytes(text.slice(0, 100_000)), label))).toBeLessThan(200),
  );
});
