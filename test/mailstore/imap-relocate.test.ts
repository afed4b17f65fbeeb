import { afterEach, expect, test } from 'vitest';
import type { Mailbox } from '../../src/mail/message.ts';
import { openImap } from '../../src/mailstore/imap.ts';
import { type Answer, FakeImap, header, mailbox } from './fake-imap.ts';

const INBOX: Mailbox = { path: 'INBOX', delimiter: '/', role: '\\Inbox', selectable: true };

let fake: FakeImap | undefined;
afterEach(() => fake?.stop());

/** A mailbox of two messages whose UIDs and UIDVALIDITY are others each time that it is opened. */
async function restless() {
  let opened = 0;
  const uidOf = (seq: number) => opened * 100 + seq;
  const rows = (items: (seq: number) => string, uids: readonly number[] = [uidOf(1), uidOf(2)]) =>
    [1, 2]
      .filter((seq) => uids.includes(uidOf(seq)))
      .map((seq) => `* ${seq} FETCH (UID ${uidOf(seq)} FLAGS () ${items(seq)})\r\n`)
      .join('');
  const select: Answer = () => {
    opened += 1;
    return mailbox(2, 1_000 + opened);
  };
  const fetch: Answer = ({ rest, name }) => {
    const uids = name.startsWith('UID') ? (rest.split(' ')[0] ?? '').split(/[,:]/).map(Number) : undefined;
    const item = (seq: number) => {
      if (/BODYSTRUCTURE/.test(rest)) return 'BODYSTRUCTURE NIL';
      if (!/BODY\.PEEK\[\]/.test(rest)) return header(`m${seq}@x.example`);
      const source = `Message-ID: <m${seq}@x.example>\r\n\r\ntext ${seq}\r\n`;
      return `BODY[]<0> {${source.length}}\r\n${source}`;
    };
    return `${rows(item, uids)}TAG OK done\r\n`;
  };
  fake = await FakeImap.start({ EXAMINE: select, SELECT: select, FETCH: fetch, 'UID FETCH': fetch });
  const server = { host: '127.0.0.1', port: fake.port, security: 'none', user: 'me' } as const;
  const folders = { include: ['*'], exclude: [], sent: null, drafts: null };
  return openImap({ account: 'work', server, password: 'secret-4711', ca: null, folders });
}

test('UIDVALIDITY changes between the headers and the texts of one run: each text is found under its own ref', async () => {
  const store = await restless();
  const { messages } = await store.readHeaders(INBOX, 0);
  const refs = messages.map(({ ref }) => ref);
  expect(refs.map(({ uid }) => uid)).toEqual([101, 102]);
  const bodies = await store.readBodies(refs, 1_000);
  const texts = bodies.map(({ ref, parts }) => [
    ref.uid,
    Buffer.from(parts[0]?.body ?? '')
      .toString()
      .trim(),
  ]);
  expect(texts).toEqual([
    [101, 'text 1'],
    [102, 'text 2'],
  ]);
  await store.close();
});

test('what this run has not read is gone with its UIDVALIDITY', async () => {
  const store = await restless();
  await store.readHeaders(INBOX, 0);
  expect(await store.readSource({ mailbox: 'INBOX', uidValidity: '7', uid: 101 }, 1_000)).toBeNull();
  expect(fake?.lines.filter((line) => /STORE|EXPUNGE/.test(line))).toEqual([]);
  await store.close();
});
