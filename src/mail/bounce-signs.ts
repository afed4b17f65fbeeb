/** A header field's first value by lower-case name, or undefined. */
type Lookup = (name: string) => string | undefined;

/** Subjects of delivery reports, from their beginning: what a person answers or forwards begins with `Re:` or `Fwd:`. */
const SUBJECT = new RegExp(
  [
    'undeliver(?:able|ed)',
    'returned mail|returned to sender|mail system error',
    'failure notice|notice of (?:delivery )?failure',
    'delivery (?:status|failure|failed|has failed|problem|error|report|notification|delayed|incomplete|unsuccessful)',
    'mail (?:delivery|could not be delivered)',
    'message (?:undeliverable|delivery|could not be (?:sent|delivered)|not delivered)',
    'non-?deliver(?:y|able)',
    '(?:could not|cannot|unable to) (?:send|deliver)',
    'warning: (?:could not send|message \\S{1,100} delayed|e?-?mail)',
    'delayed mail|user unknown',
    '(?:メール|メッセージ)?(?:の|が|を)?(?:配信|配送|配達|送信|送達)(?:の|が|に|を)?(?:不能|失敗|エラー|遅延|状況|状態|でき(?:ません|ず)|されません|遅れ)',
    '(?:メール|メッセージ)を?(?:配信|送信|配達)(?:できません|に失敗)',
    '(?:メール)?不達(?:通知)?|未配信|エラーメール|宛先不明|メールシステムエラー|メールが届きません',
  ].join('|'),
  'iy',
);

const DAEMON = /^(?:mailer[-_.]?daemon|mail[-_.]?daemon|microsoftexchange[0-9a-f]{32})$/i;

/** Is this a subject that mail systems give their reports? Only ever a second sign. */
export function hasBounceSubject(subject: string): boolean {
  SUBJECT.lastIndex = /^[\s[【(（<＜「*]{0,5}/u.exec(subject)?.[0].length ?? 0;
  return SUBJECT.test(subject);
}

/** A mail system itself writes: by its address, by that of the envelope, or as a postmaster who reports a failure. */
export function isMailSystem(field: Lookup, from: string, subject: string): boolean {
  const local = from.slice(0, from.lastIndexOf('@'));
  if (DAEMON.test(local) || /^<mailer-daemon(?:@[^<>\s]*)?>/i.test(field('return-path') ?? '')) return true;
  return /^postmaster$/i.test(local) && (field('x-failed-recipients') !== undefined || hasBounceSubject(subject));
}

/**
 * May it be a report that our mail did not arrive, in whatever form? RFC 3464, and what mail systems write in prose; what it says
 * is then read from its body. A person's mail about one, forwarded or quoted, is none: it bears no sign of a robot.
 *
 * @param robot the header says that no person wrote it
 */
export function mayBeBounce(field: Lookup, from: string, subject: string, robot: boolean): boolean {
  const contentType = field('content-type') ?? '';
  if (/^\s*multipart\/report\b/i.test(contentType)) return isDeliveryReport(contentType);
  if (!robot) return false;
  if (field('x-failed-recipients') !== undefined) return true;
  if (isMailSystem(field, from, subject) || hasBounceSubject(subject)) return true;
  // KDDI and others write under any subject, with the mail behind their words.
  const bare = /^<\s*>/.test(field('return-path') ?? '') && field('auto-submitted') === undefined;
  return bare && /^\s*multipart\/mixed\b/i.test(contentType);
}

/** RFC 6522: multipart/report about delivery; a disposition notification (RFC 8098) is another kind. */
export function isDeliveryReport(contentType: string): boolean {
  if (!/^\s*multipart\/report\b/i.test(contentType)) return false;
  const kind = /;\s*report-type\s*=\s*"?([\w-]+)/i.exec(contentType)?.[1]?.toLowerCase();
  return kind === undefined || kind === 'delivery-status' || kind === 'global-delivery-status';
}
