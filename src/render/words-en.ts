import type { Words } from './words.ts';

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

export const en: Words = {
  states: {
    uncertain: 'Send uncertain',
    'promise-broken': 'Promise broken',
    overdue: 'Overdue',
    'promise-due': 'Promised for today',
    'due-soon': 'Due soon',
    waiting: 'Waiting',
    'client-late': 'Client is late',
    copied: 'Copied to us',
    held: 'Held',
    'awaiting-client': 'Awaiting the client',
    thanks: 'Thanks only',
    answered: 'Answered',
    snoozed: 'Snoozed',
  },
  evidence: {
    'client-wrote-last': ({ who, form }) =>
      form
        ? `${who} wrote through the contact form of ${form}, and nobody has answered.`
        : `${who} wrote, and nobody has answered.`,
    'client-wrote-again': ({ who }) => `${who} wrote again. The wait counts from the first mail.`,
    'client-asked': ({ who }) => `${who} wrote.`,
    window: ({ clock, window, daysOff }) =>
      `The window ends ${window} after arrival (${clock}).${daysOff ? ` Not counted: ${daysOff}` : ''}`,
    'answered-by-us': ({ who }) => `${who} (you) answered.`,
    'answered-by-colleague': ({ who }) => `${who}, a colleague, answered.`,
    'answered-flag': () => 'A mail program marked it as answered; the copy of the answer is not in this account.',
    settled: () => 'Settled with "client-check done".',
    'internal-only': ({ who, to }) => `A mail from ${who} to ${to} stays inside the team: it is no answer.`,
    'not-to-client': ({ who, to }) => `A mail from ${who} to ${to} does not reach this client: it is no answer.`,
    'own-automatic': () => 'Our automatic reply is no answer.',
    bounced: ({ to }) => `Our mail did not reach ${to}: it came back.`,
    delayed: ({ to }) => `Our mail to ${to} is delayed; it has not failed yet.`,
    promised: ({ who, due, text }) => `${who} promised an answer by ${due}: "${text}"`,
    requested: ({ who, due, text }) => `${who} asked for it by ${due}: "${text}"`,
    'weekday-mismatch': ({ due }) => `The weekday is not that of the date, which is what counts (${due}).`,
    'due-day-off': ({ due }) => `That date is a day off (${due}).`,
    'sent-by-journal': () => 'Recorded as sent; its copy has not been seen in the Sent folder yet.',
    'send-uncertain': () =>
      'A reply was cut off while it was sent and may or may not have gone out. Run "client-check send" with this ID.',
    automatic: ({ who, reason }) => `Automatic mail from ${who} does not count (${reason}).`,
    'copied-only': () => 'Our address is in Cc only.',
    'thanks-only': ({ who }) => `${who} seems to say no more than thanks or "understood".`,
    'contact-form': ({ who, form }) => `${form} is a contact form: taken as written by ${who}, whom Reply-To names.`,
    forged: ({ who }) => `This mail claims to be from ${who} but failed DMARC: it can answer nobody.`,
    'wrote-elsewhere': ({ subject }) =>
      `You also wrote to this client under "${subject}": it is no answer to this thread.`,
    'joined-by-subject': () => 'A reply without references was joined here: same client, same subject.',
    redated: () => 'The arrival time looks changed by a migration: the mail’s own record was used.',
    'not-a-client': ({ others, ignored }) =>
      ignored
        ? 'Not counted as a client (ignore in the configuration).'
        : `Not counted as a client (others: ${others}).`,
    'nothing-asked': () => 'We wrote first, and nothing has come from them yet.',
    'may-be-incomplete': () => 'Some mail could not be read, so this verdict may be incomplete.',
  },
  automatic: {
    'auto-submitted': 'marked Auto-Submitted',
    'null-return-path': 'empty return path',
    'multipart-report': 'delivery report',
    'x-autoreply': 'marked as an automatic reply',
    'auto-reply-subject': 'automatic reply by its subject',
    precedence: 'marked as bulk mail',
    'mailer-daemon': 'mail system',
    'no-reply': 'a no-reply sender',
    'calendar-reply': 'answer to an invitation',
    newsletter: 'newsletter',
  },
  clocks: { elapsed: 'wall time', 'business-days': 'days off not counted', 'business-hours': 'business hours only' },
  draft: 'draft',
  otherDraft: 'unfinished draft',
  noSubject: '(no subject)',
  noSender: '(no sender)',
  asOf: (time) => `As of ${time}`,
  account: (name, messages, threads, since) => `${name}: ${messages} messages in ${threads} threads since ${since}`,
  group: (state, count, stranger) => `${state} (${count})${stranger ? ' – first contact' : ''}`,
  waited: (duration) => `waiting ${duration}`,
  ends: (time) => `by ${time}`,
  ended: (time) => `due ${time}`,
  promised: (time) => `promised ${time}`,
  requested: (time) => `asked for ${time}`,
  nothing: 'No client is waiting for you.',
  next: 'Next',
  nextShow: 'see the exchange and the evidence',
  nextDraft: 'write holding replies into Drafts',
  nextSend: 'look the drafts over and send them',
  nextDone: 'settled by phone: take it off the list',
  nextAll: 'see the answered ones too',
  unreadable: (account, count) =>
    `${account}: ${plural(count, 'message', 'messages')} could not be read, so its verdicts may be incomplete`,
  notices: {
    'no-sent': (account) =>
      `${account}: no Sent folder was found, so answered threads may stand on the list. Name it as folders.sent in the configuration.`,
    'no-drafts': (account) => `${account}: no Drafts folder was found, so drafts of answers cannot be shown.`,
    empty: (account) => `${account}: there is no mail at all in this look-back.`,
  },
  accountFailed: (name, message) => `${name} could not be read: ${message}`,
  reading: (mailbox, done, total) => `reading ${mailbox} ${done}/${total}`,
  connecting: 'connecting',
  throttled: (seconds) => `the server limits access; going on in ${seconds} seconds`,
  status: 'State',
  link: (link) => `Open in the mail program: ${link}`,
  evidenceTitle: 'Evidence',
  exchange: 'Exchange',
  lastMessage: (from) => `Last message – ${from}`,
  waitingMessage: (from) => `Waiting for an answer – ${from}`,
  attachments: 'Attached',
  noText: '(no text)',
  self: 'you',
  robot: 'automatic',
  moreMessages: (count) => `(${plural(count, 'earlier message', 'earlier messages')} left out)`,
  week: ({ inTime, measured, kept, due }) => {
    const answered =
      measured === 0 ? [] : [`${inTime} of ${measured} answered in time (${percent(inTime, measured)}%)`];
    const promises = due === 0 ? [] : [`${kept} of ${due} promises kept`];
    return `Last 7 days: ${[...answered, ...promises].join(', ')}`;
  },
  done: (id, client, subject) => `${id} is settled: ${client}, "${subject}". To undo: client-check done --undo ${id}`,
  undone: (id, client, subject) => `${id} is back on the list: ${client}, "${subject}"`,
  notDone: (id) => `${id} was not settled.`,
  snoozed: (id, until, client, subject) =>
    `${id} is off the list until ${until}: ${client}, "${subject}". To take it back: client-check snooze --clear ${id}`,
  unsnoozed: (id, client, subject) => `${id} is back on the list: ${client}, "${subject}"`,
  snoozedUntil: (time) => `snoozed until ${time}`,
  ledgerOurs: 'What we promised',
  ledgerTheirs: 'What we asked for',
  ledgerNothing: 'Nothing.',
  lateBy: (duration) => `${duration} late`,
  leftFor: (duration) => `${duration} left`,
  calendarOurs: (client, subject) => `Answer due: ${client}, "${subject}"`,
  calendarTheirs: (client, subject) => `Due from the client: ${client}, "${subject}"`,
  wroteCalendar: (file) => `The calendar was written to ${file}`,
  alreadyDone: (id) => `${id} is settled already.`,
};

/** Cut, so that 100% is all of them. */
function percent(part: number, all: number): number {
  return Math.floor((part / all) * 100);
}
