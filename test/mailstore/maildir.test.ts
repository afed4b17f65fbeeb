import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readBody } from '../../src/mail/body.ts';
import { flagsOf, nameTime, parseFileName, withLetter } from '../../src/mailstore/maildir/file-name.ts';
import { openMaildir } from '../../src/mailstore/maildir.ts';
import { bodyFrom } from '../../src/mailstore/raw-body.ts';
import { contract, writeFixture } from './contract.ts';
import { makeFolders, writeMail } from './write-maildir.ts';

const folder = mkdtempSync(join(tmpdir(), 'client-check-maildir-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const folders = { include: ['*'], exclude: [], sent: null, drafts: null };
const open = (path: string) => openMaildir({ account: 'work', path, folders });
const paths = async (root: string) => (await (await open(root)).listMailboxes()).map(({ path }) => path);
let count = 0;
const root = () => {
  count += 1;
  return join(folder, String(count));
};

contract('Maildir++', () => {
  writeFixture(join(folder, 'fixture'));
  return open(join(folder, 'fixture'));
});

describe('layouts', () => {
  test('nested folders as mbsync and offlineimap keep them, names in UTF-8 or modified UTF-7', async () => {
    const nested = root();
    for (const name of ['INBOX', '送信済み', 'Clients/&MFUwjzCEMEs-', 'R&D']) {
      for (const part of ['cur', 'new', 'tmp']) mkdirSync(join(nested, name, part), { recursive: true });
    }
    expect(await paths(nested)).toEqual(['INBOX', 'Clients', 'Clients/さわやか', 'R&D', '送信済み']);
  });

  test("mbsync's Legacy (dots below the first level), offlineimap's dots, Dovecot's fs with INBOX as the root", async () => {
    const make = (base: string, ...names: string[]) => {
      for (const name of names)
        for (const part of ['cur', 'new', 'tmp']) mkdirSync(join(base, name, part), { recursive: true });
      return base;
    };
    expect(await paths(make(root(), 'Inbox', 'Sent', 'Clients', 'Clients/.a.b', 'Clients/.a.b/.c'))).toEqual([
      'INBOX',
      'Clients',
      'Clients/a.b',
      'Clients/a.b/c',
      'Sent',
    ]);
    expect(await paths(make(root(), 'INBOX', 'INBOX.Sent', 'INBOX.Clients.x'))).toEqual([
      'INBOX',
      'INBOX/Clients',
      'INBOX/Clients/x',
      'INBOX/Sent',
    ]);
    expect(await paths(make(root(), '', 'Sent', 'Clients/x', '.Old.y', 'INBOX'))).toEqual([
      'INBOX',
      'Clients',
      'Clients/x',
      'INBOX~2',
      'Old',
      'Old/y',
      'Sent',
    ]);
  });

  test('a link round in a circle ends, and state folders are no mail', async () => {
    const circle = root();
    makeFolders(circle, ['Sent']);
    symlinkSync(circle, join(circle, 'Loop'));
    mkdirSync(join(circle, '.notmuch', 'xapian'), { recursive: true });
    writeFileSync(join(circle, '.mbsyncstate'), '');
    expect(await paths(circle)).toEqual(['INBOX', 'Sent']);
  });

  test('no Maildir there', async () => {
    await expect(open(root())).rejects.toMatchObject({ code: 'no-maildir' });
    mkdirSync(join(folder, 'plain'));
    await expect(open(join(folder, 'plain'))).rejects.toMatchObject({ code: 'no-maildir' });
  });
});

describe('messages', () => {
  const read = async (path: string) => {
    const store = await open(path);
    return store.readHeaders({ path: 'INBOX', delimiter: '/', role: '\\Inbox', selectable: true }, 0);
  };

  test('what can not be read is listed, the rest is read', async () => {
    const bad = root();
    makeFolders(bad, []);
    writeMail(bad, { folder: '', name: '1763600400.M1.host:2,S', bytes: 'From: a@x.example\n\nx' });
    writeMail(bad, { folder: '', name: '1763600401.M2.host:2,S', bytes: '' });
    mkdirSync(join(bad, 'cur', '1763600402.M3.host:2,S'));
    const { messages, unreadable } = await read(bad);
    expect(messages).toHaveLength(1);
    expect(unreadable.map(({ uid, reason }) => [uid, reason]).sort()).toEqual([
      ['1763600401.M2.host', 'empty file'],
      ['1763600402.M3.host', 'not a file'],
    ]);
  });

  test('a message is no link: it could lead anywhere', async () => {
    const linked = root();
    makeFolders(linked, []);
    symlinkSync('/etc/hostname', join(linked, 'cur', '1763600400.M1.host:2,S'));
    const { messages, unreadable } = await read(linked);
    expect(messages).toEqual([]);
    expect(unreadable).toEqual([{ mailbox: 'INBOX', uid: '1763600400.M1.host', reason: 'not a file' }]);
  });

  test('what is old by its name and by its mtime is passed over, what is old by one alone is not', async () => {
    const old = root();
    makeFolders(old, []);
    const bytes = 'From: a@x.example\n\nx';
    writeMail(old, { folder: '', name: '1600000000.M1.host:2,S', bytes, at: '2020-09-13T00:00:00Z' });
    writeMail(old, { folder: '', name: '1600000000.M2.host:2,S', bytes, at: '2026-11-20T00:00:00Z' });
    writeMail(old, { folder: '', name: '1763600400.M3.host:2,S', bytes, at: '2020-09-13T00:00:00Z' });
    writeMail(old, { folder: '', name: 'M4.host:2,S', bytes, at: '2020-09-13T00:00:00Z' });
    const store = await open(old);
    const inbox = { path: 'INBOX', delimiter: '/', role: null, selectable: true };
    const { messages } = await store.readHeaders(inbox, Date.parse('2025-11-01T00:00:00Z'));
    expect(messages.map(({ ref }) => ref.uid).sort()).toEqual(['1600000000.M2.host', '1763600400.M3.host', 'M4.host']);
  });

  test('a folder that is gone is reported, not passed over', async () => {
    const gone = root();
    makeFolders(gone, ['Clients']);
    const store = await open(gone);
    rmSync(join(gone, '.Clients'), { recursive: true });
    const clients = { path: 'Clients', delimiter: '/', role: null, selectable: true };
    expect((await store.readHeaders(clients, 0)).unreadable).toEqual([
      { mailbox: 'Clients', uid: 0, reason: 'ENOENT' },
    ]);
    // Without Sent every verdict would be wrong.
    const sent = { ...clients, role: '\\Sent' as const };
    await expect(store.readHeaders(sent, 0)).rejects.toMatchObject({ code: 'file-unreadable' });
  });

  test('new mail has no flags; a header without a body; a header of 2 MB is cut at a whole line', async () => {
    const odd = root();
    makeFolders(odd, []);
    writeMail(odd, { folder: '', name: '1763600400.M1.host', bytes: 'From: a@x.example', new: true });
    writeMail(odd, {
      folder: '',
      name: '1763600401.M2.host:2,S',
      bytes: `From: a@x.example\n${`X-Long: ${'x'.repeat(990)}\n`.repeat(2_000)}\nbody`,
    });
    const { messages } = await read(odd);
    const lengths = messages.map(({ header }) => header.length).sort((a, b) => a - b);
    expect(lengths[0]).toBe(17);
    expect(lengths[1]).toBeLessThanOrEqual(1_048_576);
    expect(messages.find(({ header }) => header.length > 17)?.header.at(-1)).toBe(0x0a);
    expect(messages.find(({ header }) => header.length === 17)?.flags.size).toBe(0);
  });

  test('a file that gets other flags while it is read is found again', async () => {
    const moving = root();
    makeFolders(moving, []);
    const path = writeMail(moving, { folder: '', name: '1763600400.M1.host:2,', bytes: 'From: a@x.example\n\nx' });
    const store = await open(moving);
    const { messages } = await store.readHeaders({ path: 'INBOX', delimiter: '/', role: null, selectable: true }, 0);
    renameSync(path, `${path}S`);
    const refs = messages.map(({ ref }) => ref);
    expect(await store.readBodies(refs, 100)).toHaveLength(1);
    await store.setFlag(refs, '\\Answered', true);
    expect(readdirSync(join(moving, 'cur'))).toEqual(['1763600400.M1.host:2,RS']);
  });

  test('a folder that may not be written', async () => {
    if (process.getuid?.() === 0) return expect(process.getuid()).toBe(0); // root may write everywhere
    const closed = root();
    makeFolders(closed, []);
    writeMail(closed, { folder: '', name: '1763600400.M1.host:2,', bytes: 'From: a@x.example\n\nx' });
    chmodSync(join(closed, 'cur'), 0o500);
    const store = await open(closed);
    const { messages } = await read(closed);
    await expect(
      store.setFlag(
        messages.map(({ ref }) => ref),
        '\\Answered',
        true,
      ),
    ).rejects.toMatchObject({ code: 'file-unwritable' });
  });
});

test.each([
  [
    '1763600400.M1P2.host,S=120,W=130:2,RS',
    '1763600400.M1P2.host,S=120,W=130',
    ['\\Answered', '\\Seen'],
    1_763_600_400_000,
  ],
  ['1763600400_0.1.host,U=7;2,S', '1763600400_0.1.host', ['\\Seen'], 1_763_600_400_000],
  ['1763600400.1.host!2,DT', '1763600400.1.host', ['\\Draft', '\\Deleted'], 1_763_600_400_000],
  ['1763600400.1.host:2,Sab', '1763600400.1.host', ['\\Seen'], 1_763_600_400_000],
  ['message-without-time', 'message-without-time', [], null],
])('parseFileName %s', (name, unique, flags, time) => {
  const parsed = parseFileName(name);
  expect([parsed.uid, [...flagsOf(parsed)], nameTime(name)]).toEqual([unique, flags, time]);
});

test('withLetter keeps the letters of others, their order and the delimiter', () => {
  const change = (name: string, on: boolean, usual = ':') => withLetter(parseFileName(name), 'R', on, usual);
  expect(change('1.M1.host:2,Sab', true)).toBe('1.M1.host:2,RSab');
  expect(change('1.M1.host,U=3;2,RS', false)).toBe('1.M1.host,U=3;2,S');
  expect(change('1.M1.host', true, '!')).toBe('1.M1.host!2,R');
});

test.each([
  ['99999.M1.host', null],
  ['17636004001.M1.host', null],
  ['1763600400', 1_763_600_400_000],
])('nameTime %s', (name, time) => {
  expect(nameTime(name)).toBe(time);
});

describe('bodies of hostile mail', () => {
  const ref = { mailbox: 'INBOX', uidValidity: '', uid: '1' };
  const read = (mail: string, maxBytes = 100) => {
    const bytes = Buffer.from(mail);
    const source = { size: bytes.length, read: async (at: number, length: number) => bytes.subarray(at, at + length) };
    return bodyFrom(source, ref, maxBytes);
  };

  test('100,000 parts, a nesting of 10,000 and 100,000 lines like boundaries are looked at in part', async () => {
    const many = `Content-Type: multipart/mixed; boundary=b\n\n${'--b\n\nx\n'.repeat(100_000)}--b--`;
    expect((await read(many)).parts).toHaveLength(50);
    const deep = Array.from(
      { length: 10_000 },
      (_, i) => `Content-Type: multipart/mixed; boundary=b${i}=\n\n--b${i}=\n`,
    ).join('');
    expect((await read(deep)).parts.length).toBeLessThanOrEqual(1);
    const lines = `Content-Type: multipart/mixed; boundary=b\n\n--b\n\none\n${'--x\n'.repeat(100_000)}--b--`;
    expect((await read(lines)).truncated).toBe(true);
  }, 5_000);

  test('a boundary that begins like another one, and a message cut in the middle', async () => {
    const inner = 'Content-Type: multipart/mixed; boundary=ab\n\n--ab\n\ninner\n--ab--\n';
    const mail = `Content-Type: multipart/mixed; boundary=a\n\n--a\n${inner}--a\nContent-Type: text/pl`;
    const body = await read(mail);
    expect(body.parts.map((part) => part.body?.toString())).toEqual(['inner', undefined]);
  });

  test('a part without an empty line, without a closing boundary, and without any part', async () => {
    const head = 'Content-Type: multipart/mixed; boundary=b\n\n';
    expect((await read(`${head}--b\nContent-Type: text/html\n--b\n\nlast`)).parts).toHaveLength(2);
    expect((await readBody(await read(`${head}--b\nContent-Type: text/plain\n\nlast`))).text).toBe('last');
    expect((await read(`${head}nothing`)).parts).toEqual([]);
    expect((await read('')).parts).toHaveLength(1);
  });

  test('the text is no file, whatever comes first', async () => {
    const part = (type: string, text: string) => `--b\nContent-Type: ${type}\n\n${text}\n`;
    const head = 'Content-Type: multipart/mixed; boundary=b\n\n';
    const text = async (...parts: string[]) => (await readBody(await read(`${head}${parts.join('')}--b--\n`))).text;
    expect(await text(part('text/plain; name=notes.txt', 'file'), part('text/html', '<p>body</p>'))).toBe('body');
    expect(await text(part('text/plain; name=notes.txt', 'file'))).toBe('file');
    expect(await text(part('text/plain\nContent-Disposition: attachment', 'file'))).toBe('');
    expect(await text(part('message/rfc822', 'Subject: x\n\ninner'))).toBe('');
  });
});
