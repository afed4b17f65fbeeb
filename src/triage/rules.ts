import type { BusinessCalendar } from '../calendar/business-calendar.ts';
import type { Clock } from '../calendar/types.ts';

/** What decides a verdict beside the messages: the configuration as triage sees it. Durations in milliseconds. */
export interface Rules {
  readonly account: string;
  /** Addresses and aliases of the account. */
  readonly own: readonly string[];
  readonly team: readonly string[];
  readonly forms: readonly string[];
  readonly clients: readonly ClientRule[];
  /** Rules for people who count for no client, whatever `others` says. */
  readonly ignore: readonly string[];
  readonly others: 'everyone' | 'correspondents' | 'ignore';
  readonly response: ResponseRules;
  /** The team's calendar; `calendarOf` adds a client's own days off. */
  readonly calendar: BusinessCalendar;
  readonly calendarOf: (clientKey: string) => BusinessCalendar;
  /** Whose Authentication-Results are believed; null: the topmost field's. */
  readonly authservId: string | null;
}

export interface ClientRule {
  readonly name: string;
  readonly match: readonly string[];
  /** Milliseconds; null: `response.window`. */
  readonly window: number | null;
  readonly contacts: readonly { readonly address: string; readonly name: string | null }[];
}

export interface ResponseRules {
  readonly window: number;
  readonly warnBefore: number;
  readonly clock: Clock;
  readonly copied: 'count' | 'show' | 'ignore';
  readonly thanks: 'count' | 'show' | 'ignore';
}

/** The key of a configured client; `calendarOf` and verdicts speak of clients by keys. */
export const configuredKey = (name: string): string => `client:${name}`;
