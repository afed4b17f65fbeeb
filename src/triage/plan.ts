import type { Instant } from '../mail/address.ts';
import type { Message } from '../mail/message.ts';
import type { Directory } from './directory.ts';
import { partyOf } from './party.ts';
import { type ReplyWarning, replyTarget } from './reply-target.ts';
import type { Rules } from './rules.ts';
import type { Verdict } from './verdict.ts';

/** What a thread wants of us: a first word, a new date in place of one that we gave, or a word about what we wait for. */
export type DraftKind = 'holding' | 'renegotiate' | 'reminder';

export interface DraftPlan {
  readonly verdict: Verdict;
  readonly kind: DraftKind;
  /** The message that is answered. */
  readonly answers: Message;
  /** The window has passed. */
  readonly late: boolean;
  readonly warnings: readonly ReplyWarning[];
}

/** Why nothing is drafted for a thread. */
export type SkipReason =
  | 'draft-exists'
  | 'drafts-unreadable'
  | 'too-old'
  | 'first-contact'
  | 'nothing-to-answer'
  | 'send-uncertain'
  | 'unsafe-reply';

export interface Skipped {
  readonly verdict: Verdict;
  readonly answers: Message | null;
  readonly reason: SkipReason;
  readonly warnings: readonly ReplyWarning[];
}

export interface PlanInput {
  readonly verdicts: readonly Verdict[];
  /** They were named by the user; else all are looked through. */
  readonly named: boolean;
  readonly now: Instant;
  /** Milliseconds; older threads are drafted only by name. */
  readonly maxAge: number;
  readonly rulesOf: (verdict: Verdict) => {
    readonly rules: Rules;
    readonly directory: Directory;
    /** Correspondents, who may be imitated as clients are. */
    readonly known: readonly string[];
    /** Some draft could not be read: it may be one for any thread. */
    readonly unreadDrafts: boolean;
  };
}

/** Decides what to draft: without names every `overdue` and `due-soon` thread of a known client that has no draft yet. Pure. */
export function planDrafts(input: PlanInput): { drafts: DraftPlan[]; skipped: Skipped[] } {
  const drafts: DraftPlan[] = [];
  const skipped: Skipped[] = [];
  for (const verdict of input.verdicts) {
    if (!input.named && verdict.state !== 'overdue' && verdict.state !== 'due-soon') continue;
    const answers = messageToAnswer(verdict, input);
    const skip = (reason: SkipReason, warnings: readonly ReplyWarning[] = []) =>
      skipped.push({ verdict, answers, reason, warnings });
    const reason = answers === null ? 'nothing-to-answer' : reasonToSkip(verdict, input);
    if (answers === null || reason !== null) {
      skip(reason ?? 'nothing-to-answer');
      continue;
    }
    const { rules, directory, known } = input.rulesOf(verdict);
    const target = replyTarget(answers, partyOf(answers, rules, directory), directory, known);
    if (target.refused) skip('unsafe-reply', target.warnings);
    else {
      const late = verdict.reply !== null && input.now > verdict.reply.deadline;
      const kind = kindOf(verdict);
      drafts.push({ verdict, kind, answers, late, warnings: target.warnings });
    }
  }
  return { drafts, skipped };
}

/** What the thread's state asks for; a question that waits is answered before anything else that is open beside it. */
function kindOf({ state, reply, promise }: Verdict): DraftKind {
  if (state === 'promise-broken' || state === 'promise-due' || state === 'held') return 'renegotiate';
  if (state === 'client-late' || state === 'awaiting-client') return 'reminder';
  if (reply) return 'holding';
  return promise ? 'renegotiate' : 'reminder';
}

/**
 * The latest unanswered message of the client who waits longest; with a promise open and nothing asked, the last message of a
 * client, or else the promise itself, which is then followed up. What we wait for from the client is followed up where we asked for it.
 */
function messageToAnswer(verdict: Verdict, { rulesOf }: PlanInput): Message | null {
  const { reply, promise, request, messages, client } = verdict;
  const { rules, directory } = rulesOf(verdict);
  const clientOf = (message: Message) => {
    const party = partyOf(message, rules, directory);
    return party.by === 'outsider' ? party.outsider.key : null;
  };
  if (kindOf(verdict) === 'reminder') return request?.message ?? null;
  if (reply) return reply.messages.findLast((one) => clientOf(one) === client?.key) ?? reply.messages.at(-1) ?? null;
  if (promise) return messages.findLast((one) => clientOf(one) !== null) ?? promise.message;
  return null;
}

function reasonToSkip(verdict: Verdict, { named, now, maxAge, rulesOf }: PlanInput): SkipReason | null {
  const { state, draft, client, reply } = verdict;
  if (state === 'uncertain') return 'send-uncertain';
  if (draft) return 'draft-exists';
  if (named) return null;
  if (rulesOf(verdict).unreadDrafts) return 'drafts-unreadable';
  if (!client?.known) return 'first-contact';
  return reply && now - reply.since > maxAge ? 'too-old' : null;
}
