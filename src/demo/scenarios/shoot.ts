import { they, us } from '../people.ts';
import { lines, mail, type Scenario } from '../scenario.ts';

const { hanako, jiro, misaki } = us;

/** Everyday threads about shoots, events and all that is made of wood, cloth and light. */
// biome-ignore format: mails read better in few lines
export const shoot: readonly Scenario[] = [
  {
    expected: 'answered',
    subject: '撮影当日の集合',
    mails: [
      mail('12d', they.tottori, hanako, '佐藤さん\n\n砂丘カメラの鳥取です。\n撮影の日、集合は現地ですか? 機材車で行くので、停める場所があると助かります。'),
      mail('12d', hanako, they.tottori, lines`
        鳥取様

        いつもお世話になっております。エージェンシーの佐藤でございます。
        集合は倉吉駅の北口、朝8時でございます。
        機材車は駅前の第二駐車場に停められるよう、駐車券を用意しております。地図を添付いたしました。
      `, { attachment: '集合場所.pdf' }),
    ],
  },
  {
    expected: 'answered',
    subject: '完成見学会の写真',
    mails: [
      mail('9d', they.nara, hanako, lines`
        佐藤様

        大和建設の奈良です。
        見学会の写真を送ります。営業が撮ったものですが、印刷に耐えますか。
      `, { attachment: '外観01.jpg' }),
      mail('8d', hanako, they.nara, lines`
        奈良様

        いつもお世話になっております。エージェンシーの佐藤でございます。
        拝見したところ、A4までの印刷でしたらそのままお使いいただけます。
        空だけ少し白く飛んでおりますので、こちらで明るさを整えます。
      `),
    ],
  },
  {
    expected: 'answered',
    subject: 'モデルの候補',
    mails: [
      mail('18d', they.kobe, hanako, lines`
        佐藤様

        六甲アパレルの神戸です。
        モデルさんのコンポジット、12名分ありがとうございます。
        春のテーマは「通勤の朝」なのですが、佐藤様なら誰を選びますか。
      `),
      mail('17d', hanako, they.kobe, lines`
        神戸様

        いつもお世話になっております。エージェンシーの佐藤でございます。

        わたくしでしたら、二番と五番の方を選びます。
        二番の方は歩く姿が自然で、五番の方は表情に朝の明るさがございます。
        お二人が並んだときの身長の差も、見開きではよい変化になるかと存じます。
      `),
    ],
  },
  {
    expected: 'answered',
    subject: '木の名刺',
    mails: [
      mail('16d', they.asahikawa, hanako, '佐藤さま\n\n小樽です。\n木の名刺のサンプルを送りました。端のほう、少し反っていませんか?\n乾き具合を変えたものも作れます。', { hour: 'weekend' }),
      mail('13d', hanako, they.asahikawa, lines`
        小樽様

        いつもお世話になっております。エージェンシーの佐藤でございます。
        サンプルが届きました。香りがよく、受付に置いたところ、来社されたお客様にも好評でございます。
        反りは名刺入れに入れて三日おきましても、気になりませんでした。
      `),
    ],
  },
  {
    expected: 'answered',
    subject: 'ロビーの案内板',
    mails: [
      mail('14d', they.matsue, hanako, '佐藤様\n\n潮騒ホテルの松江です。\nロビーの案内板に英語を足したいんですが、今の板に文字だけ貼ることってできますか。'),
      mail('13d', hanako, they.matsue, lines`
        松江様

        お世話になっております。エージェンシーの佐藤でございます。
        今の板に切り文字を貼る形で対応できます。ただ、日本語との間が詰まりますので、
        矢印を少し小さくした案もお付けしました。訳文はホテルの英語サイトにそろえております。
      `, { attachment: '案内板_英語案.pdf' }),
    ],
  },
  {
    expected: 'answered',
    subject: '朝食会場のメニュー台紙',
    mails: [
      mail('40d', they.kurashiki, hanako, lines`
        佐藤様

        平素より大変お世話になっております。潮騒ホテルの倉敷でございます。

        朝食会場のメニューを、季節ごとに入れ替えられる形にしたいと考えております。
        何かよい案はございますでしょうか。木の枠も素敵かと存じます。
      `),
      mail('39d', hanako, they.kurashiki, lines`
        倉敷様

        いつもお世話になっております。エージェンシーの佐藤でございます。

        木枠に和紙を差し込む案と、真鍮の留め具で綴じる案の二つを添付いたしました。
        木枠は旭川の工房で作れますので、傷んだときに一枚から直せます。
      `, { attachment: 'メニュー台紙_二案.pdf' }),
    ],
  },
  {
    expected: 'answered',
    subject: '工場見学のしおり',
    mails: [
      mail('43d', they.aizu, hanako, lines`
        株式会社エージェンシー
        佐藤 花子 様

        平素は格別のご高配を賜り、厚く御礼申し上げます。鶴賀製菓の会津でございます。

        工場見学のしおりに、お子様向けの頁を加えたく存じます。
        見開き二頁を足した場合の費用と、紙の厚みへの影響をご教示願います。
      `),
      mail('42d', hanako, they.aizu, lines`
        鶴賀製菓株式会社　総務部
        会津様

        平素よりお世話になっております。エージェンシーの佐藤でございます。

        見開き二ページの追加は、1,000部で18,700円(税込)でございます。
        紙を一段薄いものにいたしますと、厚みは今のしおりと変わりません。
        束見本を二つ、郵便でお送りいたしました。
      `),
    ],
  },
  {
    expected: 'answered',
    subject: '車内アナウンスの原稿',
    mails: [
      mail('46d', they.hakata, hanako, lines`
        佐藤様

        博多交通の唐津です。
        車内アナウンスの原稿を「やさしい日本語」に直すお仕事は、御社で受けていただけますか。
        全部で32文あります。
      `, { attachment: 'アナウンス原稿.xlsx', mailbox: '取引先/博多交通' }),
      mail('45d', hanako, they.hakata, lines`
        唐津様

        いつもお世話になっております。エージェンシーの佐藤でございます。

        はい、承ります。冒頭の五文を直した見本を添付いたしました。
        「お降りの際は」を「降りるときは」とするなど、変えた箇所に印を付けております。
      `, { attachment: 'やさしい日本語_見本.pdf', mailbox: '取引先/博多交通' }),
    ],
  },
  {
    expected: 'answered',
    subject: '写真展の告知の時期',
    mails: [
      mail('50d', they.tottori, hanako, '佐藤さん\n\n鳥取です。写真展の告知、いつから出すのがいいですか? 会場は押さえました。', { hour: 'night', cc: [jiro] }),
      mail('48d', jiro, they.tottori, lines`
        鳥取様

        お世話になっております。エージェンシーの鈴木です。
        会期の六週間前が目安です。早すぎると予定に入れてもらえず、遅いと媒体の締切に間に合いません。
        過去三年の来場者数と告知の時期を、表にして付けました。
      `, { cc: [hanako], attachment: '告知と来場者数.xlsx' }),
    ],
  },
  {
    expected: 'answered',
    subject: 'ワイン会の招待状',
    mails: [
      mail('27d', they.nagasaki, hanako, lines`
        佐藤様

        平戸です。お世話になっております。
        ワイン会の招待状の文面を書いてみました。硬すぎますか。

        「謹啓　時下ますますご清祥のこととお慶び申し上げます。
        　さて、このたび弊社では…」
      `, { charset: 'iso-2022-jp' }),
      mail('26d', hanako, they.nagasaki, lines`
        平戸様

        いつもお世話になっております。エージェンシーの佐藤でございます。
        親しいお客様への会ですので、頭語は省いてよろしいかと存じます。
        「葡萄畑から、今年の一本が届きました。」と始める案を添付いたしました。
      `, { charset: 'iso-2022-jp', quote: 'above', attachment: 'invitation.pdf' }),
    ],
  },
  {
    expected: 'answered',
    subject: '看板の夜間の見え方',
    mails: [
      mail('49d', they.nara, hanako, '佐藤様\n\n大和建設の奈良です。\nモデルハウスの看板、夜も読めるようにしたいのですが、電源がありません。方法はありますか。'),
      mail('48d', misaki, they.nara, lines`
        奈良様

        お世話になっております。デザイン室の高橋でございます。
        電源のいらない案として、反射シートと太陽光の照明の二つを比べました。
        車から読むことを考えますと、反射シートのほうが確実でございます。
      `, { cc: [hanako], attachment: '看板比較.pdf' }),
    ],
  },
];
