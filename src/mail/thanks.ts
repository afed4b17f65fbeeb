import { introducedName } from './introductions.ts';
import { CLOSING_EN, isEnglishThanks, isJapaneseThanks } from './thanks-words.ts';

/** A person's own words in a mail (quotes and signature left out) and how many files came with it. */
export interface OwnText {
  readonly text: string;
  readonly attachments: readonly string[];
}

/** Lines that greet or say good-bye, and ask nothing. */
const GREETING: readonly RegExp[] = [
  /^(?!.*(?:[をは]|ない|ます|です|して|たい|希望|至急|急ぎ|返信|返答|確認|催促|未着|未納|不足|違|遅|質問|依頼|変更|修正)).{0,30}(?:[^同仕多模異有一]様|さま|[^く]さん|御中|各位|先生|殿)(?:、|,)?$/u,
  /^(?:いつも|平素(?:より|は)|日頃より|毎々|毎度)?(?:大変|たいへん|格別の?)?(?:お世話になって(?:おります|います)|お世話になります|お世話様です|(?:格別の)?お引き立て(?:を|に|いただき|賜り|あずかり|厚く|誠に|ありがとうございます|御礼申し上げます){1,4})$/,
  // The beginning of a request, and no thanks: where nothing follows, something is missing.
  /^(?:お忙しい(?:ところ|中|なか)|ご多(?:忙|用)の?(?:ところ|中|折|なか))(?:を|に)?、?(?:大変|誠に|たいへん)?(?:恐れ入ります|恐縮(?:です|でございます))$/,
  /^(?:お疲れ|おつかれ|ご苦労)(?:様|さま)(?:です|でした|でございます)$/,
  /^(?:おはようございます|こんにちは|こんばんは|はじめまして|はい|ええ|以上(?:です|でございます|となります)?|失礼(?:いた|致)?します|取り?急ぎ)$/,
  /^(?:どうぞ|くれぐれも|どうか)*(?:お体|お身体|ご自愛|良い|よい|素敵な|すてきな|楽しい|今後とも|ご健康)(?:に(?:は)?|を|お?週末|お?年末年始|お?正月|お休み|一日|年|お年|連休|くれぐれも|お気を?つけ|お?過ごし|お迎え|のうえ|の上|て|ご自愛){0,5}(?:ください(?:ませ)?|下さい(?:ませ)?)?$/,
  /^(?:[Hh]i|[Hh]ello|[Hh]ey|[Dd]ear|HI|HELLO|[Gg]ood (?:morning|afternoon|evening|day))(?: (?:mr|ms|mrs|dr|prof|Mr|Ms|Mrs|Dr|Prof|[Aa]ll|[Bb]oth|[Tt]eam|[Tt]here|[Ee]veryone|\p{Lu}[\p{L}'’-]{0,20}(?:-san|-sama)?)){0,4}$/u,
];

/** Whatever else is said, these make it more than thanks. */
const ASKS =
  /[?❓⁉]|(?:ます|です|でしょう|ません|ました)か(?:$|[。、\s])|いただけ|頂け|もらえ|ほしい|欲しい|お願いでき|お送り(?:願|お願)|お知らせ|ご教示(?:くだ|いただけ|を?お?願)|ご(?:確認|対応|検討|返信|返答|連絡)(?:を?お願|のほど|の程|をいただ(?:きたく|けれ))|いかが|ところで|ただ[、,し]|一点|しかし|なお[、,]|至急|まだ|\b(?:could|can|would) you\b|\bplease\b|\bbut\b|\bhowever\b|\bnot\b|n['’]t\b/iu;

/** 「佐藤さん、」 before what is said to them. */
const ADDRESSED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}々ー]{1,8}(?:様|さま|さん|先生)[、,]\s?/u;

/** A name below a closing; these are words that stand there too. */
const NAME =
  /^\p{Lu}[\p{Ll}'’-]{1,20}(?: (?:\p{Lu}|\p{Lu}[\p{L}'’-]{1,20}|von|van|de|der|den|da|di|GmbH|Inc|Ltd|LLC|Co)){0,4}$/u;
const NO_NAME =
  /\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:january|february|march|april|may|june|july|august|september|october|november|december|urgent|pending|question|questions|help|invoice|stop|cancel|please|now|when|why|where|what|how|who|which|reminder|waiting|overdue|wrong|error|no|not|never|call|reply|resend|fix|today|tomorrow|tonight|price|quote|update|missing|late|delay|still|again|soon|yes|problem|issue|sorry|unfortunately|attention|important|confirm|send|need|asap|next|more|another|also|only|deadline|broken|failed|rejected|declined|agreed|approved)\b/i;

const DECORATION =
  /(?:\ufe0f|\u200d|[\p{Extended_Pictographic}\p{Emoji_Modifier}\s♪♫♡♥☆★~〜～ー…・.,、:;^]|\((?:笑|汗|泣|嬉|喜|感謝|礼|爆)\)|m?\([\^_;:*∀´`ω\-/\\oOvT><\s]{1,10}\)(?:m(?!\())?)+$/u;

/**
 * Is a client's message nothing but thanks or an acknowledgement (judgement section 3)? A question, a request, an attachment or
 * any sentence that is not known to be thanks makes it more: a missed question is worse than one thanks too many on the list.
 */
export function isThanksOnly(own: OwnText): boolean {
  const known = judged.get(own) ?? findThanksOnly(own);
  judged.set(own, known);
  return known;
}

/** It is asked for many times in a run, and of the same words in every run. */
const judged = new WeakMap<OwnText, boolean>();

/** What `isThanksOnly` has said of these words, where it was asked. */
export function saidOfThanks(own: OwnText): boolean | undefined {
  return judged.get(own);
}

/** What it said in an earlier run. */
export function recallThanks(own: OwnText, only: boolean): void {
  judged.set(own, only);
}

function findThanksOnly({ text, attachments }: OwnText): boolean {
  if (attachments.length > 0 || text.length > 600) return false;
  if (/[?❓⁉]/u.test(text.normalize('NFKC'))) return false;
  const units = unitsOf(text);
  let thanks = 0;
  let name: string | null = null;
  let closed = false;
  for (let at = 0; at < units.length; ) {
    const one = units[at] as string;
    if (closed && units.length - at <= 3 && NAME.test(one) && !NO_NAME.test(one)) {
      at += 1;
      continue;
    }
    const who = at < 4 && thanks === 0 ? introducedName(one) : null;
    const signed = name !== null && thanks > 0 && at === units.length - 1 && isSigned(one, name);
    if (who !== null || signed || (GREETING.some((pattern) => pattern.test(one)) && !one.includes('?'))) {
      name = who ?? name;
      at += 1;
      continue;
    }
    const taken = thanksAt(units, at);
    if (taken === 0) return false;
    thanks += 1;
    closed = CLOSING_EN.test(units[at + taken - 1] ?? '');
    at += taken;
  }
  return thanks > 0;
}

/** How many units from here on are one sentence of thanks, for lines are broken anywhere; 0 where they say more. */
function thanksAt(units: readonly string[], at: number): number {
  let sentence = '';
  for (let count = 1; count <= 3 && at + count <= units.length; count += 1) {
    const next = units[at + count - 1] as string;
    sentence += /[a-z,]$/i.test(sentence) ? ` ${next}` : next;
    if (ASKS.test(sentence)) return 0;
    // Only what can be of a language is tried as such: each pattern costs the most when it is used for the first time.
    if (/[^ -~]/.test(sentence) && isJapaneseThanks(sentence.replace(ADDRESSED, ''))) return count;
    if (/[a-z]/i.test(sentence) && isEnglishThanks(sentence)) return count;
  }
  return 0;
}

/** Sentences, or lines, without what decorates their ends. */
function unitsOf(text: string): string[] {
  return text
    .normalize('NFKC')
    .replace(/\b(Mr|Ms|Mrs|Dr|Prof)\./g, '$1')
    .split(/[\n。!]+|\.(?=\s|$)/)
    .map((unit) => unit.trim().replace(DECORATION, '').trim())
    .filter((unit) => unit !== '');
}

/** The name that was said at the beginning stands at the end again. */
function isSigned(line: string, name: string): boolean {
  return (
    line.startsWith(name) &&
    /^[\p{Script=Han}々\p{Script=Hiragana}\p{Script=Katakana}\s]{1,12}$/u.test(line) &&
    line.length <= name.length + 5
  );
}
