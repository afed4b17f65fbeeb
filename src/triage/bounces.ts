import { addressKey, domainOf } from '../mail/address.ts';
import type { Bounce } from '../mail/bounce.ts';
import { hasBounceSubject } from '../mail/bounce-signs.ts';
import type { Message } from '../mail/message.ts';
import { type Bounced, type Entry, recipients } from './answers.ts';
import type { ByKey } from './judge.ts';
import type { Evidence } from './verdict.ts';

/** Which recipients of a mail of ours a report speaks of: address keys. */
interface Undelivered {
  readonly failed: readonly string[];
  readonly delayed: readonly string[];
}

/** What came back of our mail. */
export interface Bounces {
  readonly bounced: Bounced;
  /** By the key of our mail: what each report says. */
  readonly reports: ReadonlyMap<string, readonly { readonly report: Message; readonly bounce: Undelivered }[]>;
  /** Reports whose parts are still to be read. */
  readonly wanted: readonly Message[];
}

/** A report that a mail is only late says so in its subject too. */
const LATE_SUBJECT = /\bdelay|^warning\b|still being retried|遅延|遅れて/i;

/**
 * Delivery reports and the mails of ours that they are about (judgement section 3): only what was sent by us counts, so a forged
 * report about a mail that we never sent changes nothing. Where a report does not return the mail, its own In-Reply-To and
 * References name it (Exchange, Gmail).
 */
export function matchBounces(
  messages: readonly Message[],
  ours: readonly Entry[],
  read: ByKey<Bounce | null>,
): Bounces {
  const sent = new Map(ours.map(({ message }) => [message.envelope.messageId, message]));
  const bounced = new Map<string, Set<string>>();
  const reports = new Map<string, { report: Message; bounce: Undelivered }[]>();
  const wanted: Message[] = [];
  for (const report of messages.filter(({ envelope }) => envelope.deliveryReport)) {
    const found = read.get(report.key);
    if (found === undefined) wanted.push(report);
    const original = originalOf(report, found ?? null, sent);
    const bounce = original && undelivered(report, found ?? null, original);
    if (!original || !bounce) continue;
    reports.set(original.key, [...(reports.get(original.key) ?? []), { report, bounce }]);
    if (bounce.failed.length === 0) continue;
    bounced.set(original.key, new Set([...(bounced.get(original.key) ?? []), ...bounce.failed]));
  }
  return { bounced, reports, wanted };
}

function originalOf(
  { envelope }: Message,
  bounce: Bounce | null,
  sent: ReadonlyMap<string | null, Message>,
): Message | undefined {
  const { inReplyTo, references, subject, failedRecipients } = envelope;
  // A report that returns a mail of somebody else's is not about one of ours that it may name beside.
  if (bounce?.originalId) return sent.get(bounce.originalId);
  // An absence note names our mail too; only what says itself that it is a report may go without the mail.
  if (bounce?.prose && failedRecipients.length === 0 && !hasBounceSubject(subject)) return undefined;
  return [...inReplyTo, ...references.toReversed()].map((id) => sent.get(id)).find((message) => message !== undefined);
}

/** Null where the report names nobody to whom the mail went, and where it is not read. */
function undelivered(report: Message, bounce: Bounce | null, original: Message): Undelivered | null {
  const { failedRecipients, subject } = report.envelope;
  if (!bounce && failedRecipients.length === 0) return null;
  const to = new Set(recipients(original).map(({ address }) => addressKey(address)));
  const own = domainOf(original.envelope.from[0]?.address ?? '');
  // A mail to one person that failed for another address was forwarded on, and has not reached that person; but a colleague's
  // address stood in Bcc.
  const meant = (named: readonly string[]): readonly string[] => {
    const known = named.filter((address) => to.has(address));
    if (known.length > 0) return known;
    return to.size === 1 && !named.some((address) => domainOf(address) === own) ? [...to] : named;
  };
  const { prose } = bounce ?? {};
  if (bounce && !prose) {
    return {
      failed: bounce.failed.length > 0 ? meant(bounce.failed) : [],
      delayed: bounce.delayed.length > 0 ? meant(bounce.delayed) : [],
    };
  }
  const late = LATE_SUBJECT.test(subject) || prose?.delayed === true;
  const marked = failedRecipients.map(addressKey);
  const named = meant(marked.length > 0 ? marked : (prose?.named ?? [])).filter((address) => to.has(address));
  if (named.length === 0) return null;
  return late ? { failed: [], delayed: named } : { failed: named, delayed: [] };
}

/** What came back of one mail, or is late, as evidence. */
export function bounceEvidence({ message }: Entry, { reports }: Bounces): Evidence[] {
  return (reports.get(message.key) ?? []).flatMap(({ report, bounce }) => {
    const line = (code: 'bounced' | 'delayed', to: readonly string[]): Evidence[] =>
      to.length === 0
        ? []
        : [{ code, at: report.at, messageId: report.envelope.messageId, detail: { to: to.slice(0, 3).join(', ') } }];
    return [...line('bounced', bounce.failed), ...line('delayed', bounce.delayed)];
  });
}
