import { describe, expect, test } from 'vitest';
import type { Message } from '../../src/mail/message.ts';
import { threadMessages } from '../../src/mail/thread.ts';
import { type Mail, messagesOf } from './build.ts';

/** A client is a domain; ours is us.example. */
const clientOf = (address: string) => address.slice(address.indexOf('@') + 1);
const outside = (address: string) => clientOf(address) !== 'us.example';
const author = ({ envelope }: Message) => envelope.from[0]?.address ?? '';
const recipients = ({ envelope }: Message) =>
  [...envelope.to, ...envelope.cc]
    .map(({ address }) => address)
    .filter(outside)
    .map((address) => ({ client: clientOf(address), address }));

const threads = (mails: readonly Mail[]) =>
  threadMessages(
    messagesOf(mails),
    (message) =>
      outside(author(message)) ? [clientOf(author(message))] : recipients(message).map(({ client }) => client),
    (message) => ({ fromOutside: outside(author(message)), recipients: recipients(message) }),
  )
    .map(({ messages, joinedBySubject }) =>
      messages.map(({ key }) => (joinedBySubject.has(key) ? `(${key})` : key)).join(' '),
    )
    .sort();

const US = 'me@us.example';
const mail = (id: string, day: number, from: string, to: string, more: Partial<Mail> = {}): Mail => ({
  id,
  at: `2026-11-${String(day).padStart(2, '0')} 10:00`,
  from,
  to,
  subject: 'Re: 見積',
  ...more,
});
const first = (from: string, to: string, more: Partial<Mail> = {}) =>
  mail('1', 1, from, to, { subject: '見積', ...more });

describe('a reply that names nothing', () => {
  test('between us and one client it joins, whoever writes', () => {
    expect(threads([first('a@x.example', US), mail('2', 2, US, 'a@x.example')])).toEqual(['1 (2)']);
    expect(threads([first(US, 'a@x.example'), mail('2', 2, 'b@x.example', US, { cc: 'a@x.example' })])).toEqual([
      '1 (2)',
    ]);
    expect(threads([first('a@x.example', US), mail('2', 2, 'a@x.example', US)])).toEqual(['1 (2)']);
  });

  test('ours joins also where several companies take part', () => {
    expect(
      threads([
        first('a@x.example', US, { cc: 'p@y.example' }),
        mail('2', 2, US, 'a@x.example', { cc: 'p@y.example' }),
      ]),
    ).toEqual(['1 (2)']);
  });

  test("ours to the sender's conversation, though a later one went to the same list", () => {
    const list = { cc: 'list@z.example' };
    expect(
      threads([
        first('a@x.example', US, list),
        mail('2', 2, 'b@y.example', US, { ...list, subject: '見積' }),
        mail('3', 3, US, 'a@x.example', list),
      ]),
    ).toEqual(['1 (3)', '2']);
  });

  test('ours to the list alone answers what came over the list (judgement section 2)', () => {
    expect(threads([first('a@x.example', 'list@z.example', { cc: US }), mail('2', 2, US, 'list@z.example')])).toEqual([
      '1 (2)',
    ]);
  });

  // linux-mips-yuasa: <C28979E4F697C249ABDA83AC0C33CDF80B6BCE@…>: who had answered whom was nowhere to be seen.
  test("a client's, among several companies, stays apart where its author never names anything", () => {
    const several = { cc: 'p@y.example' };
    expect(threads([first(US, 'a@x.example', several), mail('2', 2, 'a@x.example', US, several)])).toEqual(['1', '2']);
    expect(
      threads([first('a@x.example', US, several), mail('2', 2, 'a@x.example', 'p@y.example', { cc: US })]),
    ).toEqual(['1', '2']);
  });

  test('it joins there where it lost its ids on the way: other mail of its author names what it answers', () => {
    const several = { cc: 'p@y.example' };
    const other = mail('9', 1, 'a@x.example', US, { subject: 'Re: 別件', re: 'elsewhere' });
    expect(threads([first(US, 'a@x.example', several), mail('2', 2, 'a@x.example', US, several), other])).toEqual([
      '1 (2)',
      '9',
    ]);
    expect(
      threads([
        first(US, 'a@x.example', several),
        mail('2', 2, 'p@y.example', US, { cc: 'a@x.example' }),
        { ...other, from: 'p@y.example' },
      ]),
    ).toEqual(['1 (2)', '9']);
    expect(threads([first(US, 'list@z.example'), mail('2', 2, 'a@x.example', 'list@z.example'), other])).toEqual([
      '1 (2)',
      '9',
    ]);
  });

  test('on a discussion list (List-Post) all read all', () => {
    const list = { headers: ['List-Post: <mailto:list@z.example>'] };
    expect(
      threads([first('a@x.example', 'list@z.example', list), mail('2', 2, 'b@y.example', 'list@z.example', list)]),
    ).toEqual(['1 (2)']);
  });

  test('ids of no known mail', () => {
    const unknown = { re: 'x'.repeat(64), refs: ['y'.repeat(64)] };
    expect(threads([first('a@x.example', US), mail('2', 2, US, 'a@x.example', unknown)])).toEqual(['1 (2)']);
  });
});

describe('ids that groupware has cut at 64 bytes', () => {
  const whole = `${'a'.repeat(80)}@x.example`;

  test.each([62, 63, 64])('at %i: they are the whole ones, whatever the subject', (length) => {
    const cut = { re: whole.slice(0, length), refs: [whole.slice(0, length)], subject: '別件' };
    expect(
      threads([
        first('a@x.example', US, { id: whole }),
        mail('2', 2, US, 'a@x.example', cut),
        mail('3', 3, 'a@x.example', US, cut),
      ]),
    ).toEqual([`${whole} 2 3`]);
  });

  test('then a later mail with the same subject does not draw the reply away', () => {
    const cut = { re: whole.slice(0, 64) };
    const later = mail('2', 2, 'a@x.example', US, { subject: '見積' });
    expect(threads([first('a@x.example', US, { id: whole }), later, mail('3', 3, US, 'a@x.example', cut)])).toEqual([
      '2',
      `${whole} 3`,
    ]);
  });

  test('not where two begin so, and not where they are shorter', () => {
    const other = first('b@y.example', US, { id: `${whole}.jp`, subject: '別件' });
    const cut = { re: whole.slice(0, 64), subject: '三件' };
    expect(
      threads([first('a@x.example', US, { id: whole }), other, mail('2', 2, US, 'a@x.example', cut)]),
    ).toHaveLength(3);
    expect(
      threads([
        first('a@x.example', US, { id: whole }),
        mail('2', 2, US, 'a@x.example', { ...cut, re: whole.slice(0, 61) }),
      ]),
    ).toHaveLength(2);
  });
});

describe('two clients with one subject are two threads', () => {
  test('whether they write first or answer', () => {
    const one = [first('a@x.example', US), mail('2', 2, US, 'a@x.example')];
    const other = [
      mail('3', 1, 'b@y.example', US, { subject: '見積' }),
      mail('4', 3, US, 'b@y.example'),
      mail('5', 4, 'b@y.example', US),
    ];
    expect(threads([...one, ...other])).toEqual(['1 (2)', '3 (4) (5)']);
  });

  test('also where the other one is known to name what it answers', () => {
    const naming = mail('9', 1, 'b@y.example', US, { subject: 'Re: 別件', re: 'elsewhere' });
    expect(threads([first('a@x.example', US), mail('2', 2, 'b@y.example', US), naming])).toEqual(['1', '2', '9']);
  });
});

describe('what does not join', () => {
  test('a reply that names a mail which is there', () => {
    expect(
      threads([
        first('a@x.example', US),
        mail('2', 2, 'a@x.example', US, { subject: '別件' }),
        mail('3', 3, US, 'a@x.example', { re: '2' }),
      ]),
    ).toEqual(['1', '2 3']);
  });

  test('a forward, a robot, an answer after 30 days', () => {
    expect(threads([first('a@x.example', US), mail('2', 2, US, 'a@x.example', { subject: 'Fw: 見積' })])).toEqual([
      '1',
      '2',
    ]);
    expect(
      threads([
        first('a@x.example', US),
        mail('2', 2, 'a@x.example', US, { headers: ['Auto-Submitted: auto-replied'] }),
      ]),
    ).toEqual(['1', '2']);
    expect(threads([first('a@x.example', US, { at: '2026-10-01 10:00' }), mail('2', 2, US, 'a@x.example')])).toEqual([
      '1',
      '2',
    ]);
  });
});
