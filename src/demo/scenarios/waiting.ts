import { sender, they, us } from '../people.ts';
import { lines, mail, type Scenario } from '../scenario.ts';

const { hanako, info, jiro, misaki } = us;

/** Threads whose window is open, those that are only copied to us, and those that end in thanks. */
// biome-ignore format: mails read better in few lines
export const waiting: readonly Scenario[] = [
  {
    expected: 'due-soon',
    subject: '現場見学会のチラシの部数',
    mails: [
      mail('6d', they.nara, hanako, lines`
        佐藤様

        大和建設の奈良です。
        見学会のチラシをお願いしたいのですが、ひな形はありますでしょうか。
      `),
      mail('5d', hanako, they.nara, lines`
        奈良様

        いつもお世話になっております。エージェンシーの佐藤でございます。

        前回の見学会で使いましたひな形を添付いたします。
        日時と会場の欄を差し替えてお使いになれます。文面をご確認ください。
      `, { attachment: 'chirashi.pdf' }),
      mail('21h', they.nara, hanako, lines`
        佐藤様

        奈良です。ひな形をありがとうございます。
        部数は5,000部でお願いします。配布日は変わらず来月の第一土曜ですが、間に合いますか。
      `),
    ],
  },
  {
    expected: 'due-soon',
    subject: '冷凍うどんの撮影カットの追加',
    mails: [
      mail('22h', they.takamatsu, hanako, lines`
        佐藤様

        お世話になっております。瀬戸内フーズの高松です。

        冷凍うどんの撮影に、湯気のカットを二つ足すことはできますか。

        1. 丼から立つ湯気(正面)
        2. 箸で持ち上げたところ(斜め上)

        追加の費用がかかるようでしたら、あわせて教えてください。
      `),
    ],
  },
  {
    expected: 'waiting',
    subject: '友禅展の図録の入稿データ',
    mails: [
      mail('8d', hanako, they.kanazawa, lines`
        金沢様

        いつもお世話になっております。エージェンシーの佐藤でございます。
        図録の台割をお送りいたします。全96ページで組んでおります。
      `, { attachment: '台割.pdf' }),
      mail('5h', they.kanazawa, hanako, lines`
        佐藤様

        お世話になっております。加賀友禅の金沢でございます。

        図録の入稿データを三回に分けてお送りしても差し支えございませんか。
        作品の写真がまだ半分ほど届いておりません。
      `),
    ],
  },
  {
    expected: 'waiting',
    subject: '輸入ワインのラベル表示の件',
    mails: [
      mail('3h', they.nagasaki, hanako, lines`
        佐藤様

        出島貿易の平戸です。お世話になっております。

        ラベルの成分表示に誤りがあり、刷り直しになりそうです。
        枚数は前回と同じ2,400枚です。最短で何日ほどかかりますでしょうか。
      `, { cc: [misaki], charset: 'iso-2022-jp' }),
    ],
  },
  {
    expected: 'waiting',
    subject: 'クリニックの看板デザイン',
    mails: [
      mail('9h', they.sendai, info, lines`
        佐藤様

        もりクリニックの仙台です。
        看板のデザイン案を拝見しました。院長もたいへん気に入っております。
        診療時間の文字をもう少し大きくしていただけますか。ご年配の患者さまが多いものですから。
      `),
    ],
  },
  {
    expected: 'waiting',
    subject: 'Brand guidelines for the spring campaign',
    mails: [
      mail('6d', they.oxford, hanako, lines`
        Dear Hanako,

        Could you send us the current brand guidelines? We are about to brief the photographer.

        Best regards,
        Emily
      `),
      mail('5d', hanako, they.oxford, lines`
        Dear Emily,

        Thank you for asking. Please find the guidelines attached.
        The colour section was revised last month.

        Kind regards,
        Hanako
      `, { attachment: 'guidelines.pdf', signed: false }),
      mail('7h', they.oxford, hanako, lines`
        Dear Hanako,

        Thank you, these are very clear. One question: may we use the blue on a dark background?

        Best regards,
        Emily
      `, { html: 'also' }),
    ],
  },
  {
    expected: 'waiting',
    subject: 'お見積りの件',
    mails: [
      mail('2h', they.asahikawa, hanako, lines`
        佐藤様

        旭川木工の小樽です。
        展示会のパネル10枚のお見積りをお願いできますか。サイズはA1です。
        木枠はうちで作るので、印刷だけで大丈夫です。
      `),
    ],
  },
  {
    // A salesman: nobody we know.
    expected: 'waiting',
    subject: '採用サイトの制作をご検討の企業様へ',
    mails: [
      mail('6h', sender('採用ツールズ 大阪', 'sales@recruit-tools.example', 'webmail'), info, lines`
        ご担当者様

        突然のご連絡失礼いたします。採用ツールズの大阪と申します。

        御社の採用サイトの運用費を半分にする仕組みをご紹介させてください。
        来週、15分ほどお時間をいただけますでしょうか。
      `, { html: 'only' }),
    ],
  },
  {
    expected: 'copied',
    subject: '配送センターの写真素材',
    mails: [
      mail('29h', they.hakata, jiro, lines`
        鈴木様

        博多交通の唐津です。配送センターの写真素材を共有フォルダーに置きました。
        使えそうなものを選んでいただけますか。
      `, { cc: [hanako] }),
    ],
  },
  {
    expected: 'copied',
    subject: '来期の印刷単価について',
    mails: [
      mail('26h', they.gifu, misaki, lines`
        高橋様

        いつもありがとうございます。長良印刷の岐阜です。

        来期の用紙の単価表をお送りします。上質紙が4%ほど上がっております。
        ご不明な点はありますか。
      `, { cc: [hanako], attachment: '単価表.xlsx' }),
    ],
  },
  {
    expected: 'thanks',
    subject: 'ツアーパンフレットの初校',
    mails: [
      mail('4d', they.okinawa, hanako, lines`
        佐藤様

        美ら海ツアーの名護です!
        パンフレットの初校の日程を教えていただけますか。
      `),
      mail('3d', hanako, they.okinawa, lines`
        名護様

        いつもお世話になっております。エージェンシーの佐藤でございます。
        校正の日程表を添付いたします。初校から校了まで三週間でございます。
      `, { attachment: '日程表.pdf' }),
      mail('40h', they.okinawa, hanako, lines`
        佐藤様

        承知いたしました。
        ありがとうございます。引き続きよろしくお願いいたします。
      `),
    ],
  },
  {
    expected: 'thanks',
    subject: '請求書の宛名',
    mails: [
      mail('3d', they.minato, hanako, lines`
        佐藤様

        さわやか商事の湊です。
        先日の請求書ですが、宛名を「法人営業部」に直していただけますか。
      `),
      mail('55h', hanako, they.minato, lines`
        湊様

        いつもお世話になっております。エージェンシーの佐藤でございます。
        宛名を直した請求書を添付いたします。お手数をおかけしました。
      `, { attachment: '請求書.pdf' }),
      mail('54h', they.minato, hanako, lines`
        佐藤様

        早速のご対応をありがとうございました。
      `),
    ],
  },
  {
    expected: 'thanks',
    subject: 'カメラの貸し出し',
    mails: [
      mail('4d', they.tottori, hanako, '佐藤さん\n\n砂丘カメラの鳥取です。来週の撮影で使う機材、どのレンズを用意しましょうか?'),
      mail('3d', hanako, they.tottori, lines`
        鳥取様

        いつもお世話になっております。
        50ミリと85ミリを一本ずつお願いいたします。三脚はこちらにございます。
      `),
      mail('2d', they.tottori, hanako, '了解しました!\n当日もよろしくお願いします。'),
    ],
  },
];
