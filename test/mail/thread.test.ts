import { describe, expect, test } from 'vitest';
import type { Message } from '../../src/mail/message.ts';
import { threadMessages } from '../../src/mail/thread.ts';
import { type Mail, messagesOf } from './build.ts';

const client = (message: Message) => [
  message.envelope.from[0]?.address === 'us@a.example'
    ? (message.envelope.to[0]?.address ?? '')
    : (message.envelope.from[0]?.address ?? ''),
];

const threads = (mails: readonly Mail[]) =>
  threadMessages(messagesOf(mails), client)
    .map(({ messages }) => messages.map(({ key }) => key).join(' '))
    .sort();

const mail = (id: string, day: number, more: Partial<Mail> = {}): Mail => ({
  id,
  at: `2026-11-${String(day).padStart(2, '0')} 10:00`,
  from: 'c@x.example',
  to: 'us@a.example',
  ...more,
});

describe('threadMessages', () => {
  test('References and In-Reply-To', () => {
    expect(
      threads([mail('1', 1), mail('2', 2, { re: '1' }), mail('3', 3, { refs: ['1', '2'] }), mail('4', 4)]),
    ).toEqual(['1 2 3', '4']);
  });

  test('two children of a parent that was never seen', () => {
    expect(threads([mail('2', 2, { re: 'ghost' }), mail('3', 3, { refs: ['ghost'] })])).toEqual(['2 3']);
  });

  test('a loop of references, and a message that names itself', () => {
    expect(threads([mail('1', 1, { re: '2' }), mail('2', 2, { re: '1' }), mail('3', 3, { re: '3' })])).toEqual([
      '1 2',
      '3',
    ]);
  });

  test("the provider's thread id", () => {
    expect(threads([mail('1', 1, { threadId: 't7' }), mail('2', 2, { threadId: 't7', subject: 'another' })])).toEqual([
      '1 2',
    ]);
  });

  test('a reply without references joins by client and subject', () => {
    expect(threads([mail('1', 1), mail('2', 2, { subject: 'Re: お見積りの件' })])).toEqual(['1 2']);
    expect(
      threads([mail('1', 1), mail('2', 2, { subject: 'Ｒｅ：Re[2]: お見積りの件', re: 'cut-off-by-groupware' })]),
    ).toEqual(['1 2']);
  });

  test('never by subject alone', () => {
    expect(threads([mail('1', 1), mail('2', 2)])).toEqual(['1', '2']);
    expect(threads([mail('1', 1), mail('2', 2, { from: 'd@y.example', subject: 'Re: お見積りの件' })])).toEqual([
      '1',
      '2',
    ]);
    expect(threads([mail('1', 1, { subject: '' }), mail('2', 2, { subject: 'Re:' })])).toEqual(['1', '2']);
  });

  test('not after 30 days, and not to a mail that came later', () => {
    expect(threads([mail('1', 1, { at: '2026-10-01 10:00' }), mail('2', 2, { subject: 'Re: お見積りの件' })])).toEqual([
      '1',
      '2',
    ]);
    expect(threads([mail('1', 3), mail('2', 2, { subject: 'Re: お見積りの件' })])).toEqual(['1', '2']);
  });

  test('a reply that names a mail which others know too keeps to it', () => {
    const mails = [
      mail('1', 1),
      mail('2', 2, { subject: 'Re: お見積りの件', re: 'ghost' }),
      mail('3', 3, { subject: 'Re: お見積りの件', re: 'ghost' }),
    ];
    expect(threads(mails)).toEqual(['1', '2 3']);
  });

  test('the order of arrival changes nothing', () => {
    const mails = [
      mail('1', 1),
      mail('2', 2, { re: '1' }),
      mail('3', 3, { subject: 'Re: お見積りの件' }),
      mail('4', 4, { refs: ['ghost', '3'] }),
      mail('5', 5),
    ];
    const expected = threads(mails);
    for (let turn = 1; turn < mails.length; turn += 1)
      expect(threads([...mails.slice(turn), ...mails.slice(0, turn)].reverse())).toEqual(expected);
  });
});
