import type { Address, Instant } from './address.ts';
import type { DraftMark } from './draft-mark.ts';

/** RFC 5322 3.6.4 msg-id without its angle brackets. */
export type MessageId = string;

/** RFC 6154 roles, and INBOX. */
export type Role = '\\Inbox' | '\\Sent' | '\\Drafts' | '\\Junk' | '\\Trash' | '\\Archive' | '\\All' | '\\Flagged';

/** A folder in IMAP's words. `path` is decoded Unicode, its levels divided by `delimiter`. */
export interface Mailbox {
  readonly path: string;
  readonly delimiter: string;
  readonly role: Role | null;
  /** Can it be opened at all (no \Noselect, \NonExistent)? */
  readonly selectable: boolean;
}

/**
 * Where a message lies. `uid` is IMAP's UID; in a Maildir the unique part of the file's name.
 * `uidValidity` is '' where there is none.
 */
export interface MessageRef {
  readonly mailbox: string;
  readonly uidValidity: string;
  readonly uid: number | string;
}

/** A ref as a key: unique in the account. */
export const refKey = ({ mailbox, uidValidity, uid }: MessageRef): string =>
  `${mailbox}\u0000${uidValidity}\u0000${uid}`;

/** What the store itself knows of the moment of arrival; `receivedAt` chooses among these and the header's. */
export type Arrival =
  | { readonly kind: 'imap'; readonly internalDate: Instant | null }
  | { readonly kind: 'maildir'; readonly nameTime: Instant | null; readonly mtime: Instant | null };

/** A message as a store gives it: header bytes and numbers, nothing decoded. */
export interface RawMessage {
  readonly ref: MessageRef;
  /** System flags with IMAP's spelling (`\Answered`, `\Draft`, `\Deleted`, `\Seen`) and keywords. */
  readonly flags: ReadonlySet<string>;
  readonly arrival: Arrival;
  /** The header section or the fields of HEADER_FIELDS from it, in their order, line ends as they came. */
  readonly header: Uint8Array;
  /** The provider's own thread id (X-GM-THRID, RFC 8474 THREADID), where it gives one. */
  readonly threadId?: string;
}

/** A message of the account, however many folders it lies in. */
export interface Message {
  /** Unique in the account: the Message-ID; with a mark behind it where another message bears the same; else the fingerprint. */
  readonly key: string;
  readonly copies: readonly { readonly ref: MessageRef; readonly role: Role | null }[];
  /** The flags of all its copies. */
  readonly flags: ReadonlySet<string>;
  readonly at: Instant;
  /** Which source `at` was taken from. */
  readonly atSource: string;
  readonly envelope: Envelope;
  readonly threadId: string | null;
}

/** A message that could not be read: it is listed, never passed over. */
export interface Unreadable {
  readonly mailbox: string;
  readonly uid: number | string;
  readonly reason: string;
}

/** One MIME leaf: its header bytes and, for the text and the parts of a delivery report, its body as it stands on the wire. */
export interface RawPart {
  readonly header: Uint8Array;
  readonly body: Uint8Array | null;
}

/** What is read of a body: the leaves' headers (attachments are named there), the text part and reports, each cut at a bound. */
export interface RawBody {
  readonly ref: MessageRef;
  readonly parts: readonly RawPart[];
  readonly truncated: boolean;
}

/** The fields that verdicts need; every store gives at least these, and `parseEnvelope` reads no other. */
export const HEADER_FIELDS = [
  'From',
  'Sender',
  'Reply-To',
  'To',
  'Cc',
  'Subject',
  'Date',
  'Message-ID',
  'In-Reply-To',
  'References',
  'Received',
  'Return-Path',
  'Content-Type',
  'Auto-Submitted',
  'Precedence',
  'X-Autoreply',
  'X-Autorespond',
  'X-Auto-Response-Suppress',
  'X-Failed-Recipients',
  'List-Id',
  'List-Post',
  'List-Unsubscribe',
  'Authentication-Results',
  'X-Client-Check',
] as const;

/** What `parseEnvelope` makes of a header: IMAP's ENVELOPE and the facts that tell a robot from a person. */
export interface Envelope {
  readonly messageId: MessageId | null;
  readonly inReplyTo: readonly MessageId[];
  readonly references: readonly MessageId[];
  readonly date: Instant | null;
  /** The topmost Received field's time. */
  readonly received: Instant | null;
  readonly from: readonly Address[];
  readonly sender: readonly Address[];
  readonly replyTo: readonly Address[];
  readonly to: readonly Address[];
  readonly cc: readonly Address[];
  /** Decoded, one line, safe to print. */
  readonly subject: string;
  /** Why this is automatic mail (RFC 3834 and kin), or null for a person's. */
  readonly automatic: AutomaticReason | null;
  /** Content-Type is multipart/report about delivery (RFC 3464, RFC 6522). */
  readonly deliveryReport: boolean;
  /** Content-Type is text/calendar with method=REPLY. */
  readonly calendarReply: boolean;
  /** List-Post is there: a discussion list. */
  readonly discussionList: boolean;
  /** Authentication-Results, topmost first: who says so, and its word on DMARC. */
  readonly authentication: readonly { readonly authservId: string; readonly dmarc: string | null }[];
  /** What the header says that client-check writes into its drafts; null where there is none. */
  readonly mark: DraftMark | null;
  /** Stands in for a Message-ID where there is none, and tells two messages with one Message-ID apart. Base64url of SHA-256. */
  readonly fingerprint: string;
}

/** The sign by which automatic mail was known. */
export type AutomaticReason =
  | 'auto-submitted'
  | 'null-return-path'
  | 'multipart-report'
  | 'x-autoreply'
  | 'auto-reply-subject'
  | 'precedence'
  | 'mailer-daemon'
  | 'no-reply'
  | 'calendar-reply'
  | 'newsletter';
