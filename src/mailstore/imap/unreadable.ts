import type { ImapFlow } from 'imapflow';
import type { MessageRef, RawBody } from '../../mail/message.ts';
import type { BodyReading } from './each-row.ts';
import { search } from './headers.ts';
import { packUids } from './ranges.ts';

/** Bodies, and for each message of the open mailbox that is there and gave none a body that says why. */
export async function withUnreadable(
  client: ImapFlow,
  refs: readonly MessageRef[],
  bodies: readonly RawBody[],
  { given }: BodyReading,
): Promise<RawBody[]> {
  const got = new Set(bodies.map(({ ref }) => ref.uid));
  const missing = [...new Map(refs.map((ref) => [ref.uid, ref])).values()].filter(({ uid }) => !got.has(uid));
  const there = new Set<number | string>(given.keys());
  const unsure = missing.filter(({ uid }) => !there.has(uid)).map(({ uid }) => Number(uid));
  for (const set of packUids(unsure)) for (const uid of (await search(client, { uid: set })) ?? unsure) there.add(uid);
  const unreadable = missing
    .filter(({ uid }) => there.has(uid))
    .map((ref): RawBody => {
      const reason = given.get(Number(ref.uid)) || 'skipped by the server';
      return { ref, parts: [], truncated: true, unreadable: reason };
    });
  return [...bodies, ...unreadable];
}
