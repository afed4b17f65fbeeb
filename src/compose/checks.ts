import type { BusinessCalendar } from '../calendar/business-calendar.ts';
import { readDates } from '../calendar/dates/read-dates.ts';
import { type Address, addressKey, type Instant } from '../mail/address.ts';
import { ownText } from '../mail/own-text.ts';
import { matterOf } from './reply-headers.ts';

/** What is wrong with an outgoing mail. `what` is the piece of it that shows it. */
export interface Problem {
  readonly code:
    | 'placeholder'
    | 'past-date'
    | 'weekday-mismatch'
    | 'no-recipient'
    | 'odd-address'
    | 'stranger'
    | 'not-to-client'
    | 'foreign-sender'
    | 'empty';
  readonly what: string;
}

export interface CheckInput {
  readonly subject: string;
  readonly text: string;
  readonly from: readonly Address[];
  readonly recipients: readonly Address[];
  readonly calendar: BusinessCalendar;
  readonly now: Instant;
  readonly isOwn: (address: string) => boolean;
  readonly isTeam: (address: string) => boolean;
  /** Everybody who stands in a mail of the thread. */
  readonly participants: readonly Address[];
  /** Is it the client of the thread? */
  readonly isClient: (address: string) => boolean;
}

/** A place that nobody filled in: 〇日, ●月, 〇〇様, {{due}}, [日付]. */
const PLACEHOLDER =
  /\{\{[^{}\n]*\}\}|\{%[^{}\n]*%\}|[〇○◯●◎]\s{0,5}(?:年|月|日|時|曜日|様|円|件|部)|[〇○◯●]{2,200}|\[(?:日付|日時|要記入|記入|TODO|TBD|date|name)\]|(?<![A-Za-zＸ])[XxＸ]{2,20}(?:月|日|年|様)/u;

/** RFC 5321 4.1.2, as far as clients' addresses go. nodemailer would send `bad@@x` somewhere. */
const ADDRESS = /^[^\s@<>()[\],;:"\\]{1,64}@[^\s@<>()[\],;:"\\]+$/u;

/** Of a longer sentence the rest is not looked at for dates. */
const MAX_SENTENCE = 1_500;

/** 「…までにとお伝えしておりましたが」 speaks of a date that was. */
const PAST_TENSE = /おりました|いました|ました(?:が|。|$)|でした|\bwas\b|\bhad\b/u;

/** Everything that keeps a mail from going out without a second look. Pure. */
export function checkOutgoing(input: CheckInput): Problem[] {
  return [...textProblems(input), ...addressProblems(input)];
}

function textProblems({ subject, text, calendar, now }: CheckInput): Problem[] {
  const problems: Problem[] = [];
  const own = ownText(text).normalize('NFKC');
  if (own === '') return [{ code: 'empty', what: '' }];
  // Marks in the client's own subject, which we repeat, are theirs.
  const matter = matterOf(subject).normalize('NFKC');
  const ours = matter === '' ? own : own.split(matter).join('');
  const placeholder = PLACEHOLDER.exec(ours)?.[0];
  if (placeholder) problems.push({ code: 'placeholder', what: placeholder });
  for (const line of own.split(/\n|(?<=。)/)) {
    for (const date of readDates(line.slice(0, MAX_SENTENCE), calendar, now)) {
      if (date.wrongWeekday) problems.push({ code: 'weekday-mismatch', what: date.text });
      const until =
        /^\s*(?:(?:頃|ごろ)\s*)?まで/u.test(line.slice(date.end)) || /\bby\s+$/i.test(line.slice(0, date.start));
      if (until && date.at <= now && !PAST_TENSE.test(line)) problems.push({ code: 'past-date', what: date.text });
    }
  }
  return problems;
}

function addressProblems(input: CheckInput): Problem[] {
  const { recipients, from, isOwn, isTeam, isClient } = input;
  if (recipients.length === 0) return [{ code: 'no-recipient', what: '' }];
  const problems: Problem[] = [];
  const known = new Set(input.participants.map(({ address }) => addressKey(address)));
  const sender = from[0];
  if (!sender || from.length > 1 || !isOwn(sender.address)) {
    problems.push({ code: 'foreign-sender', what: from.map(({ address }) => address).join(', ') });
  }
  for (const { address } of recipients) {
    if (!ADDRESS.test(address)) problems.push({ code: 'odd-address', what: address });
    else if (!known.has(addressKey(address)) && !isOwn(address) && !isTeam(address)) {
      problems.push({ code: 'stranger', what: address });
    }
  }
  const reached = recipients.some(
    ({ address }) => isClient(address) || (known.has(addressKey(address)) && !isOwn(address) && !isTeam(address)),
  );
  if (!reached) problems.push({ code: 'not-to-client', what: recipients.map(({ address }) => address).join(', ') });
  return problems;
}
