import { isCalendarReply } from './automatic.ts';
import { splitHeader } from './header.ts';
import type { Message, RawBody } from './message.ts';

/** A header field's first value by lower-case name, or undefined. */
type Lookup = (name: string) => string | undefined;

/** How calendars word the answer to an invitation, before the event's name. */
const SUBJECT =
  /^(?:accepted|tentative(?:ly accepted)?|declined|new time proposed|承諾(?:済み)?|仮承諾|承認|辞退|却下|仮の?(?:承諾|予定)|参加|不参加|欠席|出席|未定|同意|拒否)\s*[::]/iu;

/**
 * May a mail with several parts hold an answer to an invitation? Outlook and Google put text/calendar; method=REPLY beside a text
 * for people. A hint only: it says whose leaves are worth a look.
 */
export function mayBeCalendarReply(field: Lookup, subject: string): boolean {
  if (!/^\s*multipart\/(?:alternative|mixed|related)\b/i.test(field('content-type') ?? '')) return false;
  return /\bcalendarmessage\b/i.test(field('content-class') ?? '') || SUBJECT.test(subject);
}

/** RFC 6047: one of its leaves is text/calendar with method=REPLY. The leaves' headers are enough. */
export function holdsCalendarReply({ parts }: Pick<RawBody, 'parts'>): boolean {
  return parts.some(({ header }) =>
    splitHeader(header).some(({ name, value }) => name === 'content-type' && isCalendarReply(value)),
  );
}

/** The messages with what their bodies say: those that answer an invitation are automatic (judgement section 3). */
export function withCalendarReplies(messages: readonly Message[], replies: ReadonlySet<Message>): Message[] {
  return messages.map((message) =>
    message.envelope.automatic === null && replies.has(message)
      ? { ...message, envelope: { ...message.envelope, automatic: 'calendar-reply', calendarReply: true } }
      : message,
  );
}
