/** A MIME leaf as a store sees it before it is read. */
export interface Leaf {
  /** Media type in lower case. */
  readonly type: string;
  readonly disposition: string | null;
  readonly named: boolean;
}

/** The most leaves that are looked at: a mail with more hides nothing that a verdict needs. */
export const MAX_LEAVES = 50;

/**
 * Which leaf is the text: the first text/plain that is no attachment, else the first text/html that is none; -1 where there is
 * none. Outlook marks the text itself `inline`; a text with a file's name is a file.
 */
export function textLeaf(leaves: readonly Leaf[]): number {
  const isText = (type: string) => (leaf: Leaf) =>
    leaf.type === type && leaf.disposition !== 'attachment' && !leaf.named;
  const plain = leaves.findIndex(isText('text/plain'));
  return plain >= 0 ? plain : leaves.findIndex(isText('text/html'));
}
