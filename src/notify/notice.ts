import { formatDayTime } from '../calendar/format.ts';
import type { Lang } from '../errors.ts';
import { clientLabel, matter } from '../render/client-name.ts';
import type { InboxView } from '../render/inbox-view.ts';
import { deadlineText, grouped, waitedText } from '../render/table.ts';
import { cut } from '../render/width.ts';
import { wordsOf } from '../render/words.ts';
import type { Verdict } from '../triage/verdict.ts';
import { inert } from './plain-words.ts';
import { noticeWords } from './words.ts';

/** A thread in a notice. Client and subject come from mail; nothing in them can be a link or a mention any more. */
export interface NoticeRow {
  readonly id: string;
  readonly client: string;
  readonly subject: string;
  /** How long they have waited, and the date: "waiting 1d 3h, due Sat 21 Nov 17:50". */
  readonly when: string;
}

export interface NoticeGroup {
  readonly title: string;
  readonly late: boolean;
  readonly rows: readonly NoticeRow[];
}

/** The list as it is told elsewhere than in the terminal: every word chosen, nothing formatted yet. */
export interface Notice {
  readonly lang: Lang;
  /** One line, with numbers only: no word of it comes from a mail. */
  readonly title: string;
  readonly asOf: string;
  readonly groups: readonly NoticeGroup[];
  /** Rows that were left out. */
  readonly more: number;
  readonly troubles: readonly string[];
  readonly next: string;
  readonly footer: string;
}

const CLIENT_WIDTH = 44;
const SUBJECT_WIDTH = 70;

/** What is told of a list. @param program how the user calls the program */
export function noticeOf(view: InboxView, lang: Lang, program: string): Notice {
  const words = noticeWords[lang];
  const { states } = wordsOf(lang);
  const late = view.threads.filter(({ verdict }) => isLate(verdict)).length;
  const [first] = view.threads;
  return {
    lang,
    title: words.title(view.threads.length, late),
    asOf: wordsOf(lang).asOf(formatDayTime(view.now, view.calendar, lang, view.now)),
    groups: grouped(view.threads).map(({ verdict, rows }) => ({
      title: words.group(states[verdict.state], rows.length),
      late: isLate(verdict),
      rows: rows.map((row) => rowOf(row, view, lang)),
    })),
    more: 0,
    troubles: view.accounts.flatMap(({ name, error, unreadable }) => {
      if (error) return [words.accountFailed(inert(name))];
      return unreadable.length > 0 ? [words.incomplete(inert(name))] : [];
    }),
    next: words.next(first ? `${program} show ${first.id}` : program),
    footer: words.footer,
  };
}

/** The same with at most so many threads: services take no more than so much. */
export function shortened(notice: Notice, rows: number): Notice {
  let left = rows;
  const groups = notice.groups.map((group) => {
    const kept = group.rows.slice(0, Math.max(0, left));
    left -= kept.length;
    return { ...group, rows: kept };
  });
  const total = (all: readonly NoticeGroup[]) => all.reduce((sum, group) => sum + group.rows.length, 0);
  const more = notice.more + total(notice.groups) - total(groups);
  return { ...notice, groups: groups.filter((group) => group.rows.length > 0), more };
}

function rowOf({ id, verdict }: InboxView['threads'][number], view: InboxView, lang: Lang): NoticeRow {
  const words = wordsOf(lang);
  const waited = waitedText(verdict, view, lang);
  const parts = [
    ...(verdict.reply && waited !== '' ? [noticeWords[lang].waited(waited)] : []),
    deadlineText(verdict, view, lang),
    verdict.draft ? `[${verdict.draft.ours ? words.draft : words.otherDraft}]` : '',
  ];
  return {
    id,
    client: cut(inert(clientLabel(verdict.client, CLIENT_WIDTH, words.noSender)), CLIENT_WIDTH),
    subject: cut(inert(matter(verdict.subject, words.noSubject)), SUBJECT_WIDTH),
    when: parts.filter((part) => part !== '').join(noticeWords[lang].between),
  };
}

function isLate({ state }: Verdict): boolean {
  return state === 'overdue' || state === 'promise-broken';
}
