import type { Evidence, State } from '../triage/verdict.ts';
import type { Notice, WeekView } from './inbox-view.ts';
import { en } from './words-en.ts';
import { ja } from './words-ja.ts';

export type Lang = 'ja' | 'en';

/** Evidence with its times and durations already worded. */
export type EvidenceWords = Readonly<Record<string, string>>;

/** Every word that the screen shows. Both languages fill the whole interface, so none can lack a key. */
export interface Words {
  readonly states: Readonly<Record<State, string>>;
  readonly evidence: Readonly<Record<Evidence['code'], (detail: EvidenceWords) => string>>;
  readonly automatic: Readonly<Record<string, string>>;
  readonly clocks: Readonly<Record<string, string>>;
  readonly draft: string;
  readonly otherDraft: string;
  readonly noSubject: string;
  readonly noSender: string;
  readonly asOf: (time: string) => string;
  readonly account: (name: string, messages: string, threads: string, since: string) => string;
  readonly group: (state: string, count: number, stranger: boolean) => string;
  readonly waited: (duration: string) => string;
  readonly ends: (time: string) => string;
  readonly ended: (time: string) => string;
  readonly promised: (time: string) => string;
  readonly requested: (time: string) => string;
  readonly nothing: string;
  readonly next: string;
  readonly nextShow: string;
  readonly nextDraft: string;
  readonly nextSend: string;
  readonly nextDone: string;
  readonly nextAll: string;
  readonly unreadable: (account: string, count: number) => string;
  readonly notices: Readonly<Record<Notice, (account: string) => string>>;
  readonly accountFailed: (name: string, message: string) => string;
  readonly reading: (mailbox: string, done: string, total: string) => string;
  readonly connecting: string;
  readonly throttled: (seconds: number) => string;
  readonly status: string;
  readonly link: (link: string) => string;
  readonly evidenceTitle: string;
  readonly exchange: string;
  readonly lastMessage: (from: string) => string;
  readonly waitingMessage: (from: string) => string;
  readonly attachments: string;
  readonly noText: string;
  readonly self: string;
  readonly robot: string;
  readonly moreMessages: (count: number) => string;
  /** The closing line: what the last seven days were like. */
  readonly week: (week: WeekView) => string;
  readonly done: (id: string, client: string, subject: string) => string;
  readonly undone: (id: string, client: string, subject: string) => string;
  readonly notDone: (id: string) => string;
  readonly alreadyDone: (id: string) => string;
  readonly snoozed: (id: string, until: string, client: string, subject: string) => string;
  readonly unsnoozed: (id: string, client: string, subject: string) => string;
  readonly snoozedUntil: (time: string) => string;
  readonly ledgerOurs: string;
  readonly ledgerTheirs: string;
  readonly ledgerNothing: string;
  readonly lateBy: (duration: string) => string;
  readonly leftFor: (duration: string) => string;
  readonly calendarOurs: (client: string, subject: string) => string;
  readonly calendarTheirs: (client: string, subject: string) => string;
  readonly wroteCalendar: (file: string) => string;
}

/** The words of a language. */
export function wordsOf(lang: Lang): Words {
  return lang === 'ja' ? ja : en;
}
