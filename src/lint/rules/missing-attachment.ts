import { type Hit, hits, isQuotedAt, sentenceAt } from '../find.ts';
import type { Rule } from '../rule.ts';

/** What says that something comes with this mail. */
const SAYS: readonly RegExp[] = [
  /添付/gu,
  /(?:別添|別紙)(?:の(?:とおり|通り|資料|ファイル)|にて|をご|資料|に(?:記載|まとめ))/gu,
  /同封(?:いた|し|の(?:PDF|ファイル|資料))/gu,
];
const SAYS_EN = /\b(?:attached|attaching|attachments?|enclosed|(?:i|we)(?:'ll|’ll| will)? attach)\b/giu;

/** …and does not: it is the client's, it was before, it will be, it is only spoken of. Behind 添付, then before it. */
const ELSE_AFTER =
  /^(?:ファイル|資料|書類|データ|画像|PDF)?(?:を|は|が|も|で)?(?:いただ|頂い|頂き|頂け|くださ|下さ|賜|願|の(?:うえ|上)|不要|でき(?:ない|ず|ません|かね)|せず|せ?ずに|不可|禁止|漏れ|もれ|忘れ|され(?:て(?:い(?:た|ない|なかっ)|おりま(?:せん|した))|た|る|ない|ませ)|した(?!次第)|してあった|して(?:あり|い)ました(?:が|けれど)|しており?ました(?:が|けれど)|して(?:いただ|くださ|下さ|頂|もら|ほし|欲し|お送りいただ|お送りくだ|ご返信|ご返送)|し(?:なく|ない|ません)|の?(?:容量|サイズ|上限|形式|方法|仕方|可否|有無|制限|機能|ルール|代わり|要否|必要)|が?(?:開け|見られ|見れ|届か|見当たら|なかった|ない|ありませ|ございませ|壊|文字化け|確認でき)|を?(?:開く|開け|開い|受け取|受領|拝見|拝受|確認いたし|確認し|削除|ダウンロードいた)|では?な|ではございま|も(?:拝|確認|受)|と(?:あり|書))/u;
const ELSE_BEFORE =
  /(?:先日|先週|先ほど|先程|前回|前便|昨日|一昨日|以前|先般|先のメール|前のメール|別のメール|次のメール|別メール|別便|後ほど|のちほど|後日|改めて別|追って|明日|来週|いただいた|いただきました|頂いた|頂きました|お送りくださった|くださった|貴|ご返信に|返信に|御社の|貴社の|お客様の|ご|にも|Excelに|申込書に|応募フォームに|フォームに|お申し込みに)[^、。]{0,20}$/u;
const CONDITION = /(?:でしたら|場合|であれば|なら(?:ば)?|れば|際(?:は|に)?|ご入用|必要に応じ)[^。]{0,30}$/u;
const BY_LINK = /https?:\/\/|ダウンロード|ギガファイル|ファイル便|ストレージ|共有フォルダ|Dropbox|Google ?ドライブ/iu;

const ELSE_EN =
  /(?:\byou(?:'ve|’ve| have| had)?(?: kindly| already)? (?:attached|enclosed)|\byour (?:attachments?|attached)|\b(?:no|without|any) (?:strings |file |files )?(?:attached|attachments?)|\b(?:please|could you|can you|would you|kindly)(?: also)? attach|attachments? (?:you|that you|opened|did not|didn|was|were|could not|couldn|size|limit|policy|arrived|from your|to your|in your|must|should|may|can|cannot)|attached (?:to|with|in) (?:your|my (?:last|previous|earlier)|our (?:last|previous|earlier)|the (?:last|previous|earlier|wall|car|frame|roof|contract|house|front|back|camera|bracket|building|main|side)|an? (?:separate|rig|new|different))|\bis attached to (?!this|the (?:e-?mail|message|present)|it\b)|\bare attached to (?!this|the (?:e-?mail|message))|\b(?:will|shall) (?:be |then |also |later )*(?:attach|enclose)|attached (?:yesterday|last|earlier)|\b(?:if|should|once|when|whether|instead of|rather than|cannot|can't|can’t|could not|forgot to|was|were|had) [^.]{0,40}\battach|\bemotionally attached|\battached\?|too (?:large|big) to (?:be )?attach|\bnot (?:be )?attach|\bto an? separate|\bin (?:a|my|our) (?:separate|previous|last|next|earlier)|self-enclosed|enclosed (?:space|area|booth|set|stage))/iu;

/** A mail that says 「添付」 with nothing attached: the client has to ask for it. */
export const missingAttachment: Rule = ({ lines, mail }) => {
  if (mail.attachments > 0) return [];
  const said = [
    ...SAYS.flatMap((pattern) => hits(lines, pattern)).filter(isHere),
    ...hits(lines, SAYS_EN).filter(isHereEn),
  ];
  const byLink = BY_LINK.test(lines.map(({ plain }) => plain).join('\n'));
  const first = said
    .filter(({ line }) => !(byLink && BY_LINK.test(line.plain)))
    .toSorted((a, b) => a.line.index - b.line.index)[0];
  return first
    ? [{ at: { line: first.line, start: first.start }, what: sentenceAt(first.line, first.start).trim().slice(0, 60) }]
    : [];
};

function isHere({ line, start, end }: Hit): boolean {
  const before = sentenceAt(line, start).slice(0, Math.max(0, start - (line.plain.lastIndexOf('。', start - 1) + 1)));
  const after = line.plain.slice(end, end + 40);
  if (isQuotedAt(line, start, end) || ELSE_AFTER.test(after)) return false;
  return !ELSE_BEFORE.test(before) && !CONDITION.test(before) && !/^[^、。]{0,12}(?:場合|際は|でしたら)/u.test(after);
}

function isHereEn({ line, start, end }: Hit): boolean {
  const sentence = sentenceEn(line.plain, start);
  return !isQuotedAt(line, start, end) && !ELSE_EN.test(sentence);
}

function sentenceEn(text: string, at: number): string {
  const from = Math.max(text.lastIndexOf('. ', at - 1), text.lastIndexOf('! ', at - 1), -2) + 2;
  const end = text.indexOf('. ', at);
  return text.slice(from, end < 0 ? text.length : end);
}
