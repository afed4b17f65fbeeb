import { addWindow, subtractWindow } from '../calendar/window.ts';
import { domainOf, type Instant } from '../mail/address.ts';
import type { Message } from '../mail/message.ts';
import type { Thread } from '../mail/thread.ts';
import { type ClientEntry, type Entry, isClientEntry, isOurs, outsidersReached, recipients } from './answers.ts';
import type { Outsider } from './directory.ts';
import { about, countsAsClient, type Knowledge, openQuestions } from './open-questions.ts';
import { openPromise, openRequest, promiseState, requestState } from './promises.ts';
import type { Rules } from './rules.ts';
import { sideEvidence } from './side-evidence.ts';
import {
  type ClientRef,
  type DraftRef,
  type Evidence,
  type OpenCommitment,
  STATES,
  type State,
  type Verdict,
} from './verdict.ts';

/** A thread with whose each message is. */
export interface JudgedThread extends Thread {
  readonly entries: readonly Entry[];
}

/** A window that passes over more days off than a long holiday has is told by its first ones. */
const MAX_DAYS_OFF = 30;

/** The end of a client's window and what it was reckoned from. */
interface Deadline {
  readonly entry: ClientEntry;
  readonly deadline: Instant;
  readonly window: number;
}

/** The verdict of one thread, and the messages whose text is still wanted for a sure one. Null: nobody outside takes part. */
export function judgeThread(
  thread: JudgedThread,
  draft: DraftRef | null,
  knowledge: Knowledge,
  now: Instant,
): { verdict: Verdict; textsWanted: readonly Message[] } | null {
  const { entries } = thread;
  const { rules, directory } = knowledge;
  const people = entries.filter((entry) => isClientEntry(entry) || isOurs(entry));
  const reached = entries.filter(isOurs).flatMap(({ message }) => outsidersReached(message, directory));
  // A mail of ours that names nobody went out by Bcc: whoever got it is outside.
  const blind = entries.some((entry) => isOurs(entry) && recipients(entry.message).length === 0);
  if (!entries.some(isClientEntry) && reached.length === 0 && !blind) return null;

  const open = openQuestions(entries, knowledge);
  const unanswered = open.asked.length > 0 ? open.asked : open.copied;
  const deadlines = unanswered.map((entry) => deadlineOf(entry, knowledge));
  const first = earliest(deadlines);
  const promised = openPromise(entries, knowledge);
  const requested = openRequest(entries, knowledge);
  const uncertain = entries.filter(({ message }) => knowledge.journal.uncertain.has(message.key));
  const state = firstState([
    ...(uncertain.length > 0 ? (['uncertain'] as const) : []),
    ...(promised.open ? [promiseState(promised.open, now, knowledge)] : []),
    ...(requested.open ? [requestState(requested.open, now)] : []),
    first ? stateOf(first, open, knowledge, now) : 'answered',
  ]);
  const oldest = unanswered[0];
  const snoozed = snoozeOf(entries, state, knowledge, now);
  const clients = clientsOf(entries, oldest, reached, knowledge);
  const last = people.at(-1);
  return {
    verdict: {
      account: rules.account,
      state: snoozed ? 'snoozed' : state,
      client: clients[0] ?? null,
      clients,
      subject: entries.find(({ message }) => message.envelope.subject !== '')?.message.envelope.subject ?? '',
      messages: thread.messages,
      last: last ? { messageId: last.message.envelope.messageId, at: last.message.at, from: sideOf(last) } : null,
      reply:
        oldest && first
          ? { since: oldest.message.at, deadline: first.deadline, messages: unanswered.map(({ message }) => message) }
          : null,
      promise: promised.open,
      request: requested.open,
      draft,
      snoozed,
      why: [
        ...uncertain.map((entry) => about('send-uncertain', entry)),
        ...openEvidence(unanswered, first, open.asked.length === 0, knowledge),
        ...promised.evidence,
        ...requested.evidence,
        ...sideEvidence(thread, unanswered, open, knowledge),
      ],
      until: nextChange(
        [
          ...turns(promised.open, rules),
          ...(requested.open ? [requested.open.due + 1] : []),
          ...(first ? [first.deadline + 1, warnFrom(first, knowledge)] : []),
          ...(snoozed ? [snoozed.until] : []),
        ],
        now,
      ),
    },
    textsWanted: [...open.textsWanted.map(({ message }) => message), ...promised.textsWanted, ...requested.textsWanted],
  };
}

/** Off the list until a date, and back at once when the client has written since. */
function snoozeOf(entries: readonly Entry[], state: State, { snoozes }: Knowledge, now: Instant): Verdict['snoozed'] {
  const keys = new Set(entries.map(({ message }) => message.key));
  const record = snoozes.find(({ messages }) => messages.some((key) => keys.has(key)));
  if (!record || now >= record.until) return null;
  const there = new Set(record.messages);
  const wroteSince = entries.some((entry) => isClientEntry(entry) && !there.has(entry.message.key));
  return wroteSince ? null : { until: record.until, state };
}

/** A thread has the first state of the table that holds. */
function firstState(states: readonly State[]): State {
  return STATES.find((state) => states.includes(state)) ?? 'answered';
}

function sideOf({ party }: Entry): 'client' | 'us' | 'colleague' {
  return party.by === 'us' || party.by === 'colleague' ? party.by : 'client';
}

function deadlineOf(entry: ClientEntry, { rules }: Knowledge): Deadline {
  const { outsider } = entry.party;
  const window = outsider.rule?.window ?? rules.response.window;
  return {
    entry,
    window,
    deadline: addWindow(rules.calendarOf(outsider.key), rules.response.clock, entry.message.at, window),
  };
}

/** Several clients may wait in one thread, each with a window of their own: the one that ends first decides. */
function earliest(deadlines: readonly Deadline[]): Deadline | null {
  return deadlines.reduce<Deadline | null>((a, b) => (a === null || b.deadline < a.deadline ? b : a), null);
}

function stateOf(
  first: Deadline,
  open: { asked: readonly unknown[]; thanksOnly: boolean },
  knowledge: Knowledge,
  now: Instant,
): State {
  if (open.asked.length === 0) return 'copied';
  if (open.thanksOnly) return 'thanks';
  if (now > first.deadline) return 'overdue';
  return now >= warnFrom(first, knowledge) ? 'due-soon' : 'waiting';
}

/** When a window begins to run out. */
function warnFrom({ entry, deadline, window }: Deadline, { rules }: Knowledge): Instant {
  const warn = Math.min(rules.response.warnBefore, window / 2);
  return subtractWindow(rules.calendarOf(entry.party.outsider.key), rules.response.clock, deadline, warn);
}

/** The instants at which the state of a promise changes: its day begins, its time has passed. */
function turns(promise: OpenCommitment | null, { calendar }: Rules): Instant[] {
  return promise ? [calendar.instantAt(calendar.dateOf(promise.due), 0), promise.due + 1] : [];
}

function nextChange(instants: readonly Instant[], now: Instant): Instant | null {
  const coming = instants.filter((instant) => instant > now);
  return coming.length === 0 ? null : Math.min(...coming);
}

/** The clients of a thread: who waits longest first; then those who wrote, the latest first; then those we wrote to. */
function clientsOf(
  entries: readonly Entry[],
  oldest: ClientEntry | undefined,
  reached: readonly Outsider[],
  knowledge: Knowledge,
): ClientRef[] {
  const wrote = entries.filter(isClientEntry).toReversed();
  const ranked = [
    ...(oldest ? [oldest] : []),
    ...wrote.filter(({ party }) => countsAsClient(party.outsider, knowledge)),
    ...wrote,
  ];
  const refs = ranked.map(({ party }) => clientRef(party.outsider, party.person, knowledge));
  const silent = reached.map((outsider) => clientRef(outsider, null, knowledge));
  const first = new Map<string, ClientRef>();
  for (const ref of [...refs, ...silent]) if (!first.has(ref.key)) first.set(ref.key, ref);
  return [...first.values()];
}

function clientRef(outsider: Outsider, person: ClientEntry['party']['person'] | null, { known }: Knowledge): ClientRef {
  const contact = outsider.rule?.contacts.find(
    ({ address }) => address.toLowerCase() === person?.address.toLowerCase(),
  );
  return {
    key: outsider.key,
    name: outsider.name,
    contact: contact?.name ?? (person?.name || null),
    address: person?.address || null,
    known: outsider.rule !== null || known.has(outsider.key),
  };
}

/** The days that the window passed over, so that its end can be followed: `2026-11-21,2026-11-22`. Wall time passes over none. */
function daysOff({ entry, deadline }: Deadline, rules: Rules): string {
  if (rules.response.clock === 'elapsed') return '';
  const calendar = rules.calendarOf(entry.party.outsider.key);
  const dates: string[] = [];
  const noon = calendar.instantAt(calendar.dateOf(entry.message.at), 720);
  const last = calendar.dateOf(deadline);
  for (let day = 0; day < MAX_DAYS_OFF; day += 1) {
    const date = calendar.dateOf(noon + day * 86_400_000);
    if (date > last) break;
    if (calendar.dayOff(date)) dates.push(date);
  }
  return dates.join(',');
}

function openEvidence(
  unanswered: readonly ClientEntry[],
  first: Deadline | null,
  copied: boolean,
  { rules }: Knowledge,
): Evidence[] {
  if (!first) return [];
  const lines = unanswered.map((entry, index) =>
    about(index === 0 ? 'client-wrote-last' : 'client-wrote-again', entry, {
      ...(entry.party.via === 'contact-form' ? { form: domainOf(entry.message.envelope.from[0]?.address ?? '') } : {}),
    }),
  );
  if (copied) lines.push(about('copied-only', first.entry));
  const detail = { clock: rules.response.clock, window: first.window, daysOff: daysOff(first, rules) };
  lines.push({ ...about('window', first.entry, detail), at: first.deadline });
  return lines;
}
