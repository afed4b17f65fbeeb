import type { LintLine } from './lines.ts';

/** A salutation stands in the first lines, and is over where somebody says something. */
const MAX_LINES = 8;
const SPEAKS =
  /[。!?]|(?:ます|です|ました|でした|おります|ございます|と申します)|(?:お世話|ご無沙汰|平素|拝啓|いつも|こんにちは|はじめまして|初めまして|先日|このたび|この度|突然|おはよう|お疲れ)/u;
const ADDRESSES =
  /(?:様|さま|さん|殿|御中|各位|先生|皆様|(?:部|課|係|室|局|社|会|店|所)長|ちゃん|くん|君)(?=$|[\s、,・(&/])/u;
const NAMES_COMPANY =
  /株式会社|有限会社|合同会社|合資会社|法人|事務所|\((?:株|有|同)\)|(?:部|課|室|支店|支社|営業所|事務局)(?:\s|$)/u;
/** 「鈴木様、いつもお世話になっております。」 */
const JOINED =
  /^(?<who>[^。、,]{1,30}?(?:様|さま|さん|先生|殿))(?:[、,。]|\s)\s?(?:いつも|お世話|平素|こんにちは|ご無沙汰|お疲れ|先日|先ほど|この(?:たび|度)|昨日|本日|メール|ご連絡|ご返信|ありがとう|早速|はじめまして|初めまして|おはよう|早々)/u;
/** "Emily," alone on the first line. */
const ALONE = /^\p{Lu}\p{Ll}{1,20}(?:\s\p{Lu}\p{Ll}{1,20})?,$/u;
const ENGLISH =
  /^(?:dear|hi|hello|hey|good (?:morning|afternoon|evening|day)|greetings)(?:\s|$)|^(?:Ciao|Hallo|Hej|Hei|Hoi|Hola|Salut|Bonjour|Bonsoir|Buongiorno|Buonasera|Olá|Ola|Servus|Moin|Guten (?:Tag|Morgen|Abend)|Lieber?|Sehr geehrter?|Ch[eè]re?|Estimad[oa]|Querid[oa]|Car[oa]|Gentile|Beste|Konnichiwa|Ohayo|Aloha)\s\p{Lu}/iu;

/**
 * The lines at a mail's top that say whom it is to: 「株式会社さわやか商事」「法人営業部 課長 横浜 海斗 様」, "Dear Emily,". Empty where there
 * are none.
 */
export function salutationOf(lines: readonly LintLine[]): LintLine[] {
  const found: LintLine[] = [];
  for (const line of lines.slice(0, MAX_LINES)) {
    const text = line.plain.trim();
    // The opening word of a letter stands above or below.
    if (/^(?:拝啓|謹啓|前略)[、。]?$/u.test(text)) continue;
    const joined = JOINED.exec(text)?.groups?.['who'];
    if (joined !== undefined && found.length === 0) return [{ ...line, plain: joined }];
    if (
      found.length === 0 &&
      ALONE.test(text) &&
      !/^(?:[a-z]+ed|done|exactly|indeed|right|correct|nice|good|perfect|understood|noted|ah|oh|well|also|however|so|anyway|finally|first|second|hmm|again|now|still|then|unfortunately|yep|yeah|nope|thank you|many thanks|good morning|good afternoon|good evening|thanks|hi|hello|all|team|everyone|sorry|hey|regards|best|dear|folks|greetings|cheers|sincerely|yes|no|ok|okay|sure|great|update|fyi|please|note|congratulations|sir|madam)\b/iu.test(
        text,
      )
    )
      return [line];
    if (ENGLISH.test(text)) return [line];
    if (text.length > 60 || SPEAKS.test(withoutSama(text))) break;
    found.push(line);
  }
  const last = found.findLastIndex(({ plain }) => ADDRESSES.test(plain.trim()));
  const company = found.findIndex(({ plain }) => NAMES_COMPANY.test(plain.trim()));
  if (last >= 0) return found.slice(0, last + 1);
  return company === 0 ? found.slice(0, 1) : [];
}

/** 「皆様」 and the like hold letters that a sentence may end with. */
function withoutSama(text: string): string {
  return text.replace(/様/gu, '');
}
