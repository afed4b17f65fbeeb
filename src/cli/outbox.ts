import type { Problem } from '../compose/checks.ts';
import { checkOutgoing } from '../compose/checks.ts';
import type { DraftMail } from '../compose/draft-mail.ts';
import type { LintProblem } from '../lint/lint.ts';
import { type Address, addressKey } from '../mail/address.ts';
import type { Message, MessageRef } from '../mail/message.ts';
import { printableLine } from '../mail/printable.ts';
import type { RefusalReason } from '../render/sends.ts';
import type { SendRecord } from '../submit/journal.ts';
import { isClientEntry } from '../triage/answers.ts';
import { partyOf } from '../triage/party.ts';
import type { Verdict } from '../triage/verdict.ts';
import { findDraft } from './find-draft.ts';
import { isSent } from './journal-mail.ts';
import { lintDraftMail } from './lint-thread.ts';
import { beginsConversation } from './new-mails.ts';
import type { AccountReading } from './read-account.ts';
import type { World } from './world.ts';

/** A draft that may be sent: what it says, what it answers, and what speaks against it. */
export interface OutboxItem {
  readonly thread: string;
  readonly verdict: Verdict;
  readonly reading: AccountReading;
  readonly ref: MessageRef;
  readonly source: Buffer;
  readonly mail: DraftMail;
  readonly ours: boolean;
  /** The message that it answers; null: it begins a conversation. */
  readonly question: Message | null;
  /** The client's latest message, where it came after the one that the draft answers. */
  readonly newer: Message | null;
  /** Errors: `--yes` does not send it. */
  readonly problems: readonly Problem[];
  readonly warnings: readonly LintProblem[];
}

/** Reads a thread's draft and judges it against the thread as it stands now; or says why it is not to be sent. */
export async function readOutboxItem(
  verdict: Verdict,
  thread: string,
  reading: AccountReading,
  world: World,
): Promise<OutboxItem | RefusalReason> {
  const { draft } = verdict;
  if (!draft?.message.copies[0] || reading.store === null) return 'no-draft';
  const found = await findDraft(draft, reading);
  if (found === null) return 'draft-gone';
  const { mail } = found;
  const isHandedOver = (send: SendRecord) => isSent(send) && send.prepared.messageId === mail.envelope.messageId;
  if (reading.outgoing.sends.some(isHandedOver)) return 'answered-meanwhile';
  const begins = beginsConversation(verdict);
  const question = begins ? null : questionOf(mail, draft.message, verdict, reading);
  if (question === null && !begins) return 'answered-meanwhile';
  const waiting = verdict.reply?.messages ?? [];
  // A draft that answers no open question is measured by its own age.
  const seen = question && waiting.includes(question) ? question.at : draft.message.at;
  const newer = waiting.findLast(({ at, key }) => key !== question?.key && at > seen) ?? null;
  const linted = lintDraftMail(mail, found.source, verdict, reading, world);
  const errors = linted.filter(({ severity }) => severity === 'error');
  const problems = [...errors.map(problemOf), ...problemsOf(mail, verdict, reading, world)];
  return {
    thread,
    verdict,
    reading,
    ...found,
    question,
    newer,
    problems,
    warnings: linted.filter(({ severity }) => severity === 'warning'),
  };
}

/**
 * The message that the draft answers, if it still waits for one: unanswered, or the draft gives a new date for a promise that is
 * still open. Null where someone has answered meanwhile.
 */
function questionOf(
  { envelope }: DraftMail,
  draft: Message,
  verdict: Verdict,
  { rules, directory }: AccountReading,
): Message | null {
  const named = new Set([...envelope.inReplyTo, ...envelope.references.slice(-1)]);
  const mark = draft.envelope.mark;
  const isNamed = (message: Message) =>
    mark?.answers === message.envelope.fingerprint || named.has(message.envelope.messageId ?? '');
  const waiting = verdict.reply?.messages ?? [];
  const asked = waiting.find(isNamed);
  if (asked) return asked;
  if (verdict.request && mark?.answers === verdict.request.message.envelope.fingerprint) return verdict.request.message;
  // What the user composed need not be waited for.
  const composed = mark?.composed ? verdict.messages.find(isNamed) : undefined;
  if (composed) return composed;
  const last = verdict.messages.findLast((message) =>
    isClientEntry({ message, party: partyOf(message, rules, directory) }),
  );
  const promised = verdict.promise && (mark ? mark.renegotiates : verdict.promise.made <= draft.at);
  if (promised) return verdict.messages.find(isNamed) ?? last ?? verdict.promise?.message ?? null;
  // A draft that names nothing, in a thread that waits: it answers what waits longest.
  return named.size === 0 && !mark ? (waiting[0] ?? null) : null;
}

/** An error of `lint` as `send` tells it. */
function problemOf({ rule, what, right = '' }: LintProblem): Problem {
  return { code: rule as Problem['code'], what: printableLine(right === '' ? what : `${what} → ${right}`) };
}

function problemsOf(mail: DraftMail, verdict: Verdict, reading: AccountReading, world: World): Problem[] {
  const { directory, verdicts } = reading;
  const keys = new Set(verdict.clients.map(({ key }) => key));
  // A first mail may go to anybody with whom there was mail; a stranger is asked about.
  const threads = beginsConversation(verdict) ? verdicts : [verdict];
  const participants = threads
    .flatMap(({ messages }) => messages)
    .flatMap(({ envelope }) => [...envelope.from, ...envelope.replyTo, ...envelope.to, ...envelope.cc]);
  return checkOutgoing({
    text: mail.text,
    from: mail.envelope.from,
    recipients: recipientsOf(mail),
    isOwn: (address) => directory.lookUp(address) === 'own',
    isTeam: (address) => directory.lookUp(address) === 'team',
    participants: [
      ...participants,
      ...world.config.clients.flatMap(({ contacts, name }) =>
        keys.has(`client:${name}`) ? contacts.map(({ address }): Address => ({ name: '', address })) : [],
      ),
    ],
    isClient: (address) => keys.has(directory.outsider(address)?.key ?? ''),
  });
}

/** Everybody who gets it, each once. */
export function recipientsOf({ envelope, bcc }: DraftMail): Address[] {
  const all = [...envelope.to, ...envelope.cc, ...bcc];
  return [...new Map(all.map((one) => [addressKey(one.address), one])).values()];
}
