import type { BusinessCalendar } from '../calendar/business-calendar.ts';
import { compose } from './compose.ts';
import type { Ago, Scenario, ScenarioMail } from './scenario.ts';
import { answered } from './scenarios/answered.ts';
import { noise } from './scenarios/noise.ts';
import { open } from './scenarios/open.ts';

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

const MINUTE = 60_000;
const UNITS = { m: MINUTE, h: 60 * MINUTE, d: 1440 * MINUTE } as const;

/** What is younger than a day says by its age what state it is in; what is older may be moved into working hours. */
const EXACT = 24 * UNITS.h;

/** The whole sample as of an instant. Deterministic: the same instant gives the same bytes. */
export function sampleMailbox(
  now: number,
  calendar: BusinessCalendar,
): { files: SampleFile[]; threads: SampleThread[] } {
  const files: SampleFile[] = [];
  const threads: SampleThread[] = [];
  for (const [number, scenario] of [...open, ...answered, ...noise].entries()) {
    const times = timesOf(scenario.mails, now, calendar);
    const ids = scenario.mails.map(
      ({ from }, index) => `${number + 1}.${index + 1}.${Math.floor(now / 1000)}@${from.address.split('@')[1]}`,
    );
    threads.push({ root: ids[0] ?? '', subject: scenario.subject, expected: scenario.expected });
    for (const [index, mail] of scenario.mails.entries()) {
      const at = times[index] ?? now;
      const parents = ancestors(scenario.mails, index);
      const parent = parents.at(-1);
      const previous = parent === undefined ? undefined : scenario.mails[parent];
      const automatic = mail.headers?.some((line) => line.startsWith('Auto-Submitted')) ?? false;
      const mailbox = mail.draft ? 'Drafts' : (mail.mailbox ?? (isHanako(mail) ? 'Sent' : 'INBOX'));
      const bytes = compose({
        mail,
        at,
        subject: mail.subject ?? (index === 0 ? scenario.subject : `Re: ${scenario.subject}`),
        messageId: ids[index] ?? '',
        ancestors: parents.map((parentIndex) => ids[parentIndex] ?? ''),
        quoted:
          previous && !automatic && !mail.draft
            ? { from: previous.from, at: times[parent ?? 0] ?? at, text: previous.text }
            : null,
        received: !isHanako(mail),
      });
      const flags = `${mail.draft ? 'D' : ''}${mail.answered ? 'R' : ''}${now - at > EXACT || isHanako(mail) ? 'S' : ''}`;
      files.push({
        mailbox,
        at,
        bytes,
        name: `${Math.floor(at / 1000)}.M${number + 1}P${index + 1}.sample:2,${flags}`,
      });
    }
  }
  return { files, threads };
}

function isHanako({ from }: ScenarioMail): boolean {
  return from.address === 'hanako@agency.example';
}

/** The indexes of the mails that one follows, the root first. */
function ancestors(mails: readonly ScenarioMail[], index: number): number[] {
  const follows = mails[index]?.follows ?? index - 1;
  if (follows === 'none' || follows < 0) return [];
  return [...ancestors(mails, follows), follows];
}

/** When each mail was written: as long ago as its scenario says, older ones in working hours, and always in their order. */
function timesOf(mails: readonly ScenarioMail[], now: number, calendar: BusinessCalendar): number[] {
  const times: number[] = [];
  let next = Number.POSITIVE_INFINITY;
  for (const mail of mails.toReversed()) {
    const age = milliseconds(mail.ago);
    const wanted = now - age - (age % 7) * MINUTE;
    next = Math.min(age <= EXACT ? now - age : workingTime(wanted, calendar), next - 40 * MINUTE);
    times.unshift(Math.floor(next / 1000) * 1000);
  }
  return times;
}

function milliseconds(ago: Ago): number {
  return Number.parseInt(ago, 10) * UNITS[ago.at(-1) as keyof typeof UNITS];
}

/** The latest working moment that is no later. */
function workingTime(at: number, calendar: BusinessCalendar): number {
  for (let day = 0; day < 30; day += 1) {
    const intervals = calendar.workingIntervals(calendar.dateOf(at - day * UNITS.d));
    const last = calendar.dayOff(calendar.dateOf(at - day * UNITS.d))
      ? undefined
      : intervals.findLast(({ start }) => start <= at);
    // Not all at closing time: a late one is spread over the last hours of the day by its own minutes.
    if (last) return at < last.end ? at : last.end - (Math.floor(at / MINUTE) % 170) * MINUTE;
  }
  return at;
}
