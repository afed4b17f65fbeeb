import { describe, expect, test } from 'vitest';
import { collectMessages } from '../../src/mail/collect.ts';
import { at, type Mail, raw } from './build.ts';

const mail = (id: string, day: number, more: Partial<Mail> = {}): Mail => ({
  id,
  at: `2026-11-${String(day).padStart(2, '0')} 10:00`,
  from: 'c@x.example',
  to: 'us@a.example',
  ...more,
});

describe('collectMessages', () => {
  const clock = at('2026-12-01 00:00');
  const collect = (mails: readonly Mail[]) => collectMessages(mails.map(raw), clock);

  test('one message in two folders is one, with the roles and flags of both', () => {
    const copy = mail('1', 1);
    const { messages } = collect([
      { ...copy, mailbox: 'INBOX', flags: ['\\Seen'] },
      { ...copy, mailbox: 'さわやか', flags: ['\\Answered'] },
    ]);
    expect(messages).toHaveLength(1);
    expect(messages[0]?.copies.map(({ ref }) => ref.mailbox)).toEqual(['INBOX', 'さわやか']);
    expect([...(messages[0]?.flags ?? [])].sort()).toEqual(['\\Answered', '\\Seen']);
  });

  test('one Message-ID with two contents is two messages', () => {
    const { messages } = collect([mail('1', 1), mail('1', 2, { from: 'd@y.example' })]);
    expect(messages.map(({ key }) => key).sort()).toEqual(['1', '1#2']);
  });

  test('without a Message-ID the fingerprint stands in', () => {
    const { messages } = collect([
      mail('', 1, { id: null }),
      mail('', 1, { id: null }),
      mail('', 1, { id: null, subject: 'b' }),
    ]);
    expect(messages).toHaveLength(2);
  });

  test('a copy marked as deleted is gone, the other one stays', () => {
    expect(
      collect([mail('1', 1, { flags: ['\\Deleted'] }), mail('1', 1, { mailbox: 'さわやか' })]).messages[0]?.copies,
    ).toHaveLength(1);
    expect(collect([mail('1', 1, { flags: ['\\Deleted'] })]).messages).toEqual([]);
  });

  test('a draft of what has been sent is no draft any more', () => {
    const { messages, drafts } = collect([
      mail('1', 1, { role: '\\Drafts', flags: ['\\Draft'] }),
      mail('1', 1, { role: '\\Sent' }),
    ]);
    expect([messages.length, drafts.length]).toEqual([1, 0]);
    expect(collect([mail('2', 1, { flags: ['\\Draft'] })]).drafts).toHaveLength(1);
  });

  test('in any order the same, also where one Message-ID is borne by three messages', () => {
    const mails = [
      mail('1', 3),
      mail('1', 3, { mailbox: 'Archive', at: '2026-11-02 10:00', headers: ['X: moved'] }),
      mail('1', 4, { from: 'd@y.example' }),
      mail('1', 5, { from: 'd@y.example', subject: 'b' }),
      mail('', 1, { id: null, role: '\\Sent' }),
    ].map(raw);
    const expected = collectMessages(mails, clock);
    expect(expected.messages.map(({ key }) => key).filter((key) => key.startsWith('1'))).toEqual([
      '1',
      '1#2',
      '1#3',
      '1#4',
    ]);
    for (let turn = 1; turn < mails.length; turn += 1)
      expect(collectMessages([...mails.slice(turn), ...mails.slice(0, turn)].reverse(), clock)).toEqual(expected);
  });
});

describe('Gmail, where one message lies under several labels', () => {
  const clock = at('2026-12-01 00:00');
  const collect = (mails: readonly Mail[]) => collectMessages(mails.map(raw), clock);

  test('the folder before All Mail, whatever their names', () => {
    const [message] = collect([
      mail('1', 2, { mailbox: '[Gmail]/すべてのメール', role: '\\All' }),
      mail('1', 2, { mailbox: '取引先', at: '2026-11-02 10:00' }),
    ]).messages;
    expect(message?.copies.map(({ ref }) => ref.mailbox)).toEqual(['取引先', '[Gmail]/すべてのメール']);
  });

  test('what is labelled \\Sent is in Sent, though only All Mail shows it', () => {
    const [message] = collect([mail('1', 1, { mailbox: 'All', role: '\\All', flags: ['\\Sent', '\\Seen'] })]).messages;
    expect(message?.copies.map(({ role }) => role)).toEqual(['\\Sent']);
  });

  test("a draft's copy in Drafts comes first: that one is edited and removed", () => {
    const draft = { flags: ['\\Draft'] };
    const [message] = collect([
      mail('1', 1, { ...draft, mailbox: '[Gmail]/すべてのメール', role: '\\All' }),
      mail('1', 1, { ...draft, mailbox: '[Gmail]/下書き', role: '\\Drafts' }),
    ]).drafts;
    expect(message?.copies.map(({ role }) => role)).toEqual(['\\Drafts', '\\All']);
  });
});
