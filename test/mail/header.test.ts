import { describe, expect, test } from 'vitest';
import { collectMessages } from '../../src/mail/collect.ts';
import { parseEnvelope } from '../../src/mail/envelope.ts';
import { scanHeader, splitHeader } from '../../src/mail/header.ts';
import type { RawMessage } from '../../src/mail/message.ts';
import { at } from './build.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');

/** What a message costs at most: wall time as a guard against anything worse than linear. */
function timed<T>(work: () => T): T {
  const start = performance.now();
  const result = work();
  expect(performance.now() - start).toBeLessThan(1_500);
  return result;
}

describe('a header section, whatever it holds', () => {
  test.each([
    ['LF', 'A: 1\nB: 2\n\nC: 3'],
    ['CRLF', 'A: 1\r\nB: 2\r\n\r\nC: 3'],
    ['bare CR', 'A: 1\rB: 2\r\rC: 3'],
    ['empty lines before', '\n\nA: 1\nB: 2\n\nC: 3'],
    ['no body', 'A: 1\nB: 2'],
    ['an mbox line', 'From a@x.example Mon Nov 23 10:00:00 2026\nA: 1\nB: 2\n'],
    ['a line that is no field', 'A: 1\nrubbish\nB: 2\n'],
    ['… and its folded end', 'A: 1\nrubbish\n more\nB: 2\n'],
    ['a name with a space before the colon', 'A : 1\nB\t: 2\n'],
  ])('%s', (_, text) => {
    expect(splitHeader(bytes(text)).map(({ name, value }) => `${name}=${value}`)).toEqual(['a=1', 'b=2']);
  });

  test('NUL and 8-bit bytes stay in values, and spoil no other field', () => {
    const fields = splitHeader(bytes('Subject: a\x00b\xff\nFr\x00om: x@evil.example\nTo: c@x.example\n'));
    expect(fields).toEqual([
      { name: 'subject', value: 'a\x00b\xff' },
      { name: 'to', value: 'c@x.example' },
    ]);
  });

  test.each([
    [' From: a@x\nSubject: b', ['from']],
    ['\tFrom : a@x\nSubject: b', ['from']],
    ['From\n : a@x\nSubject: b', ['from']],
    ['From\x00: a@x\nSubject: b', ['from']],
    ['\xe2\x80\x8bFrom: a@x\nSubject: b', ['from']],
    ['Subject: b\n From: a@x', []],
    ['From a@x Mon Nov 23 10:00:00 2026\nSubject: b', ['froma@xmonnov2310']],
    ['Subject: b\nFrom', []],
  ])('fields that others may see: %j', (text, hidden) => {
    expect(scanHeader(bytes(text)).hidden).toEqual(hidden);
  });

  test('a megabyte of anything costs little', () => {
    const big = 1_000_000;
    for (const text of [
      'a'.repeat(big),
      ' '.repeat(big),
      ':'.repeat(big),
      '\n'.repeat(big),
      '\r'.repeat(big),
      `From: ${'<'.repeat(big)}`,
      `From: ${'('.repeat(big)}`,
      `From: ${'"'.repeat(big)}`,
      `From: ${'\\'.repeat(big)}`,
      `From: ${'a@'.repeat(big / 2)}`,
      `From: ${'a, '.repeat(big / 3)}`,
      `From: ${'=?utf-8?q?a?= '.repeat(big / 14)}`,
      `From: ${'=?'.repeat(big / 2)}`,
      `From: ${'a '.repeat(big / 2)}<b@x.example>`,
      `Reply-To: ${'a:;'.repeat(big / 3)}`,
      `Subject: ${'=?utf-8?b?'.repeat(big / 10)}`,
      `Subject: ${'=?utf-8?q?=0A_?= '.repeat(big / 17)}`,
      `Content-Type: ${';'.repeat(big)}`,
      `Content-Type: multipart/report${'; a'.repeat(big / 3)}`,
      `List-Post: ${'<'.repeat(big)}`,
      `Authentication-Results: ${'('.repeat(big)}`,
      `Received: ${' '.repeat(big)}; x`,
      `Date: ${'1 '.repeat(big / 2)}`,
      `Auto-Submitted: ${' '.repeat(big)}x`,
      `X-Autoreply: ${' '.repeat(big)}x`,
      `Message-ID: ${'<'.repeat(big)}`,
      `References: ${'<a@'.repeat(big / 3)}`,
      'From: a@x.example\n'.repeat(big / 18),
      ' From: a@x.example\n'.repeat(big / 19),
      'x: y\n '.repeat(big / 6),
    ]) {
      timed(() => parseEnvelope(bytes(`${text}\n\n`)));
    }
  });

  test('20,000 References: the root and the end are kept', () => {
    const ids = Array.from({ length: 20_000 }, (_, index) => `<${index}@x.example>`);
    const { references, messageId } = timed(() =>
      parseEnvelope(bytes(`References: ${ids.join('\r\n ')}\r\nMessage-ID: <m@x.example>\r\n\r\n`)),
    );
    expect([references[0], references.at(-1), messageId]).toEqual(['0@x.example', '19999@x.example', 'm@x.example']);
    expect(references.length).toBeLessThanOrEqual(200);
  });
});

describe('no message is lost', () => {
  const message = (text: string, uid: number): { raw: RawMessage; role: null } => ({
    role: null,
    raw: {
      ref: { mailbox: 'INBOX', uidValidity: '1', uid },
      flags: new Set(),
      arrival: { kind: 'imap', internalDate: at('2026-11-20 10:00') },
      header: bytes(text),
    },
  });
  const collect = (...texts: string[]) => collectMessages(texts.map(message), at('2026-11-21 10:00')).messages;

  test.each([
    ['without From', 'Subject: a\nMessage-ID: <a@x>\n\n'],
    ['without Date', 'From: a@x.example\nMessage-ID: <a@x>\n\n'],
    ['with a Date that is none', 'From: a@x.example\nDate: yesterday\n\n'],
    ['without Message-ID', 'From: a@x.example\nSubject: a\n\n'],
    ['with an empty Message-ID', 'From: a@x.example\nMessage-ID: <>\n\n'],
    ['without anything', ''],
    ['of NULs', '\x00'.repeat(10_000)],
    ['with NULs in its fields', 'Fr\x00om: a@x.example\nMessage-ID: <a\x00b@x>\nSubject: \x00\n\n'],
    ['with bare CRs', 'From: a@x.example\rSubject: b\rMessage-ID: <a@x>\r\r'],
    ['with a field of two megabytes', `From: a@x.example\nX: ${'y'.repeat(2_000_000)}\nMessage-ID: <a@x>\n\n`],
    ['with 100,000 fields', `${'X: y\n'.repeat(100_000)}From: a@x.example\nMessage-ID: <a@x>\n\n`],
  ])('%s', (_, text) => {
    const [one, ...more] = timed(() => collect(text));
    expect(more).toEqual([]);
    expect(one?.at).toBe(at('2026-11-20 10:00'));
    expect(one?.key).not.toBe('');
  });

  test('what stands behind a broken part is read all the same', () => {
    const [one] = collect(
      `X: ${'y'.repeat(500_000)}\nFrom: a@x.example\nrubbish\n\x00: b\nMessage-ID: <m@x.example>\n\n`,
    );
    expect([one?.key, one?.envelope.from[0]?.address]).toEqual(['m@x.example', 'a@x.example']);
  });

  test('one Message-ID, different contents: both are kept, each under a key of its own', () => {
    const both = collect(
      'From: a@x.example\nDate: Fri, 20 Nov 2026 09:00:00 +0900\nMessage-ID: <same@x>\nSubject: one\n\n',
      'From: b@y.example\nDate: Fri, 20 Nov 2026 09:00:00 +0900\nMessage-ID: <same@x>\nSubject: two\n\n',
      'From: a@x.example\nDate: Fri, 20 Nov 2026 09:30:00 +0900\nMessage-ID: <same@x>\nSubject: three\n\n',
    );
    expect(both.map(({ envelope }) => envelope.subject).sort()).toEqual(['one', 'three', 'two']);
    expect(new Set(both.map(({ key }) => key)).size).toBe(3);
  });
});
