import type { Problem } from '../compose/checks.ts';

/** Why a draft was not sent. */
export type RefusalReason =
  | 'no-draft'
  | 'draft-gone'
  | 'answered-meanwhile'
  | 'thread-unknown'
  | 'client-wrote-since'
  | 'not-ours'
  | 'problems'
  | 'declined'
  | 'rejected'
  | 'send-failed';

export interface SentMail {
  readonly thread: string;
  readonly messageId: string;
  readonly accepted: readonly string[];
  /** Where its copy lies; null where it could not be stored. */
  readonly savedTo: string | null;
}

export interface RefusedMail {
  readonly thread: string;
  readonly reason: RefusalReason;
  readonly problems: readonly Problem[];
  /** The server's words. */
  readonly words: string;
}

export interface UncertainMail {
  readonly thread: string;
  readonly messageId: string;
}

export interface SendsView {
  readonly sent: readonly SentMail[];
  readonly refused: readonly RefusedMail[];
  readonly uncertain: readonly UncertainMail[];
}

/** `client-check/send/1` of contract.md. */
export function sendsJson({ sent, refused, uncertain }: SendsView): object {
  return { schema: 'client-check/send/1', sent, refused, uncertain };
}
