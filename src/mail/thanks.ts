/** A person's own words in a mail (quotes and signature left out) and how many files came with it. */
export interface OwnText {
  readonly text: string;
  readonly attachments: readonly string[];
}

/** Lines that say who writes or greet, and ask nothing. */
const GREETING: readonly RegExp[] = [
  /^.{0,40}(?:様|さま|さん|御中|各位)$/,
  /^(?:いつも|平素(?:より|は)|日頃より)?(?:大変|たいへん|格別の?)?(?:お世話になって(?:おります|います)|お世話になります|お引き立て.*)$/,
  /^お疲れ(?:様|さま)(?:です|でございます)$/,
  /^(?:hi|hello|dear|good (?:morning|afternoon|evening))\b[^?]{0,40}$/i,
  /^(?:best|kind|warm)?\s*(?:regards|wishes)$/i,
  /^(?:sincerely|cheers|yours)\b.{0,30}$/i,
];

/** 「さわやか商事の横浜です」: who writes, said before anything else. Any other 「…です」 says something. */
const INTRODUCTION = /^(?:\S{1,25}の)?[\p{Script=Han}ァ-ヶー]{1,8}(?:でございます|です|と申します)$/u;

/** Sentences of nothing but thanks, acknowledgement or a closing. */
const ACKNOWLEDGEMENT: readonly RegExp[] = [
  /^(?:.{0,30}[、,])?(?:内容|件|旨|ご返信|ご連絡|メール|資料|添付|日程|上記)?(?:を|は|の件|の旨)?\s*(?:承知|了解|かしこま|拝承|確認|受領|拝受|拝見|理解)(?:いたしました|しました|致しました|りました|です|しております)$/,
  /^(?:承知|了解)(?:の)?(?:こと)?(?:です|しました|いたしました|致しました)?$/,
  /^.{0,50}(?:ありがとう|有難う|有り難う|ありがと)(?:ございます|ございました|御座います|御座いました)?$/,
  /^.{0,40}(?:感謝(?:いたします|申し上げます|しております)|お礼申し上げます|御礼申し上げます|助かります|助かりました)$/,
  /^.{0,20}(?:それでは|では|引き続き|今後とも|以上|何卒|どうぞ|当日(?:は|も)?)?[、,]?.{0,20}(?:よろしく|宜しく)(?:お願い|御願い)?(?:いたします|致します|します|申し上げます|申しあげます)?$/,
  /^(?:では|それでは)?[、,]?.{0,25}(?:楽しみにしております|お待ちしております|お待ちしています)$/,
  /^お忙しい(?:ところ|中)[^かくだ]{0,20}$/,
  /^(?:ok|okay|okです|オッケーです|great|perfect|noted|understood|got it|will do|received|sounds good|much appreciated)(?:[,!. ]+(?:thanks?|thank you)(?: (?:so|very) much| a lot)?)?(?: with thanks)?$/i,
  /^(?:many )?thanks?(?: you)?\b(?:(?! (?:could|can|would|please|when|what|how)\b)[^?]){0,60}$/i,
  /^(?:i |we )?(?:really |much )?appreciate (?:it|that|your (?:help|reply|response|time|quick (?:reply|response)))$/i,
  /^(?:have a (?:nice|good|great) (?:day|weekend|evening|one)|talk (?:to you )?soon|see you(?: then| soon)?)$/i,
];

/** Whatever else is said, these make it more than thanks. */
const ASKS =
  /[?？]|(?:ます|です|でしょう|ません|ました)か(?:$|[。、\s])|ください|下さい|いただけ|頂け|お願いでき|お送り(?:願|お願)|お知らせ|ご教示|ご(?:確認|対応|検討|返信|返答|連絡)(?:を?(?:お願|いただ|頂)|のほど|の程)|いかが|ところで|ただ[、,し]|一点|しかし|なお[、,]|\b(?:could|can|would) you\b|\bplease\b|\bbut\b|\bhowever\b/iu;

/**
 * Is a client's message nothing but thanks or an acknowledgement (judgement section 3)? A question, a request, an attachment or
 * any sentence that is not known to be thanks makes it more: a missed question is worse than one thanks too many on the list.
 */
export function isThanksOnly({ text, attachments }: OwnText): boolean {
  if (attachments.length > 0 || text.length > 600) return false;
  const sentences = text
    .normalize('NFKC')
    .split(/[\n。.!！]+/)
    .map((sentence) => sentence.replace(/[\s\p{Emoji_Presentation}♪☆★(笑),、]+$/u, '').trim())
    .filter((sentence) => sentence !== '');
  const words = sentences.filter(
    (sentence, index) =>
      !GREETING.some((pattern) => pattern.test(sentence)) && !(index < 3 && INTRODUCTION.test(sentence)),
  );
  if (words.some((sentence) => ASKS.test(sentence))) return false;
  const acknowledged = (sentence: string) => ACKNOWLEDGEMENT.some((pattern) => pattern.test(sentence));
  return words.length > 0 && words.every(acknowledged);
}
