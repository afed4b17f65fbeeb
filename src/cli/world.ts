import type { FactCache } from '../cache/fact-cache.ts';
import type { BusinessCalendar } from '../calendar/business-calendar.ts';
import type { AccountConfig, Config } from '../config/config.ts';
import type { Lang } from '../errors.ts';
import type { Instant } from '../mail/address.ts';
import type { MailStore } from '../mailstore/mailstore.ts';
import type { InboxView } from '../render/inbox-view.ts';
import type { JournalHook } from '../submit/journal.ts';
import type { Submission } from '../submit/smtp.ts';
import type { AccountReading } from './read-account.ts';
import type { Screen } from './screen.ts';

/** Everything that a command may touch. `main.ts` builds it; a test builds another. */
export interface World {
  readonly config: Config;
  readonly calendar: BusinessCalendar;
  /** The instant that is judged: the real clock's, or `--now`. */
  readonly now: Instant;
  /** The real clock: no time of arrival after it is believed. */
  readonly clock: Instant;
  /** The real time now: what is sent is dated by it. */
  readonly time: () => Instant;
  readonly lang: Lang;
  readonly output: Output;
  /** Opens an account's store: secrets resolved, connection made. Throws a ClientCheckError. */
  readonly openStore: (account: AccountConfig) => Promise<MailStore>;
  /** What an earlier run has read of an account; null where nothing is kept. */
  readonly openCache?: (account: AccountConfig, purpose?: string) => Promise<FactCache | null>;
  /** Keeps the list, so that a run that finds nothing changed can print it at once. */
  readonly remember?: (readings: readonly AccountReading[], view: InboxView) => Promise<void>;
  /** Opens what takes an account's mail for delivery. Throws a ClientCheckError. */
  readonly openSubmission: (account: AccountConfig) => Promise<Submission>;
  /** The person before the terminal. */
  readonly person: Person;
  /** Folder of the templates that come with the program. */
  readonly templates: string;
  /** This process, for whoever finds the lock taken. */
  readonly process: { readonly pid: number; readonly command: string };
  readonly journalHook: JournalHook;
  /** Folder for what must be kept beside the mailbox (XDG state). */
  readonly stateDir: string;
  /** How the user calls the program. */
  readonly program: string;
}

/** Who can be asked. Where there is no terminal nobody can. */
export interface Person {
  readonly present: boolean;
  /** One line of an answer; '' where the input has ended. */
  readonly ask: (question: string) => Promise<string>;
  /** Does some work on the terminal's whole screen; null where there is none to draw on. */
  readonly onScreen: (<T>(work: (screen: Screen) => Promise<T>) => Promise<T>) | null;
  /** Opens a text in the user's editor ($VISUAL, $EDITOR) and gives what it was made into. Throws `editor-failed`. */
  readonly edit: (text: string) => Promise<string>;
}

/** Where a command's words go. Standard output is the result and nothing else. */
export interface Output {
  readonly print: (text: string) => void;
  /** A line about the work under way; only a terminal gets it, and it is wiped before anything else is printed. */
  readonly progress: (text: string) => void;
  /** A warning for a person, on standard error. */
  readonly warn: (text: string) => void;
  readonly columns: number;
  readonly colour: boolean;
}
