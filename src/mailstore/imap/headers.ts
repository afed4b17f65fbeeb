import type { FetchMessageObject, ImapFlow } from 'imapflow';
import type { Instant } from '../../mail/address.ts';
import { HEADER_FIELDS, type Mailbox, type RawMessage, type Unreadable } from '../../mail/message.ts';
import type { HeaderBatch } from '../mailstore.ts';
import { packUids } from './ranges.ts';

/** SEARCH SINCE compares days, and in the server's zone (RFC 9051 6.4.4). */
const MARGIN = 2 * 86_400_000;

/** IMAP's dates begin here; a look-back beyond it means everything. */
const FIRST_DAY = Date.UTC(1980, 0, 1);

/**
 * The headers of the open mailbox's messages since an instant: EXAMINE has been done. Messages by UID only, so that mail that
 * comes or goes meanwhile can't shift anything. Throws what ImapFlow throws.
 */
export async function fetchHeaders(
  client: ImapFlow,
  mailbox: Mailbox,
  since: Instant,
  tick: (done: number, total: number) => void,
): Promise<HeaderBatch> {
  const open = client.mailbox;
  if (open === false || open.exists === 0) return { messages: [], unreadable: [] };
  const uidValidity = String(open.uidValidity);
  const uids = await search(client, since > FIRST_DAY + MARGIN ? { since: new Date(since - MARGIN) } : { all: true });
  const messages: RawMessage[] = [];
  const missing = new Set(uids);
  for (const set of packUids(uids)) {
    const query = { uid: true, flags: true, internalDate: true, threadId: true, headers: [...HEADER_FIELDS] };
    for await (const message of client.fetch(set, query, { uid: true })) {
      if (!message.headers) continue;
      missing.delete(message.uid);
      messages.push(rawMessage(message, mailbox, uidValidity));
      if (messages.length % 500 === 0) tick(messages.length, uids.length);
    }
  }
  return { messages, unreadable: await stillThere(client, mailbox, [...missing]) };
}

/** SEARCH, but a failure throws: ImapFlow gives false or undefined. */
async function search(client: ImapFlow, query: Parameters<ImapFlow['search']>[0]): Promise<number[]> {
  const found = await client.search(query, { uid: true });
  if (!Array.isArray(found))
    throw Object.assign(new Error('SEARCH failed'), { code: client.usable ? 'InvalidResponse' : 'NoConnection' });
  return found;
}

/** What SEARCH named and FETCH left out was expunged meanwhile, or can't be read. */
async function stillThere(client: ImapFlow, mailbox: Mailbox, uids: readonly number[]): Promise<Unreadable[]> {
  if (uids.length === 0) return [];
  const present: number[] = [];
  for (const set of packUids(uids)) present.push(...(await search(client, { uid: set })));
  return present.map((uid) => ({ mailbox: mailbox.path, uid, reason: 'the server gave no header' }));
}

function rawMessage(message: FetchMessageObject, { path }: Mailbox, uidValidity: string): RawMessage {
  const { uid, flags, internalDate, headers, threadId } = message;
  const time = internalDate === undefined ? Number.NaN : new Date(internalDate).getTime();
  return {
    ref: { mailbox: path, uidValidity, uid },
    flags: flags ?? new Set(),
    arrival: { kind: 'imap', internalDate: Number.isNaN(time) ? null : time },
    header: headers ?? new Uint8Array(),
    ...(threadId ? { threadId } : {}),
  };
}
