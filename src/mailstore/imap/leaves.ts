import type { MessageRef, RawBody, RawPart } from '../../mail/message.ts';
import { type Leaf, MAX_DEPTH, MAX_LEAVES } from '../text-part.ts';

/** The fields of a message's own header that describe its body where it has one part only. */
export const MIME_FIELDS = ['Content-Type', 'Content-Transfer-Encoding', 'Content-Disposition'];

/** A leaf and its part number (RFC 9051 6.4.5.1); `whole`: the message has no parts. */
export interface StructureLeaf extends Leaf {
  readonly part: string;
  readonly whole: boolean;
  readonly empty: boolean;
}

/** A body's structure (RFC 9051 7.5.2), as far as it is needed. */
export interface Structure {
  readonly part?: string | undefined;
  readonly type: string;
  readonly size?: number | undefined;
  readonly disposition?: string | undefined;
  readonly dispositionParameters?: Readonly<Record<string, string>> | undefined;
  readonly parameters?: Readonly<Record<string, string>> | undefined;
  readonly childNodes?: readonly Structure[] | undefined;
}

/** The header of a message without parts, and parts by their number; a part's header as `1.mime`. */
export interface FetchedParts {
  readonly headers?: Uint8Array | undefined;
  readonly bodyParts?: ReadonlyMap<string, Uint8Array> | undefined;
}

/** NIL for a part that the structure says is there. */
export function lacksText(
  { bodyParts }: FetchedParts,
  leaves: readonly StructureLeaf[],
  wanted: ReadonlySet<number>,
): boolean {
  return leaves.some(({ part, empty }, index) => wanted.has(index) && !empty && !bodyParts?.get(part));
}

/** What was fetched of a message, as its leaves. */
export function rawBody(
  ref: MessageRef,
  { headers, bodyParts }: FetchedParts,
  leaves: readonly StructureLeaf[],
  wanted: ReadonlySet<number>,
  maxBytes: number,
): RawBody {
  let truncated = false;
  const parts = leaves.map(({ part, whole }, index): RawPart => {
    const header = (whole ? headers : bodyParts?.get(`${part}.mime`)) || new Uint8Array();
    if (!wanted.has(index)) return { header, body: null };
    const body = bodyParts?.get(part) || new Uint8Array();
    truncated ||= body.length > maxBytes;
    return { header, body: body.subarray(0, maxBytes) };
  });
  return { ref, parts, truncated };
}

/** The leaves in their order. A forwarded message (message/rfc822) is one leaf: what it holds is not this mail's text. */
export function leavesOf(root: Structure): StructureLeaf[] {
  const leaves: StructureLeaf[] = [];
  const walk = (node: Structure, depth: number) => {
    if (leaves.length >= MAX_LEAVES) return;
    const type = node.type.toLowerCase();
    if (type.startsWith('multipart/') && depth < MAX_DEPTH) {
      for (const child of node.childNodes ?? []) walk(child, depth + 1);
      return;
    }
    leaves.push({
      part: node.part ?? '1',
      whole: node === root,
      empty: node.size === 0,
      type,
      disposition: node.disposition?.toLowerCase() ?? null,
      named: Boolean(node.dispositionParameters?.['filename'] ?? node.parameters?.['name']),
    });
  };
  walk(root, 0);
  return leaves;
}
