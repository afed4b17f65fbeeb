import type { Instant } from '../mail/address.ts';
import { Records } from './records.ts';

/** A thread that is off the list until an instant. */
export interface SnoozeRecord {
  /** Keys of the messages that were there then: a later one of the client's brings the thread back. */
  readonly messages: readonly string[];
  readonly until: Instant;
  readonly at: Instant;
}

/** The records of `snooze`. */
export function snoozeRecords(stateDir: string, account: string): Records<SnoozeRecord> {
  return new Records(stateDir, 'snoozed', account, (value): value is SnoozeRecord => {
    const record = value as SnoozeRecord | null;
    return Array.isArray(record?.messages) && typeof record.until === 'number';
  });
}
