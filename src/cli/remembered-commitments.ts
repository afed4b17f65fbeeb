import { crc32 } from 'node:zlib';
import type { FactCache } from '../cache/fact-cache.ts';
import type { CalendarRules } from '../calendar/types.ts';
import { type Commitments, readCommitments } from '../triage/commitments.ts';
import type { CommitmentReader } from '../triage/judge.ts';
import type { Rules } from '../triage/rules.ts';

/** Reads commitments once for a calendar and an instant of writing, and remembers them: many dates are said in a mailbox, few are new. */
export function rememberedCommitments(cache: FactCache, { calendar }: Rules, rules: CalendarRules): CommitmentReader {
  const days = crc32(JSON.stringify(rules));
  return ({ copies, envelope, at }, { text }) => {
    const written = envelope.date ?? at;
    const ref = copies[0]?.ref;
    // Another body under the same name would be another reading.
    const mark = `${days} ${written} ${crc32(text)}`;
    const known = ref && (cache.reading(ref, mark) as Commitments | undefined);
    if (known) return known;
    const read = readCommitments(text, calendar, written);
    if (ref) cache.putReading(ref, mark, read);
    return read;
  };
}
