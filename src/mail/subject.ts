/** Marks of a reply: Latin as programs of Europe write them, Cyrillic, Chinese, Japanese, Korean. In NFKC, which makes `Ｒｅ：` `Re:`. */
const REPLY = 're|aw|antw|antwort|sv|vs|odp|res|rif|ynt|vá|отв|返信|回复|回覆|答复|答覆|회신|답장';
/** Marks of a forward. */
const FORWARD = 'fwd?|wg|vb|vl|rv|enc|tr|pd|ilt|пер|転送|转发|轉寄|轉發|전달';
/** `Re[2]:` `Re(2):` `Re^2:` `Re*2:` `Re2:`. */
const COUNT = String.raw`(?:\[\d{1,4}\]|\(\d{1,4}\)|[\^*]?\d{1,4})`;

/** A mark, or a list tag `[name 123]`. */
const MARK = new RegExp(
  String.raw`^(?:(?:(${REPLY})|${FORWARD})\s*${COUNT}?\s*[:>]|\[[^\][]{1,40}[ :,]\s*\d{1,10}\])\s*`,
  'iu',
);

/** Characters that show nothing: a subject is the same with and without them. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/gu;

/**
 * A subject as threads compare it (judgement section 5): NFKC, reply and forward marks and list tags taken off again and again,
 * white space folded. `isReply`: a reply mark was among them.
 */
export function normaliseSubject(subject: string): { base: string; isReply: boolean } {
  let base = subject.normalize('NFKC').replace(INVISIBLE, '').replace(/\s+/g, ' ').trim();
  let isReply = false;
  for (let match = MARK.exec(base); match; match = MARK.exec(base)) {
    if (match[1] !== undefined) isReply = true;
    base = base.slice(match[0].length);
  }
  return { base: base.toLowerCase(), isReply };
}
