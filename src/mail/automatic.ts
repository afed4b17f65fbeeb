import { domainOf } from './address.ts';
import type { AutomaticReason } from './message.ts';

/** A header field's first value by lower-case name, or undefined. */
type Lookup = (name: string) => string | undefined;

/** Programs that write from a person's address mark the subject; trusted only beside X-Auto-Response-Suppress. */
const AUTO_REPLY_SUBJECT =
  /^\s*(?:auto(?:matic)?(?:[ -]?(?:reply|response))?\s*:|out of (?:the )?office|自動(?:応答|返信)|不在(?:の|通知|連絡|応答)|abwesen|réponse automatique)/iu;

const NO_REPLY =
  /^(?:no[-_.]?reply|do[-_.]?not[-_.]?reply|noreply)(?:[-_.+].*)?$|[-_.](?:no[-_.]?reply|do[-_.]?not[-_.]?reply)$/i;

/**
 * Is this automatic mail (judgement section 3)? By header alone: RFC 3834 first, then what programs do in its place.
 * `X-Auto-Response-Suppress` alone is no sign: Exchange puts it on people's mail.
 */
export function automaticReason(field: Lookup, from: string, subject: string): AutomaticReason | null {
  const autoSubmitted = field('auto-submitted')
    ?.replace(/[;(].*$/s, '')
    .trim()
    .toLowerCase();
  if (autoSubmitted !== undefined && autoSubmitted !== '' && autoSubmitted !== 'no') return 'auto-submitted';
  if (/^<\s*>/.test(field('return-path') ?? '')) return 'null-return-path';
  const contentType = field('content-type') ?? '';
  if (/^\s*multipart\/report\b/i.test(contentType)) return 'multipart-report';
  if (isCalendarReply(contentType)) return 'calendar-reply';
  if (field('x-autoreply') !== undefined || field('x-autorespond') !== undefined) return 'x-autoreply';
  if (/\ball\b/i.test(field('x-auto-response-suppress') ?? '') && AUTO_REPLY_SUBJECT.test(subject)) {
    return 'auto-reply-subject';
  }
  const discussion = isDiscussionList(field);
  // Majordomo and Google Groups put `Precedence: bulk` on what people write to a list.
  if (!discussion && /^\s*(?:bulk|junk|auto_reply)\b/i.test(field('precedence') ?? '')) return 'precedence';
  const local = from.slice(0, from.lastIndexOf('@'));
  if (/^mailer-daemon$/i.test(local) || (/^postmaster$/i.test(local) && field('x-failed-recipients') !== undefined)) {
    return 'mailer-daemon';
  }
  if (NO_REPLY.test(local) || /^no-?reply\./i.test(domainOf(from))) return 'no-reply';
  if (field('list-unsubscribe') !== undefined && !discussion) return 'newsletter';
  return null;
}

/** RFC 2369 List-Post with an address (`NO` means that nobody may post: an announcement list). */
export function isDiscussionList(field: Lookup): boolean {
  return /</.test(field('list-post') ?? '');
}

/** RFC 6047: text/calendar with method=REPLY, an answer to an invitation. */
export function isCalendarReply(contentType: string): boolean {
  return /^\s*text\/calendar\b/i.test(contentType) && /;\s*method\s*=\s*"?reply\b/i.test(contentType);
}

/** RFC 6522: multipart/report about delivery; a disposition notification (RFC 8098) is another kind. */
export function isDeliveryReport(contentType: string): boolean {
  if (!/^\s*multipart\/report\b/i.test(contentType)) return false;
  const kind = /;\s*report-type\s*=\s*"?([\w-]+)/i.exec(contentType)?.[1]?.toLowerCase();
  return kind === undefined || kind === 'delivery-status' || kind === 'global-delivery-status';
}
