import type { Instant } from '../mail/address.ts';
import type { MessageRef } from '../mail/message.ts';
import { Records } from './records.ts';

/** What `done` keeps of a thread: the messages that are settled, and those on which it set \Answered. */
export interface SettledRecord {
  readonly account: string;
  /** Keys of the messages that were there then: a later one of the client's opens the thread again. */
  readonly messages: readonly string[];
  readonly flagged: readonly MessageRef[];
  /** Keys of the latter, which hold where a new UIDVALIDITY has made `flagged` void. Records of version 0.1 lack them. */
  readonly flaggedKeys?: readonly string[];
  readonly at: Instant;
}

/** The records of `done`. */
export function settledRecords(stateDir: string, account: string): Records<SettledRecord> {
  return new Records(stateDir, 'settled', account, (value): value is SettledRecord => {
    const record = value as SettledRecord | null;
    return Array.isArray(record?.messages) && Array.isArray(record.flagged) && typeof record.at === 'number';
  });
}

/** A thread is one by its messages, in whatever order. */
export const threadKey = (messages: readonly string[]): string => messages.toSorted().join('\n');
