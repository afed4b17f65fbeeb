/*
 * The words by which a sentence tells whose date it names. Each list is one alternation; a reader may follow it row by row. What
 * stands first behind the date decides: our delivery, the client's, or something that makes it neither.
 */

const any = (...rows: readonly string[]): string => `(?:${rows.join('|')})`;

/** What we deliver: an answer, a paper, a piece of work. */
const DELIVERY = any(
  'ご?(?:回答|返信|返答|返事|連絡|報告|案内|提出|提示|提案|共有|納品|納入|送付|送信|発送|郵送|投函|持参|お?見せ|発信|転送|展開|手配|対応|修正|反映|再送|入稿|仕上げ|見積り?|見積もり|用意|準備|公開|アップロード|アップ|確定|確認|検討|校正|作成|ご?説明|完納|お?納め|お?示し|お?返却|お?戻し|お?返し|お?送り|お?届け|お?渡し|お?知らせ|お?返事|お?伝え|お?答え|お?持ち|お?出し|返送|提供|シェア|メール)',
);

/** …and says of ourselves: いたします, 申し上げます, お送りします. Not the past, not a wish, not a question. */
const HUMBLE = any(
  '(?:いた|致)します',
  '申し?上げます',
  '申しあげます',
  '差し?上げ(?:ます|たく)',
  'させて(?:(?:いただき|頂き)(?:ます|たく)|(?:いただく|頂く)(?:予定|所存|見込み)|ください|下さい)',
  'します',
  '(?:いた|致)す(?:予定|所存|見込み|つもり)',
  'する(?:予定|見込み|つもり|手はず|段取り|運び)',
  '(?:の)?(?:予定|見込み)(?:です|でおります|でございます)',
  'でき(?:る(?:見込み|予定|かと|と存じ|と思い)|ます|そうです)',
  'を?予定して(?:おり|い)ます',
  '(?:いただけ|頂け)るよう(?:に)?(?:いた|致)します',
  '(?:いた|致)したく(?:存じ|思い)ます',
);

/** A sentence without a delivery in its predicate, whose topic is one: 「回答は20日になります」. */
const BECOMES = any(
  '(?:で|に)(?:確定|決定)(?:(?:いた|致)しました|しました|となりました|です|でございます)',
  '(?:で|に)決まりました',
  '(?:と|に)?なります',
  '(?:と|に)なる(?:予定|見込み)',
  'を?予定して(?:おり|い)ます',
  'の?(?:予定|見込み)(?:です|でおります|でございます)',
  'を?(?:目処|目途|めど)(?:と(?:して|いた|し|なり|考)|です|に(?:して|いた|なり|考))',
  'を?見込んで(?:おり|い)ます',
  '(?:に|と)(?:いた|致)します',
  '(?:と|に)させて(?:(?:いただき|頂き)(?:ます|たく)|ください|下さい)',
  '(?:に|へ)(?:変更|延期|改め|繰り下げ)(?:(?:さ)?せて(?:(?:いただき|頂き)(?:ます|たく)|ください|下さい)|(?:いた|致)(?:します|したく)|します)',
);

/** Waiting is what the client does until we have answered. */
const AWAITED = any(
  '(?:今しばらく|もう少し|もうしばらく|いましばらく|少々|いま少し)?お待ち(?:ください|下さい|いただけ|頂け|いただき|願|くださ)',
  'お時間を?(?:いただ|頂|くださ|ちょうだい|頂戴)',
  'ご?猶予を?(?:いただ|頂|くださ)',
);

/** What the client is asked for. */
const ASKED = any(
  '(?:いただけ|頂け|もらえ)(?:ます|れば|ると(?!の|、?(?:伺|うかが|聞|お聞き|承|存じ|いう))|ません|まし|ない|たら)',
  '助か(?:ります|る)',
  '(?:いただく|頂く|頂戴する)ことは?(?:可能|でき)',
  'までで(?:も)?(?:結構|大丈夫|構いません|かまいません)',
  '(?<!させて)(?:いただき|頂き)たく',
  'いただきますよう',
  '頂きますよう',
  '(?<!させて)(?:くださ|下さ)(?:い|れば|ると|います|いませ|いますよう|るよう)',
  '(?<!よろしく|宜しく)お願い(?:いた|致|申|でき|し(?:ます|たく|て(?!(?:おりま|いま)した|いた)))',
  'お願いで(?:きます|きれば|きない)',
  '願(?:います|えます|えれば|えません)',
  '頂戴(?:でき|いた|し(?:たく|ます)|できれば)',
  '賜(?:り|れ|わ)',
  '(?:伺え|うかがえ|お聞きでき|お聞かせ(?:願え|いただけ|頂け)|拝見でき|拝受でき)(?:ます|れば|ると|ません)',
  'を希望(?:(?:いた|致)?します|(?:いた|致)?して(?:おり|い)ます)',
  '(?:ご?(?:回答|返信|返答|返事|連絡|提出|確認|入金|送付|承認|返却|支払い?|記入|署名|申し?込み?|お申込み))を?お待ちして',
  '(?:いただく|頂く)(?:必要(?!は(?:ございません|ありません|ない))|形)',
);

/** What makes a date neither: it has been, it is spoken of, it can't be, it is somebody else's. */
const NEITHER = any(
  '(?:と|旨(?:を)?|とのこと)(?:は|の)?(?:お伝え|申し上げ|申し|お約束|約束|ご案内|ご連絡|お知らせ|伺|うかが|承|聞|記載|明記|書か|言)',
  'との(?:こと|件|ご連絡|お話|ご回答|ご返事|ご依頼|ご要望|ご希望|ご指定|お約束)',
  '(?:いた|致)しました',
  '(?:完了|終了|済ま|済み|終わ|終え)(?:して|せて|って|て)(?:おり|い)ます',
  '(?:済み|済)(?:です|でございます)',
  'しました',
  'ました',
  'でした',
  '(?:の)?(?:では|じゃ)(?:なく|ありません|ございません)',
  '(?:お送り|送付|提出|納品|回答|返信|連絡|共有|報告|お届け|発送|公開)(?:した|済み?(?!次第)|ずみ)',
  '(?:いただ|頂)(?:いた|いて(?:いた|おり)|きました)',
  '(?:受け取|受領|拝受|拝見|承)(?:り|し|って)',
  'いただき(?:まして)?(?:、)?(?:誠に)?ありがとう',
  'ありがとう',
  '(?:できません|できかね|いたしかね|致しかね|かねます|難しい|困難|厳しい|無理|間に合(?:いません|わない|いそうにない))',
  '(?:よろしい|宜しい|可能|大丈夫|いかが|差し支え)(?:でしょうか|ですか)',
  'すれば(?:よい|よろしい|宜しい|いい)',
  '(?:べき|ほうが|方が|必要が)',
  '(?:開催|実施|有効|休業|休み|お休み|営業(?:いた|して|します|時間|予定|となり|を)|候補|打ち?合わ?せ|打合せ|会議|ミーティング|面談|商談|訪問|伺(?!え)|うかが(?!え)|お越し|来社|集合|キャンペーン|セール|展示|会期|期間)',
  '(?:場合|でしたら|であれば|なら(?:ば)?|次第|かもしれ|未定)',
  'ご?(?:利用|使用|覧|予約|参加|購入|滞在|乗車)(?:いただけます|いただけ(?:る|た)|になれます|可能)',
  '(?:必要|には及び|に及び)は?(?:ございません|ありません|ません)',
  '(?:から|より)(?:ご?連絡|ご?回答|ご?返信)?(?:上が|届|戻|来|が(?:あ|来|届))',
  '上がって(?:くる|き)',
  '(?:(?<!お手[元許]に(?:は)?)(?:届き|届く|到着)|入荷|来(?:ます|る)|戻り|戻って|返って)(?:ます|くる|き|予定)?',
);

/** Topics that name our delivery, before a date: 「回答は」「納期につきましては」「初稿の目処は」. */
export const OUR_TOPIC =
  /(?<!ご|お|貴社|御社)(?:回答|返答|返信|連絡|報告|納品|納期|提出|提示|提案|初稿|再校|初校|校正紙?|原稿|デザイン案?|ラフ案?|案|お?見積(?:り|もり|書)?|御見積書?|お?返事|ご(?:回答|連絡|報告|返答|返信|提案|提示|案内|納品|提出|用意)|お届け|お渡し|発送|公開|修正版?|最終版|完成|仕上がり|データ|資料|報告書|議事録|請求書|契約書案?|試作品?|サンプル|対応|結果|次回)[^、。]{0,12}?(?:は|が|につきまして(?:は)?|については|に関しまして(?:は)?|に関しては|も|:|:|の(?:目処|目途|めど|予定日?|期日|見込み|時期))/u;

/** 「見積の回答、明日15時までに。」 */
export const OUR_BARE_TOPIC = /(?<!ご|お|貴社|御社)(?:回答|返答|返信|納品|提出|お?見積(?:り|もり|書)?)[、,\s]*$/u;

/** A sentence that names what it is about: then the one before does not say it. */
export const HAS_TOPIC = /[^それこち](?:は|が|につきましては|については)[、\s]*$/u;

/** 「貴社分の原稿は11月30日締切」 */
export const DUE_AFTER = /^\s*(?:が|を)?(?:締め?切り?|〆切|必着|期限)/u;
export const THEIR_PART =
  /(?:貴社|御社|お客様|先生)|ご(?:提出|支給|入稿|返送|返信|回答|返却|入金|発注|応募|登録|記入)|お(?:戻し|支払い?|申し?込み?|振込)/u;

/** What somebody gave, said of a thing: 「ご指摘いただきました画面」. It is not what the date is of. */
export const WHAT_WAS_GIVEN =
  /(?:いただ|頂|賜)(?:いた|きました|りました|った)(?=[\p{Script=Han}\p{Script=Katakana}ごお])|くださ(?:った|いました)(?=[\p{Script=Han}\p{Script=Katakana}ごお])/gu;

/** 「回答まで2営業日ほどお時間をいただけますか」 */
export const OURS_UNTIL =
  /(?:回答|返答|返信|返事|納品|提出|提示|連絡|報告|お届け|対応|修正)(?:いた|致|する|を)?[^、。]{0,6}まで[^、。]{0,8}$/u;

/** What a date is of, where something is due by that: 「24日の打ち合わせまでに」 */
export const BY_THE_MEETING = /^\s*の?(?:お?打ち?合わ?せ|会議|ミーティング|定例会?|面談)(?:の日|当日)?(?=まで)/u;

/** 「納品を12月11日とさせていただきたく」 */
export const OUR_OBJECT =
  /(?:回答|返答|報告|納品|納期|提出|提示|納入|お届け|お渡し|発送)(?:日|予定日)?を、?[^、。]{0,12}$/u;

const LABEL_START = '(?:^|[・■●◆□○*\\-\\s【[、,。(])';
/** After a label: a colon, は, its bracket's end, or nothing but the date itself. */
const LABEL_END = '\\s*[】\\])]?\\s*(?:[:は]|$)\\s*$';

/** Lines that are labels: 「納期:」 ours, 「ご返信期限:」 theirs. */
export const OUR_LABEL = new RegExp(
  `${LABEL_START}${any('納期', '(?:見積(?:り|もり)?|最終|次回|初回)(?:ご?回答|ご?提出|ご?報告)日', '納品日?', '(?:納品|回答|提出|発送|お届け|公開|完了|報告|連絡|初稿)予定日?', '回答(?:期日|日)', '提出日', '初稿(?:提出)?', '再校', 'お届け日', '発送日', '公開日', 'ご(?:報告|連絡|提出|提示|回答)(?:予定)?日?', '新しい期日', '新期日', '弊社(?:回答|対応)(?:日|期日)')}${LABEL_END}`,
  'u',
);
export const THEIR_LABEL = new RegExp(
  `(?:${any('締め?切り?', '〆切', '(?<!有効|使用|利用|保証|契約|賞味|消費|掲載|割引|公開|配信|募集|保管|納|応答|申告|法定|出願|審査|存続|登録|更新|控訴|届出|納付)期限', '(?:ご?(?:返信|回答|返答|返事|確認|提出|承認|入金|支払い?|返却)|お返事)(?:の)?期日', '貴社ご?確認(?:期日|日)')})${LABEL_END}`,
  'u',
);

/** Any other deed by its humble form: 「ご返戻いたします」. Waiting, thanking, visiting and the like deliver nothing. */
const HUMBLE_DEED =
  'ご(?!訪問|参加|出席|欠席|遠慮|辞退|挨拶|紹介|来|面談|相談|一緒|無沙汰|迷惑|心配|不便|理解|協力|了承|容赦|検討|休業|営業)[\\p{Script=Han}]{2,4}を?(?:(?:いた|致)します|申し上げます|差し?上げます|させて(?:いただき|頂き)ます)';

/** Ourselves, as one who speaks for a company, an office, a shop. */
/**
 * Any verb of a polite predicate in the present. Behind a deadline it is what its speaker does; beings (です, ございます, あります) and
 * states (ております) are no deeds, and what the client does has words of its own.
 */
const DEED =
  '(?<!にいたし|といたし|に致し|と致し|にし|とし|なり|あり|ござい|おり|てい|でい|思い|存じ|いただけ|頂け|もらえ|伺い|うかがい|願い|届き|戻り|来|行き|着き|され|始まり|終わり|過ぎ|続き|休み|空き|閉まり|開き|混み|掛かり|かかり|要し|必要とし|異なり|変わり|含み|失効し|終了し|開始し|開催し|休業し|到着し|入荷し|満了し|切れ|出席し|参加し|訪問し|移転し|着任し|退職し|出張し|滞在し|帰国し|来日し|発生し|確定し|休ませていただき|お休みいただき)ます(?!か|よう|と(?:幸い|助か|あり))|[るうくすむぶつ]ように(?:(?:いた|致)します|します)|(?:する|できる|せる|れる|う|く|す|つ|む|ぶ|ぐ|える|ける|げる|てる|める|べる|える)(?:予定|見込み|つもり|所存|手はず|段取り|運び)(?:です|でおります|でございます)|(?:でき|れ|せ|え|け|げ|て|め|べ)れば(?:と(?:思って|考えて|存じて)(?:おり|い)ます|と(?:思い|存じ)ます)';

const OUR_SIDE = '(?:(?:弊|当)(?:社|所|店|方|事務所|スタジオ|チーム|部)|小社)';

/** What we do, in plain verbs: 送ります, 納めます, 差し上げます. */
const PLAIN =
  '(?:送り|折り返し|納め|届け|返し|戻し|渡し|答え|知らせ|差し?上げ|提出し|報告し|連絡し|回答し|返信し|共有し|納品し|出し|上げ|仕上げ|入れ|伝え)(?:ておき)?ます|差し?上げたく(?:存じ|思い)ます';

export const OURS_AFTER = new RegExp(
  `(?:${DELIVERY}(?:を|は|も|に)?(?:[^、。]{0,6})?(?:${HUMBLE}|しておきます)|${HUMBLE_DEED}|${PLAIN}|${OUR_SIDE}(?:から|より|にて|で)[^。]{0,30}?されます)`,
  'u',
);
export const DEED_AFTER = new RegExp(DEED, 'u');
export const BECOMES_AFTER = new RegExp(BECOMES, 'u');
/** 「納品日は12月4日で確定いたしました」: no past deed. */
const SETTLED_AFTER = /(?:で|に)(?:(?:確定|決定)(?:(?:いた|致)しました|しました|となりました)|決まりました)/u;
export const AWAITED_AFTER = new RegExp(AWAITED, 'u');
export const ASKED_AFTER = new RegExp(ASKED, 'u');
export const NEITHER_AFTER = new RegExp(NEITHER, 'u');

/** What binds a date to what is due by it. */
export const UNTIL =
  /^\s*(?:(?:頃|ごろ|くらい|ぐらい)\s*)?(?:\([^)]{0,20}\)\s*)?(?:まで|迄|中|以内|のうち|内|を(?:目処|目途|めど|期限|期日)|より前|前(?:に|まで)|いっぱい|必着|締切|締め切り)/u;
/** What binds a date more strictly: that by then something is done. */
export const STRICTLY_BY =
  /^\s*(?:(?:頃|ごろ)\s*)?(?:まで(?:に|には)|迄(?:に|には)|中(?:に|には|で)|以内(?:に|には|で)|のうちに|内に|を(?:目処|目途|めど|目標|目安)(?:に|として))/u;

/** Somebody else does it, or it comes about: 「結果が出ます」. */
export const THEIR_DEED =
  /法務局|裁判所|税務署|役所|官公庁|登記所|審査|(?<!弊社|当社|当方|私|私ども|わたくし|こちら|者|担当|スタッフ|チーム)が[^、。をへに]{1,8}(?:ます|予定|見込み)|(?:先方|業者|印刷(?:所|会社)|メーカー|工場|倉庫|配送|運送(?:会社)?|御社|貴社|お客様|[^\s、。]{1,8}(?:様|さま|さん))(?:が|より|から|にて|側で|の(?:方|ほう)(?:で|から))/u;

export const ON_OR_BEFORE = new RegExp(
  `^\\s*(?:(?:頃|ごろ|くらい|ぐらい)\\s*)?(?:まで|迄|中|以内|のうち|内|を|に|には|、|,|は|へ|いっぱい|より|で|と|が|の(?:午前|午後|朝|夕方|うち|昼)|改めて|あらためて|再度|朝|夕方|${DELIVERY}|送|納め|差し?上げ)`,
  'u',
);

/** 「25日のご提出を予定しております」: the delivery stands right behind its date. */
export const PLANNED_AFTER = new RegExp(
  `^\\s*の${DELIVERY}(?:を予定して|の?予定|となり|になり|の見込み|とさせて|といたします|と致します)`,
  'u',
);

/** A condition right before a date: 「ご入金の確認後、3営業日以内に」 starts with what the client does. */
export const CONDITION_BEFORE =
  /(?:後|のち|次第|いただい(?:て|た)(?:から|後|のち)|たら|(?:の)?場合(?:は|に)?|(?:の)?際(?:は|に)?|受領(?:から|より)|(?:(?:いただい|頂い|受け|し)た|注|金|了|約|手|定|領|込み?)日?(?:から|より))[、,]?\s*$/u;

/** A condition anywhere before it: 「仮にご発注が12月になった場合、納品は1月20日になります。」 */
export const IF_BEFORE =
  /(?:^|[、。\s])(?:仮に|もし|万が一|万一)|(?:(?<!この|その|ご?不明な点が)場合|(?<!よろし|宜し)(?:でしたら|であれば)|なら(?:ば)?)(?:は|には|に|、|でも)/u;

/** 「納品の日程が決まりました。12月17日です。」 */
export const IS_THE_DAY = /^\s*(?:頃|ごろ)?(?:です|でございます)\s*[。!]?\s*$/u;

/** What means the date of the sentence before. */
export const BACK_TO_DATE =
  /(?:それ|その日|この日|同日|当日|上記|上記の?(?:日時|日程|期日|期限|日付))(?:まで|迄|のうち|中)(?:に|には)?|上記の?(?:日程|期日|期限|日付)(?:で|に|にて)/u;

/** What a date can be of beside a delivery. */
export const OTHER_TOPIC =
  /(?:有効|期間|期限|締|開催|会期|休業|休み|営業|打ち?合わ?せ|会議|面談|訪問|開始|発効|請求|支払|更新|満了)[^。]{0,12}$/u;

/** A sentence that ends with our work as a noun: 「10月30日(金)にお渡し。」 Of ご回答 and ご連絡 nobody can tell whose they are. */
export const ENDS_WITH_WORK =
  /^\s*(?:頃|ごろ)?(?:に|には|までに|まで|で)?\s*(?:[^、。]{0,20}[をの])?(?:ご?(?:提出|納品|送付|提示|納入)|お(?:渡し|届け|送り)|発送|共有|再送|返信|回答|入稿)(?:予定|見込み)?\s*[。!]?\s*$/u;

/** A sentence in quotation marks, and と behind it: what somebody once said. */
export const QUOTED = /「[^「」]*(?:ます|です|ください|下さい)[。!]?」\s*(?:と|って|との|の件)/gu;

export type Verdict = 'ours' | 'awaited' | 'asked' | 'becomes' | 'does' | 'neither' | null;

/** What a text says first of a date that stands before it. */
export function decisive(text: string): Verdict {
  const rows: [Exclude<Verdict, null>, RegExp][] = [
    ['becomes', SETTLED_AFTER],
    ['neither', NEITHER_AFTER],
    ['awaited', AWAITED_AFTER],
    ['asked', ASKED_AFTER],
    ['ours', OURS_AFTER],
    ['does', DEED_AFTER],
    ['becomes', BECOMES_AFTER],
  ];
  let first: { verdict: Verdict; end: number } = { verdict: null, end: Number.POSITIVE_INFINITY };
  for (const [verdict, pattern] of rows) {
    const match = pattern.exec(text);
    // Where a predicate ends decides, not where its noun begins: 「回答すると お伝えして」 is no 「回答いたします」.
    const end = match ? match.index + match[0].length : Number.POSITIVE_INFINITY;
    if (end < first.end) first = { verdict, end };
  }
  return first.verdict;
}
