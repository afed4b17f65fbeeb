import type { Extra, RawState, Uid } from './raw-order.ts';

/** `1:3,7` */
function uidsOf(set: string): number[] {
  return set.split(',').flatMap((range) => {
    const [from = 0, to = from] = range.split(':').map(Number);
    const [low, high] = [Math.min(from, to), Math.max(from, to)];
    return Array.from({ length: high - low + 1 }, (_, index) => low + index);
  });
}

/** A part's body or the beginning of a message, not its header alone (RFC 3501 6.4.5, RFC 3516). */
const PART = /(?:BODY|BINARY)(?:\.PEEK)?\[(?:\d|TEXT|\])/i;

/**
 * The text parts that a client read, from what it said on each of its connections. UIDs from the `next` of a folder on belong to mail
 * that is new in each round: they are kept relative to it.
 */
export function textPartsOf(said: readonly string[], next: RawState | null): Extra {
  const extra: Record<string, { uids: Uid[]; items: string }[]> = {};
  for (const text of said) {
    let box = '';
    for (const line of text.split('\r\n')) {
      const opened = /^\S+ (?:SELECT|EXAMINE) (?:"((?:[^"\\]|\\.)*)"|(\S+))/i.exec(line);
      if (opened) box = (opened[1] ?? opened[2] ?? '').replace(/\\(.)/g, '$1');
      const [, set, items] = /^\S+ UID FETCH ([\d:,]+) (.+)$/i.exec(line) ?? [];
      if (!set || !items || !PART.test(items)) continue;
      const first = next?.[box]?.uidnext ?? Number.POSITIVE_INFINITY;
      const uids = uidsOf(set).map((uid) => (uid < first ? uid : { new: uid - first }));
      extra[box] = [...(extra[box] ?? []), { uids, items }];
    }
  }
  return extra;
}
