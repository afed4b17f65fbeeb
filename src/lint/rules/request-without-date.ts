import { type Hit, hits, isQuotedAt } from '../find.ts';
import type { Rule } from '../rule.ts';

const DEED =
  '(?:返信|返答|回答|返事|確認|承認|送付|送信|提出|支給|記入|入力|教示|指示|選択|手配|検討|返送|返却|共有|提供|署名|捺印|押印|連絡|意見|感想|要望|希望|校正|戻し|発注|入金|支払い?|登録|修正|対応|送り|知らせ|聞かせ|教え|選び|決め|目通し|返し|出し)';
const ASK =
  '(?:ください|下さい|くださいませ|いただけ(?:ます|ません|れば|ると)|頂け(?:ます|ません|れば|ると)|お願い(?:いた|致|申|し(?:ます|たく)|でき)|いただきたく|頂きたく|願い?ます|いただきますよう|頂きますよう|お願いします)';
const REQUEST = new RegExp(`[ごお]${DEED}[^。、]{0,16}?${ASK}`, 'gu');
const BARE = /(?:の戻し|の返信|返事|校正|回答|データ|原稿)(?:は|を|、)[^。]{0,12}(?:お願い(?:いた|し)|ください)/gu;
/** What only looks like a request: 「ご了承ください」, 「ご不明な点がございましたらご連絡ください」. */
const FORMULA =
  /(?:ましたら|でしたら|場合|の際|お気軽に|ご遠慮なく|なんなりと|何なりと|いつでも|必要に応じ|ご安心|ご自由に|ご不明|ご質問が|ご都合が(?:悪|合わ)|何か(?:あれ|ござい)|問題(?:が|も|の)?(?:なければ|ございましたら|あれば)|引き続き|今後とも)/u;
const REQUEST_EN =
  /\b(?:(?:could|can|would|will) you (?:please |kindly |also )*(?:send|review|confirm|approve|sign|return|share|provide|check|let (?:us|me) (?:know|have)|reply|fill|choose|decide|give|look|forward|complete|tell|update|upload)|(?:please|kindly) (?:send|review|confirm|approve|sign|return|share|provide|check|let (?:us|me) (?:know|have)|reply|fill|choose|decide|give us|forward|complete|tell us|upload)|(?:we|i) (?:need|await|look forward to) your (?:feedback|approval|comments|reply|answer|confirmation|decision|signature|logo|text|materials?))/giu;
const FORMULA_EN =
  /\b(?:if you have (?:any|further|questions)|any questions|do not hesitate|don't hesitate|feel free|should you|if anything|if there (?:is|are)|in case|whenever)\b/iu;

/** A request without a date waits for a day that nobody has agreed on. */
export const requestWithoutDate: Rule = ({ lines, dates, context, mail }) => {
  const today = context.calendar.dateOf(context.now);
  if (
    dates.some(
      ({ kind, date, unit }) =>
        kind === 'request' || (date.date >= today && /まで|期限|期日|締|までに|\bby\b|deadline|due/iu.test(unit)),
    )
  )
    return [];
  if (
    dates.some(({ date }) => date.date >= today) &&
    lines.some(({ plain }) => /期日|期限|締め?切|〆切|deadline/iu.test(plain))
  )
    return [];
  const asked = [...hits(lines, REQUEST), ...hits(lines, BARE), ...hits(lines, REQUEST_EN)].filter(
    (hit) => !isFormula(hit) && !(mail.attachments > 0 && /査収|ご覧|ご参照/u.test(hit.text)),
  );
  const first = asked.toSorted((a, b) => a.line.index - b.line.index)[0];
  return first ? [{ at: { line: first.line, start: first.start }, what: first.text }] : [];
};

function isFormula({ line, start, end }: Hit): boolean {
  const { plain } = line;
  const from = plain.lastIndexOf('。', start - 1) + 1;
  const before = plain.slice(Math.max(from, start - 40), start);
  return FORMULA.test(before) || FORMULA_EN.test(plain) || isQuotedAt(line, start, end);
}
