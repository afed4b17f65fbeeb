import { describe, expect, test } from 'vitest';
import { isWellFramed } from '../../src/mailstore/imap/framing.ts';

/** An answer as ImapFlow cuts it: the text with its announcements, and what was announced. */
const answer = (text: string, ...literals: string[]) => {
  let at = 0;
  const payload = text.replace(/@/g, () => `{${literals[at++]?.length}}\r\n`);
  return isWellFramed({ payload: Buffer.from(payload), literals: literals.map((one) => Buffer.from(one)) });
};

const HEADER = 'Subject: x\r\n\r\n';

describe('what servers say', () => {
  test.each<[string, string, string[]]>([
    ['no literal', '* 1 FETCH (UID 1 FLAGS ())', []],
    ['a header', '* 1 FETCH (UID 1 BODY[HEADER.FIELDS (SUBJECT)] @)', [HEADER]],
    [
      'a header without its blank line',
      '* 1 FETCH (UID 1 BODY[HEADER.FIELDS (SUBJECT)] @ FLAGS ())',
      ['Subject: x\r\n'],
    ],
    ['an empty header', '* 1 FETCH (BODY[HEADER.FIELDS (SUBJECT)] @ UID 1)', ['\r\n']],
    [
      'parts and their headers',
      '* 1 FETCH (BODY[1.MIME] @ BODY[1]<0> @ BODY[2.MIME] @)',
      [HEADER, 'a\r\n\r\nb', HEADER],
    ],
    ['a whole mail', '* 1 FETCH (BODY[]<0> @)', [`${HEADER}text\r\n\r\nmore`]],
    ['names and subjects in an ENVELOPE', '* 1 FETCH (ENVELOPE (NIL @ ((@ NIL @ @)) NIL))', ['x', 'n', 'a', 'b']],
    ['labels', '* 1 FETCH (UID 1 X-GM-LABELS (@ @) BODY[HEADER] @)', ['a', 'b', HEADER]],
    ['a mailbox', '* LIST () "/" @', ['送信済み']],
    ['its status', '* STATUS @ (MESSAGES 1)', ['送信済み']],
  ])('%s', (_, text, literals) => {
    expect(answer(text, ...literals)).toBe(true);
  });
});

describe('what a literal of another length makes of it', () => {
  test.each<[string, string, string[]]>([
    ['the rest of the literal', '* 1 FETCH (UID 1 BODY[1]<0> @t is the rest', ['tex']],
    ['in the middle of the next answer', '* 1 FETCH (BODY[1]<0> @ID 2 BODY[1]<0> @)', ['text)\r\n* 2 FETCH (U', 'b']],
    [
      'between two words of the next answer',
      '* 1 FETCH (BODY[1]<0> @ BODY[1]<0> @)',
      ['text)\r\n* 2 FETCH (UID 2', 'b'],
    ],
    ['right before the next literal', '* 1 FETCH (BODY[1]<0> @ @)', ['text)\r\n* 2 FETCH (UID 2 BODY[1]<0>', 'b']],
    [
      'a header with an answer in it',
      '* 1 FETCH (BODY[HEADER.FIELDS (SUBJECT)] @)',
      [`${HEADER})\r\n* 2 FETCH (UID 2`],
    ],
    ['a header of a part with it', '* 1 FETCH (BODY[1.MIME] @)', [`\r\n)\r\n* 2 FETCH (UID 2`]],
  ])('%s', (_, text, literals) => {
    expect(answer(text, ...literals)).toBe(false);
  });
});
