import type { BusinessCalendar } from '../calendar/business-calendar.ts';
import { formatDayTime, formatDuration, formatIso } from '../calendar/format.ts';
import type { Instant } from '../mail/address.ts';
import { printableLine } from '../mail/printable.ts';
import type { OpenCommitment, Verdict } from '../triage/verdict.ts';
import { clientLabel, fullClient, matter } from './client-name.ts';
import type { TableOptions } from './table.ts';
import { cut, pad, widthOf } from './width.ts';
import { wordsOf } from './words.ts';

/** A date that is open, and how it stands: `late` is past. */
export interface LedgerEntry {
  readonly thread: string;
  readonly verdict: Verdict;
  readonly open: OpenCommitment;
  readonly state: 'open' | 'due' | 'late';
}

export interface Ledger {
  readonly ours: readonly LedgerEntry[];
  readonly theirs: readonly LedgerEntry[];
}

/** `client-check/promises/1` of contract.md. */
export function ledgerJson({ ours, theirs }: Ledger, calendar: BusinessCalendar): object {
  const entry = ({ thread, verdict, open }: LedgerEntry, state: string) => ({
    thread,
    account: verdict.account,
    client: verdict.client && {
      name: verdict.client.name,
      contact: verdict.client.contact,
      address: verdict.client.address,
    },
    subject: verdict.subject,
    messageId: open.message.envelope.messageId,
    due: formatIso(open.due, calendar),
    made: formatIso(open.made, calendar),
    text: open.text,
    state,
  });
  return {
    schema: 'client-check/promises/1',
    ours: ours.map((one) => entry(one, one.state === 'late' ? 'broken' : one.state)),
    theirs: theirs.map((one) => entry(one, one.state === 'late' ? 'late' : 'open')),
  };
}

export interface LedgerOptions extends TableOptions {
  readonly calendar: BusinessCalendar;
  readonly now: Instant;
}

/** Both directions, each with the sentence that it was read from. */
export function renderLedger({ ours, theirs }: Ledger, options: LedgerOptions): string {
  const words = wordsOf(options.lang);
  const { paint } = options;
  const width = Math.min(120, Math.max(60, options.columns));
  const layout = layoutOf([...ours, ...theirs], options);
  const lines = [
    paint.bold(words.ledgerOurs),
    ...(ours.length === 0
      ? [`  ${words.ledgerNothing}`]
      : ours.flatMap((entry) => rows(entry, options, width, layout))),
    '',
    paint.bold(words.ledgerTheirs),
    ...(theirs.length === 0
      ? [`  ${words.ledgerNothing}`]
      : theirs.flatMap((entry) => rows(entry, options, width, layout))),
  ];
  return `${lines.join('\n')}\n`;
}

function rows(entry: LedgerEntry, { lang, paint }: LedgerOptions, width: number, layout: Layout): string[] {
  const words = wordsOf(lang);
  const { thread, verdict, open, state } = entry;
  const { due, rest } = layout.texts(entry);
  const tint = state === 'late' ? paint.red : state === 'due' ? paint.yellow : (text: string) => text;
  const used = 8 + layout.id + layout.due + layout.rest;
  const room = Math.max(24, width - used - 2);
  const who = pad(clientLabel(verdict.client, Math.floor(room * 0.48), words.noSender), Math.floor(room * 0.48));
  const subject = cut(matter(verdict.subject, words.noSubject), room - widthOf(who));
  const head = [
    paint.bold(pad(thread, layout.id)),
    pad(due, layout.due),
    tint(pad(rest, layout.rest, 'right')),
    who,
    subject,
  ];
  const sentence = printableLine(open.text).slice(0, 300);
  const quoted = lang === 'ja' ? `「${sentence}」` : `"${sentence}"`;
  const indent = layout.id + 4;
  return [
    `  ${head.join('  ')}`.trimEnd(),
    ...(sentence === '' ? [] : [paint.dim(`${' '.repeat(indent)}${cut(quoted, width - indent)}`)]),
  ];
}

/** What the columns of both directions need. */
interface Layout {
  readonly id: number;
  readonly due: number;
  readonly rest: number;
  readonly texts: (entry: LedgerEntry) => { readonly due: string; readonly rest: string };
}

function layoutOf(entries: readonly LedgerEntry[], { lang, calendar, now }: LedgerOptions): Layout {
  const words = wordsOf(lang);
  const texts = ({ open, state }: LedgerEntry) => {
    const left = formatDuration(Math.abs(open.due - now), lang);
    return {
      due: formatDayTime(open.due, calendar, lang, now),
      rest: state === 'late' ? words.lateBy(left) : words.leftFor(left),
    };
  };
  const widest = (all: string[]) => Math.max(0, ...all.map(widthOf));
  return {
    id: widest(entries.map(({ thread }) => thread)),
    due: widest(entries.map((entry) => texts(entry).due)),
    rest: widest(entries.map((entry) => texts(entry).rest)),
    texts,
  };
}

/** One line for a calendar. */
export function ledgerTitle({ verdict }: LedgerEntry, kind: 'ours' | 'theirs', lang: TableOptions['lang']): string {
  const words = wordsOf(lang);
  const client = fullClient(verdict, words.noSender);
  const subject = matter(verdict.subject, words.noSubject);
  return kind === 'ours' ? words.calendarOurs(client, subject) : words.calendarTheirs(client, subject);
}
