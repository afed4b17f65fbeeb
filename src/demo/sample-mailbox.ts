import type { BusinessCalendar } from '../calendar/business-calendar.ts';
import { compose, messageIdOf } from './compose.ts';
import { withDays } from './days.ts';
import { us } from './people.ts';
import { bodyOf, type Quoted } from './quote.ts';
import type { Scenario, ScenarioMail } from './scenario.ts';
import { answered } from './scenarios/answered.ts';
import { noise } from './scenarios/noise.ts';
import { open } from './scenarios/open.ts';
import { print } from './scenarios/print.ts';
import { shoot } from './scenarios/shoot.ts';
import { waiting } from './scenarios/waiting.ts';
import { web } from './scenarios/web.ts';
import { timesOf } from './times.ts';

/** A message file of the sample. */
export interface SampleFile {
  readonly mailbox: string;
  /** Maildir's unique name, with its flags. */
  readonly name: string;
  readonly at: number;
  readonly bytes: Buffer;
}

/** A thread of the sample: its first message, and the state that the list must show (null: it is no thread of ours). */
export interface SampleThread {
  readonly root: string;
  readonly subject: string;
  readonly expected: Scenario['expected'];
}

const DAY = 86_400_000;
const SCENARIOS: readonly Scenario[] = [...open, ...waiting, ...answered, ...print, ...web, ...shoot, ...noise];

/** The whole sample as of an instant. Deterministic: the same instant gives the same bytes. */
export function sampleMailbox(
  now: number,
  calendar: BusinessCalendar,
): { files: SampleFile[]; threads: SampleThread[] } {
  const files: SampleFile[] = [];
  const threads: SampleThread[] = [];
  for (const [index, scenario] of SCENARIOS.entries()) {
    const written = writeThread(scenario, `${index + 1}`, now, calendar);
    files.push(...written.files);
    const { subject, expected } = scenario;
    threads.push({ root: written.root, subject, expected });
  }
  return { files, threads };
}

function writeThread(scenario: Scenario, number: string, now: number, calendar: BusinessCalendar) {
  const times = timesOf(scenario, now, calendar);
  const files: SampleFile[] = [];
  const ids: string[] = [];
  const quotable: Quoted[] = [];
  for (const [index, mail] of scenario.mails.entries()) {
    const at = times[index] ?? now;
    const parents = ancestors(scenario.mails, index);
    const subject = mail.subject ?? (index === 0 ? scenario.subject : `Re: ${scenario.subject}`);
    const previous = isAutomatic(mail) || mail.quote === 'none' ? undefined : quotable[parents.at(-1) ?? -1];
    const text = withDays(mail.text, at, now, calendar);
    const signed = !(mail.draft || isAutomatic(mail) || mail.signed === false);
    const style = mail.quote === 'above' ? 'above' : mail.from.mailer;
    const body = bodyOf(text, signed ? mail.from.signature : '', previous ?? null, style);
    const messageId = messageIdOf(mail.from, at, `${number}.${index + 1}`);
    ids.push(messageId);
    quotable.push({ from: mail.from, to: mail.to, at, subject, body, text });
    files.push({
      mailbox: mail.draft ? 'Drafts' : (mail.mailbox ?? (isHanako(mail) ? 'Sent' : 'INBOX')),
      at,
      bytes: compose({
        mail,
        at,
        subject,
        body,
        messageId,
        ancestors: parents.map((parent) => ids[parent] ?? ''),
        received: !isHanako(mail),
      }),
      name: `${Math.floor(at / 1000)}.M${number}P${index + 1}.sample:2,${flagsOf(scenario.mails, index, now - at)}`,
    });
  }
  return { files, root: ids[0] ?? '' };
}

/** Maildir's letters in their order: draft, replied, seen. */
function flagsOf(mails: readonly ScenarioMail[], index: number, age: number): string {
  const mail = mails[index];
  if (!mail) return '';
  const replied = mails.some(
    (later, at) =>
      at > index && isHanako(later) && !later.draft && !isAutomatic(later) && ancestors(mails, at).at(-1) === index,
  );
  // A mail that is answered or handed on was read; of the others those of the last day are new.
  const seen = isHanako(mail) || replied || age > DAY;
  return `${mail.draft ? 'D' : ''}${replied || mail.answered ? 'R' : ''}${seen ? 'S' : ''}`;
}

function isHanako({ from }: ScenarioMail): boolean {
  return from === us.hanako;
}

function isAutomatic({ headers }: ScenarioMail): boolean {
  return headers?.some((line) => line.startsWith('Auto-Submitted')) ?? false;
}

/** The indexes of the mails that one follows, the root first. */
function ancestors(mails: readonly ScenarioMail[], index: number): number[] {
  const follows = mails[index]?.follows ?? index - 1;
  if (follows === 'none' || follows < 0) return [];
  return [...ancestors(mails, follows), follows];
}
