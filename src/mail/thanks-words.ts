/** What a stretch of a sentence does. Only these are known; a sentence with anything else in it says more than thanks. */
export type Kind = 'thanks' | 'got' | 'closing' | 'waiting' | 'event' | 'lead' | 'topic' | 'particle' | 'gap';

const DID = '(?:いた|致)?しました|できました|させて(?:いただ|頂)きました|済みです';
const KNOWS = `${DID}|(?:いた|致)?しております`;

const JA: readonly (readonly [Kind, string])[] = [
  ['gap', String.raw`[、,\s・…~〜～:;]+`],
  ['thanks', '(?:ありがと|有難|有り難|有りがと|アリガト)う?(?:(?:ござい|御座い)(?:ます|ました)|です)?(?:ね|よ)?'],
  [
    'thanks',
    '(?:厚く|心より|深く)?(?:感謝(?:いたします|致します|申し上げます|しております|します|です|の限りです)|(?:お|御)礼(?:を)?(?:申し?上げます|まで|のみ)|(?:大変)?助かり(?:ます|ました)|恐縮(?:です|でございます)|恐れ入ります|(?:安心|ほっと)(?:しました|いたしました))',
  ],
  [
    'thanks',
    '(?:取り?急ぎ|とり急ぎ|まずは)(?:は|、)?(?:(?:お|御)礼|ご(?:連絡|返信|返事|報告))(?:かたがた)?(?:まで|のみ)(?:に?て?(?:失礼(?:いた)?します)?)?',
  ],
  ['got', `(?:承知|了解|拝承|諒解|りょうかい)(?:${KNOWS}|です|の(?:旨|こと)です)?`],
  ['got', 'かしこまりました|畏まりました|(?:わか|分か|判り?|解)りました|OKです|オッケーです|了承(?:いた|致)?しました'],
  ['got', `(?:確認|受領|拝受|拝見|拝読|受信|落手|把握|理解)(?:${DID})`],
  [
    'got',
    '(?:確かに|無事)?(?:受け取りました|受取りました|頂戴(?:いた|致)?しました|が?(?:届きました|到着(?:いた)?しました|届いております))',
  ],
  [
    'got',
    '(?:資料|データ|ファイル|書類|見積り?書?|請求書|契約書|原稿|写真|商品|サンプル|カタログ)を?(?:確かに)?(?:いただ|頂)きました',
  ],
  [
    'closing',
    '(?:よろしく|宜しく|ヨロシク)(?:(?:お願い|御願い|おねがい)(?:(?:いた|致)?します|申し?上げます|申しあげます)|です|どうぞ)?(?:ね)?',
  ],
  ['waiting', '(?:お待ち(?:して|申し上げて)(?:おります|います)|楽しみにして(?:おります|います)|楽しみです)'],
  [
    'event',
    '(?:ご|お|御)?(?:当日|明日|明後日|来週|今週|来月|次回の?(?:打ち?合わ?せ|会議)|[月火水木金土日]曜日?|お越し|ご?来社|ご?来訪|お会いできるの?|お目にかかれるの?|その(?:際|折|節|時|日))(?:は|も|に|を|を?(?:心より)?)',
  ],
  [
    'lead',
    '以上|それでは|では|はい|ええ|まずは|取り?急ぎ|とり急ぎ|引き?続き|今後(?:とも|も)|これからも|何卒|なにとぞ|どうぞ|どうか|改めて|あらためて|重ねて|かさねて|本当に|ほんとうに|誠に|まことに|大変|たいへん|とても|すごく|心より|心から|厚く|深く|いつも|毎度|毎回|(?:この|その)(?:度|たび|節)(?:は|も)|(?:今回|本日|今日|昨日|先日|先ほど|先程|今朝|昨夜|本年|今年|来年|旧年中)(?:は|も)?|こちらこそ|いえいえ|いえ|お忙しい(?:中|ところ|なか)(?:に(?:も)?)?(?:(?:かかわ|関わ)らず)?|ご多(?:忙|用)(?:の)?(?:中|ところ)(?:に)?|皆(?:様|さま)(?:に|にも)?(?:も)?',
  ],
  [
    'lead',
    '早速の?|さっそくの?|迅速な|迅速に|素早い|すばやい|早々の|早々に|(?:ご)?丁寧な|(?:ご)?丁寧に|詳しい|詳細な|細かな?|分かりやすい|わかりやすい|(?:ご)?親切な|(?:ご)?親切に|(?:いろいろ|色々|種々|何かと)(?:な|と)?|たくさんの?|多くの|貴重な|素敵な|素晴らしい|すてきな|お?美味しい|急な|細やかな|温かい|あたたかい|変わら(?:ぬ|ず)',
  ],
  [
    'topic',
    '(?:ご|お|御)?(?:連絡|返信|返事|回答|対応|確認|手配|説明|案内|送付|送信|共有|協力|検討|配慮|高配|愛顧|厚情|指摘|報告|尽力|提案|提出|準備|用意|調整|手続き?|手数|手間|足労|紹介|相談|指導|支援|助言|アドバイス|見積り?書?|電話|返送|転送|メール|資料|書類|データ|ファイル|添付(?:資料|ファイル)?|内容|件|旨|日程|日時|時間|場所|上記|詳細|情報|請求書|納品書?|契約書|注文書?|発注書?|原稿|図面|写真|最新版|完成版|商品|品物|品|荷物|サンプル|カタログ|打ち?合わ?せ|会議|訪問|来社|参加|来場|気遣い|気づかい|心遣い|心づかい|厚意|世話|発送|出荷|入金|振込|快諾|了承|承諾|土産|招待|教示|教授|助力|厚誼|引き立て|仕事|お陰|おかげ)',
  ],
  [
    'topic',
    String.raw`\d{1,4}(?:年|月|日|時半?|分|:\d{2}|\/\d{1,2})(?:\(?[月火水木金土日祝]\)?)?|(?:午前|午後|[月火水木金土日]曜日?)`,
  ],
  [
    'topic',
    '(?:して|に|を|て)?(?:お送り)?(?:いただき|頂き|下さり|くださり|くださって|下さって|賜り|なり|なって(?:おり)?|いただいた|頂いた)(?:まして)?',
  ],
  // Any other noun, if it asks for nothing by itself.
  [
    'topic',
    String.raw`(?![々\p{Script=Han}ァ-ヶー]{0,14}(?:希望|要|至急|急|不|未|無|違|誤|遅|再|変更|修正|追加|別|他|次|中止|延期|問題|破損|督促|催促|依頼|質問|値引|返品|返金|交換|解約|取消|キャンセル|エラー|クレーム|ミス))[々\p{Script=Han}ァ-ヶーA-Z\d]{1,15}(?=の|を|、|,|は|も|につ|に関)`,
  ],
  [
    'particle',
    '(?:について|につきまして|に関して|の(?:件|旨|ほど|程)|とのこと|という)(?:は|も|で|、)?|の|を|は|も|に|で|と|へ|など|等',
  ],
];

/** One pattern for each, to be tried at a place in this order. */
const TOKENS = JA.map(([kind, source]) => ({ kind, pattern: new RegExp(source, 'uy') }));

/**
 * Is a Japanese sentence nothing but thanks, an acknowledgement or a closing? It is read from its beginning, word by word, and
 * must end in what thanks or acknowledges. `よろしくお願いします` asks for whatever stands before it, `お待ちしております` waits for
 * it: then only words of courtesy may, and for the latter the day of a meeting must.
 */
export function isJapaneseThanks(sentence: string): boolean {
  let last: Kind | null = null;
  let topic = false;
  let event = false;
  for (let at = 0; at < sentence.length; ) {
    const token = tokenAt(sentence, at);
    if (!token) return false;
    const { kind, end } = token;
    at = end;
    if (kind === 'gap') continue;
    if (kind === 'particle' && last !== 'topic' && last !== 'particle' && last !== 'event') return false;
    if (kind === 'closing' && topic) return false;
    if (kind === 'waiting' && (topic || !event)) return false;
    const done = kind === 'thanks' || kind === 'got' || kind === 'closing' || kind === 'waiting';
    topic = !done && (topic || kind === 'topic');
    event = !done && (event || kind === 'event');
    last = kind;
  }
  return last === 'thanks' || last === 'got' || last === 'closing' || last === 'waiting';
}

function tokenAt(sentence: string, at: number): { kind: Kind; end: number } | null {
  for (const { kind, pattern } of TOKENS) {
    pattern.lastIndex = at;
    const match = pattern.exec(sentence);
    if (match && match[0] !== '') return { kind, end: pattern.lastIndex };
  }
  return null;
}

const THANKS_EN = `(?:(?:many|big|huge) )?(?:thanks?|thx|thank you|thank u|tysm|much obliged)(?: (?:you|both|all|again|so much|very much|a lot|a million|a bunch|indeed|kindly|for everything|once again|once more))*`;
const FOR_WORDS =
  'your|the|this|that|these|those|all|everything|it|letting|me|us|know|getting|back|to|taking|time|coming|sharing|confirming|confirmation|clarifying|clarification|update|updates|info|information|informing|quick|prompt|fast|swift|kind|lovely|great|very|helpful|detailed|reply|response|answer|help|helping|support|email|e-mail|mail|message|note|heads-up|explanation|explaining|details|document|documents|file|files|quote|quotation|estimate|proposal|invoice|report|draft|feedback|meeting|call|effort|efforts|hard|work|assistance|cooperation|patience|understanding|offer|today|yesterday|so|quickly|promptly|over|and|of|on|with|attached|attachment|attachments|pdf|data|sample|samples|brochure|hospitality|visit|sending|providing|arranging|checking|looking|into|by|our|we|i|in|out|reaching|speedy|warm|words|wishes|delivery|order|payment|notice|reminder|invitation|always';
/** A line may end within what is thanked for. */
const CONTINUED = `(?: for(?: (?:${FOR_WORDS}|for))+(?<! (?:and|for|the|your|of|to|with)))?`;

const EN: readonly RegExp[] = [
  new RegExp(`^${THANKS_EN}${CONTINUED}$`, 'i'),
  /^(?:ok|okay|k|great|perfect|excellent|wonderful|fantastic|brilliant|super|lovely|awesome|cool|noted|understood|acknowledged|got it|gotcha|will do|received|well received|all received|sounds good|sounds great|all good|no problem|no worries|you're welcome|you are welcome|my pleasure|roger|copy that|very good|very helpful|very kind|cheers|much appreciated|(?:greatly|highly|very much|really) appreciated|appreciated|duly noted|received with thanks|noted with thanks|with thanks|with many thanks)$/i,
  new RegExp(
    `^(?:i|we)? ?(?:really |very much |greatly |do |so |truly |sincerely |much )*appreciate (?:it|that|this|your|the|all|you)(?: (?:${FOR_WORDS}))*$`,
    'i',
  ),
  /^(?:that(?:'s| is| was)|this is|it(?:'s| is| was)|you(?:'re| are)) (?:very |really |so |most |extremely )*(?:great|perfect|wonderful|helpful|kind|good to know|clear|excellent|fantastic|much appreciated|appreciated|very kind of you|kind of you|the best|a great help|a big help)$/i,
  /^(?:have a|enjoy (?:the|your)) (?:nice|good|great|lovely|wonderful|pleasant|happy )?\s?(?:day|weekend|evening|week|one|afternoon|holiday|holidays|rest of (?:the|your) (?:day|week))$/i,
  /^(?:(?:talk|speak) (?:to you |with you )?(?:then|soon|later)|see you(?: (?:then|soon|there|all|both|next week|tomorrow|on (?:monday|tuesday|wednesday|thursday|friday)))?|take care|until then|bye|bye for now)$/i,
  /^(?:i am |we are |i'm |we're )?looking forward to (?:it|that|(?:meeting|seeing) (?:you|you all|you both|everyone)|our (?:meeting|call)|the (?:meeting|call))(?: (?:then|soon|tomorrow|next week|on (?:monday|tuesday|wednesday|thursday|friday)))?$/i,
  /^(?:i|we)(?: have|'ve)? (?:received|got|understand|understood|noted) (?:it|that|this|them|everything|your (?:mail|email|message|reply|files?|documents?|quote|invoice))(?: (?:safely|well|with thanks))?$/i,
];

/** What closes a letter in English; a name may follow. */
export const CLOSING_EN =
  /^(?:(?:with )?(?:best|kind|kindest|warm|warmest|many|very best)?\s?(?:regards|wishes|greetings)|(?:yours )?(?:sincerely|faithfully|truly)(?: yours)?|yours|cheers|best|all the best|all my best|thanks|many thanks|thank you|respectfully|cordially|br|rgds|regards|take care|warmly)$/i;

/** Is an English sentence nothing but thanks, an acknowledgement or a closing? Each of its clauses has to be. */
export function isEnglishThanks(sentence: string): boolean {
  const clauses = sentence
    .replace(/^(?:hi|hello|hey|dear)\s[\p{L} '-]{1,30}?,\s*/iu, '')
    .split(/[,;:]|\s[-–—]{1,5}\s|\sand\s(?=thank|much|have|see|i\s|we\s|all|best|kind)/i)
    .map((clause) => clause.replace(/^(?:and|so|then|ok|okay|great|perfect|oh|well|hi|hello|yes)\s(?=\S)/i, '').trim())
    .filter((clause) => clause !== '');
  return clauses.length > 0 && clauses.every((one) => CLOSING_EN.test(one) || EN.some((pattern) => pattern.test(one)));
}
