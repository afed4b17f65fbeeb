import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { dovecotHere } from '../live/available.ts';
import { Dovecot } from '../live/dovecot.ts';
import { renewFolder, renewUids } from '../live/renew-uids.ts';
import { Desk, jsonOf } from './desk.ts';
import { fill, idsIn } from './desk-mail.ts';

describe.skipIf(!dovecotHere())('another UIDVALIDITY', () => {
  let server: Dovecot;
  let desk: Desk;
  let user = '';
  let count = 0;
  beforeAll(async () => {
    server = await Dovecot.start();
  });
  beforeEach(async () => {
    count += 1;
    user = `renewed-${count}`;
    await server.as(user, fill);
    desk = new Desk(server.port, { user });
  });
  afterEach(() => desk.remove());
  afterAll(() => server.stop());

  const validity = () => server.as(user, async (client) => (await client.mailboxOpen('Drafts')).uidValidity);
  const renew = () => renewUids(server.maildir(user));
  const drafts = () => server.as(user, (client) => idsIn(client, 'Drafts'));
  const flagged = () =>
    server.as(user, async (client) => {
      await client.mailboxOpen('INBOX', { readOnly: true });
      return (await client.search({ answered: true })) || [];
    });
  const stateOf = async (subject: string) =>
    jsonOf(await desk.inbox()).threads.find((one: { subject: string }) => one.subject === subject);
  const draftFiles = () => {
    const folder = join(server.maildir(user), '.Drafts', 'cur');
    return readdirSync(folder).map((name) => join(folder, name));
  };
  /** Another content, in a file whose name tells no size. */
  const change = (file: string, edit: (text: string) => string) => {
    const text = readFileSync(file, 'latin1');
    expect(edit(text)).not.toBe(text);
    rmSync(file);
    writeFileSync(file.replace(/,[SW]=\d+/g, ''), edit(text), 'latin1');
    server.own(user);
  };
  /** Another program stores a new version and removes the old one. */
  const editDraft = () =>
    server.as(user, async (client) => {
      await client.mailboxOpen('Drafts');
      const found = await client.fetchOne('*', { source: true, uid: true });
      if (found === false || !found.source) throw new Error('no draft');
      const text = found.source.toString('latin1').replace(/\r\n\r\n.{4}/, '\r\n\r\nYWJj');
      await client.append('Drafts', Buffer.from(text, 'latin1'), ['\\Draft']);
      await client.messageDelete(String(found.uid), { uid: true });
    });
  const renewDrafts = () => server.as(user, (client) => renewFolder(client, 'Drafts'));

  test('13. since the last run: the same list, no draft written again, also where a mail program took our header out', async () => {
    expect(jsonOf(await desk.draft()).drafts).toHaveLength(2);
    const [before, list] = [await validity(), await desk.inbox()];
    renew();
    expect(await validity()).not.toBe(before);
    expect(await desk.inbox()).toEqual(list);
    for (const file of draftFiles()) change(file, (text) => text.replace(/^X-Client-Check:.*\n(?:[ \t].*\n)*/im, ''));
    renew();
    const again = jsonOf(await desk.draft());
    expect([again.drafts, again.skipped.map(({ reason }: { reason: string }) => reason)]).toEqual([
      [],
      ['draft-exists', 'draft-exists'],
    ]);
    expect(
      jsonOf(await desk.inbox()).threads.map(({ draft }: { draft: { ours: boolean } | null }) => draft?.ours),
    ).toEqual([true, true, undefined, undefined, undefined]);
    expect(await drafts()).toHaveLength(2);
    expect(jsonOf(await desk.send()).sent).toHaveLength(2);
    expect(await drafts()).toEqual([]);
  });

  test('13. since `done`: what was settled is open again after --undo, and its flag is gone', async () => {
    const { id } = await stateOf('納期のご相談');
    expect((await desk.done([id])).code).toBe(0);
    expect((await stateOf('納期のご相談')).state).toBe('answered');
    expect(await flagged()).toHaveLength(1);
    renew();
    expect((await stateOf('納期のご相談')).state).toBe('answered');
    expect((await desk.done([id], true)).code).toBe(0);
    expect(await flagged()).toEqual([]);
    expect((await stateOf('納期のご相談')).state).toBe('overdue');
  });

  describe('between showing a draft and sending it', () => {
    let id = '';
    beforeEach(async () => {
      ({ id } = await stateOf('納期のご相談'));
      expect((await desk.draft([id])).code).toBe(0);
    });

    test.each([
      ['soon', 0],
      ['after a long look', 60_000],
    ])('14. %s: it is found again by Message-ID and content, sent once, and removed', async (_, later) => {
      const source = readFileSync(draftFiles()[0] ?? '', 'latin1');
      desk.answers = [
        async () => {
          await renewDrafts();
          desk.now += later;
          return 'yes';
        },
      ];
      expect(await desk.send([id])).toMatchObject({ code: 0, error: null });
      expect(desk.sent).toHaveLength(1);
      const body = (text: string) => text.replaceAll('\r\n', '\n').split('\n\n').slice(1).join('\n\n');
      expect(body(desk.sent[0]?.toString('latin1') ?? '')).toBe(body(source));
      expect(await drafts()).toEqual([]);
      expect((await stateOf('納期のご相談')).state).toBe('held');
    });

    test.each([
      ['soon', 0],
      ['after a long look', 60_000],
    ])('14. %s, and edited: what goes out was seen first', async (_, later) => {
      desk.answers = [
        async () => {
          await editDraft();
          await renewDrafts();
          desk.now += later;
          return 'yes';
        },
        () => 'no',
      ];
      const { code, out } = await desk.send([id]);
      expect([code, desk.sent]).toEqual([0, []]);
      expect(desk.answers).toEqual([]);
      expect(out.match(/Re: 納期のご相談/g)?.length).toBe(2);
      expect(await drafts()).toHaveLength(1);
    });

    test.each([
      ['soon', 0],
      ['after a long look', 60_000],
    ])('14. %s, and the draft has gone: not sent', async (_, later) => {
      desk.answers = [
        async () => {
          await server.as(user, async (client) => {
            await client.mailboxOpen('Drafts');
            await client.messageDelete('1:*');
          });
          await renewDrafts();
          desk.now += later;
          return 'yes';
        },
      ];
      expect(await desk.send([id])).toMatchObject({ code: 69, out: expect.stringContaining('下書き') });
      expect(desk.sent).toEqual([]);
    });
  });
});
