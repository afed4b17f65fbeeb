import type { BusinessCalendar } from '../calendar/business-calendar.ts';
import { formatIso } from '../calendar/format.ts';
import type { Instant } from '../mail/address.ts';
import type { ClientRef, Verdict } from '../triage/verdict.ts';
import type { InboxView } from './inbox-view.ts';
import type { ThreadView } from './show.ts';

/** `client-check/inbox/1` of contract.md: fields may be added, never renamed. */
export function inboxJson({ now, since, calendar, accounts, counts, threads }: InboxView): object {
  return {
    schema: 'client-check/inbox/1',
    now: formatIso(now, calendar),
    since: formatIso(since, calendar),
    accounts: accounts.map(({ name, messages, threads: count, unreadable, error }) => ({
      name,
      messages,
      threads: count,
      unreadable,
      error: error && { code: error.code, message: error.message, hint: error.hint },
    })),
    counts,
    threads: threads.map(({ id, verdict }) => threadJson(id, verdict, calendar)),
  };
}

/** `client-check/show/1` of contract.md. */
export function showJson({ id, verdict, messages, calendar, link }: ThreadView): object {
  return {
    schema: 'client-check/show/1',
    thread: threadJson(id, verdict, calendar),
    link,
    messages: messages.map((message) => ({
      ...message,
      at: formatIso(message.at, calendar),
      from: message.from ?? { name: '', address: null },
    })),
  };
}

function threadJson(id: string, verdict: Verdict, calendar: BusinessCalendar): object {
  const iso = (instant: Instant) => formatIso(instant, calendar);
  const { reply, promise, request, last, draft, snoozed } = verdict;
  const commitment = (open: typeof promise) =>
    open && {
      due: iso(open.due),
      made: iso(open.made),
      messageId: open.message.envelope.messageId,
      text: open.text,
    };
  return {
    id,
    account: verdict.account,
    state: verdict.state,
    client: verdict.client && clientJson(verdict.client),
    clients: verdict.clients.map(clientJson),
    subject: verdict.subject,
    messages: verdict.messages.map(({ envelope }) => envelope.messageId),
    last: last && { ...last, at: iso(last.at) },
    reply: reply && {
      since: iso(reply.since),
      deadline: iso(reply.deadline),
      messageIds: reply.messages.map(({ envelope }) => envelope.messageId),
    },
    promise: commitment(promise),
    request: commitment(request),
    draft: draft && {
      messageId: draft.message.envelope.messageId,
      mailbox: draft.message.copies[0]?.ref.mailbox ?? '',
      ours: draft.ours,
    },
    snoozed: snoozed && { until: iso(snoozed.until), state: snoozed.state },
    why: verdict.why.map(({ code, at, messageId, detail }) => ({
      code,
      at: at === null ? null : iso(at),
      messageId,
      detail,
    })),
  };
}

function clientJson({ name, contact, address, known }: ClientRef): object {
  return { name, contact, address, known };
}
