import { they, us } from '../people.ts';
import { lines, mail, type Scenario } from '../scenario.ts';

const { hanako, jiro, misaki } = us;

/** Everyday threads about print: estimates, proofs, paper, delivery. */
// biome-ignore format: mails read better in few lines
export const print: readonly Scenario[] = [
  {
    expected: 'answered',
    subject: '図録の表紙案',
    mails: [
      mail('3d', they.kanazawa, hanako, lines`
        佐藤様

        加賀友禅の金沢でございます。

        表紙の二案、職人たちとも拝見しました。皆が藍のほうに手を挙げましたので、藍色でお願いいたします。
        題字だけ、もう少し余白のあるところへ動かせますでしょうか。柄が少し窮屈に見えます。
      `),
      mail('52h', hanako, they.kanazawa, lines`
        金沢様

        いつもお世話になっております。エージェンシーの佐藤でございます。

        藍色の案で進めます。題字は左上の余白に移し、柄の流れが切れないようにいたしました。
        直した表紙を添付しております。職人の皆様にもどうぞよろしくお伝えください。
      `, { attachment: '表紙_藍_2.pdf' }),
    ],
  },
  {
    expected: 'answered',
    subject: 'ランチメニューの差し替え',
    mails: [
      mail('4d', they.nagasaki, hanako, lines`
        佐藤様

        平戸です。急ですみません。
        レストランのランチメニュー、魚の仕入れが変わるので一枚だけ差し替えたいです。
        一枚だけでも費用はかかりますか。
      `, { charset: 'iso-2022-jp' }),
      mail('4d', hanako, they.nagasaki, lines`
        平戸様

        お世話になっております。エージェンシーの佐藤でございます。
        文字の差し替えのみでしたら、年間契約の範囲に含まれますので費用はかかりません。
        文面をこのメールにお書きいただければ、そのまま組みます。
      `, { charset: 'iso-2022-jp' }),
      mail('3d', they.nagasaki, hanako, lines`
        助かります。
        「本日の鮮魚のポワレ」を「長崎産真鯛のポワレ」にしてください。価格は変わりません。
        英語表記も必要ですか?
      `, { charset: 'iso-2022-jp' }),
      mail('70h', hanako, they.nagasaki, lines`
        平戸様

        差し替えたメニューを添付いたします。
        英語は Pan-seared sea bream, Nagasaki としております。海外のお客様もいらっしゃるため、残しました。
      `, { charset: 'iso-2022-jp', attachment: 'lunch_menu.pdf' }),
    ],
  },
  {
    expected: 'answered',
    subject: '直売所ののぼり旗',
    mails: [
      mail('6d', they.hirosaki, hanako, lines`
        佐藤さま

        北の丘農園の弘前です。今朝はよく晴れて、畑から山がきれいに見えます。

        直売所ののぼり旗がだいぶ色あせてしまって、新しくしたいと思っています。
        前と同じ絵柄で10本だと、おいくらでしょうか。あと、何日くらいかかりますか。
      `, { hour: 'night' }),
      mail('5d', hanako, they.hirosaki, lines`
        弘前様

        いつもお世話になっております。エージェンシーの佐藤でございます。

        お見積書を添付いたしました。同じ絵柄ですので版代はかからず、10本で27,500円(税込)でございます。
        お急ぎのご事情がございましたら、納期もご相談ください。
        お忙しい毎日かと存じます。お体にお気をつけください。
      `, { attachment: 'お見積書_のぼり.pdf' }),
    ],
  },
  {
    expected: 'answered',
    subject: '贈答箱の見本につきまして',
    mails: [
      mail('7d', they.aizu, hanako, lines`
        株式会社エージェンシー
        佐藤 花子 様

        拝啓　平素は格別のご高配を賜り、厚く御礼申し上げます。
        鶴賀製菓の会津でございます。

        役員会にて贈答箱の色を決めることとなりました。つきましては、
        見本を二種、拝借できますでしょうか。会のあとにご返却申し上げます。

        敬具
      `),
      mail('6d', hanako, they.aizu, lines`
        鶴賀製菓株式会社　総務部
        会津様

        平素よりお世話になっております。エージェンシーの佐藤でございます。

        見本を二種、本日の宅配便でお送りいたしました。
        えんじと生成りの箱で、中の仕切りも本番と同じ紙でございます。
        ご返却には及びませんので、お手元でお使いください。
      `),
    ],
  },
  {
    expected: 'answered',
    subject: '時刻表の増刷のお見積り',
    mails: [
      mail('7d', they.hakata, [hanako, jiro], lines`
        佐藤様、鈴木様

        博多交通の唐津です。時刻表を増刷したく、お見積りをお願いします。

        部数: 3,000部
        仕様: 前回と同じ
        納品: 営業企画課と各営業所(5か所)
      `),
      mail('6d', jiro, they.hakata, lines`
        唐津様

        お世話になっております。エージェンシーの鈴木です。
        お見積書を添付します。営業所5か所への分納を含めて198,000円(税込)です。
        分納をやめて一か所にまとめますと、22,000円ほど下がります。
      `, { cc: [hanako], attachment: '見積_時刻表.pdf' }),
    ],
  },
  {
    expected: 'answered',
    subject: 'レシピカード 文字校正',
    mails: [
      mail('8d', they.takamatsu, hanako, lines`
        佐藤様

        お世話になっております。高松です。
        レシピカード(全6種)の文字校正が終わりました。

        1. 4枚目「大さじ1」→「小さじ1」
        2. 6枚目の写真の左右が逆

        この二点以外は校了で結構です。いつ入稿になりますか。
      `, { html: 'only' }),
      mail('7d', hanako, they.takamatsu, lines`
        高松様

        いつもお世話になっております。エージェンシーの佐藤でございます。

        二点を修正し、先ほど入稿いたしました。入稿したデータを控えとしてお送りいたします。
        4枚目の分量は、作り方の本文にも同じ記載がございましたので、あわせて直しております。
      `, { attachment: 'レシピカード_入稿.pdf' }),
    ],
  },
  {
    expected: 'answered',
    subject: '用紙見本の件',
    mails: [
      mail('11d', they.gifu, hanako, lines`
        佐藤さま

        毎度お世話になります、長良印刷の岐阜です。
        先日お送りした用紙の見本帳、無事に届きましたでしょうか。
        図録には「雲竜」の薄いほうもおすすめです。
      `),
      mail('10d', hanako, they.gifu, lines`
        岐阜様

        いつもお世話になっております。エージェンシーの佐藤でございます。
        見本帳は確かに届いております。ありがとうございます。
        「雲竜」は手ざわりがよく、金沢の展覧会の図録に合いそうです。
      `),
    ],
  },
  {
    expected: 'answered',
    subject: '納品場所の確認',
    mails: [
      mail('38d', they.gifu, hanako, '佐藤さま\n\n長良印刷の岐阜です。\n会社案内2,000部、パレット二枚になります。納品は本社の一階でよろしいでしょうか。'),
      mail('37d', misaki, they.gifu, lines`
        岐阜様

        お世話になっております。エージェンシーの高橋でございます。
        佐藤が外出しておりますので、代わりにお返事いたします。
        本社一階の受付までお願いいたします。搬入口は建物の裏手、北側でございます。
      `, { cc: [hanako], quote: 'above' }),
    ],
  },
  {
    expected: 'answered',
    subject: '折込チラシの原稿について',
    mails: [
      mail('15d', they.uji, hanako, lines`
        佐藤様

        宇治茶舗の亀岡です。いつもありがとうございます。
        折込チラシの原稿ですが、父がまだ言葉を選んでおりまして…。
        最後のところだけ空けたまま、先に組んでいただくことはできますか。
      `),
      mail('14d', hanako, they.uji, lines`
        亀岡様

        いつもお世話になっております。エージェンシーの佐藤でございます。
        結びの二行を空けたまま組みましたので、お送りいたします。
        お父様のお言葉が入ると思うと、わたくしも楽しみでございます。
      `, { attachment: 'チラシ_仮組み.pdf' }),
    ],
  },
  {
    expected: 'answered',
    subject: '契約書の押印',
    mails: [
      mail('22d', they.yokohama, hanako, lines`
        佐藤様

        お世話になっております。さわやか商事の横浜です。

        基本契約書に押印し、本日、書留でお送りしました。
        収入印紙は当方の控えにも貼る必要がありますか。
      `, { mailbox: '取引先/さわやか商事' }),
      mail('21d', hanako, they.yokohama, lines`
        横浜様

        いつもお世話になっております。エージェンシーの佐藤でございます。

        契約書を確かに受け取りました。ありがとうございます。
        経理に確かめましたところ、印紙は双方の控えにそれぞれ必要とのことでございます。
      `, { mailbox: '取引先/さわやか商事' }),
    ],
  },
];
