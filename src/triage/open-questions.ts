import { isThanksOnly, type OwnText } from '../mail/thanks.ts';
import { answersTo, type ClientEntry, type Entry, isClientEntry, isCopiedOnly, isOurs, names } from './answers.ts';
import type { Bounces } from './bounces.ts';
import type { Directory, Outsider } from './directory.ts';
import type { ByKey, CommitmentReader, JournalFacts, Override, Snooze } from './judge.ts';
import type { Rules } from './rules.ts';
import type { Evidence } from './verdict.ts';

/** What a thread's client messages still ask for. */
export interface OpenQuestions {
  /** Unanswered, oldest first, to us. */
  readonly asked: readonly ClientEntry[];
  /** Unanswered, our address in Cc only (with `copied: show`). */
  readonly copied: readonly ClientEntry[];
  /** All of `asked` is thanks or an acknowledgement (with `thanks: show`). */
  readonly thanksOnly: boolean;
  /** The latest message of theirs that is closed, and by what. */
  readonly lastAnswered: { readonly question: ClientEntry; readonly how: Evidence } | null;
  /** Messages whose text was needed and not there yet. */
  readonly textsWanted: readonly ClientEntry[];
  readonly evidence: readonly Evidence[];
}

/** What is known beside the messages themselves. */
export interface Knowledge {
  readonly rules: Rules;
  readonly directory: Directory;
  /** Keys of the companies that we have written to. */
  readonly known: ReadonlySet<string>;
  /** Keys of the messages that `done` settled. */
  readonly settled: ReadonlySet<string>;
  readonly texts: ByKey<OwnText>;
  readonly commitments: CommitmentReader;
  readonly bounces: Bounces;
  readonly snoozes: readonly Snooze[];
  readonly overrides: ReadonlyMap<string, Override>;
  readonly journal: JournalFacts;
}

/** Which of a thread's client messages nobody has answered (judgement sections 2 and 3). */
export function openQuestions(entries: readonly Entry[], knowledge: Knowledge): OpenQuestions {
  const { rules, directory } = knowledge;
  const evidence: Evidence[] = [];
  const asked: ClientEntry[] = [];
  const copied: ClientEntry[] = [];
  const answered: { question: ClientEntry; how: Evidence }[] = [];
  for (const question of entries.filter(isClientEntry)) {
    if (!countsAsClient(question.party.outsider, knowledge)) continue;
    const closed = closedBy(question, entries, knowledge);
    if (closed) answered.push({ question, how: closed });
    else if (rules.response.copied === 'count' || !isCopiedOnly(question, directory)) asked.push(question);
    else if (rules.response.copied === 'show') copied.push(question);
    else evidence.push(about('copied-only', question));
  }
  const thanks = judgeThanks(asked, knowledge);
  if (thanks.only) evidence.push(...asked.map((entry) => about('thanks-only', entry)));
  const ignored = thanks.only && rules.response.thanks === 'ignore';
  return {
    asked: ignored ? [] : asked,
    copied,
    thanksOnly: thanks.only && !ignored,
    lastAnswered: answered.at(-1) ?? null,
    textsWanted: thanks.wanted,
    evidence,
  };
}

/** By `others`: who matches no client of the configuration may still count as one, unless `ignore` names them. */
export function countsAsClient(outsider: Outsider, { rules, known }: Pick<Knowledge, 'rules' | 'known'>): boolean {
  if (outsider.ignored) return false;
  if (outsider.rule || rules.others === 'everyone') return true;
  return rules.others === 'correspondents' && known.has(outsider.key);
}

/** The evidence that a question is closed, or null while it is open. */
function closedBy(
  question: ClientEntry,
  entries: readonly Entry[],
  { directory, settled, bounces }: Knowledge,
): Evidence | null {
  if (settled.has(question.message.key)) return about('settled', question);
  const answer = entries.find(answersTo(question, directory, bounces.bounced));
  if (answer) return about(answer.party.by === 'us' ? 'answered-by-us' : 'answered-by-colleague', answer);
  // A reply to a colleague sets \Answered too: where a mail of ours names the question, that mail decides.
  const flagged = question.message.flags.has('\\Answered');
  if (flagged && !entries.some((entry) => isOurs(entry) && names(entry.message, question.message))) {
    return about('answered-flag', question);
  }
  return null;
}

/** The last word is thanks only where every open message is: one open question outweighs any thanks after it. */
function judgeThanks(asked: readonly ClientEntry[], { rules, texts }: Knowledge) {
  if (rules.response.thanks === 'count' || asked.length === 0) return { only: false, wanted: [] };
  const read = asked.map((entry) => ({ entry, text: texts.get(entry.message.key) }));
  if (read.some(({ text }) => text && !isThanksOnly(text))) return { only: false, wanted: [] };
  const wanted = read.filter(({ text }) => !text).map(({ entry }) => entry);
  return { only: wanted.length === 0, wanted };
}

/** Evidence that speaks of one message. */
export function about(code: Evidence['code'], entry: Entry, detail: Evidence['detail'] = {}): Evidence {
  const { message, party } = entry;
  const who = party.person?.name || party.person?.address || '';
  return { code, at: message.at, messageId: message.envelope.messageId, detail: { who, ...detail } };
}
