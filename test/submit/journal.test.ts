import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Journal, type Prepared, sha256 } from '../../src/submit/journal.ts';
import { bodyHash, WrittenDrafts } from '../../src/submit/written-drafts.ts';

const source = Buffer.from('From: a@x.example\r\n\r\n\xe3\x81\x82\r\n', 'latin1');
const prepared: Prepared = {
  messageId: 'm@x.example',
  account: 'work',
  hash: sha256(source),
  source,
  smtp: { from: 'a@x.example', to: ['b@x.example'] },
  answers: 'q@x.example',
  question: [{ mailbox: 'INBOX', uidValidity: '1', uid: 3 }],
  thread: 'k7wq',
  draft: { ref: { mailbox: 'Drafts', uidValidity: '1', uid: 9 }, source },
  at: 1_000,
};

describe('the journal of sends', () => {
  let state: string;
  let journal: Journal;
  beforeEach(() => {
    state = mkdtempSync(join(tmpdir(), 'client-check-journal-'));
    journal = new Journal(state, 'hanako@agency.example');
  });
  afterEach(() => rmSync(state, { recursive: true, force: true }));

  const folder = () => join(state, 'sends', readdirSync(join(state, 'sends'))[0] ?? '');
  const file = () => join(folder(), readdirSync(folder())[0] ?? '');
  const steps = async () => (await journal.all()).map(({ step }) => step);

  test('what was prepared is read again, byte for byte, with its last step; files are the owner’s alone', async () => {
    await journal.prepare(prepared);
    await journal.step(prepared, 'sending', 2_000);
    await journal.step(prepared, 'accepted', 3_000, { detail: { response: '250 ok' } });
    const [record] = await new Journal(state, 'hanako@agency.example').all();
    expect(record).toMatchObject({ step: 'accepted', detail: { response: '250 ok' }, at: 3_000 });
    expect(record?.prepared.source.equals(source)).toBe(true);
    expect(record?.prepared.draft.source.equals(source)).toBe(true);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(statSync(folder()).mode & 0o777).toBe(0o700);
  });

  test('accounts are apart; nothing at all is no error', async () => {
    await journal.prepare(prepared);
    expect(await new Journal(state, 'other').all()).toEqual([]);
    expect(await new Journal(join(state, 'none'), 'x').all()).toEqual([]);
  });

  test('32. cut off at every byte: a step counts once its line is whole, and never another', async () => {
    await journal.prepare(prepared);
    await journal.step(prepared, 'sending', 2_000);
    await journal.step(prepared, 'data-end', 3_000);
    const whole = readFileSync(file());
    const ends = { prepared: 0, sending: 0, 'data-end': 0 };
    for (let length = 0; length <= whole.length; length += 1) {
      writeFileSync(file(), whole.subarray(0, length));
      const [found = 'nothing'] = await steps();
      if (found in ends) ends[found as keyof typeof ends] += 1;
      else expect(found).toBe('nothing');
    }
    expect(Object.values(ends).every((count) => count > 0)).toBe(true);
    // After a torn line the next one still begins on its own.
    truncateSync(file(), whole.length - 8);
    await journal.step(prepared, 'rejected', 4_000);
    expect(await steps()).toEqual(['rejected']);
  });

  test('27. sent again by the user while nobody knows what became of it: it stays unknown, unless that one is accepted', async () => {
    await journal.prepare(prepared);
    await journal.step(prepared, 'data-end', 2_000);
    await journal.step(prepared, 'unknown', 2_100);
    for (const step of ['sending', 'rejected', 'sending', 'data-end', 'rejected'] as const) {
      await journal.step(prepared, step, 3_000);
      expect(await steps()).toEqual([step === 'data-end' ? 'data-end' : 'unknown']);
      await expect(journal.prepare(prepared)).rejects.toThrow();
    }
    await journal.step(prepared, 'accepted', 4_000);
    expect(await steps()).toEqual(['accepted']);
  });

  test('bytes that are not those of the hash are no record; what is unknown is passed over', async () => {
    await journal.prepare(prepared);
    const text = readFileSync(file(), 'utf8');
    writeFileSync(file(), text.replace(source.toString('base64'), Buffer.from('other').toString('base64')));
    expect(await steps()).toEqual([]);
    writeFileSync(file(), text);
    appendFileSync(file(), '{"step":"dance"}\nnull\n[]\n"x"\n');
    expect(await steps()).toEqual(['prepared']);
  });

  test('a send of which nobody knows the end is never written over', async () => {
    await journal.prepare(prepared);
    await journal.step(prepared, 'data-end', 2_000);
    await expect(journal.prepare({ ...prepared, at: 5_000 })).rejects.toThrow();
    expect(await steps()).toEqual(['data-end']);
  });

  test('a folder that can’t be written to is an error before anything is sent', async () => {
    writeFileSync(join(state, 'sends'), 'a file');
    await expect(journal.prepare(prepared)).rejects.toMatchObject({ code: expect.stringMatching(/^file-un/) });
  });
});

describe('drafts that were written', () => {
  const state = mkdtempSync(join(tmpdir(), 'client-check-written-'));
  test('known by Message-ID and body, whatever the line ends; old ones and a broken file are forgotten', async () => {
    const written = new WrittenDrafts(state, 'a');
    await written.add('1@x', Buffer.from('A: b\r\n\r\ntext\r\n'), 0);
    await written.add('2@x', Buffer.from('A: b\n\nother\n'), 100 * 86_400_000);
    expect([...(await written.all()).keys()]).toEqual(['2@x']);
    expect((await written.all()).get('2@x')).toBe(bodyHash(Buffer.from('X: y\r\n\r\nother\r\n\r\n')));
    writeFileSync(join(state, 'drafts', readdirSync(join(state, 'drafts'))[0] ?? ''), '{');
    expect((await written.all()).size).toBe(0);
    rmSync(state, { recursive: true });
  });
});
