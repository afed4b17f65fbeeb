import type { ImapFlow } from 'imapflow';
import { NOW } from './desk.ts';

const HOUR = 3_600_000;
const ME = '"=?UTF-8?B?5L2Q6Jek?=" <hanako@agency.example>';

export interface DeskMail {
  /** Before the @ of its Message-ID. */
  readonly id: string;
  readonly subject: string;
  readonly text: string;
  readonly hoursAgo: number;
  readonly answers?: string;
  /** A mail of hers. */
  readonly mine?: boolean;
  readonly to?: string;
}

/** A mail between Hanako and her client, as bytes. */
export function sourceOf({ id, subject, text, hoursAgo, answers, mine = false, to }: DeskMail): Buffer {
  const word = (value: string) => `=?UTF-8?B?${Buffer.from(value).toString('base64')}?=`;
  const client = 'kaito@client.example';
  const lines = [
    `From: ${mine ? ME : client}`,
    `To: ${to ?? (mine ? client : ME)}`,
    `Subject: ${word(subject)}`,
    `Date: ${new Date(NOW - hoursAgo * HOUR).toUTCString()}`,
    `Message-ID: <${id}@x.example>`,
    ...(answers ? [`In-Reply-To: <${answers}@x.example>`, `References: <${answers}@x.example>`] : []),
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=UTF-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    text,
    '',
  ];
  return Buffer.from(lines.join('\r\n'));
}

/** Stores a mail as if it had come then. */
export async function put(client: ImapFlow, path: string, mail: DeskMail, flags: string[] = []): Promise<number> {
  const stored = await client.append(path, sourceOf(mail), flags, new Date(NOW - mail.hoursAgo * HOUR));
  return stored === false ? 0 : (stored.uid ?? 0);
}

/** A week of a client's mail: two questions wait, one is answered, one is held by a promise, one was a word of thanks. */
export async function fill(client: ImapFlow, { sent = 'Sent', filed = '取引先' } = {}): Promise<void> {
  await client.mailboxCreate(filed);
  const question = (id: string, subject: string, hoursAgo: number): DeskMail => {
    return { id, subject, hoursAgo, text: 'お世話になっております。\nいつ頃になりますでしょうか。' };
  };
  await put(client, 'INBOX', question('late', '納期のご相談', 50));
  await put(client, filed, question('filed', '請求書の送付先', 30));
  await put(client, 'INBOX', question('answered', 'ロゴの色', 70));
  const reply = { mine: true, text: '青でお願いいたします。' };
  await put(client, sent, { ...reply, id: 'reply', subject: 'Re: ロゴの色', answers: 'answered', hoursAgo: 60 });
  await put(client, 'INBOX', question('held', '見積書', 45));
  const promise = { mine: true, text: '確認のうえ、11月28日(金)17時までに回答いたします。' };
  await put(client, sent, { ...promise, id: 'promise', subject: 'Re: 見積書', answers: 'held', hoursAgo: 40 });
  await put(client, sent, {
    ...reply,
    id: 'ours',
    subject: '資料のご送付',
    hoursAgo: 90,
    text: '資料をお送りします。',
  });
  const thanks = { subject: 'Re: 資料のご送付', text: 'ありがとうございました。', answers: 'ours' };
  await put(client, 'INBOX', { ...thanks, id: 'thanks', hoursAgo: 28 });
}

/** The Message-IDs in a folder, those marked \Deleted left out, oldest first. */
export async function idsIn(client: ImapFlow, path: string): Promise<string[]> {
  await client.mailboxOpen(path, { readOnly: true });
  const found = await client.search({ deleted: false }, { uid: true });
  const ids: string[] = [];
  for (const uid of found || []) {
    const row = await client.fetchOne(String(uid), { envelope: true }, { uid: true });
    if (row) ids.push(row.envelope?.messageId?.replace(/^<|@x\.example>$|>$/g, '') ?? '');
  }
  return ids;
}
