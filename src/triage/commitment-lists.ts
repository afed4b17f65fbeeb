import type { DateInText } from '../calendar/dates/read-dates.ts';
import { decisive, NEITHER_AFTER, OUR_LABEL, THEIR_LABEL } from './commitment-words.ts';

/*
 * The lines of a schedule: no sentence, but a date, a piece of work, and often whose it is. 「【弊社】9/18(金) 初稿のご提出」
 * 「・6月12日 ご確認・お戻し(貴社)」 "Dec 3: we submit the first draft".
 */

const any = (...rows: readonly string[]): string => `(?:${rows.join('|')})`;

const US = any(
  '弊社',
  '当社',
  '当方',
  '弊所',
  '当所',
  '小社',
  '弊店',
  '当店',
  '(?:弊|当)(?:事務所|スタジオ|チーム|工房|部)',
  '私ども',
  '私共',
  'わたくしども',
  '私',
  'こちら',
);
const YOU = any(
  '貴(?:社|所|店|学|院|団体|事務所|殿|方)',
  '御社',
  'お客(?:様|さま)',
  '先生',
  'そちら',
  '[^\\s、。:()【】\\[\\]]{1,14}(?:様|さま)',
);
const SIDE = '(?:側|サイド|担当|作業|対応|分)?';

/** 「弊社:」「【弊社】」「弊社側→」 at the beginning, or 「(弊社)」「(弊社より)」 anywhere. */
const owner = (who: string) =>
  new RegExp(
    `(?:^[\\s・■●◆□○◇*※|-]*(?:[【\\[]${who}${SIDE}[】\\]]|${who}${SIDE}\\s*(?:[:→⇒>|/]|\\s))|\\(${who}${SIDE}(?:より|から|にて|が)?\\)|\\s[-–—/|]\\s*${who}${SIDE}\\s*$)`,
    'u',
  );
const OUR_LINE = owner(US);
const THEIR_LINE = owner(YOU);

/** What we hand over. With ご it is said of ourselves: nobody writes 「ご提出」 of a client's paper without asking for it. */
const OUR_WORK =
  '(?:ご?(?:提出|納品|提示|提案|送付|報告|連絡|案内|納入|発送|共有|送信|郵送|返送|返信|回答|見積(?:書|り|もり)?)|お(?:届け|渡し|送り|知らせ|見積(?:書|り|もり)?)|初稿|再校|初校|念校|ラフ|完成品|アップ(?:ロード)?|書き出し|校了データ|仕上げ|制作|修正|反映|対応|デザイン|ビルド|構成案|テストアップ|ドラフト|翻訳|試算|申告書|議事録|レポート|報告書|資料|データ)';

/** What a client does in a schedule. */
const THEIR_WORK =
  '(?:ご?(?:確認|校正|返却|返送|返信|回答|返答|支給|入稿|発注|注文|入金|支払い?|振込|承認|検収|決定|選定|意見|指示|提供|記入|署名|押印|捺印|連絡|提出|判断|チェック|検討|査収|送付|返事)|お(?:戻し|返し|返事|支払い?|振込|申し?込み?|送り|知らせ|選び|決め)|フィードバック|校了|戻し|ＦＢ|FB|素材|原稿)';

const OUR_ITEM = new RegExp(OUR_WORK, 'u');
const THEIR_ITEM = new RegExp(THEIR_WORK, 'u');

/** The same where the line does not say whose it is: only what one side does. */
const SURELY_OURS =
  /^[^。]{0,30}?(?:(?:ご?(?:提出|納品|提示|提案|納入|報告)|お(?:届け|渡し)|初稿|再校|初校|ラフ)(?:案|版|データ|物)?)(?:予定日?|日)?\s*$/u;
const SURELY_THEIRS =
  /^[^。]{0,30}?(?:ご(?:確認|校正|返却|返送|回答|返答|返信|返事|支給|入稿|発注|入金|承認|検収|決定|記入|署名|押印|捺印|判断)|お(?:戻し|返事|支払い?|振込))(?:期限|締切|締め切り|〆切|日|いただく日)?\s*$/u;

/** Somebody else's: the printer's, the carrier's. */
const THIRD_PARTY =
  /印刷(?:所|会社|工場)|業者|工場|メーカー|先方|協力会社|倉庫|運送|宅配|監修者|外注|仕入|ベンダー|法務局|税務署|役所|審査/u;

/** A line without a predicate. */
const HAS_PREDICATE =
  /(?:です|ます|ました|ません|でした|ください|下さい|ましょう|たい|でしょう)(?:か|が|ので|と|。|$)/u;

/** A heading that only says whose the lines below it are: 「■弊社」 "Us:". */
const heading = (ja: string, en: string) =>
  new RegExp(
    `^[\\s・■●◆□○◇▼*#※-]*[【\\[(<]?(?:${ja}${SIDE}(?:(?:へ|から|より)?の?(?:ご?(?:対応|作業|担当|依頼)|タスク|予定|お願い)(?:事項)?)?|${en})[】\\])>]?\\s*:?\\s*$`,
    'iu',
  );
const OUR_HEADING = heading(US, '(?:us|we|our (?:side|team|tasks|actions)|on our side)');
const THEIR_HEADING = heading(YOU, '(?:you|your (?:side|team|tasks|actions)|on your side|client)');

/** An item of a list, a row of a table. */
const ITEM = /^\s*(?:[・●◆□○◇▼*※|–-]|\(?\d{1,2}[.)]\s)/u;

/** The lines below are days to choose from. */
const TO_CHOOSE = /お選び|候補|ご都合|ご希望の?(?:日|時)/u;

/** What is handed over by the lines below: 「下記の日程で納品いたします。」 */
const HANDED_OVER_EN =
  /\bour (?:planned |proposed |next )?(?:delivery|delivery dates|delivery schedule|deliverables|submission dates|schedule for delivery|milestones)\b[^.]{0,20}:?\s*$/i;
const HANDED_OVER = /(?:提出|納品|納入|提示|発送|公開|お届け|お渡し|お戻し)[^。]{0,12}$/u;

/** Whose the lines of a list are, as the lines above them say. */
export class ListOwner {
  private owner: 'ours' | 'theirs' | null = null;
  private lead = '';

  /** Takes the next unit; says whose its dates are, where it is an item below a heading or below a sentence that asks for all. */
  next(unit: string): 'promise' | 'request' | null {
    const [ours, theirs] = [OUR_HEADING.test(unit), THEIR_HEADING.test(unit)];
    if (ours || theirs) {
      this.owner = ours ? 'ours' : 'theirs';
      return null;
    }
    if (!ITEM.test(unit)) {
      this.owner = null;
      this.lead = unit;
      return null;
    }
    if (this.owner !== null) return this.owner === 'ours' ? 'promise' : 'request';
    const said = decisive(this.lead);
    if (said === 'asked') return TO_CHOOSE.test(this.lead) ? null : 'request';
    if (HANDED_OVER_EN.test(this.lead)) return 'promise';
    return said === 'ours' && HANDED_OVER.test(this.lead) ? 'promise' : null;
  }
}

/** A date alone, below a heading that says whose it is. */
const BARE = /^[\s・■●◆※*:-]*$/u;

/**
 * Whose the date of a line is, where the line is no sentence. `none`: it is of a schedule and nobody's; null: it is no such line.
 * @param before the line above, which may be its heading
 */
export function kindOfLine(
  unit: string,
  date: DateInText,
  before: string,
  owner: 'promise' | 'request' | null,
): 'promise' | 'request' | 'none' | null {
  const [head, tail] = [unit.slice(0, date.start), unit.slice(date.end)];
  if (HAS_PREDICATE.test(unit)) return null;
  const rest = `${head} ${tail}`;
  if (OUR_LINE.test(unit)) return OUR_ITEM.test(rest) && !NEITHER_AFTER.test(tail) ? 'promise' : 'none';
  if (THEIR_LINE.test(unit)) return THEIR_ITEM.test(rest) && !NEITHER_AFTER.test(tail) ? 'request' : 'none';
  if (owner !== null) return THIRD_PARTY.test(unit) || NEITHER_AFTER.test(rest) ? 'none' : owner;
  if (BARE.test(head) && BARE.test(tail)) {
    const heading = `${before.replace(/[】\]:\s]+$/u, '')}:`;
    if (heading.length > 20 || HAS_PREDICATE.test(before)) return null;
    return OUR_LABEL.test(heading) ? 'promise' : THEIR_LABEL.test(heading) ? 'request' : null;
  }
  if (!BARE.test(head) || THIRD_PARTY.test(unit)) return null;
  if (SURELY_OURS.test(tail)) return 'promise';
  return SURELY_THEIRS.test(tail) ? 'request' : null;
}
