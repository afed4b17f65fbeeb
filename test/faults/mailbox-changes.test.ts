import { cpSync } from 'node:fs';
import type { ImapFlow } from 'imapflow';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Mailbox } from '../../src/mail/message.ts';
import { openImap } from '../../src/mailstore/imap.ts';
import { dovecotHere } from '../live/available.ts';
import { Dovecot, PASSWORD } from '../live/dovecot.ts';
import { ImapProxy, type ProxyRules } from '../live/imap-proxy.ts';
import { makeFolders, writeMail } from '../mailstore/write-maildir.ts';
import { Desk, jsonOf, NOW } from './desk.ts';
import { fill, put, sourceOf } from './desk-mail.ts';

const READS = /^(?:UID )?(?:FETCH|SEARCH)$/;

/** Acts once: before the n-th FETCH or SEARCH is passed on, or when the first part of its answer has come. */
function atRead(n: number, moment: 'before' | 'during', act: () => Promise<unknown>): ProxyRules {
  let reads = 0;
  let acted = false;
  const once = async () => {
    if (!acted && reads === n) {
      acted = true;
      await act();
    }
    return undefined;
  };
  return {
    command: async ({ name }) => {
      if (READS.test(name)) reads += 1;
      return moment === 'before' ? once() : undefined;
    },
    answer: async ({ text }) => (moment === 'during' && /^\* (?:\d+ FETCH|SEARCH)/.test(text) ? once() : undefined),
  };
}

describe.skipIf(!dovecotHere())('mail that comes and goes while it is read', () => {
  let server: Dovecot;
  let proxy: ImapProxy;
  beforeAll(async () => {
    server = await Dovecot.start();
    proxy = await ImapProxy.start(server.port);
    await server.as('filled', fill);
  });
  afterAll(async () => {
    await proxy.stop();
    server.stop();
  });

  /** A mailbox of its own for a case, as `fill` makes it. */
  const fresh = (user: string) => {
    cpSync(server.maildir('filled'), server.maildir(user), { recursive: true, preserveTimestamps: true });
    server.own(user);
    return user;
  };

  /** What others do meanwhile: one of four goes, one is filed in a folder, a new one comes, a flag changes. */
  const stir = async (client: ImapFlow) => {
    await client.mailboxOpen('INBOX');
    const [late] = (await client.search({ subject: '納期' }, { uid: true })) || [];
    await client.messageMove(String(late), '取引先', { uid: true });
    const [second] = (await client.search({ subject: 'ロゴの色' }, { uid: true })) || [];
    await client.messageDelete(String(second), { uid: true });
    await put(client, 'INBOX', { id: 'new', subject: '新しい件', text: 'いかがでしょうか。', hoursAgo: 0.1 });
    await client.messageFlagsAdd('1', ['\\Flagged']);
  };

  test('12. EXPUNGE, EXISTS and new mail at every FETCH and SEARCH: the verdicts of all other mail are the same', async () => {
    const undisturbed = new Map<string, unknown>();
    let reads = 1;
    for (let n = 0; n <= reads; n += 1) {
      for (const moment of ['before', 'during'] as const) {
        const user = fresh(`stirred-${n}-${moment}`);
        const desk = new Desk(proxy.port, { user });
        proxy.use(atRead(n, moment, () => server.as(user, stir)));
        const ended = await desk.inbox();
        desk.remove();
        const { accounts, threads } = jsonOf(ended);
        expect([ended.code, accounts[0].unreadable], user).toEqual([0, []]);
        const states = new Map(threads.map((one: { subject: string }) => [one.subject, one]));
        if (n === 0) reads = proxy.commands.filter((line) => /^(?:UID )?(?:FETCH|SEARCH) /.test(line)).length;
        for (const subject of ['納期のご相談', '請求書の送付先', '見積書', '資料のご送付']) {
          if (n === 0) undisturbed.set(subject, states.get(subject));
          expect(states.get(subject), `${user}: ${subject}`).toEqual(undisturbed.get(subject));
          expect(states.get(subject)).toBeDefined();
        }
        // The one that went and the one that came are there as they were before or after, or not at all.
        const known = new Set([...undisturbed.keys(), 'ロゴの色', 'Re: ロゴの色', '新しい件']);
        expect([...states.keys()].filter((subject) => !known.has(subject as string))).toEqual([]);
      }
    }
    expect(reads).toBeGreaterThan(4);
  }, 120_000);

  test('12. a draft that is sent from elsewhere meanwhile: seen as a draft, or as sent, never as neither', async () => {
    const ways = new Set<string>();
    for (let n = 1; n <= 5; n += 1) {
      const user = fresh(`sending-${n}`);
      const reply = {
        mine: true,
        id: 'sent',
        subject: 'Re: 納期のご相談',
        text: '明日です。',
        answers: 'late',
        hoursAgo: 1,
      };
      await server.as(user, (client) => put(client, 'Drafts', reply, ['\\Draft']));
      const sendIt = (client: ImapFlow) =>
        put(client, 'Sent', reply).then(async () => {
          await client.mailboxOpen('Drafts');
          await client.messageDelete('1:*');
        });
      proxy.use(atRead(n, 'before', () => server.as(user, sendIt)));
      const desk = new Desk(proxy.port, { user });
      const { threads } = jsonOf(await desk.inbox());
      desk.remove();
      const { state, draft } = threads.find(({ messages }: { messages: string[] }) =>
        messages.includes('late@x.example'),
      );
      expect(state === 'answered' || draft !== null, `${n}: ${state}`).toBe(true);
      ways.add(state);
    }
    expect([...ways].sort()).toEqual(['answered', 'overdue']);
  });

  test('12. a mailbox that is searched first: every message by its UID, those that went are not missed', async () => {
    const folders = { include: ['*'], exclude: [], sent: null, drafts: null };
    for (const moment of ['before', 'during'] as const) {
      for (const n of [1, 2]) {
        const user = `many-${moment}-${n}`;
        makeFolders(server.maildir(user), []);
        for (let i = 100; i < 260; i += 1) {
          const mail = sourceOf({ id: `m${i}`, subject: `件名${i}`, text: 'x', hoursAgo: 300 - i });
          writeMail(server.maildir(user), {
            folder: '',
            name: `1761000${i}.M${i}.host:2,`,
            bytes: mail.toString(),
            at: new Date(NOW - (300 - i) * 3_600_000).toISOString(),
          });
        }
        server.own(user);
        proxy.use(
          atRead(n, moment, () =>
            server.as(user, async (client) => {
              await client.mailboxOpen('INBOX');
              await client.messageDelete('3,80,160', { uid: true });
              for (const id of ['x1', 'x2']) await put(client, 'INBOX', { id, subject: id, text: id, hoursAgo: 0 });
            }),
          ),
        );
        const store = await openImap({
          account: 'work',
          server: { host: '127.0.0.1', port: proxy.port, security: 'none', user },
          password: PASSWORD,
          ca: null,
          folders,
        });
        const inbox = (await store.listMailboxes())[0] as Mailbox;
        const { messages, unreadable } = await store.readHeaders(inbox, NOW - 30 * 86_400_000);
        await store.close();
        expect(unreadable).toEqual([]);
        const uids = new Map(messages.map(({ ref, header }) => [Number(ref.uid), Buffer.from(header).toString()]));
        expect(uids.size).toBe(messages.length);
        for (let uid = 1; uid <= 160; uid += 1) {
          if ([3, 80, 160].includes(uid) && !uids.has(uid)) continue;
          expect(uids.get(uid)).toMatch(new RegExp(`Message-ID: <m${uid + 99}@`, 'i'));
        }
      }
    }
  });
});
