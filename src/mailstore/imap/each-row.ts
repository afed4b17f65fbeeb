import type { FetchMessageObject, FetchQueryObject, ImapFlow } from 'imapflow';
import { packUids } from './ranges.ts';

/** What is kept of reading bodies over the connections that it takes. */
export interface BodyReading {
  /** The message that the server was at when the connection ended. */
  suspect: number | null;
  /** Messages that are not asked for again, and why. */
  readonly given: Map<number, string>;
}

/** How many messages may be asked for one by one where a server refused them together. */
const SINGLY = 40;

/**
 * FETCHes messages by UID. One bad message must not take others with it: a server that answers NO is asked for those that lack one by
 * one, and where it hangs up `suspect` tells at which. Throws what else ImapFlow throws.
 */
export async function eachRow(
  client: ImapFlow,
  uids: readonly number[],
  query: FetchQueryObject,
  reading: BodyReading,
  take: (message: FetchMessageObject) => void,
): Promise<void> {
  const asked = uids.filter((uid) => !reading.given.has(uid)).toSorted((a, b) => a - b);
  const got = new Set<number>();
  const fetch = async (set: string): Promise<string> => {
    try {
      for await (const message of client.fetch(set, query, { uid: true })) {
        // Dovecot gives a row with nothing but the UID before it hangs up.
        if (message.bodyStructure || message.headers || message.bodyParts || message.source) got.add(message.uid);
        take(message);
      }
      return '';
    } catch (error) {
      const { responseStatus, responseText, code } = error as { [name: string]: string | undefined };
      if (responseStatus === 'NO' && code !== 'ETHROTTLE' && client.usable)
        return responseText || 'refused by the server';
      reading.suspect = asked.find((uid) => !got.has(uid)) ?? null;
      throw error;
    }
  };
  let refused = false;
  for (const set of packUids(asked)) refused = (await fetch(set)) !== '' || refused;
  const left = refused ? asked.filter((uid) => !got.has(uid)) : [];
  for (const uid of left.slice(0, SINGLY)) {
    const words = await fetch(String(uid));
    if (words !== '' && !got.has(uid)) reading.given.set(uid, words);
  }
}
