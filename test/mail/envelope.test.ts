import { describe, expect, test } from 'vitest';
import { parseEnvelope } from '../../src/mail/envelope.ts';

const parse = (...lines: string[]) => parseEnvelope(Buffer.from(`${lines.join('\r\n')}\r\n\r\nbody`, 'latin1'));

describe('parseEnvelope', () => {
  test('the fields of a plain mail', () => {
    const envelope = parse(
      'Received: from a by b; Fri, 20 Nov 2026 17:50:03 +0900 (JST)',
      'From: =?UTF-8?B?5qiq5rWcIOa1t+aWlw==?= <Kaito@Sawayaka.Example>',
      'To: hanako@agency.example, "Suzuki, Jiro" <jiro@agency.example>',
      'Subject: =?ISO-2022-JP?B?GyRCJCo4KyBRJGobKEI=?=',
      'Date: Fri, 20 Nov 2026 17:50:00 +0900',
      'Message-ID: <a1@sawayaka.example>',
      'In-Reply-To: <p1@agency.example>',
      'References: <r1@agency.example>',
      ' <p1@agency.example>',
    );
    expect(envelope).toMatchObject({
      messageId: 'a1@sawayaka.example',
      inReplyTo: ['p1@agency.example'],
      references: ['r1@agency.example', 'p1@agency.example'],
      from: [{ name: '横浜 海斗', address: 'Kaito@sawayaka.example' }],
      to: [{ address: 'hanako@agency.example' }, { name: 'Suzuki, Jiro', address: 'jiro@agency.example' }],
      date: Date.UTC(2026, 10, 20, 8, 50),
      received: Date.UTC(2026, 10, 20, 8, 50, 3),
      automatic: null,
    });
  });

  test('LF, CRLF and bare CR give the same envelope', () => {
    const text = 'From: a@x.example\r\nSubject: one\r\n two\r\nMessage-ID: <1@x.example>\r\n\r\n';
    const variants = [text, text.replaceAll('\r\n', '\n'), text.replaceAll('\r\n', '\r')].map((variant) =>
      parseEnvelope(Buffer.from(variant)),
    );
    expect(variants[1]).toEqual(variants[0]);
    expect(variants[2]).toEqual(variants[0]);
    expect(variants[0]?.subject).toBe('one two');
  });

  test('fields that are not asked for change nothing, the fingerprint included', () => {
    const plain = parse('From: a@x.example', 'Subject: s');
    expect(parse('X-Spam: yes', 'From: a@x.example', 'DKIM-Signature: v=1', 'Subject: s')).toEqual(plain);
  });

  test.each([
    ['raw UTF-8', Buffer.from('お見積りの件', 'utf8')],
    ['raw ISO-2022-JP', Buffer.from('\x1b$B$*8+@Q$j$N7o\x1b(B', 'latin1')],
    ['raw Shift_JIS', Buffer.from([0x82, 0xa8, 0x8c, 0xa9, 0x90, 0xcf, 0x82, 0xe8, 0x82, 0xcc, 0x8c, 0x8f])],
    ['raw EUC-JP', Buffer.from([0xa4, 0xaa, 0xb8, 0xab, 0xc0, 0xd1, 0xa4, 0xea, 0xa4, 0xce, 0xb7, 0xef])],
  ])('a subject in %s', (_, bytes) => {
    const header = Buffer.concat([Buffer.from('From: a@x.example\r\nSubject: '), bytes, Buffer.from('\r\n\r\n')]);
    expect(parseEnvelope(header).subject).toBe('お見積りの件');
  });

  test('no control character, bidi override or line separator comes out', () => {
    const evil = Buffer.from('見積\x1b[2K\u202e\u2028\u0085\x07件', 'utf8').toString('base64');
    const { subject, from } = parse(`Subject: =?UTF-8?B?${evil}?=`, `From: =?UTF-8?B?${evil}?= <a@x.example>`);
    for (const text of [subject, from[0]?.name ?? '']) expect(text).toBe('見積 [2K 件');
  });

  test('a name can not become an address', () => {
    const name = Buffer.from('x@evil.example>, <y@evil.example', 'utf8').toString('base64');
    expect(parse(`From: =?UTF-8?B?${name}?= <a@x.example>`).from.map(({ address }) => address)).toEqual([
      'a@x.example',
    ]);
  });

  test('IDNA: the domain is compared in ASCII', () => {
    expect(parseEnvelope(Buffer.from('From: a@日本.example\n\n')).from[0]?.address).toBe('a@xn--wgv71a.example');
  });

  test('20,000 References and a subject of a megabyte are read in part', () => {
    const ids = Array.from({ length: 20_000 }, (_, i) => `<${i}@x.example>`).join('\r\n ');
    const { references, subject } = parse(`References: ${ids}`, `Subject: ${'x'.repeat(1_000_000)}`);
    expect(references.length).toBeLessThanOrEqual(200);
    expect(references[0]).toBe('0@x.example');
    expect(subject.length).toBe(1000);
  });

  test('nothing at all is an envelope too', () => {
    expect(parseEnvelope(new Uint8Array())).toMatchObject({
      messageId: null,
      from: [],
      subject: '',
      date: null,
      automatic: null,
    });
  });

  test('Authentication-Results, the topmost first, comments left out', () => {
    const { authentication } = parse(
      'Authentication-Results: mx.agency.example; spf=pass; dmarc=fail (p=none) header.from=x',
      'Authentication-Results: other.example; dmarc=pass',
    );
    expect(authentication).toEqual([
      { authservId: 'mx.agency.example', dmarc: 'fail' },
      { authservId: 'other.example', dmarc: 'pass' },
    ]);
  });
});

describe('automatic mail', () => {
  test.each([
    [['Auto-Submitted: auto-replied'], 'auto-submitted'],
    [['Auto-Submitted: auto-generated; owner-email="a@x.example"'], 'auto-submitted'],
    [['Auto-Submitted: no'], null],
    [['Return-Path: <>'], 'null-return-path'],
    [['Return-Path: <a@x.example>'], null],
    [['Content-Type: multipart/report; report-type=delivery-status; boundary=x'], 'multipart-report'],
    [['Content-Type: text/calendar; method=REPLY; charset=utf-8'], 'calendar-reply'],
    [['Content-Type: text/calendar; method=REQUEST'], null],
    [['X-Autoreply: yes'], 'x-autoreply'],
    [['X-Auto-Response-Suppress: All'], null],
    [['X-Auto-Response-Suppress: All', 'Subject: Automatic reply: quote'], 'auto-reply-subject'],
    [['X-Auto-Response-Suppress: All', 'Subject: =?UTF-8?B?6Ieq5YuV5b+c562UOiDopovnqY0=?='], 'auto-reply-subject'],
    [['Subject: Automatic reply: quote'], null],
    [['Precedence: bulk'], 'precedence'],
    [['Precedence: list', 'List-Post: <mailto:l@x.example>'], null],
    [['Precedence: bulk', 'List-Post: <mailto:l@x.example>', 'List-Unsubscribe: <mailto:u@x.example>'], null],
    [['List-Unsubscribe: <mailto:u@x.example>'], 'newsletter'],
    [['List-Unsubscribe: <mailto:u@x.example>', 'List-Post: NO'], 'newsletter'],
    [['From: MAILER-DAEMON@x.example'], 'mailer-daemon'],
    [['From: no-reply@x.example'], 'no-reply'],
    [['From: noreply+abc@x.example'], 'no-reply'],
    [['From: do_not_reply@x.example'], 'no-reply'],
    [['From: info@x.example'], null],
    [['From: sales@x.example', 'Subject: Vacation & Linux Expo'], null],
  ])('%j: %s', (lines, reason) => {
    const from = lines.some((line) => line.startsWith('From:')) ? [] : ['From: a@x.example'];
    expect(parse(...from, ...lines).automatic).toBe(reason);
  });
});
