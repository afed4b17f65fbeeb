import { REPORT_TYPES } from '../mail/report-types.ts';

/** A MIME leaf as a store sees it before its body is read: from BODYSTRUCTURE, or from the bytes of a file. */
export interface Leaf {
  /** Media type in lower case. */
  readonly type: string;
  /** RFC 2183, in lower case; null where there is none. */
  readonly disposition: string | null;
  /** It bears a file's name. */
  readonly named: boolean;
}

/** The most leaves that are looked at: a mail with more hides nothing that a verdict needs. */
export const MAX_LEAVES = 50;

/** Multiparts within multiparts deeper than this are taken as a leaf. */
export const MAX_DEPTH = 50;

/**
 * Which leaf is the text: the first text/plain that is no attachment, else the first text/html that is none; -1 where there is
 * none. A text that bears a file's name is a file (Apple Mail sends such ones `inline`) and counts only where there is no other.
 */
export function textLeaf(leaves: readonly Leaf[]): number {
  for (const named of [false, true]) {
    for (const type of ['text/plain', 'text/html']) {
      const found = leaves.findIndex(
        (leaf) => leaf.type === type && leaf.disposition !== 'attachment' && leaf.named === named,
      );
      if (found >= 0) return found;
    }
  }
  return -1;
}

/** The leaves whose bodies are read: the text, and in a delivery report what it says and which mail it is about. */
export function wantedLeaves(leaves: readonly Leaf[]): ReadonlySet<number> {
  const wanted = new Set<number>();
  const text = textLeaf(leaves);
  if (text >= 0) wanted.add(text);
  if (leaves.some(({ type }) => /^message\/(?:global-)?delivery-status$/.test(type))) {
    for (const [index, { type }] of leaves.entries()) if (REPORT_TYPES.has(type)) wanted.add(index);
  } else {
    // Reports in prose (Exchange 5.5, KDDI, Biglobe) return the mail beside their words.
    const returned = leaves.findIndex(({ type }) => REPORT_TYPES.has(type));
    if (returned >= 0) wanted.add(returned);
  }
  return wanted;
}
