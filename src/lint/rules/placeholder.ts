import { matterOf } from '../../compose/reply-headers.ts';
import { type Hit, hits, isQuotedAt, paragraphOf } from '../find.ts';
import type { LintLine } from '../lines.ts';
import type { Rule } from '../rule.ts';

const CIRCLE = '[〇○◯●◎△▲□■]';
/** What a blank is followed by: 〇月, ●●様, △△ビル. */
const UNIT =
  '(?:年|月|日|時|分|曜日|様|さま|さん|殿|円|万円|千円|件|部|名|人|個|点|枚|本|回|社|株式会社|有限会社|合同会社|ビル|駅|階|号|課|室|店|市|区|町|ヶ月|か月|週|頃|まで|%|\\))';

/** What nobody leaves in a finished mail on purpose. */
const BLANKS: readonly RegExp[] = [
  new RegExp(
    `(?<!${CIRCLE})[〇○◯●◎△▲]\\s{0,2}(?=(?:年(?![次間末始度賀])|月(?![次間額例曜初末刊謝])|日(?![程時々曜本替誌])|時(?![間期給点代])|分(?![担類割野析配岐布])|曜日|様|円(?!滑)|万円|名様))`,
    'gu',
  ),
  new RegExp(
    `([〇○◯●△▲□×])\\1{1,19}\\s{0,2}(?=${UNIT}|(?:の|に|は|を|が|で|へ|から|と(?!言|い|思|書|聞|し))[^\\s]|[\\p{Script=Han}\\p{Script=Katakana}]|$)`,
    'gu',
  ),
  /(?:株式会社|有限会社|合同会社)[〇○◯●△▲□×]{1,10}/gu,
  /\((?:[〇○◯●△])\)(?=の|に|です|を|$)/gu,
  /(?<![A-Za-z0-9])[Xx*＊]{2,10}(?=年|月|日|時|様|さん|円|万円|千円|名|人|件|個|点|枚|部|頁|行|文字|万|億|%|px|mm|cm|kg|ピクセル|ページ|ヶ月|か月|週|階|号|箇所|か所|(?:\s?(?:pixels|percent|dollars|euros|yen|USD|EUR|JPY|people|days|hours)\b))/gu,
  /(?<=[$€£¥])[Xx][Xx,.]{1,10}(?![A-Za-z])/gu,
  /(?<![A-Za-z])[Xx]{2}(?=\s(?:January|February|March|April|May|June|July|August|September|October|November|December))|(?<=(?:January|February|March|April|May|June|July|August|September|October|November|December)\s)[Xx]{2}(?![A-Za-z])/gu,
  /(?:YYYY|yyyy)年|(?:MM|mm)月(?=DD|dd)|\b(?:FIRST|LAST|FULL|CLIENT|CUSTOMER|COMPANY|CONTACT|RECIPIENT)[ _]?NAME\b/gu,
  /(?<=[^_\s]\s{0,3})_{3,60}(?=\s{0,2}(?:年|月|日|時|分|様|円|まで|に|です|$|[、。.,(]))|^_{3,60}(?=\s{0,2}(?:年|月|様))|(?<=^|[は::を年、,が])[\s_]{1,8}月[\s_]{1,8}日/gu,
  /(?<![A-Za-z0-9])(?:MM\/DD|YYYY[-/]MM[-/]DD|DD\/MM|yyyy\/mm\/dd)(?![A-Za-z0-9])/gu,
  /[[【<](?:TBD|TBC|未定)[\]】>]/gu,
  /[〇○◯●△]{1,9}(?:,(?:[〇○◯●△]{3}|\d{3})){1,4}/gu,
  /■{2,20}(?=の件|様|さん|株式会社|を|が|円)/gu,
  /ここに[^。、\n]{1,15}(?:入れる|記入|入力|挿入|書く)(?=$|[。、)])/gu,
  /(?:ダミーテキスト|テキスト|ダミー){2,9}/gu,
  /^(?:Dear|Hi|Hello) (?:FULL |FIRST )?(?:NAME|CLIENT|CUSTOMER)(?=\W|$)/gu,
  /(?<=\b(?:deliver|in|for|of|at|about|is|are|have|need|within|by|to|and|than)\s)XX{1,5}(?=\s[a-z]|[.,]|$)/gu,
  /\bLorem ipsum\b/giu,
  /\bTBD\b(?=\s{0,3}(?:<|!|\?{2}|\([^)]{0,20}(?:ask|check)))|(?:<-|<=|←)\s?(?:ask|check|fix|update|fill|confirm|後で|あとで|要(?:確認|修正|記入)|送信前|確認する)|\bbefore sending!|(?<=[(【[※←])\s?送信前に[^。\n]{0,12}(?:確認|修正|差し替え|記入|入れ|直)/giu,
  /[【[(<](?:TODO|FIXME)\b|(?:^|[\s。、])(?:TODO|FIXME)(?=\s{0,2}$|\s?[::]\s?\S)/gu,
];

const FIELD_JA =
  '(?:日付|日時|時間|時刻|日程|期日|期限|納期|曜日|年月日|名前|お名前|氏名|お客様名|顧客名|会社名|貴社名|御社名|企業名|社名|担当者名?|ご担当者名?|担当|部署名?|役職名?|宛名|宛先|金額|価格|見積金額|件名|件数|数量|部数|人数|場所|会場名?|住所|電話番号|URL|リンク|案件名?|商品名|製品名|サービス名|プロジェクト名|資料名|ファイル名|理由|内容|本文|自分の名前|自社名|送信者名|署名|番号)';
const FIELD_EN =
  '(?:(?:your|client|customer|company|contact|recipient|first|last|full|project|product|sender|event|insert|enter|add)[\\s_-]?(?:[a-z]{1,15}[\\s_-]?){0,3}|name|date|time|day|deadline|amount|price|company|title|link|url|venue|place|location|address|number|reason|subject|salutation|greeting|signature|x{2,9}|topic)';
const BRACKETED: readonly RegExp[] = [
  new RegExp(
    `[\\[<{【〔《{]{1,2}\\s?(?:ここに)?${FIELD_JA}(?:を|が)?(?:記入|入力|挿入|差し込み|入れる|書く|後で)?\\s?[\\]>}】〕》]{1,2}(?=\\s?(?:様|さん|殿|御中|に|で|まで|を|は|の|が|より|から|円|です|と|へ|,|、|。|$))`,
    'gu',
  ),
  new RegExp(`\\(\\s?${FIELD_JA}\\s?\\)(?=\\s?(?:様|さん|殿|御中|まで))`, 'gu'),
  new RegExp(`(?<![{$%\\[\\w])[\\[<{]\\s?${FIELD_EN}\\s?[\\]>}](?![(}\\]])`, 'giu'),
  /[[<{【(〔《]\s?(?:要記入|要入力|要確認|要修正|記入|未記入|未定稿|仮|ダミー|後で記入|あとで|入力してください|ここに[^\]>}】)〕》\n]{1,20}|[^\]>}】)〕》\n]{1,15}を(?:記入|入力|挿入|入れる))\s?[\]>}】)〕》]/gu,
];

/** The marks of templates: Liquid, Handlebars, mail merges. */
const TEMPLATE: readonly RegExp[] = [
  /\{\{[^{}\n]{0,200}\}\}/gu,
  /\{%[^{}\n]{0,200}%\}/gu,
  /(?<!\\)\$\{[\p{L}_][^{}()\n]{0,99}\}/gu,
  /(?<!\d)%[A-Za-z][A-Za-z_]{2,40}%/gu,
  /\*\|[A-Z_:]{2,40}\|\*/gu,
  /<%=?[^%\n]{1,100}%>/gu,
  /@@[A-Za-z_]{2,40}@@/gu,
  /<<[\p{L}_ ]{1,40}>>|«[\p{L}_ ]{1,40}»/gu,
  /(?<![\w${}])\{[a-z][a-z0-9_.]{1,40}\}(?![\w}])/giu,
  /(?<=^|[\s、。])#\{?[A-Z][A-Z_]{2,40}\}?#/gu,
];

/** A mail that speaks of a mark: 「{{name}}」の部分が, "The tag {{first_name}} is replaced". */
const SPEAKS_OF_MARK =
  /(?:タグ|変数|差し込み|差込|プレースホルダ|記法|構文|テンプレート|コード|スニペット|置き換|置換|埋め込|記号|伏せ字|\b(?:tags?|variables?|placeholders?|syntax|template|snippet|markup|replaced?|merge|fields?|code|token)\b)/iu;
/** A table of marks, or marks of yes and no: 「◯ ○○ ◎ △」, 「A会場: ○」. */
const MARKS_ONLY = /(?:^|[\s::|/,、])[〇○◯●◎△▲×✕-]{1,4}(?=$|[\s|/,、(])/gu;

/** Something that was to be filled in and was not: it tells the client that the mail is a form. */
export const placeholder: Rule = ({ lines, heading, mail }) => {
  const matter = matterOf(mail.subject).normalize('NFKC');
  const all = heading ? [heading, ...lines] : lines;
  const found = [
    ...BLANKS.flatMap((pattern) => hits(all, pattern)).filter(
      (hit) =>
        !isTable(hit) &&
        !isSpoken(hit) &&
        !/\/\*|\*\/|[A-Za-z]\(/.test(hit.line.plain) &&
        !isFormOfTheirs(hit, lines) &&
        !isExplained(hit, lines) &&
        !isRating(hit, lines) &&
        !(/^[DMY]{2,4}[-/]/i.test(hit.text) && SPEAKS_OF_FORM.test(hit.line.plain)) &&
        !/(?:匿名|伏せ字|伏字|表記|仮名)/u.test(hit.line.plain),
    ),
    ...BRACKETED.flatMap((pattern) => hits(all, pattern)).filter(
      (hit) =>
        !isMentioned(hit) &&
        !/<\/|\/\*|\*\//.test(hit.line.plain) &&
        !(/^[<[{]/.test(hit.text) && SPEAKS_OF_MARK.test(paragraphOf(lines, hit.line))) &&
        !isPath(hit, lines),
    ),
    ...TEMPLATE.flatMap((pattern) => hits(all, pattern)).filter(
      (hit) => !isShownMark(hit, lines) && !isPath(hit, lines),
    ),
  ].filter((hit) => hit.line.index < 0 || !isTheirs(hit, heading === null ? matter : ''));
  // One line is one place to mend.
  const first = found.filter((hit) => !found.some((other) => other.line === hit.line && other.start < hit.start));
  return [...new Map(first.map((hit) => [hit.line, hit])).values()].map(({ line, start, text }) => ({
    at: { line, start },
    what: withTail(line, start, text),
  }));
};

/** Of 〇 alone nobody sees what it stands for. */
function withTail(line: LintLine, start: number, text: string): string {
  return line.plain.slice(start, start + text.length + (text.length < 4 ? 4 : 0)).trim();
}

/** What the client's own subject holds, and we repeat, is theirs. */
function isTheirs({ line, start, end }: Hit, matter: string): boolean {
  if (matter.length < 2) return false;
  const at = line.plain.indexOf(matter);
  return at >= 0 && at <= start && end <= at + matter.length;
}

/** 「お名前:＿＿＿」 in a mail that asks for it to be filled in: the blank is the reader's. */
function isFormOfTheirs({ line, text, start, end }: Hit, lines: readonly LintLine[]): boolean {
  if (!/^[\s_]+$/u.test(text.replace(/[年月日時分]/gu, ''))) return false;
  const isField = /[::]\s*$|[([]\s*$/u.test(line.plain.slice(0, start)) || line.plain.slice(end).trim() === '';
  return isField && lines.some(({ plain }) => ASKS_TO_FILL.test(plain));
}

const ASKS_TO_FILL =
  /(?:ご記入|ご入力|お書き|ご回答|埋めて)(?:の?うえ|の上|いただ|くださ|をお願い|欄|になって)|(?:下記|以下|次)の(?:欄|項目|フォーム|様式)|\b(?:fill (?:in|out|this|it|them|these|those)|lines below|filled in|complete (?:the|this)|please complete|type your|answers? below|details below|(?:please|kindly) (?:type|write|enter|give|provide|state|answer|add|insert))\b/iu;

/** 「(〇〇には撮影日を入れてください)」: a way of naming things, and what the mark in it means. */
function isExplained({ line, start, text }: Hit, lines: readonly LintLine[]): boolean {
  const mark = /^[〇○◯●△▲□×Xx*]{2,20}/u.exec(text)?.[0];
  if (mark === undefined) return false;
  const means = new RegExp(
    `${mark.replaceAll('*', '\\*')}[」』)]?\\s?(?:には|の部分|のところ|の箇所|は[「『]|=)[^。]{0,60}(?:入れ|入り|入る|置き換え|書い|記入|該当|指し|表し|意味)`,
    'u',
  );
  const paragraph = paragraphOf(lines, line);
  return means.test(line.plain.slice(start)) || means.test(paragraph);
}

/** /hooks/{topic}, "where {topic} can be orders" */
function isPath({ text }: Hit, lines: readonly LintLine[]): boolean {
  return lines.some(({ plain }) => plain.includes(`/${text}`) || plain.includes(`where ${text}`));
}

function isSpoken({ line, start, end }: Hit): boolean {
  return isQuotedAt(line, start, end);
}

function isCode(hit: Hit): boolean {
  return (
    isSpoken(hit) ||
    /^(?: {4}|\t)/.test(hit.line.raw) ||
    /<\/?[a-z][^<>]{0,100}>|[;{]\s*$|=>|\bfunction\b/.test(hit.line.plain)
  );
}

/** The mark is spoken of or is code, here or where it stands for a second time; or all of it is a text that was ordered. */
function isShownMark(hit: Hit, lines: readonly LintLine[]): boolean {
  const isSo = (one: Hit) =>
    isCode(one) || SPEAKS_OF_MARK.test(paragraphOf(lines, one.line)) || isDelivered(one, lines) || isDefined(one);
  // In a mail that explains one of its marks the others are of the same kind, but for a salutation's.
  if (hit.line.index > 3 && lines.some(({ plain }) => EXPLAINS.test(plain))) return true;
  const same = lines.flatMap((line) => {
    const start = line.plain.indexOf(hit.text);
    return start < 0 ? [] : [{ ...hit, line, start, end: start + hit.text.length }];
  });
  return same.some(isSo);
}

/** 「{{trial_end}}は「5月6日」のような形で入る」 */
function isDefined({ line, end }: Hit): boolean {
  return /^[」』]?\s?(?:は|には|が|=)[^。]{0,40}(?:入り|入る|置き換|差し込|表示され|変わり|なります$)/u.test(
    line.plain.slice(end),
  );
}

const SPEAKS_OF_FORM =
  /形式|書式|フォーマット|表記|入力|記入|\b(?:formats?|formatted|as|write|enter|type|in the form)\b/iu;
const EXPLAINS =
  /差し込み(?:の件|設定|タグ|項目|機能|文字)|プレースホルダ|\bmerge (?:tags?|fields?)\b|\bplaceholders?\b/iu;

const RULER = /^\s*(?:[-=*~_─━═・…＊]{4,}|.{0,20}(?:ここから|ここまで|begin|end of).{0,20}$)/iu;
const TEXT_ORDERED =
  /雛形|ひな形|ひながた|文面|文案|原稿|テンプレ|定型文|案文|コピー案|\b(?:template|boilerplate|wording|copy|snippet|draft text)\b/iu;

/** Between two rulers of a mail that hands over a text. */
function isDelivered({ line }: Hit, lines: readonly LintLine[]): boolean {
  const at = lines.indexOf(line);
  const ruled = (part: readonly LintLine[]) => part.some(({ plain }) => RULER.test(plain));
  return ruled(lines.slice(0, at)) && ruled(lines.slice(at + 1)) && lines.some(({ plain }) => TEXT_ORDERED.test(plain));
}

/** 「<会社名>」: between quotation marks there is hardly more than the mark. */
function isMentioned(hit: Hit): boolean {
  if (!isSpoken(hit)) return false;
  const { line, start, end } = hit;
  const before = /[^「『“"`‘]*$/u.exec(line.plain.slice(0, start))?.[0] ?? '';
  const after = /^[^」』”"`’]*/u.exec(line.plain.slice(end))?.[0] ?? '';
  return before.length + after.length <= 8 || SPEAKS_OF_MARK.test(line.plain);
}

/** 「●料理 ●●●●○」, in a list of them. */
function isRating({ line, end }: Hit, lines: readonly LintLine[]): boolean {
  const rated = /(?:^|[\s::|/])[●○◯★☆◎■□]{3,10}\s*(?:[(\d].{0,12})?$/u;
  return (
    rated.test(line.plain) && end > line.plain.length - 16 && lines.filter(({ plain }) => rated.test(plain)).length > 1
  );
}

function isTable({ line }: Hit): boolean {
  return [...line.plain.matchAll(MARKS_ONLY)].length > 1;
}
