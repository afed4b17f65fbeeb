import { afterEach, describe, expect, test } from 'vitest';
import { Home } from '../cli/run.ts';
import type { FakeImap } from '../mailstore/fake-imap.ts';
import { fakeGmail, type GmailMessage, type GmailOptions } from './gmail.ts';

const home = new Home();
let server: FakeImap | undefined;
afterEach(async () => {
  await server?.stop();
});

const US = 'hanako@agency.example';
const KAITO = 'kaito@sawayaka.example';
let count = 0;

/** A mail of 20 November 2026, each an hour after the one before. */
function mail(
  from: string,
  to: string,
  labels: readonly string[],
  more: { thread?: string; subject?: string; head?: string; id?: string; text?: string } = {},
): GmailMessage {
  count += 1;
  const at = new Date(Date.parse('2026-11-20T00:00:00Z') + count * 3_600_000);
  const lines = [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${more.subject ?? '=?UTF-8?B?6KaL56mN?='}`,
    `Message-ID: <${more.id ?? `g${count}@mail.example`}>`,
    `Date: ${at.toUTCString().replace('GMT', '+0000')}`,
    'Content-Type: text/plain; charset=UTF-8',
    'Content-Transfer-Encoding: 8bit',
    ...(more.head ? [more.head] : []),
  ];
  return {
    text: `${lines.join('\n')}\n\n${more.text ?? 'いつになりますか。'}\n`,
    labels,
    thread: more.thread ?? `12668944398${count}`,
    at: at.toISOString(),
    flags: labels.includes('\\Draft') ? ['\\Draft'] : ['\\Seen'],
  };
}

async function inbox(
  messages: readonly GmailMessage[],
  options: GmailOptions & { folders?: string; aliases?: string } = {},
) {
  server = await fakeGmail(messages, options);
  const config = home.write(
    'gmail.yaml',
    `accounts:
  - name: work
    identity: { address: ${US}, aliases: [${options.aliases ?? ''}] }
    imap: { host: 127.0.0.1, port: ${server.port}, security: none, user: me, auth: { password: secret-4711 } }
    ${options.folders ? `folders: ${options.folders}` : ''}
`,
  );
  const settings = ['--since', '2026-11-01', '--now', '2026-11-24T09:00:00+09:00', '--config', config];
  const { out, err, code } = await home.run(['inbox', '--all', '--json', ...settings]);
  expect([code, err]).toEqual([0, '']);
  const { accounts, threads } = JSON.parse(out);
  return {
    messages: accounts[0].messages,
    threads: threads.map(({ state, messages: ids, draft, why }: Reported) => ({ state, ids, draft, why })),
  };
}

interface Reported {
  readonly state: string;
  readonly messages: readonly string[];
  readonly draft: { readonly mailbox: string } | null;
  readonly why: readonly { readonly code: string }[];
}

describe('Gmail under its Japanese folder names', () => {
  test('one message in INBOX, under a label, with a star, as important and in All Mail is one', async () => {
    const labels = ['\\Inbox', '\\Important', '\\Starred', '取引先'];
    const { messages, threads } = await inbox([mail(KAITO, US, labels, { id: 'one@x' })], { own: ['取引先'] });
    expect([messages, threads]).toMatchObject([1, [{ state: 'overdue', ids: ['one@x'] }]]);
    expect(server?.lines.filter((line) => /"?\[Gmail\]\/&(?:MLkwvzD8TtgwTQ|kc2JgQ)-/.test(line))).toEqual([]);
  });

  test('archived mail is found in All Mail alone; spam and trash count for nothing', async () => {
    const found = await inbox([
      mail(KAITO, US, [], { id: 'archived@x' }),
      mail('x@spam.example', US, ['\\Spam']),
      mail('y@gone.example', US, ['\\Trash']),
    ]);
    expect(found).toMatchObject({ messages: 1, threads: [{ ids: ['archived@x'] }] });
  });

  test('X-GM-THRID joins what References do not', async () => {
    const thread = '1266894439832287888';
    const mails = [
      mail(KAITO, US, ['\\Inbox'], { id: 'q@x', thread }),
      mail(US, KAITO, ['\\Sent'], { id: 'a@x', thread, subject: 'another matter' }),
    ];
    const joined = await inbox(mails);
    expect(joined.threads).toMatchObject([{ state: 'answered', ids: ['q@x', 'a@x'] }]);
    await server?.stop();
    const apart = await inbox(mails.map((one, i) => ({ ...one, thread: `${thread}${i}` })));
    expect(apart.threads.map(({ ids }: { ids: string[] }) => ids)).toEqual([['q@x'], ['a@x']]);
  });

  test('References join what X-GM-THRID does not: Gmail cuts long conversations in pieces', async () => {
    const { threads } = await inbox([
      mail(KAITO, US, ['\\Inbox'], { id: 'q@x', thread: '1' }),
      mail(US, KAITO, ['\\Sent'], { id: 'a@x', thread: '2', head: 'In-Reply-To: <q@x>' }),
    ]);
    expect(threads).toMatchObject([{ state: 'answered', ids: ['q@x', 'a@x'] }]);
  });

  test('with Sent not shown in IMAP, mail in All Mail labelled \\Sent counts as in Sent: from an alias nobody configured too', async () => {
    const { threads } = await inbox(
      [
        mail(KAITO, 'info@agency.example', ['\\Inbox'], { id: 'q@x' }),
        mail('info@agency.example', KAITO, ['\\Sent', '取引先'], { id: 'a@x', head: 'In-Reply-To: <q@x>' }),
      ],
      { hidden: ['[Gmail]/送信済みメール'], own: ['取引先'] },
    );
    expect(threads).toMatchObject([{ state: 'answered', ids: ['q@x', 'a@x'] }]);
  });

  test('a draft lies in Drafts and in All Mail: it answers nothing, and the one in Drafts is shown', async () => {
    const { messages, threads } = await inbox([
      mail(KAITO, US, ['\\Inbox'], { id: 'q@x', thread: '5' }),
      mail(US, KAITO, ['\\Draft'], { id: 'd@x', thread: '5', head: 'In-Reply-To: <q@x>' }),
    ]);
    expect(messages).toBe(1);
    expect(threads).toMatchObject([{ state: 'overdue', ids: ['q@x'], draft: { mailbox: '[Gmail]/下書き' } }]);
  });

  test('All Mail alone is enough', async () => {
    const { threads } = await inbox(
      [
        mail(KAITO, US, ['\\Inbox'], { id: 'q@x' }),
        mail('info@agency.example', KAITO, ['\\Sent'], { id: 'a@x', head: 'References: <q@x>' }),
        mail(KAITO, US, ['\\Inbox'], { id: 'q2@x', subject: 'two' }),
      ],
      { folders: "{ include: ['[Gmail]/すべてのメール'] }" },
    );
    expect(threads.map(({ state, ids }: Reported & { ids: string[] }) => [state, ids])).toEqual([
      ['overdue', ['q2@x']],
      ['answered', ['q@x', 'a@x']],
    ]);
  });
});
