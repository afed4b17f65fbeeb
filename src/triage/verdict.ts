import type { Instant } from '../mail/address.ts';
import type { Message, MessageId } from '../mail/message.ts';

/** The states of contract.md, most urgent first: a thread has the first that holds. */
export const STATES = [
  'uncertain',
  'promise-broken',
  'overdue',
  'promise-due',
  'due-soon',
  'waiting',
  'client-late',
  'copied',
  'held',
  'awaiting-client',
  'thanks',
  'answered',
  'snoozed',
] as const;

export type State = (typeof STATES)[number];

/** One line of evidence: what was seen, when, in which message, and the values that its sentence needs. */
export interface Evidence {
  readonly code: EvidenceCode;
  readonly at: Instant | null;
  readonly messageId: MessageId | null;
  readonly detail: Readonly<Record<string, string | number>>;
}

export type EvidenceCode =
  /** The oldest client message that nobody has answered. */
  | 'client-wrote-last'
  | 'client-wrote-again'
  /** The latest client message that is answered or settled. */
  | 'client-asked'
  /** How the end of the window was reckoned: clock, window, days off passed over. */
  | 'window'
  | 'answered-by-us'
  | 'answered-by-colleague'
  | 'answered-flag'
  | 'settled'
  /** A mail of ours or the team's that answers nothing, and why. */
  | 'internal-only'
  | 'not-to-client'
  | 'own-automatic'
  /** Our mail came back, or is late (RFC 3464). */
  | 'bounced'
  | 'delayed'
  /** We gave a date: `due` is its instant, `text` the sentence. */
  | 'promised'
  /** We asked the client for something by a date. */
  | 'requested'
  /** How a date was read: by the date and not by the weekday beside it; it is a day off. */
  | 'weekday-mismatch'
  | 'due-day-off'
  /** A send of ours that is recorded, and whose copy has not been seen yet; or one that was cut off. */
  | 'sent-by-journal'
  | 'send-uncertain'
  | 'automatic'
  | 'copied-only'
  | 'thanks-only'
  | 'contact-form'
  | 'forged'
  | 'wrote-elsewhere'
  | 'joined-by-subject'
  | 'redated'
  | 'not-a-client'
  | 'nothing-asked'
  | 'may-be-incomplete';

/** A client as a verdict names them; `contact` and `address` are those of the message that counts. */
export interface ClientRef {
  readonly key: string;
  readonly name: string;
  readonly contact: string | null;
  readonly address: string | null;
  readonly known: boolean;
}

/** A draft that answers something of the thread. */
export interface DraftRef {
  readonly message: Message;
  /** client-check wrote it. */
  readonly ours: boolean;
}

/** A date that we gave in a mail that was sent, and that nothing has kept yet (judgement section 6). */
export interface OpenCommitment {
  readonly due: Instant;
  readonly made: Instant;
  readonly message: Message;
  readonly text: string;
}

/** The judgement of one thread, with its evidence. */
export interface Verdict {
  readonly account: string;
  readonly state: State;
  readonly client: ClientRef | null;
  readonly clients: readonly ClientRef[];
  readonly subject: string;
  readonly messages: readonly Message[];
  readonly last: {
    readonly messageId: MessageId | null;
    readonly at: Instant;
    readonly from: 'client' | 'us' | 'colleague';
  } | null;
  readonly reply: { readonly since: Instant; readonly deadline: Instant; readonly messages: readonly Message[] } | null;
  readonly promise: OpenCommitment | null;
  /** The date that we asked the client for. */
  readonly request: OpenCommitment | null;
  readonly draft: DraftRef | null;
  /** Off the list until then; `state` is what it would be. */
  readonly snoozed: { readonly until: Instant; readonly state: State } | null;
  readonly why: readonly Evidence[];
  /** Before then time alone changes nothing of it; null: it never does. */
  readonly until: Instant | null;
}
