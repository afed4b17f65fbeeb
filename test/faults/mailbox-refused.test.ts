import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { dovecotHere } from '../live/available.ts';
import { Dovecot } from '../live/dovecot.ts';
import { ImapProxy, type ProxyRules } from '../live/imap-proxy.ts';
import { Desk, jsonOf } from './desk.ts';
import { fill, idsIn, put } from './desk-mail.ts';

const QUOTA = `
mail_plugins = quota
plugin {
  quota = maildir:User quota
  quota_rule = *:storage=40K
  quota_grace = 0
}
`;

const ACL = `
mail_plugins = acl
plugin {
  acl = vfile
}
`;

const drafted = (server: Dovecot, user: string) => server.as(user, (client) => idsIn(client, 'Drafts'));

describe.skipIf(!dovecotHere())('drafts that the server does not take', () => {
  let server: Dovecot;
  let proxy: ImapProxy;
  let desk: Desk;
  let user = '';
  let count = 0;
  beforeAll(async () => {
    server = await Dovecot.start();
    proxy = await ImapProxy.start(server.port);
  });
  beforeEach(async () => {
    count += 1;
    user = `refused-${count}`;
    await server.as(user, fill);
    proxy.use({});
    desk = new Desk(proxy.port, { user });
  });
  afterEach(() => desk.remove());
  afterAll(async () => {
    await proxy.stop();
    server.stop();
  });

  const plus = (capabilities: readonly string[]) => capabilities;
  const minus = (capabilities: readonly string[]) => capabilities.filter((one) => !one.startsWith('LITERAL'));

  test.each([
    ['[OVERQUOTA] Quota exceeded (mailbox for user is full)', plus],
    ['[OVERQUOTA] Quota exceeded (mailbox for user is full)', minus],
    ['[TRYCREATE] Mailbox does not exist', plus],
    ['[TRYCREATE] Mailbox does not exist', minus],
  ])('18. APPEND refused with %s: said for that thread, the others are drafted, 69', async (words, capabilities) => {
    let appends = 0;
    const command: ProxyRules['command'] = ({ name }) => {
      if (name === 'APPEND') appends += 1;
      return name === 'APPEND' && appends === 1 ? { answer: `TAG NO ${words}\r\n` } : undefined;
    };
    proxy.use({ command, capabilities });
    const ended = await desk.draft();
    const { drafts, skipped } = jsonOf(ended);
    expect([ended.code, drafts.length, await drafted(server, user)]).toEqual([69, 1, [expect.any(String)]]);
    expect(skipped).toMatchObject([{ reason: 'append-refused', message: expect.stringContaining(words) }]);
    expect(skipped[0].thread).not.toBe(drafts[0].thread);
    expect(appends).toBe(2);
    proxy.use({});
    expect(jsonOf(await desk.draft())).toMatchObject({
      drafts: [{ thread: skipped[0].thread }],
      skipped: [{ thread: drafts[0].thread, reason: 'draft-exists' }],
    });
    expect(await drafted(server, user)).toHaveLength(2);
  });

  test('18. for a person the thread is named, with the words of the server and what to do', async () => {
    const command: ProxyRules['command'] = ({ name }) =>
      name === 'APPEND' ? { answer: 'TAG NO [OVERQUOTA] Quota exceeded\r\n' } : undefined;
    proxy.use({ command });
    const { code, out } = await desk.draft([], { json: false });
    expect(code).toBe(69);
    for (const { id } of jsonOf(await desk.inbox()).threads.slice(0, 2))
      expect(out).toMatch(new RegExp(`^${id}  work: .*「Drafts」に保存できませんでした.*Quota exceeded`, 'm'));
    expect(await drafted(server, user)).toEqual([]);
  });

  test('19. cut after the literal of an APPEND, before its OK, again and again: exactly one draft of each', async () => {
    const answer: ProxyRules['answer'] = ({ text, command }) =>
      command?.name === 'APPEND' && /^\S+ OK/.test(text) ? 'cut' : undefined;
    // The folder is looked up on a new connection: that one is cut as well.
    let appended = false;
    const command: ProxyRules['command'] = ({ name, connection }) => {
      appended ||= name === 'APPEND';
      return appended && connection > 1 && name === 'SELECT' ? 'cut' : undefined;
    };
    proxy.use({ answer, command });
    expect(await desk.draft()).toMatchObject({ code: 75, error: 'connection-lost' });
    expect(await drafted(server, user)).toHaveLength(1);
    proxy.use({});
    const next = jsonOf(await desk.draft());
    expect([next.drafts.length, next.skipped.length, next.skipped[0].reason]).toEqual([1, 1, 'draft-exists']);
    expect(new Set(await drafted(server, user)).size).toBe(2);
    expect(await drafted(server, user)).toHaveLength(2);
    expect(jsonOf(await desk.send()).sent).toHaveLength(2);
  });

  test('19. cut once: the same run finds it and goes on', async () => {
    let cuts = 0;
    const answer: ProxyRules['answer'] = ({ text, command }) => {
      if (cuts > 0 || command?.name !== 'APPEND' || !/^\S+ OK/.test(text)) return undefined;
      cuts += 1;
      return 'cut';
    };
    proxy.use({ answer });
    const ended = await desk.draft();
    expect([ended.code, cuts, jsonOf(ended).drafts.length]).toEqual([0, 1, 2]);
    expect(await drafted(server, user)).toHaveLength(2);
  });

  const refuse = (names: RegExp, answer: string): ProxyRules => ({
    command: ({ name }) => (names.test(name) ? { answer } : undefined),
  });
  test.each<[string, ProxyRules]>([
    [
      'EXAMINE only, in words of RFC 5530',
      refuse(/^(?:SELECT|APPEND|UID STORE)$/, 'TAG NO [NOPERM] No write access\r\n'),
    ],
    ['EXAMINE only, in words alone', refuse(/^(?:SELECT|APPEND|UID STORE)$/, 'TAG NO Mailbox is read-only\r\n')],
    [
      'SELECT that opens for reading',
      {
        command: ({ tag, name, rest }) => {
          if (name === 'SELECT') return { line: `${tag} EXAMINE ${rest}` };
          return /^(?:APPEND|UID STORE)$/.test(name) ? { answer: 'TAG NO Permission denied\r\n' } : undefined;
        },
      },
    ],
  ])('20. read-only (%s): `inbox` works, `draft` and `done` stop with 77', async (_, rules) => {
    const before = await desk.inbox();
    proxy.use(rules);
    expect(await desk.inbox()).toEqual(before);
    expect(await desk.draft()).toMatchObject({ code: 77, error: 'permission-refused' });
    expect(await drafted(server, user)).toEqual([]);
    expect((await desk.done([jsonOf(before).threads[0].id])).code).toBe(77);
    proxy.use({});
    expect(jsonOf(await desk.draft()).drafts.length).toBeGreaterThan(0);
  });
});

test.skipIf(!dovecotHere())('18. a mailbox that is truly full: the draft that fits is written', async () => {
  const server = await Dovecot.start({ more: QUOTA });
  const desk = new Desk(server.port, { user: 'full' });
  try {
    await server.as('full', async (client) => {
      await fill(client);
      const text = 'ご確認をお願いいたします。\n'.repeat(400);
      await put(client, 'INBOX', { id: 'long', subject: '長いご質問', text, hoursAgo: 100 });
    });
    const ended = await desk.draft();
    const { drafts, skipped } = jsonOf(ended);
    expect([ended.code, drafts.length]).toEqual([69, 2]);
    expect(skipped).toMatchObject([
      { answers: 'long@x.example', reason: 'append-refused', message: expect.stringContaining('[OVERQUOTA]') },
    ]);
    expect(await drafted(server, 'full')).toHaveLength(2);
    expect((await desk.inbox()).code).toBe(0);
  } finally {
    desk.remove();
    server.stop();
  }
});

test.skipIf(!dovecotHere())(
  '20. an access list that allows reading alone: `inbox` works, `draft` stops with 77',
  async () => {
    const server = await Dovecot.start({ more: ACL });
    const desk = new Desk(server.port, { user: 'reader' });
    try {
      await server.as('reader', fill);
      const before = await desk.inbox();
      const boxes = ['', '.Drafts', '.Sent'].map((name) => join(server.maildir('reader'), name));
      const allow = (rights: string) => {
        for (const box of boxes) {
          mkdirSync(box, { recursive: true });
          writeFileSync(join(box, 'dovecot-acl'), `owner ${rights}\n`);
        }
        server.own('reader');
      };
      allow('lr');
      expect(await desk.inbox()).toEqual(before);
      expect(await desk.draft()).toMatchObject({ code: 77, error: 'permission-refused' });
      const late = jsonOf(before).threads.find(({ subject }: { subject: string }) => subject === '納期のご相談');
      expect((await desk.done([late.id])).code).toBe(77);
      allow('lrwstipekxa');
      expect(await drafted(server, 'reader')).toEqual([]);
      expect((await desk.draft()).code).toBe(0);
    } finally {
      desk.remove();
      server.stop();
    }
  },
);
