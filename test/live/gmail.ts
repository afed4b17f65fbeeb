import type { Socket } from 'node:net';
import iconv from 'iconv-lite';
import { toCrlf } from '../../src/mailstore/content.ts';
import { type Answer, FakeImap } from '../mailstore/fake-imap.ts';

/** A message as Gmail keeps it: once, under any number of labels. */
export interface GmailMessage {
  /** Header and body, lines divided by LF; in bytes, its structure is not told and it is given whole. */
  readonly text: string | Buffer;
  /** `\Inbox`, `\Sent`, `\Draft`, `\Starred`, `\Important`, `\Trash`, `\Spam`, or a name. */
  readonly labels: readonly string[];
  readonly thread: string;
  readonly at: string;
  readonly flags?: readonly string[];
}

/** Folders as a Japanese account shows them: name, RFC 6154 attributes, and the label that fills it (null: all mail). */
const FOLDERS = [
  ['INBOX', '\\HasNoChildren', '\\Inbox'],
  ['[Gmail]', '\\HasChildren \\Noselect', ''],
  ['[Gmail]/すべてのメール', '\\All \\HasNoChildren', null],
  ['[Gmail]/ゴミ箱', '\\HasNoChildren \\Trash', '\\Trash'],
  ['[Gmail]/スター付き', '\\Flagged \\HasNoChildren', '\\Starred'],
  ['[Gmail]/下書き', '\\Drafts \\HasNoChildren', '\\Draft'],
  ['[Gmail]/送信済みメール', '\\HasNoChildren \\Sent', '\\Sent'],
  ['[Gmail]/迷惑メール', '\\HasNoChildren \\Junk', '\\Spam'],
  ['[Gmail]/重要', '\\HasNoChildren \\Important', '\\Important'],
] as const;

export interface GmailOptions {
  /** Folders that "Show in IMAP" is off for. */
  readonly hidden?: readonly string[];
  /** Labels of the account's own, as folders. */
  readonly own?: readonly string[];
}

/**
 * A server on loopback that answers as Gmail does where a client cares: `[Gmail]/` folders under Japanese names in modified UTF-7
 * (RFC 3501 5.1.3) with SPECIAL-USE, X-GM-EXT-1 (X-GM-THRID, X-GM-LABELS), one message in every folder whose label it bears.
 * Any login is taken. Bodies are plain text in UTF-8.
 */
export function fakeGmail(messages: readonly GmailMessage[], options: GmailOptions = {}): Promise<FakeImap> {
  const own = (options.own ?? []).map((name) => [name, '\\HasNoChildren', name] as const);
  const folders = [...FOLDERS, ...own].filter(([name]) => !options.hidden?.includes(name));
  const inside = new Map(
    folders.map(([name, , label]) => [
      utf7(name),
      messages
        // The numbers of one message differ from folder to folder.
        .map((message, i) => ({ message, uid: (label ?? 'all').length * 100 + i + 1 }))
        .filter(({ message: { labels } }) =>
          label === null ? !labels.some((one) => /^\\(?:Trash|Spam)$/.test(one)) : labels.includes(label),
        ),
    ]),
  );
  const selected = new WeakMap<Socket, readonly { message: GmailMessage; uid: number }[]>();
  const select: Answer = ({ rest, socket }) => {
    const open = inside.get(unquoted(rest)) ?? [];
    selected.set(socket, open);
    return `* FLAGS (\\Seen)\r\n* ${open.length} EXISTS\r\n* OK [UIDVALIDITY 9] .\r\n* OK [UIDNEXT 9999] .\r\nTAG OK [READ-ONLY] done\r\n`;
  };
  const fetch: Answer = ({ rest, name, socket }) => {
    const open = selected.get(socket) ?? [];
    const [set = '', items = ''] = [rest.slice(0, rest.indexOf(' ')), rest.slice(rest.indexOf(' '))];
    const rows = open.map((row, i) => ({ ...row, seq: i + 1 }));
    const wanted = rows.filter(({ uid, seq }) => within(set, name.startsWith('UID') ? uid : seq));
    return `${wanted.map(({ message, uid, seq }) => fetched(message, uid, seq, items)).join('')}TAG OK done\r\n`;
  };
  return FakeImap.start({
    CAPABILITY: () => '* CAPABILITY IMAP4rev1 NAMESPACE SPECIAL-USE X-GM-EXT-1 UIDPLUS CHILDREN\r\nTAG OK done\r\n',
    NAMESPACE: () => '* NAMESPACE (("" "/")) NIL NIL\r\nTAG OK done\r\n',
    LIST: () =>
      `${folders.map(([name, flags]) => `* LIST (${flags}) "/" "${utf7(name)}"\r\n`).join('')}TAG OK done\r\n`,
    SELECT: select,
    EXAMINE: select,
    FETCH: fetch,
    'UID FETCH': fetch,
    'UID SEARCH': ({ socket }) =>
      `* SEARCH ${(selected.get(socket) ?? []).map(({ uid }) => uid).join(' ')}\r\nTAG OK done\r\n`,
  });
}

function fetched(
  { text, labels, thread, at, flags = [] }: GmailMessage,
  uid: number,
  seq: number,
  items: string,
): string {
  const bytes = toCrlf(Buffer.from(text)).toString('latin1');
  const end = bytes.search(/\r\n\r\n|$/);
  const literal = (name: string, value: string) => `${name} {${value.length}}\r\n${value}`;
  const body = bytes.slice(end + 4);
  const label = (one: string) => (one.startsWith('\\') ? `"${one.replaceAll('\\', '\\\\')}"` : `"${utf7(one)}"`);
  const parts = [
    `UID ${uid}`,
    ...(/\bFLAGS\b/.test(items) ? [`FLAGS (${flags.join(' ')})`] : []),
    ...(/INTERNALDATE/.test(items) ? [`INTERNALDATE "${internalDate(at)}"`] : []),
    ...(/X-GM-THRID/.test(items) ? [`X-GM-THRID ${thread}`] : []),
    ...(/X-GM-LABELS/.test(items) ? [`X-GM-LABELS (${labels.map(label).join(' ')})`] : []),
    ...(/BODYSTRUCTURE/.test(items)
      ? [
          `BODYSTRUCTURE ${typeof text === 'string' ? `("TEXT" "PLAIN" ("CHARSET" "UTF-8") NIL NIL "8BIT" ${body.length} 1)` : 'NIL'}`,
        ]
      : []),
    ...(/BODY\.PEEK\[\]/.test(items) ? [literal('BODY[]<0>', bytes)] : []),
    ...(/HEADER/.test(items) ? [literal('BODY[HEADER.FIELDS (FROM)]', bytes.slice(0, end + 4))] : []),
    ...(/\[1\]/.test(items) ? [literal('BODY[1]<0>', body)] : []),
  ];
  return `* ${seq} FETCH (${parts.join(' ')})\r\n`;
}

function within(set: string, number: number): boolean {
  return set.split(',').some((range) => {
    const [from = 0, to = from] = range.split(':').map((end) => (end === '*' ? Number.POSITIVE_INFINITY : Number(end)));
    return number >= from && number <= to;
  });
}

function internalDate(at: string): string {
  const [, day, month, year, time] = new Date(at).toUTCString().split(' ');
  return `${day}-${month}-${year} ${time} +0000`;
}

function utf7(name: string): string {
  return iconv.encode(name, 'utf-7-imap').toString('latin1');
}

function unquoted(text: string): string {
  return text.replace(/^"(.*)"$/, '$1');
}
