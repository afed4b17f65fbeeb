import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openImap } from '../../src/mailstore/imap.ts';
import { findRole } from '../../src/mailstore/roles.ts';
import { dovecotHere } from '../live/available.ts';
import { Dovecot, PASSWORD } from '../live/dovecot.ts';
import { ImapProxy, type ProxyRules } from '../live/imap-proxy.ts';
import { Desk, jsonOf } from './desk.ts';
import { fill, idsIn } from './desk-mail.ts';

const LAYOUTS = [
  { separator: '/', prefix: '' },
  { separator: '.', prefix: '' },
  { separator: '.', prefix: 'INBOX.' },
  { separator: '/', prefix: 'INBOX/' },
] as const;

const PAIRS = [
  ['送信済', '下書'],
  ['送信トレイ', 'ドラフト'],
  ['送信箱', '下書きトレイ'],
  ['送信控え', '草稿'],
  ['送信ボックス', '未送信トレイ'],
  ['送信済みアイテム', '下書き'],
  ['送信済ﾒｰﾙ', 'ﾄﾞﾗﾌﾄ'],
  ['Sent Messages', 'Draft'],
] as const;

const folders = { include: ['*'], exclude: [], sent: null, drafts: null };
const open = (port: number, user: string) =>
  openImap({
    account: 'work',
    server: { host: '127.0.0.1', port, security: 'none', user },
    password: PASSWORD,
    ca: null,
    folders,
  });

/** Names as RFC 9051 has them (UTF-8), before a server that has them in modified UTF-7 (RFC 3501 5.1.3). */
const inUtf8 = (capabilities: readonly string[]): ProxyRules => {
  const utf8 = (text: string) => Buffer.from(text, 'latin1').toString('utf8');
  const latin1 = (text: string) => Buffer.from(text, 'utf8').toString('latin1');
  const encoded = (name: string) => iconv.encode(utf8(name), 'utf-7-imap').toString('latin1');
  const decoded = (name: string) => latin1(iconv.decode(Buffer.from(name, 'latin1'), 'utf-7-imap'));
  return {
    capabilities: () => capabilities,
    command: ({ tag, name, rest }) =>
      /^(?:EXAMINE|SELECT|APPEND|STATUS|LIST)$/.test(name)
        ? {
            line: `${tag} ${name} ${rest.replace(/"([^"]*)"|^[^\s"]+/g, (word, quoted?: string) => (quoted === undefined ? encoded(word) : `"${encoded(quoted)}"`))}`,
          }
        : undefined,
    answer: ({ text }) => ({
      text: text
        .replace(
          /^(\* LIST \([^)]*\) "." )"?([^"\r\n]*)"?(\r\n)$/,
          (_, before, name, end) => `${before}"${decoded(name)}"${end}`,
        )
        .replace(
          /^(\* STATUS )"?([^"(\r\n]*?)"? (\(.*\r\n)$/,
          (_, before, name, rest) => `${before}"${decoded(name)}" ${rest}`,
        ),
    }),
  };
};

describe.skipIf(!dovecotHere())('names of folders', () => {
  describe.each(LAYOUTS)('separator $separator, under "$prefix"', ({ separator, prefix }) => {
    let server: Dovecot;
    beforeAll(async () => {
      server = await Dovecot.start({ folders: 'none', separator, prefix });
    });
    afterAll(() => server.stop());

    test.each(PAIRS)('17. %s and %s without SPECIAL-USE have their roles', async (sent, drafts) => {
      const user = `roles-${PAIRS.findIndex(([name]) => name === sent)}`;
      const filed = ['取引先', sent].join(separator);
      await server.as(user, async (client) => {
        for (const name of [sent, drafts, filed]) await client.mailboxCreate(prefix + name);
      });
      const store = await open(server.port, user);
      const mailboxes = await store.listMailboxes();
      expect(findRole(mailboxes, '\\Sent')?.path).toBe(prefix + sent);
      expect(findRole(mailboxes, '\\Drafts')?.path).toBe(prefix + drafts);
      // A folder of that name among the client's is the client's.
      expect(mailboxes.find(({ path }) => path === prefix + filed)?.role).toBeNull();
      for (const mailbox of mailboxes) expect((await store.readHeaders(mailbox, 0)).unreadable).toEqual([]);
      await store.close();
    });

    test('17. drafted into and sent from Japanese folders, found by their names', async () => {
      await server.as('loop', async (client) => {
        for (const name of ['送信控え', '下書', 'Q&A社']) await client.mailboxCreate(prefix + name);
        await fill(client, { sent: `${prefix}送信控え`, filed: `${prefix}取引先` });
      });
      const desk = new Desk(server.port, { user: 'loop' });
      expect(jsonOf(await desk.draft()).drafts.map(({ mailbox }: { mailbox: string }) => mailbox)).toEqual([
        `${prefix}下書`,
        `${prefix}下書`,
      ]);
      expect(jsonOf(await desk.send()).sent.map(({ savedTo }: { savedTo: string }) => savedTo)).toEqual([
        `${prefix}送信控え`,
        `${prefix}送信控え`,
      ]);
      desk.remove();
      expect(await server.as('loop', (client) => idsIn(client, `${prefix}下書`))).toEqual([]);
    });
  });

  describe('in UTF-8', () => {
    let server: Dovecot;
    let proxy: ImapProxy;
    beforeAll(async () => {
      server = await Dovecot.start({ folders: 'none' });
      proxy = await ImapProxy.start(server.port);
    });
    afterAll(async () => {
      await proxy.stop();
      server.stop();
    });

    test.each<[string, string, ProxyRules]>([
      ['IMAP4rev2 alone', 'rev2', inUtf8(['IMAP4rev2', 'LITERAL+', 'AUTH=PLAIN'])],
      [
        'UTF8=ACCEPT and IMAP4rev2, neither enabled',
        'both',
        { capabilities: (all) => [...all, 'IMAP4rev2', 'UTF8=ACCEPT'] },
      ],
    ])('17. %s: read, drafted, sent', async (_, user, rules) => {
      await server.as(user, async (client) => {
        for (const name of ['送信済', '下書', 'Q&A社']) await client.mailboxCreate(name);
        await fill(client, { sent: '送信済', filed: '取引先/Q&A' });
      });
      proxy.use(rules);
      const desk = new Desk(proxy.port, { user });
      expect(jsonOf(await desk.inbox()).threads).toHaveLength(5);
      expect(jsonOf(await desk.draft()).drafts.map(({ mailbox }: { mailbox: string }) => mailbox)).toEqual([
        '下書',
        '下書',
      ]);
      expect(jsonOf(await desk.send()).sent).toMatchObject([{ savedTo: '送信済' }, { savedTo: '送信済' }]);
      desk.remove();
      expect(proxy.commands.filter((line) => /^ENABLE.*(?:UTF8|IMAP4rev2)/i.test(line))).toEqual([]);
      await server.as(user, async (client) => {
        expect(await idsIn(client, '下書')).toEqual([]);
        expect(await client.search({ all: true })).toEqual([]);
        expect(await idsIn(client, '送信済')).toHaveLength(5);
        expect((await client.list()).map(({ path }) => path).sort()).toEqual(
          ['INBOX', 'Q&A社', '下書', '取引先', '取引先/Q&A', '送信済'].sort(),
        );
      });
    });
  });
});
