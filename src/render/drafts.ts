import type { BusinessCalendar } from '../calendar/business-calendar.ts';
import { formatDue } from '../calendar/due-text.ts';
import { formatIso } from '../calendar/format.ts';
import type { Due } from '../compose/due.ts';
import type { Outgoing } from '../compose/reply.ts';
import type { WordedError } from '../errors.ts';
import type { LintProblem } from '../lint/lint.ts';
import type { Instant } from '../mail/address.ts';
import { printableLine, printableText } from '../mail/printable.ts';
import type { DraftPlan, Skipped } from '../triage/plan.ts';
import type { ReplyWarning } from '../triage/reply-target.ts';
import { fullClient, matter } from './client-name.ts';
import { lintMessage } from './lint-words.ts';
import { headerRows, type ShownMail } from './mail-rows.ts';
import { outgoingWords } from './outgoing-words.ts';
import type { TableOptions } from './table.ts';
import { cut, pad, widthOf, wrap } from './width.ts';
import { wordsOf } from './words.ts';

export type DraftWarning = ReplyWarning | 'due-day-off' | 'due-not-read';

/** A draft that was made, and written unless it was a dry run. */
export interface Made {
  readonly plan: DraftPlan;
  readonly thread: string;
  readonly mailbox: string;
  readonly due: Due;
  readonly mail: Outgoing;
  readonly warnings: readonly DraftWarning[];
  /** Errors of `lint`: what a template of the user's own has left. */
  readonly problems: readonly LintProblem[];
}

export interface DraftsView {
  readonly made: readonly Made[];
  readonly skipped: readonly (Skipped & { readonly thread: string })[];
  /** Refused by the server. */
  readonly failed: readonly { readonly made: Made; readonly error: WordedError }[];
}

/** `client-check/draft/1` of contract.md. */
export function draftsJson({ made, skipped, failed }: DraftsView, calendar: BusinessCalendar): object {
  const addresses = (list: readonly { address: string }[]) => list.map(({ address }) => address);
  return {
    schema: 'client-check/draft/1',
    drafts: made.map(({ plan, thread, mailbox, due, mail, warnings, problems }) => ({
      thread,
      account: plan.verdict.account,
      answers: plan.answers.envelope.messageId,
      messageId: mail.messageId,
      mailbox,
      from: mail.from.address,
      to: addresses(mail.to),
      cc: addresses(mail.cc),
      subject: mail.subject,
      due: formatIso(due.at, calendar),
      text: mail.text,
      warnings: [...warnings, ...problems.map(({ rule }) => rule)],
    })),
    skipped: [
      ...skipped.map(({ thread, answers, reason, warnings }) => ({
        thread,
        answers: answers?.envelope.messageId ?? null,
        reason,
        warnings,
      })),
      ...failed.map(({ made: { thread, plan, warnings }, error }) => ({
        thread,
        answers: plan.answers.envelope.messageId,
        reason: error.code,
        warnings,
        message: error.message,
      })),
    ],
  };
}

export interface DraftsOptions extends TableOptions {
  readonly calendar: BusinessCalendar;
  readonly now: Instant;
  readonly dryRun: boolean;
}

/** What was drafted, what was not and why, and what to run next. A dry run shows every mail whole. */
export function renderDrafts(view: DraftsView, options: DraftsOptions): string {
  const { lang, paint, calendar, now, dryRun, program } = options;
  const words = outgoingWords[lang];
  const width = Math.min(120, Math.max(60, options.columns));
  const lines: string[] = [];
  const none = wordsOf(lang).noSender;
  const names = view.made.map(({ plan }) => widthOf(fullClient(plan.verdict, none)));
  const clients = Math.min(Math.floor(width / 2), Math.max(0, ...names));
  for (const one of view.made) {
    if (dryRun) lines.push(...mailLines(one.mail, options), '');
    else lines.push(...rowOf(one, clients, formatDue(one.due.at, calendar, lang, now), options, width));
    const said = [
      ...one.warnings.map((code) => words.warnings[code]),
      ...one.problems.map((problem) => lintMessage(problem, lang)),
    ];
    for (const warning of said)
      lines.push(...wrap(`! ${printableLine(warning)}`, width - 2).map((line) => paint.yellow(`  ${line}`)));
  }
  for (const { made, error } of view.failed) lines.push(paint.red(`${made.thread}  ${error.message}`));
  const quiet = new Set(['draft-exists', 'too-old', 'first-contact']);
  for (const { thread, verdict, reason, warnings } of view.skipped) {
    const line = `${thread}  ${fullClient(verdict, wordsOf(lang).noSender)}: ${words.skipped[reason]}`;
    lines.push(...wrap(line, width).map((part) => (quiet.has(reason) ? paint.dim(part) : paint.yellow(part))));
    for (const warning of warnings)
      lines.push(...wrap(`! ${words.warnings[warning]}`, width - 2).map((part) => paint.yellow(`  ${part}`)));
  }
  const count = view.made.length;
  if (count === 0 && lines.length > 0) lines.push('');
  if (count === 0) lines.push(words.nothingToDraft);
  else if (dryRun) lines.push(words.wouldDraft(count));
  else lines.push('', words.drafted(count), `  ${paint.cyan(`${program} send`)}  ${words.nextSend}`);
  return `${lines.join('\n')}\n`;
}

function rowOf(
  { plan, thread, mail }: Made,
  clients: number,
  due: string,
  { lang, paint }: DraftsOptions,
  width: number,
): string[] {
  const words = outgoingWords[lang];
  const client = fullClient(plan.verdict, wordsOf(lang).noSender);
  const head = `${paint.bold(thread)}  ${pad(cut(client, clients), clients)}  ${words.until(due)}`;
  const subject = cut(matter(mail.subject, wordsOf(lang).noSubject), Math.floor(width / 2));
  const to = mail.to.map(({ address }) => printableLine(address)).join(', ');
  return [head, paint.dim(cut(`${' '.repeat(widthOf(thread))}  ${subject} → ${to}`, width))];
}

/** A mail as its reader will see it: header lines, then the text. */
export function mailLines(
  mail: ShownMail,
  { lang, paint }: Pick<TableOptions, 'lang' | 'paint'>,
  more: readonly (readonly [name: string, value: string])[] = [],
): string[] {
  const rows = [...headerRows(mail, lang), ...more];
  const column = Math.max(...rows.map(([name]) => widthOf(name)));
  return [
    ...rows.map(([name, value]) => `${paint.bold(pad(name, column))}  ${value}`),
    '',
    ...printableText(mail.text)
      .trimEnd()
      .split('\n')
      .map((line) => (line.startsWith('>') ? paint.dim(line) : line)),
  ];
}
