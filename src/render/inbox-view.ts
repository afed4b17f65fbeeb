import type { BusinessCalendar } from '../calendar/business-calendar.ts';
import type { WordedError } from '../errors.ts';
import type { Instant } from '../mail/address.ts';
import type { Unreadable } from '../mail/message.ts';
import type { State, Verdict } from '../triage/verdict.ts';

/** What the inbox shows: data only, every decision made. */
export interface InboxView {
  readonly now: Instant;
  readonly since: Instant;
  readonly calendar: BusinessCalendar;
  readonly accounts: readonly AccountView[];
  /** Of all accounts, before any narrowing. */
  readonly counts: Readonly<Record<State, number>>;
  readonly week?: WeekView | null;
  /** In the order of the list. */
  readonly threads: readonly { readonly id: string; readonly verdict: Verdict }[];
}

/** The last seven days, for the closing line. */
export interface WeekView {
  /** Questions with a first reply within their window, of those that were answered or whose window has ended. */
  readonly inTime: number;
  readonly measured: number;
  /** Promises that were kept, of those whose date has passed or was met. */
  readonly kept: number;
  readonly due: number;
}

/** Without Sent every thread that is answered from elsewhere seems open; without Drafts none shows; nothing in the look-back. */
export type Notice = 'no-sent' | 'no-drafts' | 'empty';

export interface AccountView {
  readonly name: string;
  readonly messages: number;
  readonly threads: number;
  readonly unreadable: readonly Unreadable[];
  /** What a person should know to read the list rightly. Not in the JSON: the same mail gives the same JSON from every store. */
  readonly notices: readonly Notice[];
  readonly error: WordedError | null;
}
