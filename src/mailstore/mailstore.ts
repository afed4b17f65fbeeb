import type { Instant } from '../mail/address.ts';
import type { Mailbox, MessageRef, RawBody, RawMessage, Unreadable } from '../mail/message.ts';

/** What one mailbox gave: its messages as bytes and numbers, and those that could not be read. */
export interface HeaderBatch {
  readonly messages: readonly RawMessage[];
  readonly unreadable: readonly Unreadable[];
}

/**
 * The port between client-check and where mail lies. Two adapters stand behind it (IMAP, Maildir) and pass one contract suite.
 * Every method throws a `ClientCheckError`; none returns a failure. Nothing here decodes, dates or judges.
 */
export interface MailStore {
  /** Every mailbox with its role (RFC 6154, else by name), selectable or not, INBOX first, then by path. */
  listMailboxes(): Promise<readonly Mailbox[]>;

  /**
   * The headers of one mailbox's messages that may have arrived at or after `since`. It may give older ones too (SEARCH SINCE
   * knows days only, and in the server's zone); the caller dates them. Messages come by their UID, in no promised order.
   */
  readHeaders(mailbox: Mailbox, since: Instant): Promise<HeaderBatch>;

  /**
   * For each message: the headers of its MIME leaves, and the body of its text part (the first text/plain that is no attachment,
   * else the first text/html), cut at `maxBytes`. A message that has gone meanwhile is left out.
   */
  readBodies(refs: readonly MessageRef[], maxBytes: number): Promise<readonly RawBody[]>;

  /** Adds (`on`) or removes a system flag; refs whose message has gone are passed over. */
  setFlag(refs: readonly MessageRef[], flag: '\\Answered', on: boolean): Promise<void>;

  /** Ends the connection; never throws, may be called twice. */
  close(): Promise<void>;
}

/** Told while a store works, for the progress line: the mailbox under way, how many of how many are done. */
export type Progress = (event: { account: string; mailbox: string; done: number; total: number }) => void;
