import { describe, expect, test } from 'vitest';
import { BusinessCalendar } from '../../src/calendar/business-calendar.ts';
import { sampleMailbox } from '../../src/demo/sample-mailbox.ts';
import { SAMPLE_CALENDAR } from '../../src/demo/write-sample.ts';
import { collectMessages } from '../../src/mail/collect.ts';
import type { RawMessage, Role } from '../../src/mail/message.ts';
import { judgeAccount, NO_JOURNAL } from '../../src/triage/judge.ts';
import { seeded } from '../fuzz/mutate.ts';
import { at } from '../mail/build.ts';
import { rules } from './build.ts';

const NOW = at('2026-11-24 08:30');
const ROLES: Readonly<Record<string, Role>> = { INBOX: '\\Inbox', Sent: '\\Sent', Drafts: '\\Drafts' };

interface Raw {
  readonly raw: RawMessage;
  readonly role: Role | null;
}

const sample: Raw[] = sampleMailbox(NOW, new BusinessCalendar(SAMPLE_CALENDAR)).files.map((file, index) => ({
  role: ROLES[file.mailbox] ?? null,
  raw: {
    ref: { mailbox: file.mailbox, uidValidity: '1', uid: index + 1 },
    flags: new Set(/R/.test(file.name.split(':2,')[1] ?? '') ? ['\\Answered'] : []),
    arrival: { kind: 'imap', internalDate: file.at },
    header: file.bytes.subarray(0, file.bytes.indexOf('\r\n\r\n') + 2),
  },
}));

/** Each thread by the Message-IDs in it: its state, its clock, its client and its evidence. */
function verdictsOf(raws: readonly Raw[]): Map<string, string> {
  const { messages, drafts } = collectMessages(raws, NOW);
  const { verdicts } = judgeAccount({
    rules: rules(),
    messages,
    drafts,
    now: NOW,
    settled: new Set(),
    snoozes: [],
    overrides: new Map(),
    journal: NO_JOURNAL,
    incomplete: false,
  })({
    texts: new Map(messages.map(({ key }) => [key, { text: 'いつになりますか。', attachments: [] }])),
    bounces: new Map(),
  });
  return new Map(
    verdicts.map(({ messages: members, state, reply, client, why, draft }) => [
      members
        .map(({ key }) => key)
        .sort()
        .join(' '),
      JSON.stringify({
        state,
        since: reply?.since,
        deadline: reply?.deadline,
        client,
        why: why.map(({ code, at: when, messageId }) => [code, when, messageId]),
        draft: draft?.message.key,
      }),
    ]),
  );
}

const expected = verdictsOf(sample);

describe('what must change nothing', () => {
  test.each([1, 2, 3, 4, 5])('the order of the messages (shuffle %i)', (seed) => {
    const int = seeded(seed);
    const shuffled = [...sample];
    for (let i = shuffled.length - 1; i > 0; i -= 1) {
      const j = int(i + 1);
      [shuffled[i], shuffled[j]] = [shuffled[j] as Raw, shuffled[i] as Raw];
    }
    expect(verdictsOf(shuffled)).toEqual(expected);
  });

  test('line ends', () => {
    const lf = sample.map(({ raw, role }) => ({
      role,
      raw: {
        ...raw,
        header: Buffer.from(Buffer.from(raw.header).toString('latin1').replaceAll('\r\n', '\n'), 'latin1'),
      },
    }));
    expect(verdictsOf(lf)).toEqual(expected);
  });

  test('a second copy of every message in another folder', () => {
    const copies = sample
      .filter(({ role }) => role !== '\\Drafts')
      .map(({ raw }) => ({ role: null, raw: { ...raw, ref: { ...raw.ref, mailbox: 'Archive' } } }));
    expect(verdictsOf([...sample, ...copies])).toEqual(expected);
  });

  test('another UIDVALIDITY, other UIDs', () => {
    const renumbered = sample.map(({ raw, role }) => ({
      role,
      raw: { ...raw, ref: { ...raw.ref, uidValidity: '77', uid: 9_000 - Number(raw.ref.uid) } },
    }));
    expect(verdictsOf(renumbered)).toEqual(expected);
  });

  test('fields that no verdict needs', () => {
    const padded = sample.map(({ raw, role }) => ({
      role,
      raw: {
        ...raw,
        header: Buffer.concat([Buffer.from('X-Spam-Status: No\r\nDKIM-Signature: v=1;\r\n b=abc\r\n'), raw.header]),
      },
    }));
    expect(verdictsOf(padded)).toEqual(expected);
  });
});

test('our answer to one thread changes that thread alone', () => {
  const { messages } = collectMessages(sample, NOW);
  const open = judgeAccount({
    rules: rules(),
    messages,
    drafts: [],
    now: NOW,
    settled: new Set(),
    snoozes: [],
    overrides: new Map(),
    journal: NO_JOURNAL,
    incomplete: false,
  })({ texts: new Map(), bounces: new Map() }).verdicts.filter(
    ({ state, client }) => state === 'overdue' && client?.known,
  );
  expect(open.length).toBeGreaterThan(3);
  for (const { messages: members, client } of open) {
    const parent = members.at(-1)?.envelope.messageId;
    const header = `From: hanako@agency.example\r\nTo: ${client?.address}\r\nMessage-ID: <answer@agency.example>\r\nIn-Reply-To: <${parent}>\r\nDate: Tue, 24 Nov 2026 08:00:00 +0900\r\n`;
    const answer: Raw = {
      role: '\\Sent',
      raw: {
        ref: { mailbox: 'Sent', uidValidity: '1', uid: 9_999 },
        flags: new Set(),
        arrival: { kind: 'imap', internalDate: at('2026-11-24 08:00') },
        header: Buffer.from(header),
      },
    };
    const after = verdictsOf([...sample, answer]);
    const changed = [...after].filter(([key, value]) => expected.get(key) !== value);
    expect(changed).toHaveLength(1);
    expect(changed[0]?.[0]).toContain('answer@agency.example');
    expect(JSON.parse(changed[0]?.[1] ?? '{}').state).toBe('answered');
  }
});
