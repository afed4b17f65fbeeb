import { crc32 } from 'node:zlib';
import type { Instant } from '../mail/address.ts';
import type { Mailbox, MessageRef, RawMessage, Unreadable } from '../mail/message.ts';

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
  /** A sum over their flags; where it is not told, nothing can be said of them. */
  readonly flagSum?: number;
}

/** What an earlier run knows of an account. */
export interface Known {
  /** Which reading it is of. */
  readonly generation: number;
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
  readonly next: Omit<KnownMailbox, 'uids' | 'mailbox' | 'flagSum'> | null;
}

/** What changed in an account since it was read. */
export interface Changes {
  /** All mailboxes, those that were not read too. */
  readonly mailboxes: readonly Mailbox[];
  /** Those that were chosen, in the order in which they were read. */
  readonly read: readonly MailboxChanges[];
  readonly server: unknown;
}

/** The server's own way does not suit this server; `server` is to be remembered. */
export interface NotQuick {
  readonly quick: false;
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

/** A sum over the flags of messages, in whatever order. */
export function flagSum(flags: Iterable<readonly [uid: number | string, flags: Iterable<string>]>): number {
  let sum = 0;
  for (const [uid, set] of flags) sum = (sum + crc32(`${uid} ${[...set].sort().join(' ')}`)) % 0x1_0000_0000;
  return sum;
}

/** Is nothing of an account other than it was known to be? */
export function isUnchanged({ mailboxes }: Known, { read }: Changes): boolean {
  const known = new Map(mailboxes.map((one) => [one.mailbox.path, one]));
  if (known.size !== read.length) return false;
  return read.every(({ mailbox, anew, messages, flags, gone, unreadable }) => {
    const one = known.get(mailbox.path);
    if (!one || one.mailbox.role !== mailbox.role || anew) return false;
    if (messages.length + gone.size + unreadable.length > 0) return false;
    return flags.size === 0 || (flags.size === one.uids.length && flagSum(flags) === one.flagSum);
  });
}

/** The messages that are new in mailboxes which were known, drafts left out. */
export function newcomers({ read }: Changes): MessageRef[] {
  return read.flatMap(({ mailbox, anew, messages }) =>
    anew || mailbox.role === '\\Drafts' ? [] : messages.map(({ ref }) => ref),
  );
}
