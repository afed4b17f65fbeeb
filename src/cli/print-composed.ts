import { formatIso } from '../calendar/format.ts';
import type { Filled } from '../compose/field-value.ts';
import type { Outgoing } from '../compose/reply.ts';
import type { LintProblem } from '../lint/lint.ts';
import { printableLine } from '../mail/printable.ts';
import { mailLines } from '../render/drafts.ts';
import { jsonText } from '../render/json-text.ts';
import { lintMessage } from '../render/lint-words.ts';
import { outgoingWords } from '../render/outgoing-words.ts';
import { paintWith } from '../render/style.ts';
import type { ReplyWarning } from '../triage/reply-target.ts';
import type { ComposeTarget } from './compose-target.ts';
import { composeWords } from './compose-words.ts';
import type { World } from './world.ts';

/** What became of a mail that was composed. */
export interface Composed {
  readonly thread: string;
  readonly target: ComposeTarget;
  /** Null: it was emptied in the editor. */
  readonly mail: Outgoing | null;
  readonly mailbox: string;
  readonly skipped: 'draft-there' | 'draft-exists' | 'unsafe-reply' | 'given-up' | null;
  readonly due: Filled['dates'][number] | null;
  readonly daysOff: Filled['dates'];
  readonly problems: readonly LintProblem[];
  readonly warnings: readonly ReplyWarning[];
}

/** Prints it, for a person or a script (`client-check/draft/1` of contract.md). */
export function showComposed(
  composed: Composed,
  world: World,
  { json, dryRun }: { readonly json: boolean; readonly dryRun: boolean },
): void {
  const { output, lang, program } = world;
  if (json) {
    output.print(jsonText(composedJson(composed, world)));
    return;
  }
  const { mail, mailbox, skipped, thread } = composed;
  const words = composeWords[lang];
  const paint = paintWith(output.colour);
  if (mail === null) return;
  const lines: string[] = [];
  if (dryRun && skipped === null) lines.push(...mailLines(mail, { lang, paint }), '');
  const subject = printableLine(mail.subject);
  if (skipped === null && !dryRun) {
    const to = mail.to.map(({ address }) => printableLine(address)).join(', ');
    lines.push(words.stored(to, subject, printableLine(mailbox)));
  } else if (skipped === 'draft-there') lines.push(words.already(subject, printableLine(mailbox)));
  else if (skipped === 'draft-exists') lines.push(words.draftExists);
  else if (skipped === 'unsafe-reply') lines.push(words.unsafe);
  const said = [
    ...composed.warnings.map((code) => outgoingWords[lang].warnings[code]),
    ...composed.daysOff.map(({ shown }) => words.dayOff(shown)),
    ...composed.problems.filter(({ rule }) => rule !== 'deadline-day-off').map((one) => lintMessage(one, lang)),
  ];
  for (const one of said) lines.push(paint.yellow(`  ! ${printableLine(one)}`));
  if (dryRun && skipped === null) lines.push(words.onlyLook);
  if (!dryRun && (skipped === null || skipped === 'draft-there'))
    lines.push(`  ${paint.cyan(`${program} send ${thread}`)}  ${words.nextSend}`);
  output.print(`${lines.join('\n')}\n`);
}

function composedJson(composed: Composed, { calendar }: World): object {
  const { thread, target, mail, mailbox, skipped, due, daysOff, problems, warnings } = composed;
  const addresses = (list: readonly { address: string }[]) => list.map(({ address }) => address);
  const answers = target.answers?.message.envelope.messageId ?? null;
  const said = [...warnings, ...(daysOff.length > 0 ? ['due-day-off'] : []), ...problems.map(({ rule }) => rule)];
  const all = [...new Set(said)];
  return {
    schema: 'client-check/draft/1',
    drafts:
      mail === null || skipped !== null
        ? []
        : [
            {
              thread,
              account: target.reading.account.name,
              answers,
              messageId: mail.messageId,
              mailbox,
              from: mail.from.address,
              to: addresses(mail.to),
              cc: addresses(mail.cc),
              subject: mail.subject,
              due: due === null ? null : formatIso(due.at, calendar),
              text: mail.text,
              warnings: all,
            },
          ],
    skipped:
      skipped === null
        ? []
        : [{ thread, answers, reason: skipped === 'draft-there' ? 'draft-exists' : skipped, warnings: all }],
  };
}
