import { type Hit, hits, isQuotedAt, sentenceAt, sentenceOver } from '../find.ts';
import type { LintLine } from '../lines.ts';
import type { Rule } from '../rule.ts';

/** What says that something comes with this mail. */
const SAYS: readonly RegExp[] = [
  /添付/gu,
  /(?:本|この|当)(?:メール|便)に(?:て)?[^。]{0,12}?(?:お?付け(?:ました|ます|て|し|いた)|つけ(?:ました|ます|て|し|いた)|お付け)/gu,
  /(?:別添|別紙)(?:の(?:とおり|通り|資料|ファイル)|にて|をご|を?参照|\)|資料|に(?:記載|まとめ))/gu,
  /同封(?:いた|し|の(?:PDF|ファイル|資料))/gu,
];
const SAYS_EN =
  /\b(?:(?:please|kindly)\s(?:find|see|review|check|refer)[^.]{0,40}\b(?:attach(?:ed|ments?)|enclosed)|(?:attached|enclosed)(?=\s(?:is|are|you|please|find|herewith|hereto|to (?:this|the e?-?mail)|with this|below|here)\b|\s?[:.)!,]|\s?$)|(?:the|find|see|as|in) (?:attached|enclosed)|(?:have|'ve|’ve|am|'m|’m|are|'re|’re|is|i|we) (?:also |now |just )?(?:attached|attaching|enclosed|enclosing)|(?:i|we)(?:'ll|’ll| will)? (?:also )?(?:attach|enclose)|(?:the|an?|this|in|see|as|open) attachments?|(?:is|are) in attachment|pfa)\b/giu;

/** …and does not: it is the client's, it was before, it will be, it is only spoken of. Behind 添付, then before it. */
const ELSE_AFTER =
  /^(?:ファイル|資料|書類|データ|画像|PDF)?(?:を|は|が|も|で)?(?:(?:お送り|ご送付|ご提出)(?:いただ|くださ)|いただ|頂い|頂き|頂け|くださ|下さ|賜|願|の(?:うえ|上)[^。]{0,24}(?:くださ|下さ|お願い|いただけ|頂け|願)|お願い|不要|でき(?:ない|ず|ません|かね)|せず|せ?ずに|不可|禁止|漏れ|もれ|忘れ|お忘れ|され(?:て(?:い(?:た|ない|なかっ)|おりま(?:せん|した))|た|る|ない|ませ)|した(?!次第)|してあった|して[^。ま]{0,12}(?:くださ|下さ|いただ(?!き)|頂け|お願い)|ありがと|有難|して(?:あり|い)ました(?:が|けれど)|しており?ました(?:が|けれど)|して(?:いただ|くださ|下さ|頂|もら|ほし|欲し|お送りいただ|お送りくだ|ご返信|ご返送)|し(?:なく|ない|ません)|の?(?:容量|サイズ|上限|形式|方法|仕方|可否|有無|制限|機能|ルール|代わり|要否|必要)|[がは]?(?:開け|開か|見られ|見れ|届か|見当たら|なかった|ない|ありませ|ございませ|壊|文字化け|確認でき)|を?(?:省略|割愛|見送|控え|差し控え|いたしま?せん|しておりません|していません)|が(?:必要|不要|求められ)|する(?:形|必要|こと(?!に)|場合|際|予定|ため|か[、。どを])|を?(?:開く|開け|開い|受け取|受領|拝見|拝受|確認いたし|確認し|削除|ダウンロードいた)|では?な|ではございま|も(?:拝|確認|受)|と(?:あり|書))/u;
/** In another mail, or in theirs. */
const ELSEWHERE =
  /(?:(?:お送りした|送付した|送った|差し上げた|お送りしました)(?:メール|ご連絡|返信)|\d月\d{1,2}日(?:[(][月火水木金土日][)])?に|(?:[のた])(?:メール|ご連絡|返信|便)に(?:て|は)?|(?:先日|先週|先ほど|先程|前回|昨日|一昨日|以前|先般|先|前|別|次|次回)の(?:メール|ご連絡|返信)|前便|別メール|別便|後ほど|のちほど|後日|改めて別|追って|明日|来週|ご返信に|返信に|御社の|貴社の|お客様の|(?:商品|製品|箱|封筒|荷物|サンプル|賞品)に(?:は)?|申込書に|フォームに|お申し込みに|応募書類に)[^、。]{0,20}$|(?:先日|先ほど|先程|前回|昨日|先週|以前|すでに|既に)(?:も|に|、)?$|(?:貴|ご)$/u;
/** What they gave: said of the thing, it does not tell where the attachment is, unless nothing here is said to be attached. */
const THEIRS_BEFORE =
  /(?:先日|先週|先ほど|先程|前回|昨日|以前|いただいた|いただきました|頂いた|頂きました|くださった|貴|ご)[^、。]{0,20}$/u;
const ATTACHES =
  /^(?:ファイル|資料|書類|データ|画像|PDF)?(?:を|にて|で|の(?:とおり|通り|うえ|上))?(?:[^、。]{0,8})?(?:いたします|致します|します|いたしました|致しました|しました(?=[。、ので]|$)|しております|いたしております|おります|います|しておき|させて|お送り|ご報告|ご回答|ご連絡|送付|申し上げ)/u;
const CONDITION = /(?:でしたら|場合|であれば|なら(?:ば)?|れば|際(?:は|に)?|ご入用|必要に応じ|次第、)[^。]{0,30}$/u;
const BY_LINK = /https?:\/\/|ダウンロード|ギガファイル|ファイル便|ストレージ|共有フォルダ|Dropbox|Google ?ドライブ/iu;

const ELSE_EN =
  /(?:\byou(?:'ve|’ve| have| had)?(?: kindly| already)? (?:attached|enclosed)|\byour (?:attachments?|attached)|\b(?:no|without|any) (?:strings |file |files )?(?:attached|attachments?)|\b(?:please|could you|can you|would you|kindly)(?: also)? attach|attachments? (?:you|that you|opened|did not|didn|was|were|could not|couldn|size|limit|policy|arrived|from your|to your|in your|must|should|may|can|cannot)|attached (?:with|in) (?:your|my (?:last|previous|earlier)|our (?:last|previous|earlier))|attached to (?!this\b|the (?:e-?mail|message|present)\b|it\b)|received (?:the |your |an? )?(?:file |files )?attach|thank(?:s| you) for (?:the |your |kindly )?(?:file |files )?attach|(?:send|return|forward|submit|mail|email|share) [^.]{0,40}as an? attachment|\b(?:will|shall) (?:be |then |also |later )*(?:attach|enclose)|attached (?:yesterday|last|earlier)|\b(?:if|should|once|when|whether) (?:you|we|i|they|it) [^.]{0,30}\battach(?!ed|ment)|\b(?:instead of|rather than|cannot|can't|can’t|could not|forgot to|forgot the|was|were|had|been) (?:be |been |get |also |the )?(?:attach|enclos)|\bto (?:my|our|the|a) next|\bemotionally attached|\battached\?|too (?:large|big|heavy)[^.]{0,16}\battach|\b(?:reply|respond|send|return|mail|write|come back)\b[^.]{0,40}\bwith (?:your|the|a|any|all)\b[^.]{0,40}\b(?:attached|enclosed)|\b(?:how|so|very|deeply|quite|grown?|became?|become|feel|felt|getting|got) attached|\bnot (?:be )?attach|\bto an? separate|\bin (?:a|my|our) (?:separate|previous|last|next|earlier)|self-enclosed|(?:attached|enclosed) (?:garage|house|building|unit|bath|terrace|room|kitchen|annexe?|patio|balcony|porch|cable|strap|clip|label|tag|lens|hotel|restaurant|conditions?|parking|warehouse)|enclosed (?:in|by|with) (?:brackets|quotes|parentheses|a (?:fence|wall))|^\s*(?:- )?(?:\[\s{0,2}\]|☐|□)\s?|\b(?:mail|e-?mail|message|note|one)s? (?:that )?(?:i|we) (?:sent|wrote|mailed)\b[^.]{0,60}\b(?:attach|enclos)|\b(?:sent|mailed|shared|forwarded) (?:it |them |this |that |you [^.]{1,30} )?(?:yesterday|last week|earlier|on \w{3,9}day)\b[^.]{0,60}\b(?:attach|enclos)|enclosed (?:space|area|booth|set|stage))/iu;

/** A mail that says 「添付」 with nothing attached: the client has to ask for it. */
export const missingAttachment: Rule = ({ lines, mail }) => {
  if (mail.attachments > 0) return [];
  const said = [
    ...SAYS.flatMap((pattern) => hits(lines, pattern)).filter((hit) => isHere(hit, lines)),
    ...hits(lines, SAYS_EN).filter((hit) => isHereEn(hit, lines)),
  ];
  const isMedicine = lines.some(({ plain }) => /医薬|効能|用法|服用|薬剤/u.test(plain));
  const byLink = BY_LINK.test(lines.map(({ plain }) => plain).join('\n'));
  const first = said
    .filter(({ line }) => !(byLink && BY_LINK.test(line.plain)))
    .filter(({ line, start }) => !(isMedicine && line.plain.startsWith('添付文書', start)))
    .toSorted((a, b) => a.line.index - b.line.index)[0];
  return first
    ? [{ at: { line: first.line, start: first.start }, what: sentenceAt(first.line, first.start).trim().slice(0, 60) }]
    : [];
};

function isHere(hit: Hit, lines: readonly LintLine[]): boolean {
  const { before, after: whole } = sentenceOver(lines, hit);
  const after = whole.slice(0, 40);
  if (isQuotedAt(hit.line, hit.start, hit.end) || ELSE_AFTER.test(after)) return false;
  if (ELSEWHERE.test(before) || (THEIRS_BEFORE.test(before) && !ATTACHES.test(after))) return false;
  return !CONDITION.test(before) && !/^[^、。]{0,12}(?:場合|際は|でしたら)/u.test(after);
}

function isHereEn(hit: Hit, lines: readonly LintLine[]): boolean {
  const { before, after } = sentenceOver(lines, hit);
  return !isQuotedAt(hit.line, hit.start, hit.end) && !ELSE_EN.test(`${before}${hit.text}${after}`);
}
