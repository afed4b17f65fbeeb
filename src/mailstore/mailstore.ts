import type { Instant } from '../mail/address.ts';
import type { Mailbox, MessageId, MessageRef, RawBody, RawMessage, Unreadable } from '../mail/message.ts';
import type { Changes, Choose, Known, NotQuick } from './sync.ts';

/** What one mailbox gave: its messages as bytes and numbers, and those that could not be read. */
export interface HeaderBatch {
  readonly messages: readonly RawMessage[];
  /** Messages that the caller knows, as they are there now: their flags alone. A store that can't tell them apart has none here. */
  readonly known?: ReadonlyMap<number | string, ReadonlySet<string>>;
  readonly unreadable: readonly Unreadable[];
}

/** A message as it is to be stored. */
export interface NewMessage {
  /** RFC 5322, with LF or CRLF: each store has its own line ends. */
  readonly source: Uint8Array;
  /** That of `source`, by which it is found again. */
  readonly messageId: MessageId;
  readonly flags: readonly ('\\Draft' | '\\Seen')[];
  /** Its moment of arrival. */
  readonly at: Instant;
}

/**
 * What became of a message that was to be removed. `marked`: it is only marked \Deleted and no longer counts, since the server
 * lacks UIDPLUS or refuses to expunge. `changed`: another content lies there now, nothing was done. `gone`: it was no longer
 * there.
 */
export type Removal = 'removed' | 'marked' | 'changed' | 'gone';

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
   * @param known UIDs whose headers are not needed: an earlier run has read them
   */
  readHeaders(mailbox: Mailbox, since: Instant, known?: ReadonlySet<number | string>): Promise<HeaderBatch>;

  /**
   * What changed since an earlier run, in as few round trips as the server allows; where it does not allow that, the mailboxes are listed
   * and read one by one.
   */
  sync?(known: Known | null, choose: Choose, since: Instant): Promise<Changes | NotQuick>;

  /**
   * For each message: the headers of its MIME leaves, and the body of its text part (the first text/plain that is no attachment,
   * else the first text/html), cut at `maxBytes`. A message that has gone meanwhile is left out; of one that is there and can't
   * be read the body says why.
   */
  readBodies(refs: readonly MessageRef[], maxBytes: number): Promise<readonly RawBody[]>;

  /** Adds (`on`) or removes a system flag; refs whose message has gone are passed over. */
  setFlag(refs: readonly MessageRef[], flag: '\\Answered', on: boolean): Promise<void>;

  /**
   * Where messages with a Message-ID lie in a mailbox, asked of the server now; those marked \Deleted are left out. In a Maildir
   * the headers of the newest 2,000 files are read.
   */
  findByMessageId(mailbox: string, messageId: MessageId): Promise<readonly MessageRef[]>;

  /**
   * The whole message as it stands, byte for byte; null where it has gone (or its UIDVALIDITY has changed). Throws
   * `message-too-large` for one beyond `maxBytes`, before it is fetched.
   */
  readSource(ref: MessageRef, maxBytes: number): Promise<Uint8Array | null>;

  /**
   * Stores a message (RFC 9051 APPEND; in a Maildir tmp -> cur). An answer that is lost with the connection is looked up by
   * Message-ID and content before it is tried again, so that the message never lies there twice. Idempotent: where the mailbox
   * holds a message with that Message-ID and the same content (line ends aside) already, that one's ref is given and nothing is
   * stored. A RangeError where the source can't be stored so: it holds NUL, or another Message-ID.
   */
  append(mailbox: string, message: NewMessage): Promise<MessageRef>;

  /**
   * Removes one message for good, only where UIDVALIDITY, UID and content (line ends aside) are those given: \Deleted and
   * UID EXPUNGE (RFC 4315), never a plain EXPUNGE, which would take other messages along.
   */
  remove(ref: MessageRef, source: Uint8Array): Promise<Removal>;

  /** Folders of the disk one of which changes whenever mail comes, goes or is marked; none where only the server can tell. */
  watched?(): readonly string[];

  /** Ends the connection; never throws, may be called twice. */
  close(): Promise<void>;
}

/** Told while a store works, for the progress line: the mailbox under way, how many of how many are done. */
export type Progress = (event: { account: string; mailbox: string; done: number; total: number }) => void;

/** Told each second while a server that asked to be left alone for a while is waited for. */
export type Waiting = (event: { account: string; seconds: number }) => void;
