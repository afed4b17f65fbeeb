import type { BusinessCalendar } from '../calendar/business-calendar.ts';
import type { Address, Instant } from '../mail/address.ts';
import type { DueDate } from '../triage/commitments.ts';
import type { LintLine } from './lines.ts';

/** The names of contract.md, errors first. `config/schema.ts` takes the same ones. */
export const ERRORS = [
  'weekday-mismatch',
  'past-date',
  'placeholder',
  'wrong-addressee',
  'honorific',
  'missing-attachment',
] as const;
export const WARNINGS = [
  'deadline-day-off',
  'request-without-date',
  'vague-date',
  'many-questions',
  'wording',
  'no-thanks',
  'dropped-cc',
  'odd-hour',
  'report-incomplete',
  'minutes-incomplete',
  'bad-news-without-plan',
] as const;

export type RuleName = (typeof ERRORS)[number] | (typeof WARNINGS)[number];

/** An outgoing mail as the rules see it. */
export interface LintMail {
  readonly subject: string;
  readonly from: readonly Address[];
  readonly to: readonly Address[];
  readonly cc: readonly Address[];
  readonly bcc: readonly Address[];
  /** The whole text, quotes and signature too. */
  readonly text: string;
  readonly attachments: number;
  readonly inReplyTo: readonly string[];
  readonly references: readonly string[];
}

/** Someone as the configuration or the mail's own header names them; null where it is not known. */
export interface KnownPerson {
  readonly name: string | null;
  readonly company: string | null;
}

/** The mail that is answered, where it is known. */
export interface Answered {
  readonly from: readonly Address[];
  readonly to: readonly Address[];
  readonly cc: readonly Address[];
  /** None of ours went to them before. */
  readonly first: boolean;
}

/** What is known beside the mail. */
export interface LintContext {
  /** When it is to go out. */
  readonly now: Instant;
  readonly calendar: BusinessCalendar;
  /** Addresses of ours, and of colleagues. */
  readonly isOurs: (address: string) => boolean;
  /** What the configuration says of an address; its display name is looked at by the rules. */
  readonly personOf: (address: string) => KnownPerson;
  /** Names of the configured clients. */
  readonly clients: readonly string[];
  /** Null: not known, as with a bare file. */
  readonly answered: Answered | null;
}

/** What the rules look at, worked out once for a mail. */
export interface Subject {
  readonly mail: LintMail;
  readonly context: LintContext;
  /** The person's own lines: quotes and signature left out. */
  readonly lines: readonly LintLine[];
  /** The subject, where it is ours and not what we answer. */
  readonly heading: LintLine | null;
  /** Every date of the own lines and whose it is. */
  readonly dates: readonly Dated[];
}

export interface Dated extends DueDate {
  readonly line: LintLine;
  /** Where the date begins in the line's `plain`. */
  readonly start: number;
}

/** A place in the own lines or the subject, or a header field for what concerns the whole mail. */
export type Place =
  | { readonly line: LintLine; readonly start: number }
  | { readonly header: 'To' | 'Subject' | 'Date' };

/** A piece of a line and what it should be. */
export interface Mend {
  readonly line: LintLine;
  readonly start: number;
  readonly end: number;
  readonly to: string;
}

export interface Found {
  readonly at: Place;
  /** The piece of the mail that shows it. */
  readonly what: string;
  /** What it should be, or what is missing: a weekday, a time, names of parts. */
  readonly right?: string;
  /** Only where it is certain. */
  readonly mend?: Mend;
}

/** A rule: pure, silent where it does not know. */
export type Rule = (subject: Subject) => readonly Found[];
