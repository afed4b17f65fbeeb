import { expect, test } from 'vitest';
import { textPartsOf } from '../../bench/text-parts.ts';

const said = [
  'A1 LOGIN me secret',
  'A2 EXAMINE INBOX (QRESYNC (1 2))',
  'A3 UID FETCH 1:* (UID FLAGS BODY.PEEK[HEADER.FIELDS (FROM TO)])',
  'A4 UID FETCH 3:5,9 (UID BODYSTRUCTURE)',
  'A5 UID FETCH 3:5,9 (UID BODY.PEEK[1.MIME] BODY.PEEK[1]<0.65537>)',
  'A6 SELECT "Clients/\\"A\\""',
  'A7 UID FETCH 7 (BODY.PEEK[HEADER.FIELDS (CONTENT-TYPE)] BODY.PEEK[TEXT])',
  '',
].join('\r\n');

test('the text parts that a client read, folder by folder; headers and structures are none', () => {
  expect(textPartsOf([said], null)).toEqual({
    INBOX: [{ uids: [3, 4, 5, 9], items: '(UID BODY.PEEK[1.MIME] BODY.PEEK[1]<0.65537>)' }],
    'Clients/"A"': [{ uids: [7], items: '(BODY.PEEK[HEADER.FIELDS (CONTENT-TYPE)] BODY.PEEK[TEXT])' }],
  });
});

test('what is new in each round is told by its place behind UIDNEXT', () => {
  const next = { INBOX: { uidvalidity: 1, modseq: 2, uidnext: 5 } };
  expect(textPartsOf([said], next)['INBOX']?.[0]?.uids).toEqual([3, 4, { new: 0 }, { new: 4 }]);
});
