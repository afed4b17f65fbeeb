import type { ImapFlow } from 'imapflow';
import type { MessageRef, RawBody } from '../../mail/message.ts';
import type { BodyReading } from './each-row.ts';
import { search } from './headers.ts';
import { packUids } from './ranges.ts';

/** Bodies, and for each message of the open mailbox that is there and gave none a body that says why. */
export async function withUnreadable(
  client: ImapFlow,
  byUid: ReadonlyMap<number, MessageRef>,
  bodies: readonly RawBody[],
  { given }: BodyReading,
): Promise<RawBody[]> {
  const got = new Set(bodies.map(({ ref }) => ref));
  const missing = [...byUid].filter(([, ref]) => !got.has(ref));
  const there = new Set<number>(given.keys());
  const unsure = missing.map(([uid]) => uid).filter((uid) => !there.has(uid));
  for (const set of packUids(unsure)) for (const uid of (await search(client, { uid: set })) ?? unsure) there.add(uid);
  const unreadable = missing
    .filter(([uid]) => there.has(uid))
    .map(([uid, ref]): RawBody => {
      return { ref, parts: [], truncated: true, unreadable: given.get(uid) || 'skipped by the server' };
    });
  return [...bodies, ...unreadable];
}
