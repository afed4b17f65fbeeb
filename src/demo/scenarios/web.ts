import { they, us } from '../people.ts';
import { lines, mail, type Scenario } from '../scenario.ts';

const { hanako, info, jiro } = us;

/** Everyday threads about sites, campaigns and money. */
// biome-ignore format: mails read better in few lines
export const web: readonly Scenario[] = [
  {
    expected: 'answered',
    subject: '会員登録フォームの不具合',
    mails: [
      mail('26h', they.minato, hanako, lines`
        佐藤様

        さわやか商事の湊です。
        会員登録のフォームで、建物名が長いと次へ進めないという電話が二件ありました。
        そちらでも同じになりますか。
      `),
      mail('25h', hanako, they.minato, lines`
        湊様

        いつもお世話になっております。エージェンシーの佐藤でございます。

        お知らせくださり、ありがとうございます。こちらでも同じ現象を確認いたしました。
        建物名が20文字を超えると止まる設定になっておりましたので、先ほど60文字に広げました。
        お電話のお二人にも、ご迷惑をおかけしましたこと、どうぞよろしくお伝えください。
      `),
    ],
  },
  {
    expected: 'answered',
    subject: '動画の長さについて',
    mails: [
      mail('20d', they.mito, hanako, lines`
        佐藤様

        水戸納豆の日立です。
        店頭で流す動画は15秒と30秒のどちらがよいでしょうか。
        去年の30秒は、平均9秒しか見られていませんでした。
      `, { charset: 'shift_jis' }),
      mail('19d', hanako, they.mito, lines`
        日立様

        いつもお世話になっております。エージェンシーの佐藤でございます。

        9秒という数字は大切な手がかりでございます。店頭には15秒をお薦めいたします。
        最初の5秒に商品名と価格を置けば、途中で離れる方にも伝わります。
      `),
    ],
  },
  {
    expected: 'answered',
    subject: 'キャンペーンの応募規約',
    mails: [
      mail('12d', they.okinawa, hanako, lines`
        佐藤様

        はいさい!美ら海ツアーの名護です!
        フォトキャンペーンの応募規約、うちの旅行業約款と重なるところがないか心配です。
        一度見ていただけますか?
      `, { hour: 'weekend' }),
      mail('9d', hanako, they.okinawa, lines`
        名護様

        いつもお世話になっております。エージェンシーの佐藤でございます。

        規約の案を拝見しました。重なるのは第7条(取消料)だけでございます。
        「当選した旅行の取消しは約款に従う」と一行にまとめた案を添付いたします。
      `, { attachment: '応募規約_修正案.pdf' }),
      mail('9d', they.okinawa, hanako, 'わー、すっきりしました!\nこれで進めます。ありがとうございます!'),
      mail('8d', hanako, they.okinawa, '名護様\n\nご確認いただき、ありがとうございます。\nキャンペーンの盛り上がりを、わたくしどもも楽しみにしております。'),
    ],
  },
  {
    expected: 'answered',
    subject: 'ツアー名の表記',
    mails: [
      mail('33d', they.okinawa, hanako, '佐藤様\n\n名護です!\n新しいツアーの名前、「慶良間」と「けらま」、どちらがいいでしょう?'),
      mail('32d', hanako, they.okinawa, lines`
        名護様

        いつもお世話になっております。エージェンシーの佐藤でございます。
        検索では漢字のほうが四倍ほど多く調べられております。
        見出しは「慶良間(けらま)」とし、両方で見つかる形をお薦めいたします。
      `),
    ],
  },
  {
    expected: 'answered',
    subject: 'サーバー移転の立ち会い',
    mails: [
      mail('17d', they.nara, [hanako, jiro], lines`
        佐藤様、鈴木様

        大和建設の奈良です。
        サーバーの移転は夜間と聞きましたが、弊社も立ち会いが必要ですか。
        必要なら、情報システムの者を一名出します。
      `),
      mail('16d', jiro, they.nara, lines`
        奈良様

        お世話になっております。エージェンシーの鈴木です。
        立ち会いは不要です。切り替えの前後で表示を確かめ、結果を表にしてお渡しします。
        電話のつながる方を一名だけ教えていただければ十分です。
      `, { cc: [hanako] }),
    ],
  },
  {
    expected: 'answered',
    subject: 'ご請求書の再発行のお願い',
    mails: [
      mail('25d', they.sendai, info, lines`
        佐藤様

        もりクリニックの仙台です。お恥ずかしいのですが、
        先月分の請求書が院内で見当たらなくなりました。再発行していただけますか。
      `),
      mail('25d', hanako, they.sendai, lines`
        仙台様

        いつもお世話になっております。エージェンシーの佐藤でございます。
        再発行した請求書を添付いたします。「再発行」と記し、番号は前のものと同じにしております。
      `, { attachment: '請求書_再発行.pdf' }),
    ],
  },
  {
    expected: 'answered',
    subject: '年間契約の更新',
    mails: [
      mail('48d', they.kurashiki, hanako, lines`
        佐藤様

        平素より大変お世話になっております。潮騒ホテルの倉敷でございます。

        サイト運用の年間契約が満了を迎えます。
        更新に際し、作業時間の上限を月20時間から25時間に改めていただくことは可能でしょうか。
      `),
      mail('47d', hanako, they.kurashiki, lines`
        倉敷様

        いつもお世話になっております。エージェンシーの佐藤でございます。

        25時間への変更、喜んで承ります。
        月額は現在の単価のまま、時間に応じた金額としてお見積りいたしました。
        契約書の案とあわせて添付しております。
      `, { attachment: '契約書案.pdf' }),
    ],
  },
  {
    expected: 'answered',
    subject: 'アクセス解析の見方',
    mails: [
      mail('29d', they.kobe, hanako, lines`
        佐藤様

        六甲アパレルの神戸です。
        先月のレポート、「直帰率」が前年より12ポイント上がっていました。
        LPを変えた影響と見てよいですか。社内で聞かれて答えられず…。
      `, { html: 'also' }),
      mail('28d', hanako, they.kobe, lines`
        神戸様

        いつもお世話になっております。エージェンシーの佐藤でございます。

        LPの影響というより、計測の方法が変わったことが主な理由でございます。
        同じ方法で計算し直すと、前年との差は1.8ポイントに収まります。
        社内でのご説明にお使いになれるよう、図を一枚添付いたしました。
      `, { attachment: '直帰率の比較.pdf' }),
    ],
  },
  {
    expected: 'answered',
    subject: '求人ページの写真の差し替え',
    mails: [
      mail('13d', they.hakata, hanako, lines`
        佐藤様

        博多交通の唐津です。
        求人ページに写っている社員が退職しました。写真を外していただけますか。
        差し替えの写真は選んでいるところです。
      `, { mailbox: '取引先/博多交通' }),
      mail('13d', hanako, they.hakata, lines`
        唐津様

        いつもお世話になっております。エージェンシーの佐藤でございます。
        該当の写真を外し、車庫の風景に替えました。検索結果に残る画像も、削除を申請しております。
      `, { mailbox: '取引先/博多交通' }),
    ],
  },
];
