/** A command line of this length is taken by every server: limits of 8,000 (RFC 7162 4) and of 64 KiB have been met. */
const MAX_LENGTH = 4_000;

/**
 * UIDs as sequence sets (RFC 9051 `sequence-set`) packed into ranges, as many sets as it takes to keep each short: 11,700
 * single UIDs in one command are refused.
 */
export function packUids(uids: readonly number[]): string[] {
  const sorted = [...new Set(uids)].sort((a, b) => a - b);
  const sets: string[] = [];
  let set = '';
  for (let i = 0; i < sorted.length; i += 1) {
    const first = sorted[i] as number;
    let last = first;
    while (sorted[i + 1] === last + 1) {
      last += 1;
      i += 1;
    }
    const range = first === last ? String(first) : `${first}:${last}`;
    if (set !== '' && set.length + range.length + 1 > MAX_LENGTH) {
      sets.push(set);
      set = '';
    }
    set = set === '' ? range : `${set},${range}`;
  }
  return set === '' ? sets : [...sets, set];
}
