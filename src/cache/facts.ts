import type { Bounce } from '../mail/bounce.ts';
import type { Arrival, Envelope } from '../mail/message.ts';
import type { OwnText } from '../mail/thanks.ts';

/** What is remembered of a message: its header as it was parsed, and what a store says of it. */
export interface Fact {
  readonly uid: number | string;
  readonly flags: readonly string[];
  readonly arrival: Arrival;
  readonly threadId: string | null;
  readonly envelope: Envelope;
}

/** What a message's body says. */
export interface BodyFact {
  readonly own: OwnText;
  /** Of a delivery report: what it reports; null where nothing can be used. */
  readonly bounce: Bounce | null;
  /** It holds an answer to an invitation (RFC 6047). */
  readonly calendarReply: boolean;
}
