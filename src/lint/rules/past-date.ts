import { weekdayIndex } from '../../calendar/civil.ts';
import { daysWithWeekday } from '../days.ts';
import { isQuotedAt } from '../find.ts';
import type { Dated, Found, LintContext, Rule, Subject } from '../rule.ts';

const DAY = 86_400_000;
/** Without a year a date farther behind may be next year's. */
const MAX_BEHIND = 150 * DAY;

/** 「…までにとお伝えしておりましたが」, "we had promised" speak of a date that was. */
const TOLD =
  /おりました|いました|ました(?:が|。|ところ|ため|ので|$)|でした|とのこと|との(?:お話|ご連絡|ご要望|ご依頼|ご希望|ことで)|お約束の|当初|予定(?:だった|でした)|はずでした|\b(?:was|were|had|promised|sent|received|asked|as of|last year|until|ended|expired|closed)\b/iu;
/** 「12月25日にいただいたご質問に」, 「10日付のメールで」 */
const RECEIVED =
  /^\s*(?:まで)?(?:に|の|付|付け|より|から)?[^、。]{0,14}?(?:いただ(?:いた|きました)|頂(?:いた|きました)|くださ(?:った|いました)|受けた|届いた|届きました|(?:した|った|いた|えた|せた)(?=[ごお]?[\p{Script=Han}\p{Script=Katakana}]))|^\s*付け?(?:の|で)/u;
/** 「11月20日までのデータ」, 「15日までご利用」: until then something went on. */
const PERIOD =
  /^\s*(?:付け?|[\p{Script=Han}]{0,4}分(?:の|を|に)|時点|現在|締め?(?:切り?)?の|発行の|時の)|^\s*まで(?:の(?:データ|実績|売上|売り上げ|集計|期間|分|アクセス|結果|進捗|経過|受付|応募|累計|状況|数字|記録|作業|履歴|内容|お申し?込み|ご注文|ご利用|やり取り|間|流れ|まとめ|支払)|(?:ご?利用|ご?使用|ご?滞在|開催|実施|行|販売|掲載|有効|お使い|休|続|営業))/u;
/** 「(10月31日)を過ぎておりますので」 */
const OVER = /^\s?[)\]」]?\s?(?:を|が|も|は|で)?(?:すでに|既に|もう)?(?:過ぎ|経過|超え|切れ|終了し|終わ)/u;
/** "moved the deadline from 8 October to 22 October" */
const MOVED_FROM =
  /\b(?:moved|shifted|extended|postponed|changed|pushed|brought|rescheduled)\b[^.]{0,80}\bfrom\s(?:\w{3,9},?\s)?(?:the\s)?$/iu;
/** 「9月15日(火)14時より、貴社にて開催いたします」 */
const OPENS =
  /^\s?(?:午前|午後)?(?:\d{1,2}[:時](?:\d{2}分?|半)?)?\s?(?:より|から)、?[^。]{0,24}(?:開催|実施|開始|開講)(?:いた)?します/u;
const TOLD_EN = /^[^.]{0,60}\b(?:went|took|ran|gave|saw|came|met|held|(?!need)[a-z]{3,14}ed)\b/iu;
const UNTIL = /^\s*(?:\d{1,2}[:時]\d{0,2}分?)?\s*(?:頃|ごろ)?\s*(?:まで|迄|必着|締め?切|〆切|期限)/u;
const AHEAD =
  /^[^。]{0,40}?(?:いたします|致します|します|伺います|うかがいます|参ります|予定です|予定しており|見込みです|お願い(?:いた|し|申)|ください|下さい|いただけ(?:ます|れば)|差し上げます|申し上げます|始めます|行います|開催します|届きます|となります)/u;
const LABEL =
  /(?:期限|期日|締め?切り?|〆切|納期|納品日?|回答日|提出日?|公開日?|入稿日?|校了|予定日?|候補日|deadline|due(?: date)?|delivery(?: date)?|reply by|respond by)[^\p{L}\d]{0,4}(?:は|が)?[\s::]{0,3}$/iu;
/** 「公開日:11月18日」 may tell what was. */
const DONE_LABEL = /(?:公開|納品|発送|完了|提出|受注|発行|撮影|掲載|発行|制作|入金|開催)日[\s::】\])]{0,4}$/u;
const AHEAD_EN =
  /\b(?:will|shall|we'll|I'll|is going to|please|let us|let's|could we|can we|shall we|could you)\s[^.]{0,60}\b(?:on|at|by|for|until|before)\s(?:\w{3,9},?\s)?$/iu;
/** "We look forward to welcoming you on Saturday, 3 October", "see you on", "doors open": it is to come. */
const TO_COME_EN =
  /\b(?:look(?:ing)? forward to|see you|join us|hope to see|will (?:be|take|start|open|begin)|(?:is|are) (?:pleased|happy|delighted) to invite|invite you|(?:is|are) (?:scheduled|planned|due|expected|set) (?:for|on|to))\b[^.]{0,80}\b(?:on|for|from|by|at)\s(?:\w{3,9},?\s)?(?:the\s)?$/iu;
/** The head of an invitation or an agenda, which is not that of minutes. */
const WHEN =
  /^[\s・●■◆□◇○▼*-]{0,4}[【[]?(?:開催)?(?:日時|日程|開催日|when|date(?: and time| & time)?)[】\]]?\s?[::]?\s{0,6}$/iu;
const INVITES =
  /アジェンダ|式次第|ご参加(?:ください|をお待ち|いただけ|のほど)|ご出席(?:ください|をお待ち|いただけ|のほど)|お待ちして(?:おり|い)ます|お越しください|開催いたします|開催します|\b(?:agenda|join us|rsvp|invit(?:e|ation)|see you|we'll|we will|please (?:join|attend))\b/iu;
const TELLS =
  /議事録|議事メモ|打ち?合わせメモ|ご参加(?:ありがと|いただき)|ご出席(?:ありがと|いただき)|御礼|お礼|レポート|報告|\b(?:minutes|recap|summary|notes? (?:from|of)|thank(?:s| you) for (?:joining|coming|attending))\b/iu;
/** Days to choose from. */
const CANDIDATES =
  /候補(?:日|日程|日時)?(?:を|は|です|として|のうち|の中|となり|\s?[::]|$)|ご都合の(?:よい|良い|つく|いい)|いずれか(?:の日|で)/u;
/** Nothing before the date of a row but its mark. */
const ROW_MARK =
  /^[\s・●○■◆□◇▼*〜~-]{0,4}(?:\d{1,2}[).:]|[(]\d{1,2}[)]|第?[一二三\d][案候希]?(?:補|望)?)?[\s::]{0,3}$/u;
const ROW_AHEAD = /^\s*[::]?\s*[^。、]{1,40}(?:いたします|致します|します|予定です?|見込みです?)\s*$/u;
/** A row of a schedule that is only beginning, with something to be done by its date. */
const ROW_DUE = /^[\s〜~-]{0,4}(?:\d{1,2}:\d\d)?[\s::]{0,6}[^。、]{0,20}(?:締め?切り?|〆切|期限|必着)\s*$/u;
const BEGINS =
  /(?:これから|今後|以下の|下記の)[^。]{0,20}(?:予定|スケジュール|日程|流れ)で[^。]{0,12}(?:進め|お願い|ご対応|ご準備)/u;
/** An account of what is owed tells dates that were. */
const STATEMENT =
  /\b(?:past due|overdue|statement|outstanding|unpaid|open invoices?)\b|未入金|お支払い?状況|入金状況/iu;

const YESTERDAY =
  /(?:昨日|一昨日|おととい|先週(?:の?[月火水木金土日]曜日?|末|中)?|先月(?:末|中)?)(?:\d{1,2}時)?(?:まで|迄)(?:に)?/gu;

/** A date given or asked for that lies behind: a mail that was copied, or waited too long among the drafts. */
export const pastDate: Rule = (subject) => {
  const { dates } = subject;
  const times = [...yesterdays(subject), ...earlierToday(subject)];
  const found = dates
    .filter((one) => isBehind(one, subject) && (isAskedOrGiven(one, subject) || isOfEvent(one, subject)))
    .map(foundAt);
  return [...found, ...times].filter(
    (one, i, all) =>
      all.findIndex((other) => 'line' in other.at && 'line' in one.at && other.at.line === one.at.line) === i,
  );
};

function foundAt({ line, start, date }: Dated): Found {
  return { at: { line, start }, what: date.text };
}

function isBehind(one: Dated, subject: Subject): boolean {
  const { calendar, now } = subject.context;
  const { date } = one;
  // A time alone may be of a day that the line before names.
  if (/^\s*(?:午前|午後|朝|夕方)?\s?\d{1,2}[時:]/u.test(date.text)) return false;
  const today = calendar.dateOf(now);
  const hasYear = /(?:19|20)\d\d|令和|R\d/u.test(date.text);
  if (date.date >= today && !(date.hasTime && date.at <= now && date.date === today))
    return isPastWeekday(one, subject.context);
  if (!hasYear && now - date.at > MAX_BEHIND) return false;
  return date.hasTime ? date.at <= now : date.date < today;
}

/** 「20日(金)まで」 on the 23rd: the day's next coming is no Friday, the one just past was. */
function isPastWeekday({ line, date }: Dated, context: LintContext): boolean {
  if (!date.wrongWeekday || !/^\d{1,2}日/u.test(date.text)) return false;
  const today = Math.floor((context.now + context.calendar.offsetAt(context.now)) / DAY);
  const same = daysWithWeekday([line], context).find(({ text }) => text.startsWith(date.text.slice(0, 3)));
  const fitting = same?.days.find((day) => weekdayIndex(day) === same.weekday);
  return fitting !== undefined && fitting < today;
}

/** The day of what the mail invites to, or of a schedule that it announces. */
function isOfEvent({ date, line, start }: Dated, { lines, heading }: Subject): boolean {
  if (isQuotedAt(line, start, start + date.text.length)) return false;
  const head = line.plain.slice(0, start);
  const some = (pattern: RegExp) => [...(heading ? [heading] : []), ...lines].some(({ plain }) => pattern.test(plain));
  if (WHEN.test(head) || WHEN.test(head.replace(/[([]?\w{3,9}[,)\]]?\s*$/u, ''))) return some(INVITES) && !some(TELLS);
  if (!ROW_MARK.test(head)) return false;
  const tail = line.plain.slice(start + date.text.length);
  if (ROW_AHEAD.test(tail) || (ROW_DUE.test(tail) && some(BEGINS))) return true;
  return some(CANDIDATES) && /^\s*(?:$|\d|午前|午後|終日|[~〜(])/u.test(tail);
}

function isAskedOrGiven({ kind, date, unit, line, start }: Dated, { lines }: Subject): boolean {
  if (isQuotedAt(line, start, start + date.text.length)) return false;
  const at = unit.indexOf(date.text);
  const head = at < 0 ? '' : unit.slice(0, at);
  const tail = at < 0 ? unit : unit.slice(at + date.text.length);
  const clause = tail.split(/(?<=[、,])/u)[0] ?? '';
  if (RECEIVED.test(tail) || OVER.test(tail) || MOVED_FROM.test(head)) return false;
  if (OPENS.test(tail) && !TOLD.test(tail)) return true;
  if (TOLD.test(clause) || TOLD_EN.test(clause) || /(?:以来|以降|より前から|から)/u.test(tail.slice(0, 4)))
    return false;
  if (TOLD.test(unit) && !/(?:ますので|が、|、)/u.test(unit.slice(0, Math.max(0, at)))) return false;
  if (PERIOD.test(tail) || DONE_LABEL.test(head)) return false;
  if (/\bdue\s(?:on\s)?$/i.test(head) && lines.some(({ plain }) => STATEMENT.test(plain))) return false;
  if (kind !== null) return true;
  // 「納 期:」 is spread to fill its column.
  if (LABEL.test(head.replace(/(?<=\p{Script=Han})\s{1,4}(?=\p{Script=Han})/gu, ''))) return true;
  if (UNTIL.test(tail)) return !TOLD.test(unit) && !/^\s*まで(?:の|開催|実施|行)/u.test(tail);
  if (/(?:中|内)$/u.test(date.text)) return AHEAD.test(tail);
  if (/\bby\s+$/i.test(head) || AHEAD_EN.test(head) || TO_COME_EN.test(head)) return true;
  return (
    /^\s*(?:に|で|、|は|の(?=\d|午|朝|夕|昼|正午)|\d|$)/u.test(tail) &&
    AHEAD.test(clause.replace(/[、,]$/u, '') === '' ? tail : clause) &&
    !/(?:の件|について)/u.test(clause)
  );
}

const TODAY_AT =
  /\btoday,?\s(?:at\s)?(?<hour>\d{1,2})(?::(?<minute>\d\d))?\s?(?<half>[ap])\.?m\b|\btoday,?\sat\s(?<hour24>\d{1,2}):(?<minute24>\d\d)(?!\s?[ap]\.?m)/giu;
const BY_TODAY =
  /\b(?:by|before|until|at)\s(?<hour>\d{1,2})(?::(?<minute>\d\d))?\s?(?<half>[ap])\.?m\.?,?\s(?:[\p{L}]{2,12}\stime\s|JST\s|\(JST\)\s)?today\b/giu;
const TO_COME_TODAY =
  /\b(?:reminder|look(?:ing)? forward|see you|speak(?:ing)? (?:to|with) you|talk (?:to|with) you then|will|please|join|let us|let's|shall)\b/iu;

/** "our call today at 11:00 a.m.", in the afternoon. */
function earlierToday({ lines, context: { calendar, now } }: Subject): Found[] {
  const minute = Math.floor(((((now + calendar.offsetAt(now)) % DAY) + DAY) % DAY) / 60_000);
  const ahead = lines.some(({ plain }) => TO_COME_TODAY.test(plain));
  return lines.flatMap((line) =>
    [...line.plain.matchAll(TODAY_AT), ...line.plain.matchAll(BY_TODAY)].flatMap(({ index, groups = {}, 0: text }) => {
      const { hour, minute: past, half, hour24, minute24 } = groups;
      const hours = (Number(hour ?? hour24) % (half ? 12 : 24)) + (half?.toLowerCase() === 'p' ? 12 : 0);
      const at = hours * 60 + Number(past ?? minute24 ?? 0);
      const told = TOLD_EN.test(line.plain.slice(index + text.length)) || TOLD.test(line.plain);
      return ahead && !told && at < minute ? [{ at: { line, start: index }, what: text }] : [];
    }),
  );
}

function yesterdays({ lines }: Subject): Found[] {
  return lines.flatMap((line) =>
    [...line.plain.matchAll(YESTERDAY)]
      .filter(
        ({ index, 0: text }) =>
          AHEAD.test(line.plain.slice(index + text.length)) && !TOLD.test(line.plain.slice(index)),
      )
      .map(({ index, 0: text }) => ({ at: { line, start: index }, what: text })),
  );
}
