import { afterEach, describe, expect, test } from 'vitest';
import type { Mailbox } from '../../src/mail/message.ts';
import { openImap } from '../../src/mailstore/imap.ts';
import { FakeImap, header, mailbox } from './fake-imap.ts';

const INBOX: Mailbox = { path: 'INBOX', delimiter: '/', role: '\\Inbox', selectable: true };
let fake: FakeImap;
afterEach(() => fake.stop());

/** What is read of three messages, of which the server says these items. */
async function read(capability: string, items: readonly string[]) {
  fake = await FakeImap.start({
    CAPABILITY: () => `* CAPABILITY IMAP4rev1 UIDPLUS ${capability}\r\nTAG OK done\r\n`,
    EXAMINE: () => mailbox(items.length),
    FETCH: () =>
      `${items.map((item, i) => `* ${i + 1} FETCH (UID ${i + 1} FLAGS (\\Seen) ${item}${header(`m${i}@x.example`)})\r\n`).join('')}TAG OK done\r\n`,
  });
  const store = await openImap({
    account: 'work',
    server: { host: '127.0.0.1', port: fake.port, security: 'none', user: 'anna' },
    password: 'secret-4711',
    ca: null,
    folders: { include: ['*'], exclude: [], sent: null, drafts: null },
  });
  const { messages, unreadable } = await store.readHeaders(INBOX, 0);
  await store.close();
  expect(unreadable).toEqual([]);
  return messages.map(({ threadId, flags }) => ({ threadId, flags: [...flags] }));
}

const asked = () => fake.lines.find((line) => / FETCH /.test(line)) ?? '';

describe("the provider's own thread id", () => {
  test('OBJECTID: THREADID, which may be NIL (RFC 8474 5.2)', async () => {
    const found = await read('OBJECTID', ['THREADID (T64b478a75b7ea9) ', 'THREADID NIL ', 'THREADID () ', '']);
    expect(found.map(({ threadId }) => threadId)).toEqual(['T64b478a75b7ea9', undefined, undefined, undefined]);
    expect(asked()).toContain('THREADID');
    expect(asked()).not.toContain('X-GM');
  });

  test('Gmail: X-GM-THRID, and of X-GM-LABELS \\Sent and \\Draft, as atoms or strings', async () => {
    const found = await read('X-GM-EXT-1', [
      'X-GM-THRID 1278455344230334865 X-GM-LABELS (\\Inbox \\Sent Important "Muy Importante") ',
      'X-GM-THRID 18446744073709551615 X-GM-LABELS ("\\\\Sent" "\\\\Draft") ',
      'X-GM-THRID 1 X-GM-LABELS (Sent "\\\\Sent Items" "&kAFP4W4IMH8-") ',
      'X-GM-LABELS () X-GM-THRID 2 ',
    ]);
    expect(found).toEqual([
      { threadId: '1278455344230334865', flags: ['\\Seen', '\\Sent'] },
      { threadId: '18446744073709551615', flags: ['\\Seen', '\\Sent', '\\Draft'] },
      { threadId: '1', flags: ['\\Seen'] },
      { threadId: '2', flags: ['\\Seen'] },
    ]);
    expect(asked()).toMatch(/X-GM-THRID.*X-GM-LABELS/);
  });

  test('a server that has neither is not asked', async () => {
    await read('IDLE', ['']);
    expect(asked()).not.toMatch(/THREADID|X-GM/);
  });
});
