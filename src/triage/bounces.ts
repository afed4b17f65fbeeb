import type { Bounce } from '../mail/bounce.ts';
import type { Message } from '../mail/message.ts';
import type { Bounced, Entry } from './answers.ts';
import type { Evidence } from './verdict.ts';

/** What came back of our mail. */
export interface Bounces {
  readonly bounced: Bounced;
  /** By the key of our mail: what each report says. */
  readonly reports: ReadonlyMap<string, readonly { readonly report: Message; readonly bounce: Bounce }[]>;
  /** Reports whose parts are still to be read. */
  readonly wanted: readonly Message[];
}

/**
 * Delivery reports and the mails of ours that they are about (judgement section 3): only what was sent by us counts, so a forged
 * report about a mail that we never sent changes nothing.
 */
export function matchBounces(
  messages: readonly Message[],
  ours: readonly Entry[],
  read: ReadonlyMap<string, Bounce | null>,
): Bounces {
  const sent = new Map(ours.map(({ message }) => [message.envelope.messageId, message]));
  const bounced = new Map<string, Set<string>>();
  const reports = new Map<string, { report: Message; bounce: Bounce }[]>();
  const wanted: Message[] = [];
  for (const report of messages.filter(({ envelope }) => envelope.deliveryReport)) {
    const bounce = read.get(report.key);
    if (bounce === undefined) wanted.push(report);
    const original = bounce ? sent.get(bounce.originalId) : undefined;
    if (!bounce || !original) continue;
    reports.set(original.key, [...(reports.get(original.key) ?? []), { report, bounce }]);
    bounced.set(original.key, new Set([...(bounced.get(original.key) ?? []), ...bounce.failed]));
  }
  return { bounced, reports, wanted };
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
