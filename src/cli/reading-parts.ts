import type { Instant } from '../mail/address.ts';
import type { Message } from '../mail/message.ts';
import type { Notice } from '../render/inbox-view.ts';
import type { Verdict } from '../triage/verdict.ts';
import type { AccountReading } from './read-account.ts';
import type { World } from './world.ts';

export function untilOf(verdicts: readonly Verdict[]): Instant {
  return verdicts.reduce((least, { until }) => Math.min(least, until ?? least), Number.POSITIVE_INFINITY);
}

export function oldestOf(messages: readonly Message[]): Instant | null {
  return messages.length === 0
    ? null
    : messages.reduce((least, { at }) => Math.min(least, at), Number.POSITIVE_INFINITY);
}

export function messageIds(messages: readonly Message[]): Set<string> {
  return new Set(messages.flatMap(({ envelope }) => envelope.messageId ?? []));
}

/** An empty mailbox says so, and no more: what folders a new account lacks is no news. */
export function noticesOf({ sent, drafts }: AccountReading['folders'], messages: readonly Message[]): Notice[] {
  if (messages.length === 0) return ['empty'];
  return [...(sent !== null ? [] : (['no-sent'] as const)), ...(drafts !== null ? [] : (['no-drafts'] as const))];
}

/**
 * The messages of the look-back. With the real clock one that claims to come from the future is there all the same, and counts
 * as of now; with `--now` later ones do not exist.
 */
export function lookBack(all: readonly Message[], since: Instant, { now, clock }: World): Message[] {
  return all
    .map((message) => (now === clock && message.at > now ? { ...message, at: now } : message))
    .filter(({ at }) => at >= since && at <= now);
}
