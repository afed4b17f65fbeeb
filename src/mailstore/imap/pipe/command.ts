import type { Condition } from './responses.ts';
import type { Answer } from './stream.ts';

/** One command of a flight. `on` gets the untagged answers of its kind that come before its end. */
export interface Command {
  readonly text: string;
  readonly on?: (answer: Answer) => void;
  /** It speaks of the server, not of the mailbox that is open. */
  readonly aside?: true;
  /** Shown in place of the text. */
  readonly shown?: string;
  readonly ended?: (condition: Condition) => void;
}
