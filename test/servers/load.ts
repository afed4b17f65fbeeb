import type { ImapFlow } from 'imapflow';
import { toCrlf } from '../../src/mailstore/content.ts';
import { as, type Mail, type ServerKind, type TestServer } from '../live/servers/test-server.ts';

const FLAGS: Readonly<Record<string, string>> = {
  D: '\\Draft',
  F: '\\Flagged',
  R: '\\Answered',
  S: '\\Seen',
  T: '\\Deleted',
};

/** Stores mails by APPEND with their flags and their moments, and makes the folders that they lie in. */
export async function load(
  { delivers }: ServerKind,
  server: TestServer,
  user: string,
  mails: readonly Mail[],
  folders: readonly string[] = [],
): Promise<void> {
  const delivered = mails.filter(({ at }) => delivers === 'all' || (delivers && Date.parse(at) > Date.now()));
  if (delivered.length > 0) await server.deliver?.(user, delivered);
  if (delivers === 'all') return;
  await as(server, user, async (client) => {
    const there = new Set((await client.list({ listOnly: true })).map(({ path }) => path));
    const all = new Set([...folders, ...mails.map(({ folder }) => folder)].map((folder) => pathOf(server, folder)));
    for (const path of all) if (path !== 'INBOX' && !there.has(path)) await client.mailboxCreate(path);
    for (const mail of mails) if (!delivered.includes(mail)) await append(client, pathOf(server, mail.folder), mail);
  });
}

async function append(client: ImapFlow, path: string, { bytes, flags: letters, at }: Mail): Promise<void> {
  const flags = [...letters].map((letter) => FLAGS[letter] ?? '').filter(Boolean);
  const stored = await client.append(path, toCrlf(bytes), flags, new Date(at));
  if (!stored) throw new Error(`APPEND to ${path} failed`);
  if (client.capabilities.has('UIDPLUS') || flags.length === 0) return;
  // GNU imap4d stores messages without their flags.
  await client.mailboxOpen(path);
  if (client.mailbox) await client.messageFlagsAdd(String(client.mailbox.exists), flags);
}

const pathOf = (server: TestServer, folder: string) => (folder === '' ? 'INBOX' : server.path(folder));
