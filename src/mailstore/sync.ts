import type { Instant } from '../mail/address.ts';
import type { Mailbox, RawMessage, Unreadable } from '../mail/message.ts';

/** What an earlier run has read of a mailbox. Plain data: it is kept as JSON. */
export interface KnownMailbox {
  readonly mailbox: Mailbox;
  /** '' where there is none (Maildir). */
  readonly uidValidity: string;
  /** The UID that the next message will get; 0 where the server does not say. */
  readonly uidNext: number;
  /** HIGHESTMODSEQ (RFC 7162); '' where there is none. */
  readonly modseq: string;
  /** How many messages the mailbox held, those before `since` too. */
  readonly exists: number;
  /** All that arrived from then on was read. */
  readonly since: Instant;
  /** The messages whose facts are kept, ascending. */
  readonly uids: readonly (number | string)[];
}

/** What an earlier run knows of an account. */
export interface Known {
  readonly mailboxes: readonly KnownMailbox[];
  /** What the store has to remember of the server, as it likes. */
  readonly server: unknown;
}

/** What one mailbox holds now, against what was known of it. */
export interface MailboxChanges {
  readonly mailbox: Mailbox;
  /** Nothing of what was known holds any more (or nothing was known): `messages` are all there are. */
  readonly anew: boolean;
  /** Messages that were not known, with their headers. */
  readonly messages: readonly RawMessage[];
  /** Known messages whose flags are others now. */
  readonly flags: ReadonlyMap<number | string, ReadonlySet<string>>;
  /** Known messages that are no longer there. */
  readonly gone: ReadonlySet<number | string>;
  readonly unreadable: readonly Unreadable[];
  /** To go on from the next time; null: the mailbox must be read anew then. */
  readonly next: Omit<KnownMailbox, 'uids' | 'mailbox'> | null;
}

/** What changed in an account since it was read. */
export interface Changes {
  /** All mailboxes, those that were not read too. */
  readonly mailboxes: readonly Mailbox[];
  /** Those that were chosen, in the order in which they were read. */
  readonly read: readonly MailboxChanges[];
  readonly server: unknown;
}

/** Which mailboxes are to be read, in this order. */
export type Choose = (mailboxes: readonly Mailbox[]) => readonly Mailbox[];

/** Margin of a reading, in milliseconds: copies of a message that arrived a little before the look-back tell when it first came. */
const DAY = 86_400_000;

/**
 * Does a reading since an instant take a message in? By the store's own word alone, so that a mailbox read anew and one that is
 * remembered give the same messages. IMAP: INTERNALDATE; a Maildir: its file's name and mtime, for each alone may lie.
 */
export function isInReading(arrival: RawMessage['arrival'], since: Instant): boolean {
  if (arrival.kind === 'imap') return arrival.internalDate === null || arrival.internalDate >= since - DAY;
  const { nameTime, mtime } = arrival;
  return nameTime === null || mtime === null || nameTime >= since - 2 * DAY || mtime >= since - 2 * DAY;
}
