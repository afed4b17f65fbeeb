import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { dateHeader } from '../../src/compose/date.ts';
import { readDraftMail } from '../../src/compose/draft-mail.ts';
import { freeze } from '../../src/compose/freeze.ts';
import { composeReply } from '../../src/compose/reply.ts';
import { sourceOf } from '../../src/compose/source.ts';
import { parseTemplate } from '../../src/compose/template.ts';
import { collectMessages } from '../../src/mail/collect.ts';
import type { Message } from '../../src/mail/message.ts';
import { printableText } from '../../src/mail/printable.ts';
import { openImap } from '../../src/mailstore/imap.ts';
import { Directory } from '../../src/triage/directory.ts';
import { partyOf } from '../../src/triage/party.ts';
import { replyTarget } from '../../src/triage/reply-target.ts';
import { Home } from '../cli/run.ts';
import { at } from '../mail/build.ts';
import { FakeImap, header, mailbox, row } from '../mailstore/fake-imap.ts';
import { calendar, rules } from '../triage/build.ts';
import { ATTACKS, hostileMails } from './hostile-mail.ts';

const NOW = at('2026-11-24 09:00');
const file = join(import.meta.dirname, '../../templates/ja/holding.liquid');
const template = { ...parseTemplate(readFileSync(file, 'utf8'), file), name: 'holding' };
const FIELDS = new Set(
  'from to cc subject date message-id in-reply-to references x-client-check mime-version content-type content-transfer-encoding'.split(
    ' ',
  ),
);

/** Headers that try to get out of their field, wherever a reply takes something from a mail. */
const INJECTIONS = [
  '\r\nBcc: evil@evil.example',
  '\nBcc: evil@evil.example\n\nbody',
  '\rBcc: evil@evil.example',
  '\0\r\n.\r\nMAIL FROM:<evil@evil.example>',
  '>\r\nBcc: <evil@evil.example',
  '\u2028Bcc: evil@evil.example',
  '\u0085Bcc: evil@evil.example',
  '"\r\n, evil@evil.example',
];

const word = (text: string) => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;

function injected(attack: string, index: number): Buffer {
  // An address that stands in To as one is copied like any other: here it is told from what tries to become one.
  const plain = attack.replace(/[<>@]/g, ' ');
  const folded = attack.replace(/\r\n|\r|\n/g, '\r\n ').replace(/\0/g, '');
  return Buffer.from(
    [
      `From: ${word(`海斗${attack}`)} <kaito${index}@client.example>`,
      `Reply-To: "${word(attack)}" <kaito${index}@client.example>`,
      `To: ${word(attack)} <me@me.example>, ${plain.replace(/[\r\n\0]+/g, '\r\n ')} <b@client.example>`,
      `Cc: =?utf-8?Q?a=0D=0ABcc:_evil@evil.example?= <c@client.example>, "x${plain.replace(/[\r\n\0"]+/g, '\r\n ')}" <d@client.example>`,
      `Subject: ${word(`見積${attack}`)}${folded}`,
      'Date: Fri, 20 Nov 2026 10:00:00 +0900',
      `Message-ID: <m${index}${folded}@client.example>`,
      `In-Reply-To: <p${folded}@client.example>`,
      `References: <r1${folded}@x> <r2@y\x0b\x0c\x00>${folded}`,
      '',
      '',
    ].join('\r\n'),
    'utf8',
  );
}

function messagesOf(headers: readonly Buffer[]): Message[] {
  const raws = headers.map((bytes, uid) => ({
    role: null,
    raw: {
      ref: { mailbox: 'INBOX', uidValidity: '1', uid: uid + 1 },
      flags: new Set<string>(),
      arrival: { kind: 'imap' as const, internalDate: at('2026-11-20 10:00') + uid },
      header: bytes,
    },
  }));
  return collectMessages(raws, NOW).messages;
}

const own = rules({ own: ['me@me.example'], team: [] });
const directory = new Directory(own);
const hostile = messagesOf([...INJECTIONS.map(injected), ...hostileMails()]);

/** The lines of a header section, each a field of ours or its continuation. */
function checkHeader(source: Buffer): void {
  const text = source.toString('latin1');
  const end = text.indexOf('\r\n\r\n');
  const lines = text.slice(0, end).split('\r\n');
  for (const line of lines) {
    // An address with a local part of other letters stands there as UTF-8 (RFC 6532), which has no other spelling.
    if (/^(?:To|Cc): /.test(line)) expect(Buffer.from(line, 'latin1').toString('utf8')).toMatch(/^[^\p{C}]{1,998}$/u);
    else expect(line).toMatch(/^[\x20-\x7e\t]{1,998}$/);
    if (/^[ \t]/.test(line)) continue;
    expect([...FIELDS]).toContain(line.slice(0, line.indexOf(':')).toLowerCase());
  }
  const names = lines
    .filter((line) => !/^[ \t]/.test(line))
    .map((line) => line.slice(0, line.indexOf(':')).toLowerCase());
  expect(new Set(names).size).toBe(names.length);
  // The body is base64, ended by CRLF: no line of it can be a dot alone, no bare CR or LF stands anywhere.
  expect(text.slice(end + 4)).toMatch(/^(?:[A-Za-z0-9+/=]{0,76}\r\n)*[A-Za-z0-9+/=]{0,76}$/);
}

describe('36. nothing of a client’s mail gets out of the field that it is put into', () => {
  test('36. the drafts and the mails for SMTP that answer hostile mail hold our fields alone', async () => {
    expect(hostile.length).toBeGreaterThan(50);
    let answered = 0;
    for (const answers of hostile) {
      const { envelope } = answers;
      if (replyTarget(answers, partyOf(answers, own, directory), directory).refused) continue;
      answered += 1;
      const mail = composeReply({
        identity: { name: '佐藤 花子', organization: null, address: 'me@me.example', aliases: [], signature: null },
        isOwn: (address) => address === 'me@me.example',
        answers,
        // As `readText` gives it.
        text: printableText(Object.values(ATTACKS).join('\n')),
        author: envelope.from[0] ?? { name: '', address: '' },
        company: null,
        contact: null,
        template: () => template,
        facts: { due: at('2026-11-26 17:00'), reason: '', late: false, first: false, promised: null, requested: null },
        calendar,
        now: NOW,
        usualLang: 'ja',
        quote: true,
        senderOnly: false,
        isTaken: () => false,
      });
      const source = await sourceOf(mail, calendar);
      checkHeader(source);
      const draft = await readDraftMail(source);
      expect(draft.bcc).toEqual([]);
      const recipients = [...draft.envelope.to, ...draft.envelope.cc];
      expect(recipients.map(({ address }) => address)).toEqual([...mail.to, ...mail.cc].map(({ address }) => address));
      expect(recipients.map(({ address }) => address).join()).not.toContain('evil');
      const frozen = freeze(
        source,
        { from: mail.from, recipients, messageId: mail.messageId },
        dateHeader(NOW, calendar),
      );
      checkHeader(frozen.source);
      for (const address of frozen.smtp.to) expect(address).toMatch(/^[^\s<>\p{C}]+@[^\s<>\p{C}]+$/u);
      expect(mail.text).not.toMatch(/[^\P{Cc}\n\t]/u);
    }
    expect(answered).toBeGreaterThan(30);
  });

  test('36. a Message-ID that could not stand in a header is named in none', () => {
    const [message] = messagesOf([
      Buffer.from('From: a@client.example\r\nMessage-ID: <a"b\xe9\u0001 c@x>\r\nSubject: x\r\n\r\n', 'latin1'),
    ]);
    expect(message?.envelope.messageId).toBe('a"b\xe9c@x');
  });
});

describe('36. commands to the server', () => {
  let fake: FakeImap | undefined;
  afterEach(() => fake?.stop());

  /** As a server can spell them: quoted, and as literals, which may hold anything but NUL. */
  const NAMES = [
    'x"y\\z',
    'a\r\nA9 DELETE INBOX',
    'b {3}\r\nA9 LOGOUT',
    '\x1b]52;c;eA==\x07',
    '../../etc',
    '__proto__',
    'constructor',
    '*',
    '%',
    '(a)',
    '\x7f\x80\xff',
    '~peter/mail',
    '&AGEAYQ-',
    '&broken',
  ];

  test('36. names of folders and Message-IDs stay arguments', async () => {
    const list = NAMES.map((name) => `* LIST () "/" {${Buffer.byteLength(name, 'latin1')}}\r\n${name}\r\n`).join('');
    fake = await FakeImap.start({
      LIST: () => `${list}* LIST () "/" INBOX\r\nTAG OK done\r\n`,
      EXAMINE: () => mailbox(1),
      SELECT: () => mailbox(1),
      'UID SEARCH': () => '* SEARCH 1\r\nTAG OK done\r\n',
      'UID FETCH': () => `${row(1)}TAG OK done\r\n`,
      FETCH: () => `${row(1, header('m1@x'))}TAG OK done\r\n`,
    });
    const store = await openImap({
      account: 'work',
      server: { host: '127.0.0.1', port: fake.port, security: 'none', user: 'an"na\\' },
      password: 'pass"\\word',
      ca: null,
      folders: { include: ['*'], exclude: [], sent: null, drafts: null },
    });
    const folders = await store.listMailboxes();
    expect(folders.length).toBe(NAMES.length + 1);
    for (const folder of folders) {
      await store.readHeaders(folder, at('2026-11-01 00:00')).catch(() => undefined);
      for (const id of ['a" OR ALL "b@x', 'a\\@x', 'é@x', 'x@y)'])
        await store.findByMessageId(folder.path, id).catch(() => undefined);
    }
    await store.close();
    const commands = fake.lines.map((line) => /^\S+ ((?:UID )?\S+)/.exec(line)?.[1]);
    expect(new Set(commands)).toEqual(
      new Set(
        [...commands].filter((name) =>
          /^(?:CAPABILITY|LOGIN|LIST|NAMESPACE|ID|EXAMINE|SELECT|NOOP|CLOSE|UNSELECT|STATUS|FETCH|UID FETCH|UID SEARCH|SEARCH|LOGOUT)$/.test(
            name ?? '',
          ),
        ),
      ),
    );
    expect(fake.lines.filter((line) => /\bLOGOUT$/.test(line))).toHaveLength(1);
  }, 60_000);

  const home = new Home();
  afterAll(() => home.remove());

  test('36. what a server says forges no line of the log and no sequence of the terminal', async () => {
    const evil = `\x1b]0;x\x07\x1b[2J\u009b\r\twork: S: A1 OK forged\x00\u0085\u202e`;
    const bytes = Buffer.from(evil, 'utf8').toString('latin1');
    fake = await FakeImap.start(
      {
        LIST: () =>
          `* OK ${bytes}\r\n* LIST () "/" INBOX\r\n* LIST () "/" "${Buffer.from('\u202ex\u2028', 'utf8').toString('latin1')}"\r\nTAG OK ${bytes}\r\n`,
        EXAMINE: ({ rest }) => (rest.includes('INBOX') ? mailbox(2) : `TAG NO [NOPERM] ${bytes}\r\n`),
        SELECT: () => mailbox(2),
        'UID SEARCH': () => '* SEARCH 1 2\r\nTAG OK done\r\n',
        'UID FETCH': () => `TAG NO [SERVERBUG] ${bytes}\r\n`,
        FETCH: () => `TAG NO ${bytes}\r\n`,
      },
      `* OK ${bytes}\r\n`,
    );
    const config = home.write(
      'log.yaml',
      `accounts: [{ name: work, identity: { address: a@b.example }, imap: { host: 127.0.0.1, port: ${fake.port}, security: none, user: u, auth: { password: "geheim-4711" } } }]\n`,
    );
    for (const more of [[], ['--json'], ['--json', '--all'], ['--lang', 'en']]) {
      const { out, err } = await home.run(['inbox', '--verbose', '--config', config, ...more]);
      expect(err, out).toMatch(/^work: S:/m);
      for (const line of err.split('\n'))
        expect(line).toMatch(/^(?:|work: [SC]: .*|client-check: .*|\S.*|\s+at .*|caused by: .*)$/);
      expect(out + err).not.toMatch(/[^\P{Cc}\n\t]|[\u2028\u2029]|[^\P{Cf}\u200c\u200d]/u);
      expect(err.split('\n').filter((line) => line.startsWith('work: S: A1 OK forged'))).toEqual([]);
      expect(out + err).not.toContain('geheim-4711');
    }
  }, 120_000);
});
