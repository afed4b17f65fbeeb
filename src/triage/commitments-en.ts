import type { DateInText } from '../calendar/dates/read-dates.ts';
import {
  BOUND_EN,
  DEADLINE_EN,
  NEITHER_EN,
  ONCE_EN,
  OUR_ITEM_EN,
  OUR_LABEL_EN,
  OUR_LINE_EN,
  OURS_EN,
  THEIR_ITEM_EN,
  THEIR_LABEL_EN,
  THEIR_LINE_EN,
  THEIRS_EN,
  THIRD_EN,
  TO_DO_EN,
  WE_DO_EN,
  WE_OWE_EN,
  YOU_DO_EN,
  YOU_HAVE_UNTIL_EN,
  YOU_OWE_EN,
} from './commitment-words-en.ts';

/** Whose date an English sentence or line names: by what stands last before it, else first behind it. */
export function kindOfEnglish(unit: string, date: DateInText, before: string): 'promise' | 'request' | null {
  const head = unit.slice(0, date.start).replace(/^[\s•*·-]+/, '');
  const tail = unit.slice(date.end);
  const listed = kindOfLabel(head, tail, before);
  if (listed !== null) return listed;
  if (YOU_HAVE_UNTIL_EN.test(head)) return TO_DO_EN.test(tail) ? 'request' : null;
  if ((!BOUND_EN.test(head) && head.trim() !== '') || ONCE_EN.test(lastClause(head)) || isOthers(head)) return null;
  const verdict = lastOf(head) ?? firstOf(tail);
  const isDeadline =
    DEADLINE_EN.test(head) || /\b(?:today|tonight|tomorrow|within|in|this week|next week)\b/i.test(date.text);
  if (verdict === 'theirs') return isDeadline ? 'request' : null;
  return verdict === 'ours' ? 'promise' : null;
}

/** "Delivery date: January 15", "Dec 3: we submit the first draft". */
function kindOfLabel(head: string, tail: string, before: string): 'promise' | 'request' | null {
  if (WE_OWE_EN.test(head)) return 'promise';
  if (YOU_OWE_EN.test(head)) return 'request';
  if (OUR_LABEL_EN.test(head)) return 'promise';
  if (THEIR_LABEL_EN.test(head)) return 'request';
  if (head.trim() === '' && tail.trim() === '') {
    const heading = `${before.replace(/[\s:]+$/, '')}:`;
    return OUR_LABEL_EN.test(heading) ? 'promise' : THEIR_LABEL_EN.test(heading) ? 'request' : null;
  }
  const line = `${head} ${tail}`;
  if (OUR_LINE_EN.test(head) || OUR_LINE_EN.test(tail)) return OUR_ITEM_EN.test(line) ? 'promise' : null;
  if (THEIR_LINE_EN.test(head) || THEIR_LINE_EN.test(tail)) return THEIR_ITEM_EN.test(line) ? 'request' : null;
  if (head.trim() !== '') return null;
  return WE_DO_EN.test(tail) ? 'promise' : YOU_DO_EN.test(tail) ? 'request' : null;
}

function lastClause(head: string): string {
  return head.split(/[;:]|,? (?:but|so|and) /).at(-1) ?? head;
}

/** Somebody else is spoken of last before the date, and neither we nor the client. */
function isOthers(head: string): boolean {
  const third = [...head.matchAll(THIRD_EN)].at(-1)?.index ?? -1;
  return (
    third >= 0 &&
    !/\b(?:we|i|i'm|i’m|our|my|please|kindly|(?:could|can|would|will) you|you (?:have|need|could|can|send)|by us|from us)\b/i.test(
      head,
    )
  );
}

type Side = 'ours' | 'theirs' | 'neither';

const ROWS: readonly (readonly [Side, RegExp])[] = [
  ['ours', OURS_EN],
  ['theirs', THEIRS_EN],
  ['neither', NEITHER_EN],
];

const all = (text: string) =>
  ROWS.flatMap(([side, pattern]) => [...text.matchAll(pattern)].map(({ index }) => ({ side, index }))).toSorted(
    (a, b) => a.index - b.index,
  );
const lastOf = (text: string): Side | null => all(text).at(-1)?.side ?? null;
const firstOf = (text: string): Side | null => all(text)[0]?.side ?? null;
