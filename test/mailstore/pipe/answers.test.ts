import { describe, expect, test } from 'vitest';
import { conditionOf, fetched, internalDate, numbersOf, within } from '../../../src/mailstore/imap/pipe/responses.ts';
import { type Answer, AnswerStream, WireError } from '../../../src/mailstore/imap/pipe/stream.ts';
import { structureOf } from '../../../src/mailstore/imap/pipe/structure.ts';
import { Values } from '../../../src/mailstore/imap/pipe/values.ts';
import { random } from '../../calendar/random.ts';

const HEADER = 'From: kaito@sawayaka.example\r\nSubject: =?UTF-8?B?44GK?=\r\n\r\n';
const TRANSCRIPT = [
  '* OK [CAPABILITY IMAP4rev1] ready',
  '* 3 EXISTS',
  '* VANISHED (EARLIER) 300:310,405,411',
  `* 1 FETCH (UID 7 FLAGS (\\Seen $Label) INTERNALDATE "20-Nov-2026 10:00:00 +0900" BODY[HEADER.FIELDS (FROM SUBJECT)] {${HEADER.length}}\r\n${HEADER})`,
  '* 2 FETCH (UID 8 BODY[1]<0> {0}\r\n BODY[1.MIME] NIL FLAGS ())',
  '* LIST (\\HasNoChildren) "/" {5}\r\nA"b\\c',
  'C1 OK [READ-ONLY] done',
  '',
].join('\r\n');

function answersOf(chunks: readonly Buffer[]): Answer[] {
  const answers: Answer[] = [];
  const stream = new AnswerStream((answer) => answers.push(answer));
  for (const chunk of chunks) stream.push(chunk);
  return answers;
}

describe('the answers of a server', () => {
  const bytes = Buffer.from(TRANSCRIPT, 'latin1');
  const whole = answersOf([bytes]);

  test('literals are cut out as they are', () => {
    expect(whole).toHaveLength(7);
    const items = fetched(whole[3] as Answer);
    expect([...items.keys()]).toEqual(['UID', 'FLAGS', 'INTERNALDATE', 'BODY[HEADER.FIELDS]']);
    expect(String(items.get('BODY[HEADER.FIELDS]'))).toBe(HEADER);
    expect(fetched(whole[4] as Answer).get('BODY[1]')).toEqual(Buffer.alloc(0));
    expect(fetched(whole[4] as Answer).get('BODY[1.MIME]')).toBeNull();
    expect(String(whole[5]?.literals[0])).toBe('A"b\\c');
  });

  test('cut at every byte, and into single bytes: the same answers', () => {
    for (let at = 1; at < bytes.length; at += 1) {
      expect(answersOf([bytes.subarray(0, at), bytes.subarray(at)])).toEqual(whole);
    }
    expect(answersOf(Array.from(bytes, (byte) => Buffer.from([byte])))).toEqual(whole);
  });

  test('a literal longer or shorter than announced is never taken for a header', () => {
    for (let off = -HEADER.length; off < 60; off += 1) {
      if (off === 0) continue;
      const wrong = TRANSCRIPT.replace(`{${HEADER.length}}`, `{${HEADER.length + off}}`);
      const read = () =>
        answersOf([Buffer.from(wrong, 'latin1')])
          .filter(({ text }) => /FETCH \(/.test(text))
          .map((answer) => String(fetched(answer).get('BODY[HEADER.FIELDS]')));
      // It shows at once, or the answer does not end.
      try {
        expect([off, read()]).not.toEqual([off, expect.arrayContaining([HEADER])]);
      } catch (error) {
        expect(error).toBeInstanceOf(WireError);
      }
    }
  });

  test('bounds: a literal, a line, a nesting, a NUL', () => {
    const push = (text: string) => () =>
      answersOf([Buffer.from(text, 'latin1')]).map((one) => new Values(one, 0).next());
    expect(push('* {33554433}\r\n')).toThrow(WireError);
    expect(push('* {18446744073709551616}\r\n')).toThrow(WireError);
    expect(push(`${'('.repeat(100_000)}\r\n`)).toThrow(WireError);
    expect(push('* OK a\0b\r\n')).toThrow(WireError);
    expect(() => answersOf([Buffer.alloc(9 << 20, 0x41)])).toThrow(WireError);
  });

  test('thousands of mutations of it end in answers or in a WireError', () => {
    const next = random(81);
    for (let n = 0; n < 3_000; n += 1) {
      const mutated = Buffer.from(bytes);
      for (let i = 0; i < 1 + next() * 4; i += 1) {
        mutated[Math.floor(next() * mutated.length)] = Math.floor(next() * 256);
      }
      try {
        for (const answer of answersOf([mutated])) {
          if (/^\* \d+ FETCH /.test(answer.text)) fetched(answer);
          else {
            const values = new Values(answer, 0);
            while (!values.ended) values.next();
          }
        }
      } catch (error) {
        expect(error).toBeInstanceOf(WireError);
      }
    }
  });

  test('times, sets and conditions', () => {
    expect(internalDate('20-Nov-2026 10:00:00 +0900')).toBe(Date.parse('2026-11-20T10:00:00+09:00'));
    expect(internalDate(' 1-Feb-1999 23:59:59 -0330')).toBe(Date.parse('1999-02-01T23:59:59-03:30'));
    expect(internalDate('20-Foo-2026 10:00:00 +0900')).toBeNull();
    expect(numbersOf('3:1,7')).toEqual([1, 2, 3, 7]);
    expect(() => numbersOf('1:4294967295')).toThrow(WireError);
    expect(() => numbersOf('a')).toThrow(WireError);
    expect([...within([5, 1, 9, 400], '300:4000000000,2:5')]).toEqual([5, 400]);
    expect(conditionOf('NO [LIMIT] too many [of] them')).toEqual({
      status: 'NO',
      code: 'LIMIT',
      text: 'too many [of] them',
    });
    expect(conditionOf('7 EXISTS')).toBeNull();
  });

  test('a structure: parts are numbered, files known by either form of a name', () => {
    const text =
      '(("text" "plain" ("charset" "utf-8") NIL NIL "7bit" 12 1)("application" "pdf" ("name*0*" "utf-8\'\'a") NIL NIL "base64" 9 NIL ("attachment" ("filename" "a.pdf")))((("text" "html" NIL NIL NIL "7bit" 3 1) "alternative") "related") "mixed")';
    const root = structureOf(new Values({ text, literals: [] }, 0).next());
    const parts: unknown[] = [];
    const walk = (one: NonNullable<typeof root>): void => {
      if (one.childNodes) one.childNodes.forEach(walk);
      else parts.push([one.part, one.type, one.disposition ?? null, one.parameters?.['name'] !== undefined]);
    };
    if (root) walk(root);
    expect(parts).toEqual([
      ['1', 'text/plain', null, false],
      ['2', 'application/pdf', 'attachment', true],
      ['3.1.1', 'text/html', null, false],
    ]);
  });
});
