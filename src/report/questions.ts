import { addWindow, elapsedOn } from '../calendar/window.ts';
import { type Address, addressKey, type Instant } from '../mail/address.ts';
import type { Message } from '../mail/message.ts';
import {
  answersTo,
  type Bounced,
  type ClientEntry,
  type Entry,
  isClientEntry,
  isCopiedOnly,
  isOurs,
  outsidersReached,
  recipients,
} from '../triage/answers.ts';
import { Directory } from '../triage/directory.ts';
import { partyOf } from '../triage/party.ts';
import type { Verdict } from '../triage/verdict.ts';
import type { Promised, PromiseState, Question, ReportAccount } from './types.ts';

/** All that was asked of an account and all that it promised, in no order. Pure. */
export function historyOf(account: ReportAccount, now: Instant): { questions: Question[]; promises: Promised[] } {
  const directory = Directory.of(account.rules);
  const questions: Question[] = [];
  const promises: Promised[] = [];
  const written = new Set<string>();
  const entriesOf = ({ messages }: Verdict) =>
    messages
      .map((message): Entry => ({ message, party: partyOf(message, account.rules, directory) }))
      .toSorted((a, b) => a.message.at - b.message.at);
  const threads = account.verdicts.map((verdict) => ({ verdict, entries: entriesOf(verdict) }));
  for (const { entries } of threads)
    for (const entry of entries.filter(isOurs))
      for (const { key } of outsidersReached(entry.message, directory)) written.add(key);
  const counts = ({ party: { outsider } }: ClientEntry) => {
    if (outsider.ignored) return false;
    const { others } = account.rules;
    return (
      outsider.rule !== null || others === 'everyone' || (others === 'correspondents' && written.has(outsider.key))
    );
  };
  for (const { verdict, entries } of threads) {
    for (const mails of groups(entries, counts).values())
      questions.push(...questionsOf(mails, entries, { verdict, account, directory }));
    promises.push(...promisesOf(entries, { account, directory, now }));
  }
  return { questions, promises };
}

/** A thread's mails of clients, by company. */
function groups(entries: readonly Entry[], counts: (entry: ClientEntry) => boolean): Map<string, ClientEntry[]> {
  const found = new Map<string, ClientEntry[]>();
  for (const entry of entries) {
    if (!isClientEntry(entry) || !counts(entry)) continue;
    const { key } = entry.party.outsider;
    found.set(key, [...(found.get(key) ?? []), entry]);
  }
  return found;
}

interface Thread {
  readonly verdict: Verdict;
  readonly account: ReportAccount;
  readonly directory: Directory;
}

/** One for each stretch of a company's mails that waits for the same answer. */
function questionsOf(mails: readonly ClientEntry[], entries: readonly Entry[], thread: Thread): Question[] {
  const { account, directory } = thread;
  const { copied, thanks } = account.rules.response;
  const runs: { readonly first: ClientEntry; readonly mails: ClientEntry[]; readonly answers: readonly Entry[] }[] = [];
  for (const mail of mails) {
    const last = runs.at(-1);
    const answered = last?.answers[0];
    if (last && (!answered || mail.message.at < answered.message.at)) last.mails.push(mail);
    else
      runs.push({ first: mail, mails: [mail], answers: entries.filter(answersTo(mail, directory, account.bounced)) });
  }
  return runs
    .filter(({ mails: all }) => copied === 'count' || !all.every((one) => isCopiedOnly(one, directory)))
    .filter(({ mails: all }) => thanks === 'count' || !all.every(({ message }) => account.said(message.key)?.thanks))
    .map(({ first, mails: all, answers }) => questionOf(first, all, answers, thread));
}

function questionOf(
  first: ClientEntry,
  mails: readonly ClientEntry[],
  answers: readonly Entry[],
  { verdict, account }: Thread,
): Question {
  const { rules, settled, said } = account;
  const { key, name, rule } = first.party.outsider;
  const { at } = first.message;
  const calendar = rules.calendarOf(key);
  // A mail that names the question may bear an earlier time than it: our clock, or theirs, is wrong.
  const timeOf = (entry: Entry | undefined) => (entry ? Math.max(at, entry.message.at) : null);
  const touch = timeOf(answers[0]);
  const answer = timeOf(answers.find(({ message }) => (said(message.key)?.promise ?? null) === null));
  const business = (end: Instant | null) => (end === null ? null : elapsedOn(calendar, 'business-hours', at, end));
  const flagged = ({ message }: ClientEntry) => message.flags.has('\\Answered') || settled.has(message.key);
  return {
    account: rules.account,
    thread: verdict,
    client: { key, name },
    at,
    deadline: addWindow(calendar, rules.response.clock, at, rule?.window ?? rules.response.window),
    first: touch,
    answer,
    settled: touch === null && mails.some(flagged),
    firstBusiness: business(touch),
    answerBusiness: business(answer),
  };
}

/** What each of our mails promised, and what became of it with the next one that reached the same company. */
function promisesOf(
  entries: readonly Entry[],
  { account: { said, settled, bounced }, directory, now }: Omit<Thread, 'verdict'> & { readonly now: Instant },
): Promised[] {
  const ours = entries
    .filter(isOurs)
    .map(({ message }) => ({
      message,
      reached: outsidersReached(message, directory),
      promise: promiseIn(message, said),
    }))
    .filter(({ reached, message }) => reached.length > 0 && arrived(message, bounced, directory));
  return ours.flatMap(({ message, reached, promise }, index) => {
    const [client] = reached;
    if (promise === null || !client) return [];
    const keys = new Set(reached.map(({ key }) => key));
    const next = ours.slice(index + 1).find((other) => other.reached.some(({ key }) => keys.has(key)));
    const state = settled.has(message.key)
      ? 'kept'
      : stateOf(promise, next?.message.at ?? null, next?.promise ?? null, now);
    const { key, name } = client;
    return [{ client: { key, name }, made: message.at, due: promise, state }];
  });
}

/** It has reached somebody outside. */
function arrived(message: Message, bounced: Bounced, directory: Directory): boolean {
  const undelivered = bounced.get(message.key);
  const reached = ({ address }: Address) => directory.outsider(address) && !undelivered?.has(addressKey(address));
  return undelivered === undefined || recipients(message).some(reached);
}

function promiseIn(message: Message, said: ReportAccount['said']): Instant | null {
  return said(message.key)?.promise ?? null;
}

function stateOf(due: Instant, next: Instant | null, later: Instant | null, now: Instant): PromiseState {
  if (next !== null && next <= due) return later === null ? 'kept' : 'renegotiated';
  return due < now ? 'broken' : 'open';
}
