import { matterOf } from '../compose/reply-headers.ts';
import { readDueDates } from '../triage/commitments.ts';
import { type LintLine, linesOf, lintLine } from './lines.ts';
import { type Dated, ERRORS, type Found, type LintContext, type LintMail, type Rule, type RuleName } from './rule.ts';
import { badNews } from './rules/bad-news-without-plan.ts';
import { deadlineDayOff } from './rules/deadline-day-off.ts';
import { droppedCc } from './rules/dropped-cc.ts';
import { honorific } from './rules/honorific.ts';
import { manyQuestions } from './rules/many-questions.ts';
import { minutesIncomplete } from './rules/minutes-incomplete.ts';
import { missingAttachment } from './rules/missing-attachment.ts';
import { noThanks } from './rules/no-thanks.ts';
import { oddHour } from './rules/odd-hour.ts';
import { pastDate } from './rules/past-date.ts';
import { placeholder } from './rules/placeholder.ts';
import { reportIncomplete } from './rules/report-incomplete.ts';
import { requestWithoutDate } from './rules/request-without-date.ts';
import { vagueDate } from './rules/vague-date.ts';
import { weekdayMismatch } from './rules/weekday-mismatch.ts';
import { wording } from './rules/wording.ts';
import { wrongAddressee } from './rules/wrong-addressee.ts';

const RULES: Readonly<Record<RuleName, Rule>> = {
  'weekday-mismatch': weekdayMismatch,
  'past-date': pastDate,
  placeholder,
  'wrong-addressee': wrongAddressee,
  honorific,
  'missing-attachment': missingAttachment,
  'deadline-day-off': deadlineDayOff,
  'request-without-date': requestWithoutDate,
  'vague-date': vagueDate,
  'many-questions': manyQuestions,
  wording,
  'no-thanks': noThanks,
  'dropped-cc': droppedCc,
  'odd-hour': oddHour,
  'report-incomplete': reportIncomplete,
  'minutes-incomplete': minutesIncomplete,
  'bad-news-without-plan': badNews,
};

export interface LintProblem extends Found {
  readonly rule: RuleName;
  readonly severity: 'error' | 'warning';
}

const HEADERS = ['To', 'Subject', 'Date'];

/**
 * Everything that the rules find in an outgoing mail, in the order of its lines, header first. Pure.
 * @param off rules that the configuration or the mail's own mark switches off
 */
export function lintMail(mail: LintMail, context: LintContext, off: ReadonlySet<string> = new Set()): LintProblem[] {
  const lines = linesOf(mail.text);
  const subject = { mail, context, lines, heading: headingOf(mail), dates: datesOf(lines, context) };
  const found = (Object.entries(RULES) as [RuleName, Rule][])
    .filter(([rule]) => !off.has(rule))
    .flatMap(([rule, check]) =>
      check(subject).map((one): LintProblem => ({ ...one, rule, severity: isError(rule) ? 'error' : 'warning' })),
    );
  const place = ({ at }: Found): readonly [number, number] =>
    'header' in at ? [-10 + HEADERS.indexOf(at.header), 0] : [at.line.index, at.start];
  return found.toSorted((a, b) => place(a)[0] - place(b)[0] || place(a)[1] - place(b)[1]);
}

export function isError(rule: RuleName): boolean {
  return (ERRORS as readonly string[]).includes(rule);
}

/** What stands in the subject of an answer is the client's. */
function headingOf({ subject, inReplyTo }: LintMail): LintLine | null {
  const replies = inReplyTo.length > 0 || matterOf(subject) !== subject.trim();
  return replies || subject.trim() === '' ? null : lintLine(-1, subject);
}

/** The dates of all lines, each at its place: they are read in sentences, which may run over lines. */
function datesOf(lines: readonly LintLine[], { calendar, now }: LintContext): Dated[] {
  const text = lines
    .map((line, i) => gap(lines, i) + line.plain.replace(/[[〔【<〈]([日月火水木金土])[\]〕】>〉]/gu, '($1)'))
    .join('\n');
  let from = { line: 0, start: 0 };
  return readDueDates(text, calendar, now).flatMap((due): Dated[] => {
    const place = find(lines, due.date.text, from) ?? find(lines, due.date.text.slice(0, 5), from);
    if (place) from = { line: place.line, start: place.start + 1 };
    const line = lines[place?.line ?? from.line];
    return line ? [{ ...due, line, start: place?.start ?? 0 }] : [];
  });
}

/** Paragraphs stay apart. */
function gap(lines: readonly LintLine[], i: number): string {
  return i > 0 && (lines[i]?.index ?? 0) > (lines[i - 1]?.index ?? 0) + 1 ? '\n' : '';
}

function find(lines: readonly LintLine[], what: string, from: { line: number; start: number }) {
  for (let line = from.line; line < lines.length; line += 1) {
    const start = (lines[line]?.plain ?? '').indexOf(what, line === from.line ? from.start : 0);
    if (start >= 0) return { line, start };
  }
  return null;
}
