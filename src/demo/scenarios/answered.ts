import { type Person, they, us } from '../people.ts';
import { type Ago, mail, type Scenario } from '../scenario.ts';

const { hanako, jiro, misaki } = us;

/** A question and its answer: most of a mailbox is that. */
function settled(
  days: number,
  client: Person,
  subject: string,
  question: string,
  answer: string,
  more: { colleague?: Person } = {},
): Scenario {
  const family = client.name.split(' ')[0] ?? '';
  const who = more.colleague ?? hanako;
  const asked: Ago = `${days * 24 + 6}h`;
  return {
    expected: 'answered',
    subject,
    mails: [
      mail(asked, client, hanako, `佐藤様\n\nお世話になっております。${family}です。\n\n${question}`),
      mail(
        `${days * 24}h`,
        who,
        client,
        `${family}様\n\nいつもお世話になっております。\n${answer}\n\nよろしくお願いいたします。`,
        more.colleague ? { mailbox: 'INBOX', cc: [hanako] } : {},
      ),
    ],
  };
}

/** Threads in which nothing is owed, each for a reason of its own first, then the everyday ones. */
export const answered: readonly Scenario[] = [
  {
    expected: 'answered',
    subject: '店頭POPの校正',
    mails: [
      mail(
        '50h',
        they.yokohama,
        hanako,
        '佐藤様\n\n店頭POPの校正をお送りします。赤字は二か所です。ご対応いただけますでしょうか。',
      ),
      mail(
        '44h',
        hanako,
        they.minato,
        '湊様\n\nいつもお世話になっております。\n横浜様からいただいた赤字を反映いたしました。ご確認をお願いいたします。',
      ),
    ],
  },
  {
    expected: 'answered',
    subject: '旅行雑誌の広告原稿',
    mails: [
      mail('3d', they.matsue, hanako, '佐藤様\n\n潮騒ホテルの松江です。広告原稿の締切はいつになりますか。'),
      // A phone that drops In-Reply-To and References.
      mail(
        '70h',
        hanako,
        they.matsue,
        '松江様\n\n外出先から失礼いたします。締切は来月5日でございます。\n詳しくは戻りましてからご連絡いたします。',
        { follows: 'none', charset: 'iso-2022-jp' },
      ),
    ],
  },
  {
    expected: 'answered',
    subject: '展示会の小間割り',
    mails: [
      mail('4d', they.asahikawa, hanako, '佐藤様\n\n旭川です。小間割りの図面はいつ頃いただけますでしょうか。'),
      mail('3d', hanako, they.asahikawa, '旭川様\n\nいつもお世話になっております。\n図面をお送りいたします。', {
        attachment: 'koma.pdf',
        mailbox: '取引先/旭川木工',
      }),
    ],
  },
  {
    expected: 'answered',
    subject: '年末年始の営業日',
    mails: [
      mail('5d', they.kurashiki, hanako, '佐藤様\n\n年末年始の営業日を教えていただけますか。'),
      mail(
        '4d',
        hanako,
        they.kurashiki,
        '倉敷様\n\nいつもお世話になっております。\n年末は28日まで、年始は4日からでございます。',
      ),
      mail(
        '95h',
        they.kurashiki,
        hanako,
        'ただいま休暇をいただいております。急ぎのご用件は松江までお願いいたします。',
        { subject: '自動返信: 年末年始の営業日', headers: ['Auto-Submitted: auto-replied'] },
      ),
    ],
  },
  {
    expected: 'answered',
    subject: '通販サイトの更新依頼',
    mails: [
      mail(
        '6d',
        they.mito,
        hanako,
        '佐藤様\n\n水戸納豆の水戸です。通販サイトの価格を来月から改定します。一覧をお送りしますので、更新をお願いします。',
        { attachment: '価格表.xlsx' },
      ),
      mail(
        '5d',
        hanako,
        they.mito,
        '水戸様\n\nいつもお世話になっております。\n価格表を拝受いたしました。内容を確認のうえ、今週中に回答いたします。',
      ),
    ],
  },
  {
    expected: 'answered',
    subject: 'ロゴの使用範囲',
    mails: [mail('9d', they.kobe, hanako, '佐藤様\n\nロゴを紙袋に使うことはできますか。', { answered: true })],
  },
  {
    expected: 'answered',
    subject: '撮影のお礼と次回のご相談',
    mails: [
      mail(
        '3d',
        hanako,
        they.uji,
        '宇治様\n\n先日は撮影にご協力いただき、誠にありがとうございました。\n次回の日程につきましては、来月あらためてご相談させてください。',
      ),
    ],
  },
  settled(
    3,
    they.kanazawa,
    '図録の表紙案',
    '表紙は二案のうち、藍色のものでお願いいたします。題字の位置は変えられますか。',
    '表紙の件、承りました。題字は左上に移した案を明日お送りいたします。',
  ),
  settled(
    4,
    they.nagasaki,
    'メニュー表の差し替え',
    'ランチのメニュー表を一枚差し替えたいのですが、費用はかかりますか。',
    '差し替えは一枚でしたら無料で承ります。原稿をお待ちしております。',
  ),
  settled(
    5,
    they.sendai,
    '診察券のデザイン',
    '診察券の裏面に地図を入れられますか。',
    '地図を入れた案を添付いたしました。ご覧ください。',
    { colleague: misaki },
  ),
  settled(
    6,
    they.hirosaki,
    '直売所ののぼり旗',
    'のぼり旗は何日くらいでできますか。',
    '十日ほどで納品いたします。本数をお知らせください。',
  ),
  settled(
    6,
    they.aizu,
    '贈答箱の見本',
    '贈答箱の見本を二つお借りできますか。',
    '見本は本日の便でお送りいたしました。明後日の午前に届く予定でございます。',
  ),
  settled(
    7,
    they.hakata,
    '時刻表の増刷',
    '時刻表を3,000部増刷したいです。前回と同じ仕様で見積もってください。',
    'お見積書をお送りいたします。納期は二週間でございます。',
    { colleague: jiro },
  ),
  settled(
    8,
    they.takamatsu,
    'レシピカードの文字校正',
    'レシピカードの文字校正が終わりました。分量に一か所だけ直しがあります。',
    '修正した版をお送りいたします。問題がなければ、このまま入稿いたします。',
  ),
  settled(
    9,
    they.nara,
    '完成見学会の写真',
    '見学会の写真を印刷物に使いたいのですが、撮り直しは必要でしょうか。',
    '拝見したところ、そのままお使いいただけます。明るさだけこちらで整えます。',
  ),
  settled(
    10,
    they.okinawa,
    'ツアー名の表記',
    'ツアー名の表記は、ひらがなと漢字のどちらがよいでしょうか。',
    'ひらがなのほうが読みやすいかと存じます。比べた図を添付いたしました。',
  ),
  settled(
    11,
    they.gifu,
    '用紙見本の件',
    '用紙の見本帳は届きましたでしょうか。',
    '本日届きました。来週までに選んでご連絡いたします。',
  ),
  settled(
    12,
    they.tottori,
    '撮影当日の集合時間',
    '撮影当日は何時にどちらへ伺えばよいですか。',
    '朝8時に倉吉駅の北口でお待ちしております。雨天の場合は前日にご連絡いたします。',
  ),
  settled(
    13,
    they.minato,
    '検収書の送付先',
    '検収書はどなた宛てにお送りすればよいですか。',
    '経理の山口宛てにお送りください。',
  ),
  settled(
    14,
    they.matsue,
    'ロビーの案内板',
    'ロビーの案内板に英語を併記したいです。デザインの直しは可能ですか。',
    '可能でございます。訳文の案とあわせて金曜にお送りいたします。',
  ),
  settled(
    15,
    they.uji,
    '新茶の折込チラシ',
    '新茶の折込チラシは、いつまでに原稿をお渡しすればよいですか。',
    '今月20日までにいただけましたら、来月1日の折込に間に合います。',
  ),
  settled(
    16,
    they.asahikawa,
    '木製名刺のサンプル',
    '木製名刺のサンプルをお送りしました。ご感想をお聞かせください。',
    '大変すてきな仕上がりでした。受付に置かせていただきます。',
  ),
  settled(
    18,
    they.kobe,
    'モデルの候補',
    'モデルの候補を三名に絞りたいです。ご意見をいただけますか。',
    '二番と五番と八番の方をお薦めいたします。理由は添付にまとめました。',
  ),
  settled(
    20,
    they.mito,
    '動画の尺について',
    '動画は15秒と30秒のどちらがよいでしょうか。',
    '店頭では15秒、ウェブでは30秒をお薦めいたします。',
  ),
  settled(
    22,
    they.yokohama,
    '契約書の押印',
    '契約書に押印して返送しました。届きましたらお知らせください。',
    '本日、確かに拝受いたしました。誠にありがとうございます。',
  ),
  settled(
    24,
    they.sendai,
    '院内掲示のポスター',
    '院内掲示のポスターを五枚お願いできますか。',
    '五枚、明後日にお届けいたします。',
  ),
  settled(
    26,
    they.nagasaki,
    'ワイン会の招待状',
    'ワイン会の招待状の文面を見ていただけますか。',
    '二か所、表現を整えた版をお送りいたします。',
  ),
  settled(
    28,
    they.kanazawa,
    '作家紹介の原稿',
    '作家紹介の原稿は何文字程度でお願いできますか。',
    'お一人あたり400文字程度でお願いいたします。',
  ),
  settled(
    31,
    they.takamatsu,
    'パッケージの裏面表示',
    '裏面の表示が法令に合っているか、見ていただけますか。',
    '専門の担当が確認し、問題ございませんでした。',
  ),
  settled(
    34,
    they.hirosaki,
    '農園の地図',
    '農園の地図を新しくしたいです。写真もお送りしたほうがよいですか。',
    '目印になる建物のお写真を三枚ほどお願いいたします。',
  ),
  settled(38, they.gifu, '納品場所の確認', '納品は本社でよろしいでしょうか。', '本社の一階受付にお願いいたします。', {
    colleague: misaki,
  }),
  settled(
    40,
    they.kurashiki,
    '朝食会場のメニュー台紙',
    '朝食会場のメニュー台紙を、季節ごとに替えられる形にしたいです。案はありますか。',
    '差し込み式の台紙の案を二つお送りいたします。',
  ),
  settled(
    43,
    they.aizu,
    '工場見学のしおり',
    '工場見学のしおりに、お子さま向けのページを足せますか。',
    '見開き二ページでしたら、同じ費用で承ります。',
  ),
  settled(
    46,
    they.hakata,
    '車内アナウンスの原稿',
    '車内アナウンスの原稿を、やさしい日本語に直していただけますか。',
    '直した原稿をお送りいたします。変えた箇所に印を付けております。',
  ),
  settled(
    49,
    they.nara,
    'モデルハウスの看板',
    'モデルハウスの看板は、夜も読めるようにできますか。',
    '反射する素材と照明の二案をお送りいたします。費用の差も添えております。',
  ),
  settled(
    52,
    they.tottori,
    '写真展の告知',
    '写真展の告知は、いつ頃から始めるのがよいでしょうか。',
    '会期の六週間前からをお薦めいたします。理由を資料にまとめました。',
    { colleague: jiro },
  ),
  settled(
    55,
    they.okinawa,
    '年間契約の更新',
    '年間契約の更新の書類は、いつ頃お送りいただけますか。',
    '書類一式をお送りいたしました。ご不明な点はお知らせください。',
  ),
];
