import { hits, isQuotedAt } from '../find.ts';
import type { Rule } from '../rule.ts';

const BAD =
  /間に合(?:わない|いません|いそうに|わず)|(?:対応|お受け|ご用意|お約束|実現|納品|提供|お引き受け)?(?:いた|致)?(?:し|でき)?かねます|(?:対応|実現|納品|公開|お受け|提出|完成)[^。、]{0,6}でき(?:ません|ない)|(?:難しい|困難な|厳しい)(?:状況|見込み|見通し|です|と(?:存じ|思|考|のこと)|かと|ため)|遅れ(?:て(?:おり|い)|る見込み|が(?:生じ|出|発生))|遅延(?:して|が(?:生じ|発生))|不具合(?:が(?:発生|見つか|生じ|ござい|あり)|に(?:より|よって))|(?:誤り|ミス|手違い|不備|欠陥)が(?:ござい|あり|見つか|判明|発生)|障害が(?:発生|生じ)|表示されない(?:状態|状況)|破損|紛失|中止|見送(?:り|ら)|\b(?:unfortunately|we regret|i(?:'m| am) afraid|we are (?:unable|not able)|cannot (?:finish|deliver|meet|offer|make|complete|provide)|can(?:'t|’t) (?:finish|deliver|meet|offer|make|complete|provide)|will be (?:late|delayed)|(?:is|are|has been|have been) delayed|behind schedule)\b/giu;
const NONE = /^[^。]{0,10}(?:ございません|ありません|なく)/u;
const PLAN =
  /代わり(?:に|の|と)|代替|代案|分割|(?:対応|対策|改善|再発)(?:を|策|いた|と|として|し|中|は)|今後|改めて|あらためて|復旧(?:し|いた|の)|修正(?:し|いた|を|版)|差し替え|刷り?直|作り直|再(?:印刷|送|納品|撮影|発送|提出|制作|度)|手配|ご提案|ご相談|ご案内(?:いた|し|申)|調整(?:し|いた|を)|延期|(?:新しい|次の|変更後の)(?:日程|納期|納品|候補)|(?:まで|頃|予定|後)(?:に|には)?[^。]{0,30}(?:いたします|致します|します|見込みです|予定です)|(?:お送り|お届け|納品|公開|回答|報告|連絡|伺)[^。]{0,8}(?:いたします|致します|します|います)|(?:いただければ|であれば|でしたら)[^。]{0,30}(?:可能|でき|承)|調査(?:し|を|中|いた)|確認(?:中|して|を急)|直し(?:て|ます|まし)|入れ替え|\b(?:instead|however|alternative|we (?:will|can|could|propose|suggest|have (?:put|added|moved|started|switched))|you will|plan|offer|next|new date|moved? to|another|solution|fix)\b/iu;

/** Bad news without what is done about it leaves the client alone with it. */
export const badNews: Rule = ({ lines }) => {
  const bad = hits(lines, BAD).filter(
    ({ line, start, end }) =>
      !isQuotedAt(line, start, end) &&
      !NONE.test(line.plain.slice(end)) &&
      !/ました(?:が|。)$/u.test(line.plain.slice(start, end)),
  );
  const [first] = bad;
  if (!first || lines.some(({ plain }) => PLAN.test(plain))) return [];
  return [{ at: { line: first.line, start: first.start }, what: first.text }];
};
