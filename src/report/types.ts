import type { BusinessCalendar } from '../calendar/business-calendar.ts';
import type { Instant } from '../mail/address.ts';
import type { Bounced } from '../triage/answers.ts';
import type { Rules } from '../triage/rules.ts';
import type { Verdict } from '../triage/verdict.ts';

/** What the report has to know of a mail's own words. */
export interface Said {
  /** A client's: nothing but thanks or an acknowledgement. */
  readonly thanks: boolean;
  /** Ours: the date by which it promises an answer; null: it promises none. */
  readonly promise: Instant | null;
}

/** A company's mails in a thread that waited for one answer: from the first of them to the answer. */
export interface Question {
  readonly account: string;
  readonly thread: Verdict;
  readonly client: { readonly key: string; readonly name: string };
  /** When its first mail came. */
  readonly at: Instant;
  readonly deadline: Instant;
  /** When the first mail of ours reached them that followed; null: none has. */
  readonly first: Instant | null;
  /** When a mail of ours reached them that promises no later date; null: none has. */
  readonly answer: Instant | null;
  /** It was settled otherwise: `done`, or the mark of an answer whose text is nowhere. */
  readonly settled: boolean;
  /** Business time from its first mail to those two, in milliseconds. */
  readonly firstBusiness: number | null;
  readonly answerBusiness: number | null;
}

export type PromiseState = 'kept' | 'broken' | 'renegotiated' | 'open';

/** A date that a mail of ours gave. */
export interface Promised {
  readonly client: { readonly key: string; readonly name: string };
  readonly made: Instant;
  readonly due: Instant;
  readonly state: PromiseState;
}

/** An account's threads, as they are judged. */
export interface ReportAccount {
  /** Mails of ours that did not reach these addresses: there they answer nothing, and promise nothing. */
  readonly bounced: Bounced;
  readonly rules: Rules;
  readonly verdicts: readonly Verdict[];
  /** Keys of mails that `done` settled. */
  readonly settled: ReadonlySet<string>;
  readonly said: (key: string) => Said | undefined;
}

/** From when to when questions are counted: half-open. */
export interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

export interface Percentiles {
  readonly median: number | null;
  readonly p90: number | null;
}

/** Minutes. */
export interface Times extends Percentiles {
  readonly business: Percentiles;
}

/** The numbers of a client, of a month, or of all. */
export interface Numbers {
  readonly received: number;
  readonly answered: number;
  /** Settled otherwise, at a time that nobody can tell. */
  readonly settled: number;
  /** Unanswered, their window open or past. */
  readonly waiting: number;
  readonly late: number;
  /** Share of those that were answered, or whose window has ended, that had a first answer within it; null where there is none. */
  readonly withinWindow: number | null;
  readonly firstResponse: Times;
  readonly answer: Times;
  readonly promises: { readonly made: number } & Readonly<Record<PromiseState, number>>;
}

export interface Report extends Span {
  readonly now: Instant;
  readonly calendar: BusinessCalendar;
  readonly total: Numbers;
  readonly clients: readonly (Numbers & { readonly key: string; readonly name: string })[];
  readonly months: readonly (Numbers & { readonly month: string })[];
  /** By weekday (Monday first) and hour: when questions came, and how many of those were answered late or not at all. */
  readonly hours: readonly (readonly { readonly received: number; readonly late: number }[])[];
  readonly slowest: readonly Slow[];
}

/** A question that waited long. */
export interface Slow {
  readonly question: Question;
  /** Minutes until the first answer, or until now. */
  readonly minutes: number;
}
