import type { DraftMail } from '../compose/draft-mail.ts';
import { type LintProblem, lintMail } from '../lint/lint.ts';
import { readLintMark } from '../lint/mark.ts';
import type { Answered } from '../lint/rule.ts';
import type { MessageId } from '../mail/message.ts';
import { partyOf } from '../triage/party.ts';
import type { Verdict } from '../triage/verdict.ts';
import { lintable, lintContext } from './lint-context.ts';
import type { AccountReading } from './read-account.ts';
import type { World } from './world.ts';

/** The mail of a thread that a draft answers, and whether anybody of ours has written to them before. */
export function answeredBy(
  inReplyTo: readonly MessageId[],
  verdict: Verdict,
  { rules, directory }: Pick<AccountReading, 'rules' | 'directory'>,
): Answered | null {
  const message = verdict.messages.findLast(({ envelope }) => inReplyTo.includes(envelope.messageId ?? ''));
  if (!message) return null;
  const by = (one: typeof message) => partyOf(one, rules, directory).by;
  // A follow-up of a mail of our own answers nobody.
  if (by(message) === 'us' || by(message) === 'colleague') return null;
  const { from, to, cc } = message.envelope;
  const first = !verdict.messages.some((one) => by(one) === 'us' || by(one) === 'colleague');
  return { from, to, cc, first: first && verdict.client?.known !== true };
}

/** What the rules say of a draft that is to go out now. */
export function lintDraftMail(
  mail: DraftMail,
  source: Uint8Array,
  verdict: Verdict,
  reading: AccountReading,
  { config, now }: Pick<World, 'config' | 'now'>,
): LintProblem[] {
  const checked = lintable(mail);
  const answered = answeredBy(mail.envelope.inReplyTo, verdict, reading);
  const off = new Set([...config.lint.off, ...readLintMark(source).off]);
  return lintMail(checked, lintContext(config, checked, now, answered), off);
}
