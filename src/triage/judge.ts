import type { Instant } from '../mail/address.ts';
import type { Bounce } from '../mail/bounce.ts';
import type { Message, MessageId } from '../mail/message.ts';
import type { OwnText } from '../mail/thanks.ts';
import { threadMessages } from '../mail/thread.ts';
import { type Entry, isClientEntry, isOurs, outsidersReached } from './answers.ts';
import { matchBounces } from './bounces.ts';
import { Directory } from './directory.ts';
import { judgeThread } from './judge-thread.ts';
import { about, type Knowledge } from './open-questions.ts';
import { partyOf } from './party.ts';
import type { Rules } from './rules.ts';
import type { DraftRef, Evidence, Verdict } from './verdict.ts';

/** An account's mail and all else that a judgement needs. Nothing of it is read from anywhere: it is all here. */
export interface JudgeInput {
  readonly rules: Rules;
  /** Messages of the look-back up to `now`, drafts and deleted ones left out. */
  readonly messages: readonly Message[];
  readonly drafts: readonly Message[];
  readonly now: Instant;
  readonly settled: ReadonlySet<string>;
  /** Own words by message key, as far as they were read. */
  readonly texts: ReadonlyMap<string, OwnText>;
  /** What delivery reports say, by the report's key, as far as they were read; null: nothing that can be used. */
  readonly bounces: ReadonlyMap<string, Bounce | null>;
  /** Some message of the account could not be read. */
  readonly incomplete: boolean;
}

export interface Judgement {
  /** Every thread with a person outside in it, in no order. */
  readonly verdicts: readonly Verdict[];
  /** Judged for now as if they asked something or had not come back; with their bodies a second judgement is sure. */
  readonly bodiesWanted: readonly Message[];
}

/** Judges all threads of an account as of `now` (judgement.md sections 1 to 5). Pure: the same input gives the same verdicts. */
export function judgeAccount(input: JudgeInput): Judgement {
  const { rules } = input;
  const directory = new Directory(rules);
  const parties = new Map(input.messages.map((message) => [message.key, partyOf(message, rules, directory)]));
  const entryOf = (message: Message): Entry => ({
    message,
    party: parties.get(message.key) ?? partyOf(message, rules, directory),
  });

  const ours = input.messages.map(entryOf).filter(isOurs);
  const known = new Set(ours.flatMap(({ message }) => outsidersReached(message, directory).map(({ key }) => key)));
  const outsiders = (message: Message) => {
    const { party } = entryOf(message);
    // Of an incoming mail the sender alone: on a list, or with several companies in Cc, the others are not whom it is from.
    if (party.by === 'outsider') return [party.outsider.key];
    return outsidersReached(message, directory).map(({ key }) => key);
  };
  const bounces = matchBounces(input.messages, ours, input.bounces);
  const knowledge: Knowledge = { rules, directory, known, settled: input.settled, texts: input.texts, bounces };
  const draftOf = draftIndex(input.drafts);
  const threads = threadMessages(input.messages, outsiders);
  const joined = new Set(threads.flatMap(({ joinedBySubject }) => [...joinedBySubject]));
  const elsewhere = writtenElsewhere(
    ours.filter(({ message }) => !joined.has(message.key)),
    directory,
  );

  const verdicts: Verdict[] = [];
  const textsWanted: Message[] = [];
  for (const thread of threads) {
    const entries = thread.messages.map(entryOf);
    if (!entries.some((entry) => isClientEntry(entry) || isOurs(entry))) continue;
    const judged = judgeThread({ ...thread, entries }, draftOf(thread.messages), knowledge, input.now);
    if (!judged) continue;
    const extra = judged.verdict.reply ? [...elsewhere(judged.verdict), ...incomplete(input)] : [];
    verdicts.push(extra.length > 0 ? { ...judged.verdict, why: [...judged.verdict.why, ...extra] } : judged.verdict);
    textsWanted.push(...judged.textsWanted);
  }
  return { verdicts, bodiesWanted: [...textsWanted, ...bounces.wanted] };
}

/** A draft belongs to a thread because its In-Reply-To or References say so; the latest counts. */
function draftIndex(drafts: readonly Message[]): (messages: readonly Message[]) => DraftRef | null {
  const byParent = new Map<MessageId, Message>();
  for (const draft of drafts.toSorted((a, b) => a.at - b.at)) {
    for (const id of [...draft.envelope.references, ...draft.envelope.inReplyTo]) byParent.set(id, draft);
  }
  return (messages) => {
    const found = messages.flatMap(({ envelope }) => byParent.get(envelope.messageId ?? '') ?? []);
    const draft = found.toSorted((a, b) => a.at - b.at).at(-1);
    if (!draft) return null;
    return {
      messageId: draft.envelope.messageId,
      mailbox: draft.copies[0]?.ref.mailbox ?? '',
      ours: draft.envelope.ours,
    };
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

function incomplete({ incomplete: some }: JudgeInput): Evidence[] {
  return some ? [{ code: 'may-be-incomplete', at: null, messageId: null, detail: {} }] : [];
}
