import type { ImapFlow } from 'imapflow';
import type { MessageRef, RawMessage } from '../../mail/message.ts';
import { fetchHeaders } from './headers.ts';

/** A message as the caller knows it, and where it lies in the open mailbox. */
export interface Located {
  readonly ref: MessageRef;
  readonly uid: number;
}

/** Everything there is, for what is looked for may be old. */
const ALWAYS = 0;

/**
 * A new UIDVALIDITY makes all UIDs void (RFC 9051 2.3.1.1). What this run has read before is found again by its header, byte for
 * byte: a server that changes UIDVALIDITY between two SELECTs (GNU imap4d does) must not hide the text that a verdict needs. What
 * is not found has gone.
 */
export async function relocate(
  client: ImapFlow,
  path: string,
  refs: readonly MessageRef[],
  known: readonly RawMessage[],
): Promise<Located[]> {
  const headers = new Map(known.map(({ ref, header }) => [`${ref.uidValidity} ${ref.uid}`, textOf(header)]));
  const lost = refs.filter(({ uidValidity, uid }) => headers.has(`${uidValidity} ${uid}`));
  if (lost.length === 0) return [];
  const reading = { attempts: 0, suspect: null, given: new Map() };
  const { messages } = await fetchHeaders(client, path, ALWAYS, reading, () => undefined);
  // Two copies that are the same to the byte: each is found once, in their order.
  const places = new Map<string, number[]>();
  for (const { ref, header } of messages.toSorted((a, b) => Number(a.ref.uid) - Number(b.ref.uid)))
    places.set(textOf(header), [...(places.get(textOf(header)) ?? []), Number(ref.uid)]);
  return lost
    .toSorted((a, b) => Number(a.uid) - Number(b.uid))
    .flatMap((ref) => {
      const uid = places.get(headers.get(`${ref.uidValidity} ${ref.uid}`) ?? '')?.shift();
      return uid === undefined ? [] : [{ ref, uid }];
    });
}

const textOf = (header: Uint8Array) => Buffer.from(header).toString('latin1');
