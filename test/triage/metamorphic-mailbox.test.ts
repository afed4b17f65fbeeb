import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { collectMessages } from '../../src/mail/collect.ts';
import type { RawMessage, Role } from '../../src/mail/message.ts';
import { openMaildir } from '../../src/mailstore/maildir.ts';
import { judgeAccount, NO_JOURNAL } from '../../src/triage/judge.ts';
import type { Verdict } from '../../src/triage/verdict.ts';
import { MAILBOXES, NAMES, truthOf, unpack } from '../acceptance/mailboxes.ts';
import { seeded } from '../fuzz/mutate.ts';
import { rules } from './build.ts';

interface Raw {
  readonly raw: RawMessage;
  readonly role: Role | null;
}

const folder = mkdtempSync(join(tmpdir(), 'client-check-mailbox-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function readAll(path: string): Promise<Raw[]> {
  const store = await openMaildir({
    account: 'a',
    path,
    folders: { include: ['*'], exclude: [], sent: null, drafts: null },
  });
  const all: Raw[] = [];
  for (const mailbox of await store.listMailboxes())
    for (const raw of (await store.readHeaders(mailbox, 0)).messages) all.push({ raw, role: mailbox.role });
  return all;
}

describe.skipIf(!MAILBOXES).each(NAMES)('%s', (name) => {
  let raws: Raw[] = [];
  let before: ReadonlyMap<string, string>;
  beforeAll(async () => {
    raws = await readAll(unpack(name, folder));
    before = described(judge(raws));
  });

  function judge(all: readonly Raw[]): readonly Verdict[] {
    const { me, now } = truthOf(name);
    const response = { copied: 'count', thanks: 'count' } as const;
    return judgeAccount({
      rules: rules({ own: me, team: [], forms: [], clients: [], response }),
      ...collectMessages(all, Date.parse(now)),
      now: Date.parse(now),
      settled: new Set(),
      snoozes: [],
      overrides: new Map(),
      journal: NO_JOURNAL,
      incomplete: false,
    })({ texts: new Map(), bounces: new Map() }).verdicts;
  }

  /** Each thread by its messages: all that a person sees of it. */
  function described(verdicts: readonly Verdict[]): Map<string, string> {
    return new Map(
      verdicts.map(({ messages, state, reply, clients, why, last }) => [
        messages.map(({ key }) => key).join(' '),
        JSON.stringify({ state, last, clients, why, since: reply?.since, open: reply?.messages.map(({ key }) => key) }),
      ]),
    );
  }

  /** The threads that are no longer there, and those that are new or other ones than before. */
  function changed(verdicts: readonly Verdict[]): string[] {
    const after = described(verdicts);
    const gone = [...before.keys()].filter((key) => !after.has(key));
    return [...gone, ...[...after].filter(([key, value]) => before.get(key) !== value).map(([key]) => key)];
  }

  test.each([1, 2, 3])('the order of the messages changes nothing (shuffle %i)', (seed) => {
    const int = seeded(seed);
    const order = raws.map((raw) => ({ raw, place: int(1_000_000) })).toSorted((a, b) => a.place - b.place);
    expect(changed(judge(order.map(({ raw }) => raw)))).toEqual([]);
  });

  test('another UIDVALIDITY and other UIDs, each mail twice in its folder: nothing changes', () => {
    const again = raws.flatMap(({ raw, role }, i) =>
      [`${i}`, `${50_000 - i}`].map((uid) => ({ role, raw: { ...raw, ref: { ...raw.ref, uidValidity: '77', uid } } })),
    );
    expect(changed(judge(again))).toEqual([]);
  });

  test('our answer to a thread that waits changes that thread alone', () => {
    const open = judge(raws).filter(({ reply, last }) => reply && last?.from === 'client');
    const int = seeded(5);
    for (let turn = 0; turn < 12; turn += 1) {
      const { messages, reply } = open[int(open.length)] as Verdict;
      const asked = reply?.messages.at(-1);
      const answer = {
        role: '\\Sent' as const,
        raw: {
          ref: { mailbox: 'Sent', uidValidity: '', uid: 'answer' },
          flags: new Set<string>(),
          arrival: { kind: 'imap' as const, internalDate: (messages.at(-1)?.at ?? 0) + 1_000 },
          header: Buffer.from(
            `From: ${truthOf(name).me[0]}\r\nTo: ${asked?.envelope.from[0]?.address}\r\nSubject: Re: ${asked?.envelope.subject}\r\nMessage-ID: <answer@us.example>\r\nIn-Reply-To: <${asked?.envelope.messageId}>\r\n\r\n`,
          ),
        },
      };
      const thread = messages.map(({ key }) => key).join(' ');
      expect(changed(judge([...raws, answer]))).toEqual([thread, expect.stringContaining('answer@us.example')]);
    }
  });
});
