import { they, us } from '../people.ts';
import { lines, mail, type Scenario } from '../scenario.ts';

const { hanako, jiro, misaki } = us;

/** Threads in which nothing is owed, each for a reason of its own. */
// biome-ignore format: mails read better in few lines
export const answered: readonly Scenario[] = [
  {
    // The answer went to another person of the same client.
    expected: 'answered',
    subject: '店頭POPの校正',
    mails: [
      mail('50h', they.yokohama, hanako, lines`
        佐藤様

        お世話になっております。横浜です。
        店頭POPの校正をお返しします。赤字は二か所です。
        わたしは午後から出張のため、このあとは湊にご連絡いただけますでしょうか。
      `, { attachment: 'POP_赤字.pdf', mailbox: '取引先/さわやか商事' }),
      mail('44h', hanako, they.minato, lines`
        湊様

        いつもお世話になっております。エージェンシーの佐藤でございます。

        横浜様からいただいた赤字二か所を反映し、再校を添付いたしました。
        二点目の「送料無料」は、文字の色も周りとそろえております。
      `, { attachment: 'POP_再校.pdf', follows: 'none', subject: 'RE: 店頭POPの校正', mailbox: '取引先/さわやか商事' }),
    ],
  },
  {
    // From a phone that drops In-Reply-To and References: told by client and subject.
    expected: 'answered',
    subject: '旅行雑誌の広告原稿',
    mails: [
      mail('3d', they.matsue, hanako, '佐藤様\n\n潮騒ホテルの松江です。\n来月号の広告原稿、写真はまだ差し替えられますか。\n夕景のいいのが撮れました。', { attachment: '夕景.jpg' }),
      mail('70h', hanako, they.matsue, '松江様\n\n外出先から失礼いたします。エージェンシーの佐藤でございます。\n写真はまだ差し替えられます。夕景のものに替えて進めます。', { follows: 'none', charset: 'iso-2022-jp', quote: 'none', signed: false }),
    ],
  },
  {
    // Our copy lies in the client's folder, not in Sent.
    expected: 'answered',
    subject: '展示会の小間割り',
    mails: [
      mail('4d', they.asahikawa, hanako, '佐藤様\n\n旭川木工の小樽です。\n展示会の小間割りの図面って、もう出ていますか。什器の寸法を決めたいです。'),
      mail('3d', hanako, they.asahikawa, lines`
        小樽様

        いつもお世話になっております。エージェンシーの佐藤でございます。
        主催者から届いた図面をお送りいたします。間口は5,400ミリでございます。
      `, { attachment: '小間割り.pdf', mailbox: '取引先/旭川木工' }),
    ],
  },
  {
    // The client's out-of-office came after our answer: it opens nothing.
    expected: 'answered',
    subject: '来月の休館日について',
    mails: [
      mail('5d', they.kurashiki, hanako, lines`
        佐藤様

        平素より大変お世話になっております。潮騒ホテルの倉敷でございます。

        来月は設備点検のため、二日間休館いたします。
        公式サイトのお知らせ欄への掲載は、御社にお願いできますでしょうか。
      `),
      mail('4d', hanako, they.kurashiki, lines`
        倉敷様

        いつもお世話になっております。エージェンシーの佐藤でございます。
        お知らせ欄に掲載いたしました。予約カレンダーの該当日も、受付停止にしております。
      `),
      mail('4d', they.kurashiki, hanako, lines`
        メールをありがとうございます。倉敷はただいま休暇をいただいております。
        お急ぎのご用件は、広報の松江(matsue@shiosai-hotel.example)までお願いいたします。
      `, { subject: '自動返信: 来月の休館日について', headers: ['Auto-Submitted: auto-replied', 'X-Auto-Response-Suppress: All'] }),
    ],
  },
  {
    // We have given a date that is still to come.
    expected: 'held',
    subject: '通販サイトの価格改定のお願い',
    mails: [
      mail('50h', they.mito, hanako, lines`
        佐藤様

        お世話になっております。水戸納豆の日立です。
        通販サイトの価格を来月から改定します。対象は38商品です。
        一覧をお送りしますので、更新の費用と公開できる日を教えてください。
      `, { charset: 'shift_jis', attachment: '価格表.xlsx' }),
      mail('46h', hanako, they.mito, lines`
        日立様

        いつもお世話になっております。エージェンシーの佐藤でございます。

        価格表をお送りいただき、ありがとうございます。
        定期便の商品は決済の設定も変わりますため、担当と確認しております。
        費用と公開日につきましては、{now+1bd}17時までに回答いたします。
      `),
    ],
  },
  {
    // We have given a date, and it has passed.
    expected: 'promise-broken',
    subject: '商品ページの仕様変更のご相談',
    mails: [
      mail('9d', they.takamatsu, hanako, lines`
        佐藤様

        お世話になっております。瀬戸内フーズの高松です。

        商品ページの仕様を変更したく、ご相談です。

        1. アレルゲン表示を写真のすぐ下に移す
        2. 「まとめ買い」ボタンを追加する
        3. スマートフォンでは栄養成分表を畳んで表示する

        2.は在庫の仕組みにも関わると思います。実現できるか、ご意見をください。
      `, { html: 'also' }),
      mail('8d', hanako, they.takamatsu, lines`
        高松様

        いつもお世話になっております。エージェンシーの佐藤でございます。

        仕様変更のご相談、承りました。1.と3.は現在の作りのままで対応できます。
        2.につきましては在庫の仕組みを調べたうえで、{now-1bd}までに回答いたします。
      `),
    ],
  },
  {
    // Answered from another program: only the flag tells.
    expected: 'answered',
    subject: 'ロゴの使用範囲',
    mails: [
      mail('9d', they.kobe, hanako, lines`
        佐藤様

        六甲アパレルの神戸です。
        先日納品いただいたロゴですが、ショッパー(紙袋)にも使って問題ないでしょうか。
        ポップアップストアで配る予定です。
      `, { answered: true }),
    ],
  },
  {
    // We wrote last, and nobody had asked.
    expected: 'answered',
    subject: '撮影のお礼',
    mails: [
      mail('6d', hanako, they.uji, lines`
        亀岡様

        いつもお世話になっております。エージェンシーの佐藤でございます。

        先日は、茶園での撮影にご協力いただき、誠にありがとうございました。
        早朝からお茶までご用意くださり、スタッフ一同、心より感謝しております。
      `),
    ],
  },
  {
    // A colleague answered, with us in Cc.
    expected: 'answered',
    subject: '診察券のデザイン',
    mails: [
      mail('5d', they.sendai, hanako, lines`
        佐藤様

        もりクリニックの仙台です。
        診察券の裏面に、駐車場の地図を入れることはできますか。
        第二駐車場が分かりにくいと、患者さまからよく言われます。
      `, { cc: [misaki] }),
      mail('4d', misaki, they.sendai, lines`
        仙台様

        いつもお世話になっております。デザイン室の高橋でございます。
        佐藤に代わりましてお返事いたします。
        地図を入れた案を二つ添付しました。第二駐車場は色を変えて示しております。
      `, { cc: [hanako], attachment: '診察券_裏面案.pdf' }),
    ],
  },
  {
    // Answered late at night; the client wrote at the weekend.
    expected: 'answered',
    subject: 'Usage rights for the harbour photographs',
    mails: [
      mail('11d', they.oxford, [hanako], lines`
        Dear Hanako,

        Could you confirm whether the harbour photographs may be used on social media as well as in print?
        Our licence sheet only mentions print.

        Best regards,
        Emily
      `, { cc: [jiro], hour: 'weekend' }),
      mail('9d', hanako, they.oxford, lines`
        Dear Emily,

        Yes, the licence covers social media in all territories for two years.
        The amended licence sheet is attached for your records.

        Kind regards,
        Hanako
      `, { hour: 'night', attachment: 'licence.pdf', signed: false }),
    ],
  },
];
