import { afterEach, describe, expect, test } from 'vitest';
import { wordError } from '../../src/errors.ts';
import { readBody } from '../../src/mail/body.ts';
import type { Mailbox } from '../../src/mail/message.ts';
import { openImap } from '../../src/mailstore/imap.ts';
import { type Answer, FakeImap, header, mailbox, row } from './fake-imap.ts';

const PASSWORD = 'se cret-4711';
const folders = { include: ['*'], exclude: [], sent: null, drafts: null };
const box = (path: string): Mailbox => ({ path, delimiter: '/', role: null, selectable: true });
const SINCE = Date.parse('2026-11-01T00:00:00Z');

let fake: FakeImap | undefined;
afterEach(() => fake?.stop());

async function serve(answers: Readonly<Record<string, Answer>>, greeting?: string) {
  fake = await FakeImap.start(answers, greeting);
  return fake;
}

const connect = (port: number, security: 'none' | 'starttls' = 'none', log?: (line: string) => void) =>
  openImap({
    account: 'work',
    server: { host: '127.0.0.1', port, security, user: 'anna' },
    password: PASSWORD,
    ca: null,
    folders,
    ...(log ? { log } : {}),
  });

async function open(answers: Readonly<Record<string, Answer>>) {
  return connect((await serve(answers)).port);
}

const uids = (messages: readonly { ref: { uid: number | string } }[]) => messages.map(({ ref }) => ref.uid);

describe('a FETCH that does not give all', () => {
  test('NIL, a message that is skipped, and rows that come in pieces', async () => {
    const store = await open({
      EXAMINE: () => mailbox(4),
      FETCH: () =>
        `${row(1)}${row(2, 'BODY[HEADER.FIELDS (MESSAGE-ID)] NIL')}* 4 FETCH (UID 4 FLAGS (\\Answered))\r\n` +
        `* 1 FETCH (FLAGS (\\Seen))\r\n* 4 FETCH (UID 4 ${header('m4@x.example')})\r\nTAG OK done\r\n`,
      'UID SEARCH': () => '* SEARCH 1 2 3 4\r\nTAG OK done\r\n',
      'UID FETCH': () => 'TAG OK done\r\n',
    });
    const { messages, unreadable } = await store.readHeaders(box('INBOX'), SINCE);
    expect(uids(messages)).toEqual([1, 4]);
    expect(messages.map(({ flags }) => [...flags])).toEqual([['\\Seen', '$Label'], ['\\Answered']]);
    expect(messages[0]?.arrival).toEqual({ kind: 'imap', internalDate: Date.parse('2026-11-20T10:00:00+09:00') });
    expect(unreadable).toEqual([
      { mailbox: 'INBOX', uid: 2, reason: 'skipped by the server' },
      { mailbox: 'INBOX', uid: 3, reason: 'skipped by the server' },
    ]);
    await store.close();
  });

  test('what was expunged meanwhile is left out', async () => {
    const store = await open({
      EXAMINE: () => mailbox(500),
      'UID SEARCH': ({ rest }) =>
        /SINCE/.test(rest) ? '* SEARCH 11 12\r\nTAG OK done\r\n' : '* SEARCH\r\nTAG OK done\r\n',
      'UID FETCH': ({ rest }) => `${rest.startsWith('11') ? row(11) : ''}TAG OK done\r\n`,
    });
    const { messages, unreadable } = await store.readHeaders(box('INBOX'), SINCE);
    expect([uids(messages), unreadable]).toEqual([[11], []]);
    expect(fake?.lines.find((line) => /SINCE/.test(line))).toContain('SINCE 30-Oct-2026');
    await store.close();
  });

  test('NO because of one broken message: the others are read all the same', async () => {
    const broken = 13;
    const store = await open({
      EXAMINE: () => mailbox(500),
      'UID SEARCH': () => '* SEARCH 11 12 13 14 15\r\nTAG OK done\r\n',
      'UID FETCH': ({ rest }) => {
        const set = (rest.split(' ')[0] ?? '').split(',').flatMap((range) => {
          const [from = 0, to = from] = range.split(':').map(Number);
          return Array.from({ length: to - from + 1 }, (_, i) => from + i);
        });
        if (set.includes(broken)) return 'TAG NO Some messages could not be FETCHed (Failure)\r\n';
        return `${set.map((uid) => row(uid)).join('')}TAG OK done\r\n`;
      },
    });
    const { messages, unreadable } = await store.readHeaders(box('INBOX'), SINCE);
    expect(uids(messages).sort()).toEqual([11, 12, 14, 15]);
    expect(unreadable).toEqual([{ mailbox: 'INBOX', uid: 13, reason: 'Some messages could not be FETCHed (Failure)' }]);
    await store.close();
  });

  test('SEARCH refused: all is read', async () => {
    const store = await open({
      EXAMINE: () => mailbox(101),
      'UID SEARCH': () => 'TAG NO not today\r\n',
      FETCH: () => `${Array.from({ length: 101 }, (_, i) => row(i + 1)).join('')}TAG OK done\r\n`,
    });
    expect((await store.readHeaders(box('INBOX'), SINCE)).messages).toHaveLength(101);
    await store.close();
  });
});

describe('a connection that is lost', () => {
  const part = `${row(1)}* 2 FETCH (UID 2 FLAGS () BODY[HEADER.FIELDS (MESSAGE-ID)] {400}\r\nMessage`;
  const lost: readonly (readonly [string, Answer])[] = [
    ['in the middle of a literal', ({ socket }) => void socket.end(part)],
    ['by a reset', ({ socket }) => void socket.resetAndDestroy()],
    ['with a BYE', ({ socket }) => void socket.end('* BYE Server shutting down\r\n')],
  ];

  test.each(lost)('%s, once: all is read on a new one', async (_, lose) => {
    const whole = () => `${[1, 2, 3].map((uid) => row(uid)).join('')}TAG OK done\r\n`;
    const answer: Answer = (command) => (command.connection === 1 ? lose(command) : whole());
    const store = await open({ FETCH: answer, 'UID FETCH': answer });
    expect(uids((await store.readHeaders(box('INBOX'), SINCE)).messages)).toEqual([1, 2, 3]);
    await store.close();
  });

  test.each(lost)('%s, every time: an error, never a part of the mailbox', async (way, lose) => {
    const store = await open({ FETCH: lose, 'UID FETCH': lose });
    const code = way === 'with a BYE' ? 'server-busy' : 'connection-lost';
    await expect(store.readHeaders(box('INBOX'), SINCE)).rejects.toMatchObject({ code });
    await store.close();
    await store.close();
  });

  test('with a BYE at one message, every time: that one is reported', async () => {
    const store = await open({
      FETCH: ({ socket }) => void socket.end('* BYE FETCH failed\r\n'),
      'UID FETCH': ({ rest, socket }) =>
        rest.startsWith('1:3')
          ? void socket.end(`${row(1)}* BYE FETCH failed\r\n`)
          : `${row(1)}${row(3)}TAG OK done\r\n`,
    });
    const { messages, unreadable } = await store.readHeaders(box('INBOX'), SINCE);
    expect(uids(messages)).toEqual([1, 3]);
    expect(unreadable).toEqual([{ mailbox: 'INBOX', uid: 2, reason: 'FETCH failed' }]);
    await store.close();
  });

  test('a literal of 4 GiB: nothing is kept for it', async () => {
    const store = await open({ FETCH: () => '* 1 FETCH (UID 1 BODY[HEADER.FIELDS (MESSAGE-ID)] {4294967296}\r\n' });
    await expect(store.readHeaders(box('INBOX'), SINCE)).rejects.toMatchObject({ code: 'protocol' });
    await store.close();
  });
});

describe('a mailbox that may not be opened', () => {
  const EXAMINE: Answer = () => 'TAG NO [NOPERM] Permission denied\r\n';

  test('is listed as unreadable', async () => {
    const store = await open({ EXAMINE });
    expect(await store.readHeaders(box('Other'), SINCE)).toEqual({
      messages: [],
      unreadable: [{ mailbox: 'Other', uid: 0, reason: 'Permission denied' }],
    });
    await store.close();
  });

  test('without INBOX there is nothing to say', async () => {
    const store = await open({ EXAMINE });
    await expect(store.readHeaders(box('INBOX'), SINCE)).rejects.toMatchObject({ code: 'permission-refused' });
    await store.close();
  });
});

describe('bodies and flags', () => {
  const ref = { mailbox: 'INBOX', uidValidity: '7', uid: 1 };

  test('BODYSTRUCTURE is NIL: the parts are found in the bytes', async () => {
    const mail = 'Subject: x\r\nContent-Type: text/plain\r\n\r\nthe text';
    const store = await open({
      'UID FETCH': ({ rest }) =>
        /BODYSTRUCTURE/.test(rest)
          ? '* 1 FETCH (UID 1 BODYSTRUCTURE NIL)\r\nTAG OK done\r\n'
          : `* 1 FETCH (UID 1 BODY[]<0> {${mail.length}}\r\n${mail})\r\nTAG OK done\r\n`,
    });
    const [body] = await store.readBodies([ref], 100);
    expect(body && (await readBody(body)).text).toBe('the text');
    await store.close();
  });

  test('another UIDVALIDITY: these are other messages', async () => {
    const store = await open({ EXAMINE: () => mailbox(3, 8), SELECT: () => mailbox(3, 8) });
    expect(await store.readBodies([ref], 100)).toEqual([]);
    await store.setFlag([ref], '\\Answered', true);
    expect(fake?.lines.filter((line) => /FETCH|STORE/.test(line))).toEqual([]);
    await store.close();
  });

  test.each<[string, Record<string, Answer>, RegExp]>([
    ['STORE is refused', { 'UID STORE': () => 'TAG NO [NOPERM] not yours\r\n' }, /not yours/],
    [
      'the mailbox is read-only',
      { SELECT: () => '* 1 EXISTS\r\n* OK [UIDVALIDITY 7] .\r\nTAG OK [READ-ONLY] done\r\n' },
      /READ-ONLY/,
    ],
  ])('%s', async (_, answers, words) => {
    const store = await open(answers);
    const error = await store.setFlag([ref], '\\Answered', true).catch((thrown) => thrown);
    expect(error).toMatchObject({ code: 'permission-refused' });
    expect(error.details.words).toMatch(words);
    await store.close();
  });
});

describe('before the login', () => {
  test.each<[string, string, Record<string, Answer>, RegExp]>([
    ['PREAUTH where STARTTLS is wanted', '* PREAUTH hello\r\n', {}, /PREAUTH/],
    ['STARTTLS is not offered', '* OK ready\r\n', {}, /does not offer/],
    [
      'STARTTLS is refused',
      '* OK ready\r\n',
      { CAPABILITY: () => '* CAPABILITY IMAP4rev1 STARTTLS\r\nTAG OK done\r\n', STARTTLS: () => 'TAG BAD no\r\n' },
      /./,
    ],
    [
      'an answer is slipped in with that to STARTTLS',
      '* OK ready\r\n',
      {
        CAPABILITY: () => '* CAPABILITY IMAP4rev1 STARTTLS\r\nTAG OK done\r\n',
        STARTTLS: () => 'TAG OK go\r\n* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n',
      },
      /before the encryption/,
    ],
  ])('%s: no login', async (_, greeting, answers, reason) => {
    const { port, lines } = await serve(answers, greeting);
    const error = await connect(port, 'starttls').catch((thrown) => thrown);
    expect(error).toMatchObject({ code: 'starttls-failed' });
    expect(error.details.reasonEn).toMatch(reason);
    expect(lines.filter((line) => /LOGIN|AUTHENTICATE/i.test(line))).toEqual([]);
  });

  test('BYE in answer to the login keeps its reason', async () => {
    const { port } = await serve({ LOGIN: ({ socket }) => void socket.end('* BYE Maintenance until 9:00\r\n') });
    const error = await connect(port).catch((thrown) => thrown);
    expect(error).toMatchObject({ code: 'server-busy', details: { words: 'Maintenance until 9:00' } });
  });

  test('a server that repeats the password: it stands nowhere in the error', async () => {
    const { port } = await serve({ LOGIN: () => `TAG NO no such user anna with password ${PASSWORD}\r\n` });
    const error = await connect(port).catch((thrown) => thrown);
    expect(error).toMatchObject({ code: 'login-refused' });
    const { message, stack, cause } = error;
    const seen = JSON.stringify([
      error,
      message,
      stack,
      wordError(error, 'ja'),
      { ...cause },
      cause.message,
      cause.stack,
    ]);
    expect(seen).toContain('***');
    expect(seen).not.toContain(PASSWORD);
  });

  test.each(['', ' AUTH=PLAIN', ' AUTH=PLAIN SASL-IR', ' AUTH=LOGIN'])(
    'the conversation for --verbose shows neither login nor password:%s',
    async (mechanism) => {
      const shown: string[] = [];
      const { port } = await serve({
        CAPABILITY: () => `* CAPABILITY IMAP4rev1${mechanism}\r\nTAG OK done\r\n`,
        AUTHENTICATE: ({ rest, socket, tag }) => {
          const prompts = rest.startsWith('LOGIN') ? ['VXNlcm5hbWU6', 'UGFzc3dvcmQ6'] : [''];
          const next = () => {
            const prompt = prompts.shift();
            socket.write(prompt === undefined ? `${tag} OK done\r\n` : `+ ${prompt}\r\n`);
            if (prompt !== undefined) socket.once('data', next);
          };
          setImmediate(next);
          return undefined;
        },
      });
      const store = await connect(port, 'none', (line) => shown.push(line));
      await store.listMailboxes();
      await store.close();
      expect(shown.join('\n')).toMatch(/^C: \S+ LIST /m);
      expect(shown.join('\n')).not.toMatch(/C: .*(?:LOGIN|AUTHENTICATE)|YW5uYQ|secret|se cret|hidden/i);
      expect(shown.join('\n')).not.toContain(Buffer.from(PASSWORD).toString('base64').slice(0, 10));
    },
  );
});
