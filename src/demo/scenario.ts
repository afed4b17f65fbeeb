import type { Person } from './people.ts';

/** How long before now: `26h`, `90m`, `3d`. */
export type Ago = `${number}${'m' | 'h' | 'd'}`;

/** One mail of a thread. */
export interface ScenarioMail {
  readonly from: Person;
  readonly to: readonly Person[];
  readonly cc?: readonly Person[];
  readonly ago: Ago;
  readonly text: string;
  /** Where it does not lie where it should: INBOX, or Sent for ours. */
  readonly mailbox?: string;
  readonly subject?: string;
  /** Which earlier mail of the thread it follows; the last one unless said otherwise; `none`: it names no mail. */
  readonly follows?: number | 'none';
  readonly headers?: readonly string[];
  readonly attachment?: string;
  readonly charset?: 'utf-8' | 'iso-2022-jp';
  readonly draft?: true;
  readonly answered?: true;
}

/** A thread, and the state in which the list shows it (`null`: it is no thread of ours). */
export interface Scenario {
  readonly expected: 'overdue' | 'due-soon' | 'waiting' | 'copied' | 'thanks' | 'answered' | null;
  readonly subject: string;
  readonly mails: readonly ScenarioMail[];
}

type Rest = Partial<Omit<ScenarioMail, 'from' | 'to' | 'ago' | 'text'>>;

/** A mail of someone to someone. */
export function mail(
  ago: Ago,
  from: Person,
  to: Person | readonly Person[],
  text: string,
  rest: Rest = {},
): ScenarioMail {
  return { ago, from, to: Array.isArray(to) ? (to as readonly Person[]) : [to as Person], text, ...rest };
}
