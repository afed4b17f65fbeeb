import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openMaildir } from '../../src/mailstore/maildir.ts';
import { newMessage } from './contract-storing.ts';
import { makeFolders, writeMail } from './write-maildir.ts';

const folder = mkdtempSync(join(tmpdir(), 'client-check-storing-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const folders = { include: ['*'], exclude: [], sent: null, drafts: null };
const open = (path: string) => openMaildir({ account: 'work', path, folders });
let count = 0;
const root = () => {
  count += 1;
  return join(folder, String(count));
};

describe('storing in a Maildir', () => {
  const AT = Date.parse('2026-11-20T09:30:00+09:00');
  const store = async (path: string) => {
    const opened = await open(path);
    return { opened, ref: await opened.append('INBOX', newMessage('new@agency.example')) };
  };

  test('a file in `cur` with LF, for its owner alone, dated by its arrival; nothing is left in `tmp`', async () => {
    const box = root();
    makeFolders(box, []);
    const { ref } = await store(box);
    const [name = '', ...others] = readdirSync(join(box, 'cur'));
    expect(others).toEqual([]);
    expect(name).toMatch(/^1795134600\.R[0-9a-f]{16}P\d+\.[^/:]+:2,DS$/);
    expect(`${ref.uid}:2,DS`).toBe(name);
    const { mode, mtimeMs } = statSync(join(box, 'cur', name));
    expect([mode & 0o777, mtimeMs]).toEqual([0o600, AT]);
    expect(readFileSync(join(box, 'cur', name))).not.toContain('\r');
    expect(readdirSync(join(box, 'tmp'))).toEqual([]);
  });

  test("the delimiter of the folder's other files; directories that are missing are made", async () => {
    const box = root();
    makeFolders(box, []);
    writeMail(box, { folder: '', name: '1763600400.M1.host;2,S', bytes: 'From: a@x.example\n\nx' });
    const { ref } = await store(box);
    expect(readdirSync(join(box, 'cur'))).toContain(`${ref.uid};2,DS`);
    const bare = root();
    mkdirSync(join(bare, 'new'), { recursive: true });
    await store(bare);
    expect(readdirSync(bare).sort()).toEqual(['cur', 'new', 'tmp']);
  });

  test('found under the name that mbsync gave it, also by a removal', async () => {
    const box = root();
    makeFolders(box, []);
    const { opened, ref } = await store(box);
    const message = newMessage('new@agency.example');
    renameSync(join(box, 'cur', `${ref.uid}:2,DS`), join(box, 'cur', `${ref.uid},U=12:2,DFS`));
    expect(await opened.append('INBOX', message)).toEqual(ref);
    expect(await opened.findByMessageId('INBOX', message.messageId)).toEqual([ref]);
    expect(await opened.remove(ref, message.source)).toBe('removed');
    expect(readdirSync(join(box, 'cur'))).toEqual([]);
  });

  test('of many messages the newest are looked at; what is no message is passed over', async () => {
    const box = root();
    makeFolders(box, []);
    for (let i = 0; i < 2_000; i += 1)
      writeMail(box, {
        folder: '',
        name: `17636${10_000 + i}.M1.host:2,S`,
        bytes: `Message-ID: <m${i}@x.example>\n\nx`,
      });
    writeMail(box, { folder: '', name: '1600000000.M1.host:2,S', bytes: 'Message-ID: <old@x.example>\n\nx' });
    mkdirSync(join(box, 'cur', '1763699999.M1.host:2,S'));
    const opened = await open(box);
    expect(await opened.findByMessageId('INBOX', 'm1999@x.example')).toHaveLength(1);
    expect(await opened.findByMessageId('INBOX', 'old@x.example')).toEqual([]);
  });

  test('a folder that is gone, and one that takes no files: said, and nothing is left behind', async () => {
    const box = root();
    makeFolders(box, ['Drafts']);
    const opened = await open(box);
    const message = newMessage('new@agency.example');
    rmSync(join(box, 'tmp'), { recursive: true });
    symlinkSync(join(box, 'nowhere'), join(box, 'tmp'));
    await expect(opened.append('INBOX', message)).rejects.toMatchObject({ code: 'file-unwritable' });
    expect(readdirSync(join(box, 'cur'))).toEqual([]);
    rmSync(join(box, '.Drafts'), { recursive: true });
    await expect(opened.append('Drafts', message)).rejects.toMatchObject({ code: 'file-unwritable' });
    await expect(opened.findByMessageId('Drafts', message.messageId)).rejects.toMatchObject({
      code: 'file-unreadable',
    });
  });

  test('a file that can not be read is not taken for one that has gone', async () => {
    const box = root();
    makeFolders(box, []);
    symlinkSync('/etc/hostname', join(box, 'cur', '1763600400.M1.host:2,S'));
    const opened = await open(box);
    const ref = { mailbox: 'INBOX', uidValidity: '', uid: '1763600400.M1.host' };
    await expect(opened.readSource(ref, 1_000)).rejects.toMatchObject({ code: 'file-unreadable' });
    await expect(opened.remove(ref, Buffer.from('x'))).rejects.toMatchObject({ code: 'file-unreadable' });
  });
});
