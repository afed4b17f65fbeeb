import type { Instant } from './address.ts';
import type { Arrival, Envelope } from './message.ts';

const HOURS_48 = 48 * 3_600_000;

/** When a message counts as received, and by which source: `show` says so where it is not the store's own word. */
export interface ReceivedAt {
  readonly at: Instant;
  readonly source: 'internaldate' | 'received' | 'file-name' | 'date' | 'mtime' | 'clock';
}

/**
 * The moment of arrival (judgement section 4). IMAP: INTERNALDATE, but where `Date:` and the topmost `Received:` agree within
 * 48 h on a time more than 48 h earlier (a migrated mailbox), that `Received:`. Maildir: the top `Received:`, else the time in
 * the file's name, else `Date:`, else mtime. A source after the real clock is passed over for the next; where every source is,
 * the earliest of them counts.
 */
export function receivedAt(
  arrival: Arrival,
  envelope: Pick<Envelope, 'date' | 'received'>,
  clock: Instant,
): ReceivedAt {
  const { date, received } = envelope;
  if (arrival.kind === 'imap' && arrival.internalDate !== null && arrival.internalDate <= clock) {
    // So it is with nearly all mail.
    if (!migrated(arrival.internalDate, date, received)) return { at: arrival.internalDate, source: 'internaldate' };
  }
  const candidates = sources(arrival, envelope);
  const usable = candidates.find(({ at }) => at <= clock);
  if (usable) return usable;
  return candidates.reduce<ReceivedAt>(
    (a, b) => (b.at < a.at ? b : a),
    candidates[0] ?? { at: clock, source: 'clock' },
  );
}

function sources(arrival: Arrival, { date, received }: Pick<Envelope, 'date' | 'received'>): ReceivedAt[] {
  const list: { at: Instant | null; source: ReceivedAt['source'] }[] =
    arrival.kind === 'imap'
      ? [
          { at: arrival.internalDate, source: 'internaldate' },
          { at: received, source: 'received' },
          { at: date, source: 'date' },
        ]
      : [
          { at: received, source: 'received' },
          { at: arrival.nameTime, source: 'file-name' },
          { at: date, source: 'date' },
          { at: arrival.mtime, source: 'mtime' },
        ];
  if (arrival.kind === 'imap' && migrated(arrival.internalDate, date, received))
    list.unshift({ at: received, source: 'received' });
  return list.filter((candidate): candidate is ReceivedAt => candidate.at !== null);
}

function migrated(internal: Instant | null, date: Instant | null, received: Instant | null): boolean {
  if (internal === null || date === null || received === null || Math.abs(date - received) > HOURS_48) return false;
  return Math.max(date, received) < internal - HOURS_48;
}
