import type { FetchBodyPartQuery, FetchMessageObject, ImapFlow, MessageStructureObject } from 'imapflow';
import type { MessageRef, RawBody, RawPart } from '../../mail/message.ts';
import { type Leaf, MAX_LEAVES, textLeaf } from '../text-part.ts';
import { packUids } from './ranges.ts';

/** The fields of a message's own header that describe its body where it has one part only. */
const MIME_FIELDS = ['Content-Type', 'Content-Transfer-Encoding', 'Content-Disposition'];

/** A leaf and its part number (RFC 9051 6.4.5.1). */
interface StructureLeaf extends Leaf {
  readonly part: string;
}

/**
 * The text part and the leaves' headers of messages of the open mailbox: one round trip for the structures, then one for each
 * kind of structure among them. A message that has gone is left out. Throws what ImapFlow throws.
 */
export async function fetchBodies(client: ImapFlow, refs: readonly MessageRef[], maxBytes: number): Promise<RawBody[]> {
  const byUid = new Map(refs.map((ref) => [Number(ref.uid), ref]));
  const kinds = new Map<string, { leaves: readonly StructureLeaf[]; uids: number[] }>();
  for (const set of packUids([...byUid.keys()])) {
    for (const { uid, bodyStructure } of await client.fetchAll(
      set,
      { uid: true, bodyStructure: true },
      { uid: true },
    )) {
      const leaves = bodyStructure ? leavesOf(bodyStructure) : [];
      const key = JSON.stringify(leaves);
      const kind = kinds.get(key) ?? { leaves, uids: [] };
      kind.uids.push(uid);
      kinds.set(key, kind);
    }
  }
  const bodies: RawBody[] = [];
  for (const { leaves, uids } of kinds.values()) {
    const text = textLeaf(leaves);
    const single = leaves.length === 1 && leaves[0]?.part === '1';
    const bodyParts: FetchBodyPartQuery[] = single ? [] : leaves.map(({ part }) => ({ key: `${part}.mime` }));
    const textPart = leaves[text]?.part;
    // One byte more than is kept tells whether something was cut.
    if (textPart) bodyParts.push({ key: textPart, start: 0, maxLength: maxBytes + 1 });
    const query = { uid: true, headers: MIME_FIELDS, ...(bodyParts.length > 0 ? { bodyParts } : {}) };
    for (const set of packUids(uids)) {
      for (const message of await client.fetchAll(set, query, { uid: true })) {
        const ref = byUid.get(message.uid);
        if (ref) bodies.push(rawBody(ref, message, leaves, text, single, maxBytes));
      }
    }
  }
  return bodies;
}

function rawBody(
  ref: MessageRef,
  { headers, bodyParts }: FetchMessageObject,
  leaves: readonly StructureLeaf[],
  text: number,
  single: boolean,
  maxBytes: number,
): RawBody {
  let truncated = false;
  const parts = leaves.map(({ part }, index): RawPart => {
    const header = (single ? headers : bodyParts?.get(`${part}.mime`)) ?? new Uint8Array();
    if (index !== text) return { header, body: null };
    const body = bodyParts?.get(part) ?? new Uint8Array();
    truncated = body.length > maxBytes;
    return { header, body: body.subarray(0, maxBytes) };
  });
  return { ref, parts, truncated };
}

/** The leaves in their order. A forwarded message (message/rfc822) is one leaf: what it holds is not this mail's text. */
function leavesOf(root: MessageStructureObject): StructureLeaf[] {
  const leaves: StructureLeaf[] = [];
  const walk = (node: MessageStructureObject) => {
    if (leaves.length >= MAX_LEAVES) return;
    const type = node.type.toLowerCase();
    if (type.startsWith('multipart/')) {
      for (const child of node.childNodes ?? []) walk(child);
      return;
    }
    leaves.push({
      part: node.part ?? '1',
      type,
      disposition: node.disposition?.toLowerCase() ?? null,
      named: Boolean(node.dispositionParameters?.['filename'] ?? node.parameters?.['name']),
    });
  };
  walk(root);
  return leaves;
}
