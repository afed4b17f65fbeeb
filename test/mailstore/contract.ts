import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readBody } from '../../src/mail/body.ts';
import { parseEnvelope } from '../../src/mail/envelope.ts';
import type { Mailbox, RawMessage } from '../../src/mail/message.ts';
import type { MailStore } from '../../src/mailstore/mailstore.ts';
import { findRole } from '../../src/mailstore/roles.ts';
import { storing } from './contract-storing.ts';
import { type MailFile, makeFolders, writeMail } from './write-maildir.ts';

export const FOLDERS = ['Sent', 'Drafts', '取引先', '取引先/さわやか商事', 'Empty'];

const crlf = (...lines: string[]) => lines.join('\r\n');
const head = (id: string, ...more: string[]) => [
  'From: =?UTF-8?B?5qiq5rWc?= <kaito@sawayaka.example>',
  'To: hanako@agency.example',
  `Message-ID: <${id}@sawayaka.example>`,
  'Date: Fri, 20 Nov 2026 10:00:00 +0900',
  'MIME-Version: 1.0',
  ...more,
];
const text = (...more: string[]) => [
  'Content-Type: text/plain; charset=UTF-8',
  'Content-Transfer-Encoding: 8bit',
  ...more,
];

/** A mailbox with one mail of each kind. */
export function writeFixture(root: string): void {
  makeFolders(root, FOLDERS);
  for (const mail of fixture()) writeMail(root, mail);
}

export function fixture(): MailFile[] {
  const mails: MailFile[] = [];
  const put = (folder: string, name: string, bytes: string, at?: string) =>
    mails.push({ folder, name, bytes, ...(at ? { at } : {}) });
  put(
    '',
    '1763600400.M1.host:2,S',
    crlf(...head('plain', 'Subject: plain', ...text()), '', 'お見積りをお願いします。', ''),
  );
  put(
    '',
    '1763600401.M2.host:2,RS',
    crlf(...head('lf', 'Subject: lf', ...text()), '', '本文', '').replaceAll('\r\n', '\n'),
  );
  put(
    '',
    '1700000000.M3.host:2,S',
    crlf(...head('old', 'Subject: old', ...text()), '', '古い', ''),
    '2023-11-15T00:00:00+09:00',
  );
  put(
    '取引先/さわやか商事',
    '1763600402.M4.host:2,',
    crlf(
      ...head('alternative', 'Subject: alternative', 'Content-Type: multipart/alternative; boundary="b1"'),
      '',
      '--b1',
      ...text(),
      '',
      'テキスト',
      '--b1',
      'Content-Type: text/html; charset=UTF-8',
      '',
      '<p>HTML</p>',
      '--b1--',
      '',
    ),
  );
  put(
    '取引先/さわやか商事',
    '1763600403.M5.host:2,',
    crlf(
      ...head('html', 'Subject: html', 'Content-Type: text/html; charset=UTF-8', 'Content-Transfer-Encoding: base64'),
      '',
      Buffer.from('<p>お世話になります。</p><p>ご確認ください。</p>').toString('base64'),
      '',
    ),
  );
  put(
    '取引先/さわやか商事',
    '1763600404.M6.host:2,',
    crlf(
      ...head('attached', 'Subject: attached', 'Content-Type: multipart/mixed; boundary=b2'),
      '',
      'preamble',
      '--b2',
      'Content-Type: multipart/related; boundary=b3',
      '',
      '--b3',
      ...text(),
      '',
      '資料をお送りします。',
      '',
      '--b3--',
      '--b2',
      "Content-Type: application/pdf; name*=UTF-8''%E8%A6%8B%E7%A9%8D.pdf",
      'Content-Disposition: attachment;',
      " filename*0*=UTF-8''%E8%A6%8B%E7%A9%8D;",
      ' filename*1*=%E6%9B%B8.pdf',
      'Content-Transfer-Encoding: base64',
      '',
      'AAAA',
      '--b2',
      'Content-Type: message/rfc822',
      '',
      'Subject: inner',
      'Content-Type: text/plain; name=inner.txt',
      '',
      'inner text',
      '--b2--',
      '',
    ),
  );
  put('Sent', '1763600405.M7.host:2,S', crlf(...head('long', 'Subject: long', ...text()), '', 'あ'.repeat(30_000), ''));
  put('取引先', '1763600407.M9.host:2,ST', crlf(...head('marked', 'Subject: marked', ...text()), '', '削除', ''));
  put('Drafts', '1763600406.M8.host:2,DS', crlf(...head('draft', 'Subject: draft', ...text()), '', '書きかけ', ''));
  return mails;
}

const SINCE = Date.parse('2026-11-01T00:00:00+09:00');

/** How a server differs from the others, and what it can't do. */
export interface ServerWays {
  /** How it writes a folder's path. */
  readonly at?: (path: string) => string;
  /** It keeps no moment of arrival: what the mail's own fields say counts. */
  readonly noArrival?: boolean;
  /** It has no UIDPLUS: a removed message stays, marked. */
  readonly noUidplus?: boolean;
}

/** What every store keeps to. `open` gives a store over the fixture. */
export function contract(name: string, open: () => Promise<MailStore>, ways: ServerWays = {}): void {
  const { at = String } = ways;
  describe(`${name}: the contract of a mail store`, () => {
    let store: MailStore;
    let mailboxes: readonly Mailbox[];
    const mailbox = (path: string) => mailboxes.find((found) => found.path === at(path)) as Mailbox;
    const idOf = ({ header }: RawMessage) => parseEnvelope(header).messageId?.split('@')[0] ?? '';
    const messages = async (path: string) => (await store.readHeaders(mailbox(path), SINCE)).messages;
    const body = async (path: string, id: string, limit = 65_536) => {
      const found = (await messages(path)).find((message) => idOf(message) === id) as RawMessage;
      return (await store.readBodies([found.ref], limit))[0];
    };

    beforeAll(async () => {
      store = await open();
      mailboxes = await store.listMailboxes();
    });
    afterAll(async () => {
      await store.close();
      await store.close();
    });

    test('mailboxes: Japanese names, levels, roles, INBOX first', () => {
      const paths = mailboxes.map(({ path, delimiter }) => (delimiter ? path.split(delimiter).join('/') : path));
      expect(paths[0]).toBe('INBOX');
      expect(paths).toEqual(expect.arrayContaining(['INBOX', ...FOLDERS.map((path) => at(path).replaceAll('.', '/'))]));
      expect(findRole(mailboxes, '\\Sent')?.path).toBe(at('Sent'));
      expect(findRole(mailboxes, '\\Drafts')?.path).toBe(at('Drafts'));
      expect(mailbox('INBOX').role).toBe('\\Inbox');
    });

    test('headers, flags and the moment of arrival', async () => {
      const found = new Map((await messages('INBOX')).map((message) => [idOf(message), message]));
      expect([...found.keys()].filter((id) => id !== 'old').sort()).toEqual(['lf', 'plain']);
      expect(found.get('lf')?.flags.has('\\Answered')).toBe(true);
      expect(found.get('plain')?.flags.has('\\Answered')).toBe(false);
      expect((await messages('Drafts'))[0]?.flags.has('\\Draft')).toBe(true);
      const arrival = found.get('plain')?.arrival;
      const expected = Date.parse('2026-11-20T10:00:00+09:00');
      expect(arrival?.kind === 'imap' ? arrival.internalDate : arrival?.mtime).toBe(expected);
    });

    test('the same envelope from every store', async () => {
      const envelopes = [...(await messages('INBOX'))].map(({ header }) => parseEnvelope(header));
      expect(envelopes.find(({ messageId }) => messageId === 'plain@sawayaka.example')).toMatchObject({
        subject: 'plain',
        from: [{ name: '横浜', address: 'kaito@sawayaka.example' }],
        fingerprint: parseEnvelope(Buffer.from(crlf(...head('plain', 'Subject: plain')))).fingerprint,
      });
    });

    test('an empty mailbox', async () => {
      expect(await store.readHeaders(mailbox('Empty'), SINCE)).toEqual({ messages: [], unreadable: [] });
    });

    test.each([
      ['INBOX', 'plain', 'お見積りをお願いします。', []],
      ['INBOX', 'lf', '本文', []],
      ['取引先/さわやか商事', 'alternative', 'テキスト', []],
      ['取引先/さわやか商事', 'html', 'お世話になります。\n\nご確認ください。', []],
      ['取引先/さわやか商事', 'attached', '資料をお送りします。', ['見積書.pdf']],
    ])('the text of a mail in %s: %s', async (path, id, expected, files) => {
      const found = await body(path, id);
      const { text: read, attachments } = found ? await readBody(found) : { text: null, attachments: [] };
      expect(read).toBe(expected);
      expect(attachments.filter((file) => file !== 'message/rfc822')).toEqual(files);
      expect(found?.truncated).toBe(false);
    });

    test('a long text is cut at the bound', async () => {
      const found = await body('Sent', 'long', 1_000);
      expect(found?.truncated).toBe(true);
      expect(found?.parts.find((part) => part.body)?.body?.length).toBe(1_000);
    });

    test('a flag set and taken off again; a message that is gone is passed over', async () => {
      const flagged = async () => (await messages('INBOX')).find((message) => idOf(message) === 'plain') as RawMessage;
      const { ref } = await flagged();
      const gone = { ...ref, uid: typeof ref.uid === 'number' ? 4_000_000 : '1.gone.host' };
      await store.setFlag([ref, gone], '\\Answered', true);
      expect((await flagged()).flags.has('\\Answered')).toBe(true);
      await store.setFlag([ref], '\\Answered', true);
      await store.setFlag([ref], '\\Answered', false);
      expect([...(await flagged()).flags]).toEqual(['\\Seen']);
      expect(await store.readBodies([gone], 100)).toEqual([]);
    });

    storing(() => ({ store, mailbox, at }), ways);
  });
}
