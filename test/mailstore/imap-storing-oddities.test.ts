import { afterEach, describe, expect, test } from 'vitest';
import type { ClientCheckError } from '../../src/errors.ts';
import { wordError } from '../../src/errors.ts';
import { openImap } from '../../src/mailstore/imap.ts';
import { newMessage } from './contract-storing.ts';
import { type Answer, FakeImap, header, mailbox, row } from './fake-imap.ts';

const PASSWORD = 'se cret-4711';
const folders = { include: ['*'], exclude: [], sent: null, drafts: null };

const open = (port: number) =>
  openImap({
    account: 'work',
    server: { host: '127.0.0.1', port, security: 'none', user: 'anna' },
    password: PASSWORD,
    ca: null,
    folders,
  });

describe('storing: what no real server can be made to do', () => {
  let fake: FakeImap | undefined;
  afterEach(() => fake?.stop());
  const serve = async (answers: Readonly<Record<string, Answer>>) => {
    fake = await FakeImap.start(answers);
    return open(fake.port);
  };
  const sent = (pattern: RegExp) => fake?.lines.filter((line) => pattern.test(line)) ?? [];
  const message = newMessage('m9@x.example');
  const nothing = { 'UID SEARCH': () => '* SEARCH\r\nTAG OK done\r\n' };
  const whole = (uid: number, source: Uint8Array) =>
    `* ${uid} FETCH (UID ${uid} BODY[]<0> {${source.length}}\r\n${Buffer.from(source).toString('latin1')})\r\n`;

  test.each<[string, Record<string, Answer>, string, RegExp]>([
    ['a full mailbox', { APPEND: () => 'TAG NO [OVERQUOTA] Quota exceeded, try again\r\n' }, 'append-refused', /OVERQ/],
    ['a folder that is gone', { APPEND: () => 'TAG NO [TRYCREATE] No such folder\r\n' }, 'append-refused', /TRYCREATE/],
    ['a folder that never was', { SELECT: () => 'TAG NO [NONEXISTENT] No such\r\n' }, 'append-refused', /No such/],
    ['refused before the literal', { LITERAL: () => 'TAG NO [TOOBIG] Too big\r\n' }, 'append-refused', /Too big/],
    ['BAD', { APPEND: () => 'TAG BAD Invalid message\r\n' }, 'append-refused', /Invalid/],
    ['an access list', { APPEND: () => 'TAG NO [NOPERM] Not yours\r\n' }, 'permission-refused', /Not yours/],
    ['an access list, of Cyrus', { APPEND: () => 'TAG NO Permission denied\r\n' }, 'permission-refused', /denied/],
    ['a bad moment', { APPEND: () => 'TAG NO [UNAVAILABLE] Later\r\n' }, 'server-busy', /Later/],
  ])('APPEND refused: %s', async (_, answers, code, words) => {
    const store = await serve({ ...nothing, ...answers });
    const error: ClientCheckError = await store.append('Drafts', message).catch((thrown) => thrown);
    expect(error).toMatchObject({ code });
    expect(error.details['words']).toMatch(words);
    expect(wordError(error, 'ja').message).not.toMatch(/[{}]/);
    expect((await store.listMailboxes()).length).toBeGreaterThan(0);
    expect(sent(/APPEND/).length).toBeLessThanOrEqual(1);
    await store.close();
  });

  test('a limit that the server has announced; a password in its words', async () => {
    const small = await serve({
      ...nothing,
      CAPABILITY: () => '* CAPABILITY IMAP4rev1 APPENDLIMIT=20\r\nTAG OK done\r\n',
    });
    await expect(small.append('Drafts', message)).rejects.toMatchObject({ code: 'append-refused' });
    await small.close();
    await fake?.stop();
    const rude = await serve({ ...nothing, APPEND: () => `TAG NO [OVERQUOTA] ${PASSWORD} is full\r\n` });
    const error = await rude.append('Drafts', message).catch((thrown) => thrown);
    expect(JSON.stringify([error, error.cause.message, error.cause.stack])).not.toContain(PASSWORD);
    await rude.close();
  });

  test('Courier stores nothing in a folder that is open with EXAMINE', async () => {
    let readOnly = false;
    const opened = (how: boolean) => {
      readOnly = how;
      return mailbox(1);
    };
    const store = await serve({
      ...nothing,
      EXAMINE: () => opened(true),
      SELECT: () => opened(false),
      APPEND: () =>
        readOnly ? 'TAG NO Current box is selected READ-ONLY.\r\n' : 'TAG OK [APPENDUID 7 30] APPEND Ok.\r\n',
    });
    await store.findByMessageId('Drafts', message.messageId);
    expect(await store.append('Drafts', message)).toMatchObject({ uid: 30 });
    await store.close();
  });

  test('SEARCH gives parts of a field, and rows come in pieces: compared exactly', async () => {
    const store = await serve({
      'UID SEARCH': () => '* SEARCH 1 2 3 4\r\nTAG OK done\r\n',
      'UID FETCH': () =>
        `${row(1, header('m9@x.example.jp'))}${row(2, header('m9@x.example'))}` +
        `* 3 FETCH (UID 3 ${header('m9@x.example')})\r\n* 3 FETCH (UID 3 FLAGS (\\deleted))\r\n` +
        `* 4 FETCH (UID 4 FLAGS ())\r\n* 4 FETCH (UID 4 ${header('m9@x.example')})\r\nTAG OK done\r\n`,
    });
    const refs = await store.findByMessageId('Drafts', message.messageId);
    expect(refs).toEqual([2, 4].map((uid) => ({ mailbox: 'Drafts', uidValidity: '7', uid })));
    await store.close();
  });

  test.each<[string, Answer]>([
    ['finds nothing', nothing['UID SEARCH']],
    ['is refused', () => 'TAG BAD no\r\n'],
  ])('a SEARCH that %s: the last messages are looked at', async (_, search) => {
    const store = await serve({
      EXAMINE: () => mailbox(500),
      'UID SEARCH': search,
      FETCH: () => `${row(499)}${row(9, header('m9@x.example'))}TAG NO one of them is broken\r\n`,
    });
    expect(await store.findByMessageId('Sent', message.messageId)).toMatchObject([{ uid: 9 }]);
    expect(sent(/ FETCH 301:500 /)).toHaveLength(1);
    await store.close();
  });

  test('a message that can not be read, among the last ones: they are not asked for again', async () => {
    const store = await serve({ ...nothing, FETCH: ({ socket }) => void socket.end('* BYE FETCH failed\r\n') });
    expect(await store.findByMessageId('Sent', message.messageId)).toEqual([]);
    await store.close();
  });

  test('Exchange writes a message anew: what came under the Message-ID since is ours, what was there before is not', async () => {
    const rows = [1];
    const store = await serve({
      SELECT: () => mailbox(rows.length),
      'UID SEARCH': () => `* SEARCH ${rows.join(' ')}\r\nTAG OK done\r\n`,
      'UID FETCH': ({ rest }) =>
        /BODY.PEEK\[\]/.test(rest)
          ? `${whole(Number.parseInt(rest, 10), newMessage('m9@x.example', 'anders').source)}TAG OK done\r\n`
          : `${rows.map((uid) => row(uid, header('m9@x.example'))).join('')}TAG OK done\r\n`,
      APPEND: ({ socket, literal }) => {
        expect(literal).toBe(Buffer.from(message.source).toString('latin1'));
        rows.push(2);
        return void socket.destroy();
      },
    });
    expect(await store.append('Drafts', message)).toEqual({ mailbox: 'Drafts', uidValidity: '7', uid: 2 });
    expect(sent(/APPEND/)).toHaveLength(1);
    await store.close();
  });

  test('another UIDVALIDITY after the connection was lost: nothing is known of what lies there', async () => {
    const store = await serve({
      SELECT: ({ connection }) => mailbox(1, connection === 1 ? 7 : 8),
      'UID SEARCH': ({ connection }) => `* SEARCH ${connection}\r\nTAG OK done\r\n`,
      'UID FETCH': ({ rest }) => {
        const uid = Number.parseInt(rest, 10);
        const item = row(uid, header('m9@x.example'));
        return `${/\[\]/.test(rest) ? whole(uid, newMessage('m9@x.example', 'x').source) : item}TAG OK done\r\n`;
      },
      APPEND: ({ socket, connection }) =>
        connection === 1 ? void socket.destroy() : 'TAG OK [APPENDUID 8 30] done\r\n',
    });
    expect(await store.append('Drafts', message)).toMatchObject({ uidValidity: '8', uid: 30 });
    await store.close();
  }, 10_000);

  test('APPEND answered OK, and the message is nowhere: an error', async () => {
    const store = await serve({ ...nothing, FETCH: () => 'TAG OK done\r\n' });
    await expect(store.append('Drafts', message)).rejects.toMatchObject({ code: 'protocol' });
    await store.close();
  });

  const ref = { mailbox: 'Drafts', uidValidity: '7', uid: 9 };

  test('a size that is a lie: no more than the bound is read', async () => {
    const store = await serve({
      'UID FETCH': ({ rest }) =>
        /RFC822.SIZE/.test(rest)
          ? '* 9 FETCH (UID 9 RFC822.SIZE 10)\r\nTAG OK done\r\n'
          : `${whole(9, Buffer.alloc(101, 'x'))}TAG OK done\r\n`,
    });
    await expect(store.readSource(ref, 100)).rejects.toMatchObject({ code: 'message-too-large' });
    expect(sent(/BODY.PEEK\[\]<0.101>/)).toHaveLength(1);
    await store.close();
  });

  test('a message of 4 GB is not asked for, whatever the bound', async () => {
    const store = await serve({ 'UID FETCH': () => '* 9 FETCH (UID 9 RFC822.SIZE 4000000000)\r\nTAG OK done\r\n' });
    const error = await store.readSource(ref, Number.MAX_SAFE_INTEGER).catch((thrown) => thrown);
    expect(error).toMatchObject({ code: 'message-too-large', details: { size: '3815 MB' } });
    expect(sent(/BODY/)).toEqual([]);
    await store.close();
  });

  test.each<[string, Record<string, Answer>, string]>([
    ['STORE is refused', { 'UID STORE': () => 'TAG NO [NOPERM] not yours\r\n' }, 'permission-refused'],
    ['the folder is read-only', { SELECT: () => mailbox(9).replace('READ-WRITE', 'READ-ONLY') }, 'permission-refused'],
    ['UID EXPUNGE is refused', { 'UID EXPUNGE': () => 'TAG NO [NOPERM] not yours\r\n' }, 'marked'],
  ])('a removal where %s', async (_, answers, outcome) => {
    let flags = '';
    const store = await serve({
      CAPABILITY: () => '* CAPABILITY IMAP4rev1 UIDPLUS\r\nTAG OK done\r\n',
      'UID FETCH': ({ rest }) =>
        `${/\[\]/.test(rest) ? whole(9, message.source) : `* 9 FETCH (UID 9 FLAGS (${flags}))\r\n`}TAG OK done\r\n`,
      'UID STORE': ({ rest }) => {
        flags = /\\Deleted/.exec(rest)?.[0] ?? '';
        return 'TAG OK done\r\n';
      },
      ...answers,
    });
    const came = await store.remove(ref, message.source).catch(({ code }) => code);
    expect(came).toBe(outcome);
    expect(sent(/^\S+ EXPUNGE/)).toEqual([]);
    await store.close();
  });
});
