import type { BusinessCalendar } from '../calendar/business-calendar.ts';
import { formatDayTime, formatDuration } from '../calendar/format.ts';
import type { Instant } from '../mail/address.ts';
import { printableLine } from '../mail/printable.ts';
import type { Verdict } from '../triage/verdict.ts';
import { fullClient, matter } from './client-name.ts';
import { evidenceLine } from './evidence.ts';
import type { MessageView } from './message-view.ts';
import { outgoingWords } from './outgoing-words.ts';
import { paintState } from './style.ts';
import type { TableOptions } from './table.ts';
import { cut, pad, widthOf, wrap } from './width.ts';
import { type Words, wordsOf } from './words.ts';

/** The longest exchange that is listed whole; of a longer one the end. */
const MAX_MESSAGES = 40;

/** Of a client who wrote again and again, the first few texts. */
const MAX_TEXTS = 3;

export interface ThreadView {
  readonly id: string;
  readonly verdict: Verdict;
  readonly messages: readonly MessageView[];
  readonly calendar: BusinessCalendar;
  readonly now: Instant;
  /** Opens the thread in the mail program; null where no message has an ID. */
  readonly link: string | null;
}

/** One thread for a person: the state, the evidence line by line, who wrote what when, and the text of the last message. */
export function renderThread(view: ThreadView, options: TableOptions): string {
  const { paint } = options;
  const words = wordsOf(options.lang);
  const width = Math.min(120, Math.max(60, options.columns));
  const { verdict } = view;
  const lines = [
    ...wrap(matter(verdict.subject, words.noSubject), width).map((line) => paint.bold(line)),
    [fullClient(verdict, words.noSender), paint.dim(`[${view.id}] ${verdict.account}`)].join('  '),
    '',
    statusLine(view, options, words),
    // Whole, whatever the width: a link that is cut opens nothing.
    ...(view.link === null ? [] : [paint.dim(words.link(view.link))]),
    '',
    paint.bold(words.evidenceTitle),
    ...evidenceLines(view, options, width),
    ...warningLines(view, options, width),
    '',
    paint.bold(words.exchange),
    ...exchangeLines(view, options, words, width),
    ...texts(view, options, words, width),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function statusLine({ verdict, calendar, now }: ThreadView, { lang, paint }: TableOptions, words: Words): string {
  const parts = [`${words.status}: ${paintState(paint, verdict.state, words.states[verdict.state])}`];
  if (verdict.reply) {
    parts.push(words.waited(formatDuration(Math.max(0, now - verdict.reply.since), lang)));
    // Nobody is held to the window of thanks and of mail in copy.
    if (verdict.state !== 'thanks' && verdict.state !== 'copied') {
      const time = formatDayTime(verdict.reply.deadline, calendar, lang, now);
      parts.push(verdict.state === 'overdue' ? words.ended(time) : words.ends(time));
    }
  }
  if (verdict.snoozed) parts.push(words.snoozedUntil(formatDayTime(verdict.snoozed.until, calendar, lang, now)));
  if (verdict.request) parts.push(words.requested(formatDayTime(verdict.request.due, calendar, lang, now)));
  if (verdict.promise) parts.push(words.promised(formatDayTime(verdict.promise.due, calendar, lang, now)));
  if (verdict.draft)
    parts.push(
      paint.green(
        `[${verdict.draft.ours ? words.draft : words.otherDraft}] ${printableLine(verdict.draft.message.copies[0]?.ref.mailbox ?? '')}`,
      ),
    );
  return parts.join('  ');
}

function evidenceLines({ verdict, calendar, now }: ThreadView, { lang, paint }: TableOptions, width: number): string[] {
  const inOrder = verdict.why.toSorted(
    (a, b) => (a.at ?? Number.POSITIVE_INFINITY) - (b.at ?? Number.POSITIVE_INFINITY),
  );
  const lines = inOrder.map((evidence) => evidenceLine(evidence, calendar, lang, now));
  const column = Math.max(0, ...lines.map(({ when }) => widthOf(when)));
  return lines.flatMap(({ when, what }) =>
    wrap(what, width - column - 4).map(
      (part, index) => `  ${paint.dim(pad(index === 0 ? when : '', column))}  ${part}`,
    ),
  );
}

/** Why a reply should not go out without a look at its address, once for each reason. */
function warningLines({ messages }: ThreadView, { lang, paint }: TableOptions, width: number): string[] {
  const known: Readonly<Record<string, string>> = outgoingWords[lang].warnings;
  const sentences = new Set(messages.flatMap(({ warnings }) => warnings.flatMap((code) => known[code] ?? [])));
  return [...sentences].flatMap((sentence) =>
    wrap(`! ${sentence}`, width - 2).map((line) => paint.yellow(`  ${line}`)),
  );
}

function exchangeLines(
  { messages, calendar, now }: ThreadView,
  { lang, paint }: TableOptions,
  words: Words,
  width: number,
): string[] {
  const shown = messages.slice(-MAX_MESSAGES);
  const rows = shown.map((message) => ({
    arrow: message.by === 'us' || message.by === 'colleague' ? '→' : message.by === 'client' ? '←' : '·',
    when: formatDayTime(message.at, calendar, lang, now),
    who: senderLabel(message, words),
    to: message.to.map(({ name, address }) => printableLine(name || address)).join(', '),
    message,
  }));
  const when = Math.max(0, ...rows.map((row) => widthOf(row.when)));
  const who = Math.min(30, Math.max(0, ...rows.map((row) => widthOf(row.who))));
  const left = messages.length - shown.length;
  return [
    ...(left > 0 ? [paint.dim(`  ${words.moreMessages(left)}`)] : []),
    ...rows.map((row) => {
      const head = `  ${row.arrow} ${pad(row.when, when)}  ${pad(row.who, who)}  `;
      const subject = matter(row.message.subject, words.noSubject);
      const text = row.arrow === '→' ? `${subject} → ${row.to}` : subject;
      return (head + cut(text, width - widthOf(head))).trimEnd();
    }),
  ];
}

function senderLabel({ from, by }: MessageView, words: Words): string {
  const name = printableLine(from?.name || from?.address || words.noSender);
  if (by === 'us') return `${name} (${words.self})`;
  return by === 'robot' ? `${name} (${words.robot})` : name;
}

/** The texts that matter: what the client still waits with, and the last message that a person wrote. */
function texts({ messages, verdict }: ThreadView, { paint }: TableOptions, words: Words, width: number): string[] {
  const waiting = new Set(verdict.reply?.messages.map(({ envelope }) => envelope.messageId) ?? []);
  const last = messages.findLast(({ by }) => by !== 'robot');
  const open = messages.filter(({ by, messageId }) => by === 'client' && waiting.has(messageId)).slice(0, MAX_TEXTS);
  return [...new Set([...open, ...(last ? [last] : [])])].flatMap((message) => {
    const lines = message.text === '' ? [words.noText] : message.text.split('\n');
    const title = message === last ? words.lastMessage : words.waitingMessage;
    return [
      '',
      paint.bold(title(senderLabel(message, words))),
      ...lines.flatMap((line) => wrap(line, width - 4)).map((line) => `  ${paint.dim('│')} ${line}`.trimEnd()),
      ...(message.attachments.length > 0
        ? [`  ${words.attachments}: ${message.attachments.map(printableLine).join(', ')}`]
        : []),
    ];
  });
}
