import type { ImapFlow } from 'imapflow';
import type { MessageId, MessageRef } from '../../mail/message.ts';
import { messageIdOf } from '../content.ts';
import { systemFlags } from './flags.ts';
import { search } from './headers.ts';
import { packUids } from './ranges.ts';

/**
 * Where SEARCH finds nothing, so many of the last messages are looked at one by one: Exchange's index lags behind what was just
 * stored, and some servers search no more than words.
 */
const LAST = 200;

/** What is kept of a search over the connections that it takes. */
export interface Look {
  /** May the last messages be looked at? Not again where the connection was lost over it: one of them can't be read. */
  last: boolean;
}

/**
 * The open mailbox's messages with a Message-ID, by UID, but for those marked \\Deleted. SEARCH HEADER matches parts of a
 * field and knows no case (RFC 9051 6.4.4), so its hits are compared exactly. Throws what ImapFlow throws.
 */
export async function findIds(client: ImapFlow, path: string, id: MessageId, look: Look): Promise<MessageRef[]> {
  const { mailbox } = client;
  if (mailbox === false) throw Object.assign(new Error('No mailbox is open'), { code: 'NoConnection' });
  // An empty string is part of every field; `parseMessageId` leaves no control characters, which can't be quoted either.
  if (id === '' || /[\x00-\x1f\x7f]/.test(id) || mailbox.exists === 0) return [];
  const hits = (await search(client, { header: { 'Message-ID': id } })) ?? [];
  const rows: Rows = new Map();
  for (const set of packUids(hits)) await fetchIds(client, set, true, rows);
  if (hits.length === 0 && look.last) {
    look.last = false;
    await fetchIds(client, `${Math.max(1, mailbox.exists - LAST + 1)}:${mailbox.exists}`, false, rows);
    look.last = true;
  }
  const uidValidity = String(mailbox.uidValidity);
  return [...rows]
    .filter(([, row]) => row.id === id && !row.deleted)
    .map(([uid]) => ({ mailbox: path, uidValidity, uid }))
    .sort((a, b) => a.uid - b.uid);
}

/**
 * The refs whose message is still in the open mailbox. Asked only where the server has no UIDPLUS (RFC 4315): there GNU imap4d
 * takes the last message for a UID that is gone, and a flag would be set on it.
 */
export async function stillThere(client: ImapFlow, refs: readonly MessageRef[]): Promise<readonly MessageRef[]> {
  if (refs.length === 0 || client.capabilities.has('UIDPLUS')) return refs;
  const uids = await search(client, { all: true });
  return uids === null ? refs : refs.filter(({ uid }) => uids.includes(Number(uid)));
}

type Rows = Map<number, { id?: MessageId | null; deleted?: boolean }>;

/** A server may split its answer, so rows are merged; a NO because of one broken message leaves the others (see headers.ts). */
async function fetchIds(client: ImapFlow, set: string, uid: boolean, rows: Rows): Promise<void> {
  try {
    for await (const message of client.fetch(set, { uid: true, flags: true, headers: ['Message-ID'] }, { uid })) {
      if (!message.uid) continue;
      const { headers, flags } = message;
      rows.set(message.uid, {
        ...rows.get(message.uid),
        ...(headers ? { id: messageIdOf(headers) } : {}),
        ...(flags ? { deleted: systemFlags(flags).has('\\Deleted') } : {}),
      });
    }
  } catch (error) {
    const { responseStatus, code } = error as { [name: string]: string | undefined };
    if (responseStatus !== 'NO' || code === 'ETHROTTLE' || !client.usable) throw error;
  }
}
