import type { ImapFlow } from 'imapflow';

/** RFC822.SIZE of a message of the open mailbox; null where it has gone. Throws what ImapFlow throws. */
export async function fetchSize(client: ImapFlow, uid: number): Promise<number | null> {
  const row = await client.fetchOne(String(uid), { uid: true, size: true }, { uid: true });
  return row ? (row.size ?? 0) : null;
}

/**
 * A message of the open mailbox, with CRLF; null where it has gone. No more than one byte beyond `maxBytes` is asked for, which
 * tells that it is larger: RFC822.SIZE is a guess on some servers.
 */
export async function fetchSource(client: ImapFlow, uid: number, maxBytes: number): Promise<Buffer | null> {
  const query = { uid: true, source: { start: 0, maxLength: maxBytes + 1 } };
  const row = await client.fetchOne(String(uid), query, { uid: true });
  if (!row) return null;
  if (!row.source) throw new Error('FETCH gave a message without its content');
  return row.source;
}
