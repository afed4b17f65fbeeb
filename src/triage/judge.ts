import type { Instant } from '../mail/address.ts';
import type { Bounce } from '../mail/bounce.ts';
import type { Message } from '../mail/message.ts';
import type { OwnText } from '../mail/thanks.ts';
import { threadMessages } from '../mail/thread.ts';
import { type Bounced, type Entry, isOurs, outsidersReached, recipients } from './answers.ts';
import { type Bounces, matchBounces } from './bounces.ts';
import { type Commitments, readCommitments } from './commitments.ts';
import { Directory } from './directory.ts';
import { draftIndex } from './draft-index.ts';
import { judgeThread } from './judge-thread.ts';
import { about, type Knowledge } from './open-questions.ts';
import { partyOf } from './party.ts';
import type { Rules } from './rules.ts';
import type { Evidence, Verdict } from './verdict.ts';

/** An account's mail and all else that a judgement needs. Nothing of it is read from anywhere: it is all here. */
export interface JudgeInput {
  readonly rules: Rules;
  /** Messages of the look-back up to `now`, drafts and deleted ones left out. */
  readonly messages: readonly Message[];
  readonly drafts: readonly Message[];
  readonly now: Instant;
  readonly settled: ReadonlySet<string>;
  readonly snoozes: readonly Snooze[];
  /** Readings of dates that the user has put right, by the key of the mail. */
  readonly overrides: ReadonlyMap<string, Override>;
  readonly journal: JournalFacts;
  /** Some message of the account, drafts left out, could not be read. */
  readonly incomplete: boolean;
  /** Reads what a mail of ours promises and asks for, by these rules' calendar; for whoever remembers it. */
  readonly readCommitments?: CommitmentReader;
}

/** The commitments of a message's own words. */
export type CommitmentReader = (message: Message, own: OwnText) => Commitments;

/** A thread that is off the list until an instant, unless the client writes again. */
export interface Snooze {
  /** Keys of the messages that were there then. */
  readonly messages: readonly string[];
  readonly until: Instant;
}

/** What a mail of ours promises and asks for, as the user says: an instant, or null for none. */
export interface Override {
  readonly promise?: Instant | null;
  readonly request?: Instant | null;
}

/** What the records of our own sends and drafts say (house.md: what has to be kept beside the mailbox). */
export interface JournalFacts {
  /** Keys of messages of the input that stand for a send whose copy has not been seen yet. */
  readonly sent: ReadonlySet<string>;
  /** Keys of the messages that a send answered which was cut off: it may have gone out. */
  readonly uncertain: ReadonlySet<string>;
  /** Keys of drafts that client-check wrote, though a mail program has taken their header out. */
  readonly written: ReadonlySet<string>;
}

/** Nothing was drafted or sent. */
export const NO_JOURNAL: JournalFacts = { sent: new Set(), uncertain: new Set(), written: new Set() };

/** What was read, by the key of its message; undefined where nothing was. */
export interface ByKey<T> {
  get(key: string): T | undefined;
}

/** What was read of bodies so far. */
export interface BodyFacts {
  /** Own words. */
  readonly texts: ByKey<OwnText>;
  /** What delivery reports say; null: nothing that can be used. */
  readonly bounces: ByKey<Bounce | null>;
  /** Some body could not be read. */
  readonly incomplete?: boolean;
}

export interface Judgement {
  /** Every thread with a person outside in it, in no order. */
  readonly verdicts: readonly Verdict[];
  /** Judged for now as if they asked something or had not come back; with their bodies a second judgement is sure. */
  readonly bodiesWanted: readonly Message[];
  /** What came back, as far as delivery reports have been read. */
  readonly bounced: Bounced;
}

/**
 * Judges all threads of an account as of `now` (judgement.md sections 1 to 5). Pure: the same input gives the same verdicts.
 * Whose messages they are and how they hang together is found once; the judgement can then be had with no body read, which
 * says what bodies it wants, and with them.
 */
export function judgeAccount(input: JudgeInput): (bodies: BodyFacts) => Judgement {
  const { rules } = input;
  const directory = Directory.of(rules);
  const entries = new Map(
    input.messages.map((message): [string, Entry] => [
      message.key,
      { message, party: partyOf(message, rules, directory) },
    ]),
  );
  const entryOf = (message: Message) => entries.get(message.key) as Entry;

  const ours = [...entries.values()].filter(isOurs);
  const known = new Set(ours.flatMap(({ message }) => outsidersReached(message, directory).map(({ key }) => key)));
  const outsiders = (message: Message) => {
    const { party } = entryOf(message);
    // Of an incoming mail the sender alone: on a list, or with several companies in Cc, the others are not whom it is from.
    if (party.by === 'outsider') return [party.outsider.key];
    return outsidersReached(message, directory).map(({ key }) => key);
  };
  const draftOf = draftIndex(
    input.drafts,
    (message) =>
      entries.has(message.key) ? outsiders(message) : outsidersReached(message, directory).map(({ key }) => key),
    input.journal.written,
  );
  const audience = (message: Message) => ({
    fromOutside: entryOf(message).party.by === 'outsider',
    recipients: recipients(message).flatMap(({ address }) => {
      const client = directory.outsider(address)?.key;
      return client === undefined ? [] : [{ client, address }];
    }),
  });
  const threads = threadMessages(input.messages, outsiders, audience).map((thread) => ({
    ...thread,
    entries: thread.messages.map(entryOf),
  }));
  const joined = new Set(threads.flatMap(({ joinedBySubject }) => [...joinedBySubject]));
  const elsewhere = writtenElsewhere(
    ours.filter(({ message }) => !joined.has(message.key)),
    directory,
  );

  // Texts do not change once they are read: of each, what it promises is read once.
  const promises = new Map<string, Commitments>();
  const reader =
    input.readCommitments ??
    (({ envelope, at }: Message, { text }: OwnText) => readCommitments(text, rules.calendar, envelope.date ?? at));
  const commitments: CommitmentReader = (message, own) => {
    const found = promises.get(message.key) ?? reader(message, own);
    promises.set(message.key, found);
    return found;
  };
  // A thread that wanted no text has said all: texts that come later change nothing of it, but for what came back.
  const sure = new Map<(typeof threads)[number], ReturnType<typeof judgeThread>>();
  let earlier: Bounces | null = null;
  return ({ texts, bounces: read, incomplete: some = false }) => {
    if (earlier === null || earlier.wanted.length > 0) {
      earlier = matchBounces(input.messages, ours, read);
      sure.clear();
    }
    const bounces = earlier;
    const { settled, snoozes, overrides, journal } = input;
    const knowledge: Knowledge = {
      rules,
      directory,
      known,
      settled,
      snoozes,
      overrides,
      texts,
      commitments,
      bounces,
      journal,
    };
    const verdicts: Verdict[] = [];
    const bodiesWanted: Message[] = [...bounces.wanted];
    for (const thread of threads) {
      const known = sure.get(thread);
      const judged = known === undefined ? judgeThread(thread, draftOf(thread.messages), knowledge, input.now) : known;
      if (judged === null || judged.textsWanted.length === 0) sure.set(thread, judged);
      if (!judged) continue;
      const extra = [
        ...(judged.verdict.reply ? elsewhere(judged.verdict) : []),
        ...(input.incomplete || some ? [INCOMPLETE] : []),
      ];
      verdicts.push({ ...judged.verdict, why: [...judged.verdict.why, ...extra] });
      bodiesWanted.push(...judged.textsWanted);
    }
    return { verdicts, bodiesWanted, bounced: bounces.bounced };
  };
}

/** A mail of ours to the same client, later, that names no message: it answers nothing, but the user will want to know of it. */
function writtenElsewhere(ours: readonly Entry[], directory: Directory): (verdict: Verdict) => Evidence[] {
  const byClient = new Map<string, Entry[]>();
  for (const entry of ours) {
    const { references, inReplyTo } = entry.message.envelope;
    if (references.length > 0 || inReplyTo.length > 0) continue;
    for (const { key } of outsidersReached(entry.message, directory)) {
      const mails = byClient.get(key);
      if (mails) mails.push(entry);
      else byClient.set(key, [entry]);
    }
  }
  return ({ client, reply, messages }) => {
    const inside = new Set(messages.map(({ key }) => key));
    const later = (byClient.get(client?.key ?? '') ?? []).filter(
      ({ message }) => message.at >= (reply?.since ?? Number.POSITIVE_INFINITY) && !inside.has(message.key),
    );
    const latest = later.toSorted((a, b) => a.message.at - b.message.at).at(-1);
    return latest ? [about('wrote-elsewhere', latest, { subject: latest.message.envelope.subject })] : [];
  };
}

/**
 * Of every verdict: nobody knows what a mail that can't be read answers, asks or promises. It may settle a thread that waits, and
 * a thread that seems answered may wait because of it.
 */
const INCOMPLETE: Evidence = { code: 'may-be-incomplete', at: null, messageId: null, detail: {} };
