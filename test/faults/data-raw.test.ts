import { afterAll, describe, expect, test } from 'vitest';
import { Home } from '../cli/run.ts';
import { makeFolders, writeMail } from '../mailstore/write-maildir.ts';

const home = new Home();
afterAll(() => home.remove());

const DATE = 'Date: Fri, 20 Nov 2026 10:00:00 +0900\r\n';

/** Mails as broken programs, and people with bad intentions, make them; `to`: where an answer may go, null: none is drafted. */
const MAILS: readonly { readonly what: string; readonly bytes: string; readonly to: string | null }[] = [
  {
    what: 'raw 8-bit in every field',
    bytes: `From: \x8d\xb2\x93\xa1 <r1@client.example>\r\nSubject: \x8c\xa9\x90\xcf\xff\xfe\r\nX-\xff: \xff\r\n${DATE}Message-ID: <r1@x>\r\n\r\n\x82\xa0\xff`,
    to: 'r1@client.example',
  },
  {
    what: 'NUL in the header and in the body',
    bytes: `From: a\0b <r2@client.example>\r\nSubject: a\0b\0\r\n\0\r\n${DATE}Message-ID: <r2\0@x>\r\n\r\na\0b`,
    to: 'r2@client.example',
  },
  {
    what: 'bare CR as line ends',
    bytes: `From: r3@client.example\rSubject: cr\r${DATE.replace('\n', '')}Message-ID: <r3@x>\r\rbody\rmore`,
    to: 'r3@client.example',
  },
  {
    what: 'CR within fields',
    bytes: `From: r4@client.example\r\nSubject: a\rb\r\n${DATE}Message-ID: <r4@x>\r\n\r\nx`,
    to: 'r4@client.example',
  },
  {
    what: 'ESC in every field',
    bytes: `From: \x1b]0;x\x07 <r5@client.example>\r\nSubject: \x1b[2J\x1b$B\x1b(B\r\n${DATE}Message-ID: <r5@x>\r\n\r\n\x1b[2J`,
    to: 'r5@client.example',
  },
  {
    what: 'two From fields',
    bytes: `From: r6@client.example\r\nFrom: evil@evil.example\r\nSubject: two\r\n${DATE}Message-ID: <r6@x>\r\n\r\nx`,
    to: null,
  },
  {
    what: 'an mbox line above',
    bytes: `From r7@client.example Fri Nov 20 10:00:00 2026\r\nFrom: r7@client.example\r\nSubject: mbox\r\n${DATE}Message-ID: <r7@x>\r\n\r\nx`,
    to: 'r7@client.example',
  },
  { what: 'no From', bytes: `Subject: nobody\r\n${DATE}Message-ID: <r8@x>\r\n\r\nx`, to: null },
  {
    what: 'no Date',
    bytes: 'From: r9@client.example\r\nSubject: undated\r\nMessage-ID: <r9@x>\r\n\r\nx',
    to: 'r9@client.example',
  },
  {
    what: 'no Message-ID',
    bytes: `From: r10@client.example\r\nSubject: without an id\r\n${DATE}\r\nx`,
    to: 'r10@client.example',
  },
  { what: 'nothing but a From', bytes: 'From: r11@client.example', to: 'r11@client.example' },
  {
    what: 'one Message-ID',
    bytes: `From: r12@client.example\r\nSubject: first\r\n${DATE}Message-ID: <same@x>\r\n\r\nfirst`,
    to: null,
  },
  {
    what: 'the same Message-ID with other content',
    bytes: `From: r13@client.example\r\nSubject: second\r\n${DATE}Message-ID: <same@x>\r\n\r\nsecond`,
    to: 'r13@client.example',
  },
  {
    what: 'binary noise in place of a header',
    bytes: Array.from({ length: 4_000 }, (_, i) => String.fromCharCode((i * 7919) % 256)).join(''),
    to: null,
  },
];

describe('36. header bytes that are none', () => {
  test('36. every mail is on the list, none as another, and answers go to who wrote', async () => {
    const maildir = `${home.path}/mail`;
    makeFolders(maildir, ['Sent', 'Drafts']);
    for (const [index, { bytes }] of MAILS.entries())
      writeMail(maildir, {
        folder: '',
        name: `${1_795_136_400 + index}.M${index}.host:2,S`,
        bytes: Buffer.from(bytes, 'latin1'),
      });
    const config = home.write(
      'c.yaml',
      `accounts: [{ name: a, identity: { address: me@me.example }, maildir: ${maildir} }]\nothers: everyone\n`,
    );
    const now = ['--now', '2026-11-24T08:30:00+09:00', '--config', config];
    const { out, err } = await home.run(['inbox', '--all', '--json', ...now]);
    expect(err).toBe('');
    const { threads, accounts } = JSON.parse(out) as {
      threads: { id: string; client: { address: string | null } | null; messages: (string | null)[] }[];
      accounts: { messages: number; unreadable: object[] }[];
    };
    expect(accounts[0]).toMatchObject({ messages: MAILS.length, unreadable: [] });
    // Of two mails under one Message-ID neither hides the other: they stand in one thread, and the newer one is answered.
    const same = threads.filter(({ messages }) => messages.includes('same@x'));
    expect(same.map(({ messages }) => messages)).toEqual([['same@x', 'same@x']]);
    const wanted = MAILS.flatMap(({ to }) => to ?? []);
    const addresses = threads.map(({ client }) => client?.address ?? '');
    // The list names who waits longest, an answer goes to the last mail.
    expect(addresses).toContain('r12@client.example');
    const told = addresses.map((one) => (one === 'r12@client.example' ? 'r13@client.example' : one));
    expect(wanted.filter((address) => told.filter((one) => one === address).length !== 1)).toEqual([]);
    const drafts = await home.run(['draft', ...threads.map(({ id }) => id), '--dry-run', '--json', ...now]);
    const made = JSON.parse(drafts.out).drafts as { to: string[]; cc: string[] }[];
    expect(made.map(({ to }) => to.join()).sort()).toEqual(wanted.toSorted());
    expect(drafts.out).not.toContain('evil@evil.example');
    for (const { id } of threads) {
      const shown = await home.run(['show', id, '--json', ...now]);
      expect(JSON.parse(shown.out).schema).toBe('client-check/show/1');
    }
  }, 120_000);
});
