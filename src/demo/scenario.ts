import type { Person } from './people.ts';

/** How long before now: `26h`, `90m`, `3d`. */
export type Ago = `${number}${'m' | 'h' | 'd'}`;

/** One mail of a thread. */
export interface ScenarioMail {
  readonly from: Person;
  readonly to: readonly Person[];
  readonly cc?: readonly Person[];
  readonly ago: Ago;
  /** `{+2bd}`, `{-1d}`: a day counted from the mail's own, `{now+1bd}` from today, as 11月26日(木); `{+1month}`: 12月. */
  readonly text: string;
  /** Where it does not lie where it should: INBOX, or Sent for ours. */
  readonly mailbox?: string;
  readonly subject?: string;
  /** Which earlier mail of the thread it follows; the last one unless said otherwise; `none`: it names no mail. */
  readonly follows?: number | 'none';
  readonly headers?: readonly string[];
  readonly attachment?: string;
  readonly charset?: 'utf-8' | 'iso-2022-jp' | 'shift_jis';
  /** Written in HTML, with a plain text beside it or without one. */
  readonly html?: 'also' | 'only';
  /** `above`: the question's own words first, the answer below them. */
  readonly quote?: 'above' | 'none';
  readonly signed?: false;
  /** Written when nobody else works. */
  readonly hour?: 'night' | 'weekend';
  readonly draft?: true;
  readonly answered?: true;
}

/** A thread, and the state in which the list shows it (`null`: it is no thread of ours). */
export interface Scenario {
  readonly expected:
    | 'promise-broken'
    | 'overdue'
    | 'due-soon'
    | 'waiting'
    | 'copied'
    | 'held'
    | 'thanks'
    | 'answered'
    | null;
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

/** A text as it stands in the source, without the indentation that all its lines share. */
export function lines(strings: TemplateStringsArray): string {
  const all = (strings[0] ?? '').replace(/^\n|\n *$/g, '').split('\n');
  const indent = Math.min(...all.filter((line) => line.trim() !== '').map((line) => line.search(/[^ ]/)));
  return all.map((line) => line.slice(indent)).join('\n');
}
