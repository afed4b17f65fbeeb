/** Reply and forward marks that programs put before a subject, and list tags `[name 123]`. */
const MARK = /^(?:(re|fwd?|aw|sv|返信|転送)\s*(?:\[\d+\]|\(\d+\)|\d+)?\s*[:>]|\[[^\][]{1,40}[ :,]\s*\d+\])\s*/i;

/**
 * A subject as threads compare it (judgement section 5): NFKC, reply and forward marks and list tags taken off again and again,
 * white space folded. `isReply`: a reply mark was among them.
 */
export function normaliseSubject(subject: string): { base: string; isReply: boolean } {
  let base = subject.normalize('NFKC').replace(/\s+/g, ' ').trim();
  let isReply = false;
  for (let match = MARK.exec(base); match; match = MARK.exec(base)) {
    if (/^(?:re|aw|sv|返信)$/i.test(match[1] ?? '')) isReply = true;
    base = base.slice(match[0].length);
  }
  return { base: base.toLowerCase(), isReply };
}
