import type { FetchBodyPartQuery, ImapFlow } from 'imapflow';
import type { MessageRef, RawBody } from '../../mail/message.ts';
import { bodyFrom } from '../raw-body.ts';
import { wantedLeaves } from '../text-part.ts';
import { type BodyReading, eachRow } from './each-row.ts';
import { lacksText, leavesOf, MIME_FIELDS, rawBody, type StructureLeaf } from './leaves.ts';

/** How much of a message is read where its structure can't be had. */
const BLIND = 262_144;

/**
 * The text part and the leaves' headers of messages of the open mailbox: one round trip for the structures, then one for each
 * kind of structure among them. A message that has gone, or of which nothing is given, is left out. Throws what ImapFlow throws.
 */
export async function fetchBodies(
  client: ImapFlow,
  byUid: ReadonlyMap<number, MessageRef>,
  maxBytes: number,
  beat: () => void,
  reading: BodyReading,
): Promise<RawBody[]> {
  const kinds = new Map<string, { leaves: readonly StructureLeaf[]; uids: number[] }>();
  const blind = new Set<number>();
  await eachRow(client, [...byUid.keys()], { uid: true, bodyStructure: true }, reading, ({ uid, bodyStructure }) => {
    beat();
    if (!byUid.has(uid)) return;
    // NIL, or nested so deep that ImapFlow drops it
    if (!bodyStructure) {
      blind.add(uid);
      return;
    }
    const leaves = leavesOf(bodyStructure);
    const key = JSON.stringify(leaves);
    const kind = kinds.get(key) ?? { leaves, uids: [] };
    kind.uids.push(uid);
    kinds.set(key, kind);
  });
  const bodies: RawBody[] = [];
  for (const { leaves, uids } of kinds.values()) {
    const wanted = wantedLeaves(leaves);
    const bodyParts: FetchBodyPartQuery[] = leaves.flatMap(({ part, whole }) => (whole ? [] : { key: `${part}.mime` }));
    // One byte more than is kept tells whether something was cut.
    for (const [index, { part }] of leaves.entries()) {
      if (wanted.has(index)) bodyParts.push({ key: part, start: 0, maxLength: maxBytes + 1 });
    }
    const query = {
      uid: true,
      ...(leaves[0]?.whole ? { headers: MIME_FIELDS } : {}),
      ...(bodyParts.length > 0 ? { bodyParts } : {}),
    };
    await eachRow(client, uids, query, reading, (message) => {
      beat();
      const ref = byUid.get(message.uid);
      if (!ref || !(message.headers || message.bodyParts || leaves.length === 0)) return;
      if (lacksText(message, leaves, wanted)) blind.add(message.uid);
      else bodies.push(rawBody(ref, message, leaves, wanted, maxBytes));
    });
  }
  return [...bodies, ...(await fetchBlind(client, [...blind], byUid, maxBytes, beat, reading))];
}

/** The beginning of messages, whose parts are then found as those of a file are. */
export async function fetchBlind(
  client: ImapFlow,
  uids: readonly number[],
  byUid: ReadonlyMap<number, MessageRef>,
  maxBytes: number,
  beat: () => void,
  reading: BodyReading,
): Promise<RawBody[]> {
  const sources: [ref: MessageRef, source: Buffer][] = [];
  const query = { uid: true, source: { start: 0, maxLength: BLIND } };
  await eachRow(client, uids, query, reading, ({ uid, source }) => {
    beat();
    const ref = byUid.get(uid);
    if (ref && source) sources.push([ref, source]);
  });
  const bodies: RawBody[] = [];
  for (const [ref, source] of sources) {
    const read = async (position: number, length: number) => source.subarray(position, position + length);
    const body = await bodyFrom({ size: source.length, read }, ref, maxBytes);
    bodies.push(source.length < BLIND ? body : { ...body, truncated: true });
  }
  return bodies;
}
