import { sender, they, us } from '../people.ts';
import { lines, mail, type Scenario } from '../scenario.ts';

const { hanako, info, jiro, form } = us;

/** Threads whose window has ended: each shows another way to lose a client's question. */
// biome-ignore format: mails read better in few lines
export const open: readonly Scenario[] = [
  {
    // Chased: the clock runs from the first question.
    expected: 'overdue',
    subject: '秋冬カタログの色校正について',
    mails: [
      mail('5d', hanako, they.yokohama, lines`
        さわやか商事　法人営業部
        横浜様

        いつもお世話になっております。エージェンシーの佐藤でございます。

        秋冬カタログ(表紙・本文24ページ)の色校正をお届けいたしました。
        同じものをPDFでも添付しております。
        ご確認のほど、よろしくお願いいたします。
      `, { attachment: 'iro-kousei_v1.pdf' }),
      mail('75h', they.yokohama, hanako, lines`
        佐藤様

        お世話になっております。さわやか商事の横浜です。

        色校正を拝見しました。表紙の青が、画面で見たときよりも少し沈んで見えます。
        明るくすることはできますでしょうか。印刷の締切もあるかと思いますので、いつまでに
        お返事すればよいかも教えてください。
      `),
      mail('52h', they.yokohama, hanako, lines`
        佐藤様

        たびたび失礼いたします。横浜です。
        先日お送りした表紙の青の件、その後いかがでしょうか。
        社内の会議が近く、見通しだけでもいただけますと助かります。
      `),
      mail('27h', they.yokohama, [hanako, info], lines`
        佐藤様

        横浜です。何度も申し訳ありません。
        表紙の件、明日の会議で部長に説明することになりました。
        青を明るくできるかどうか、それだけでも先にお知らせいただけないでしょうか。
      `),
    ],
  },
  {
    // Handed on inside the team: nobody has told the client anything.
    expected: 'overdue',
    subject: '宿泊プランのページ改修のお見積り',
    mails: [
      mail('52h', they.kurashiki, hanako, lines`
        佐藤様

        平素より大変お世話になっております。
        潮騒ホテルの倉敷でございます。

        来春の宿泊プランにあわせて、予約ページの改修をお願いしたく存じます。
        下記の内容でお見積りをいただけますでしょうか。

        ・プラン一覧の写真の差し替え(12点)
        ・空室カレンダーの表示の見直し
        ・英語ページの追加
      `, { html: 'also' }),
      mail('50h', hanako, jiro, lines`
        次郎さん

        潮騒ホテル様のお見積りです。英語ページの工数を出してもらえますか。
        三点目以外は、前回の単価で計算できそうです。
      `, { subject: 'Fw: 宿泊プランのページ改修のお見積り' }),
      mail('49h', jiro, hanako, lines`
        佐藤さん

        見ました。英語ページは3人日くらいだと思います。
        写真の点数が増えるかどうかだけ、先方に確認してもらえますか。
      `),
      mail('26h', they.kurashiki, hanako, lines`
        佐藤様

        いつも大変お世話になっております。潮騒ホテルの倉敷でございます。
        先日お願いいたしましたお見積りにつきまして、その後のご様子はいかがでしょうか。
        来期の予算の申請に添えたく、おおよその金額だけでも承れますと幸いに存じます。
      `, { follows: 0 }),
    ],
  },
  {
    // A vacation reply of ours is no answer.
    expected: 'overdue',
    subject: '新商品パッケージの打ち合わせ日程',
    mails: [
      mail('46h', they.hirosaki, hanako, lines`
        株式会社エージェンシー
        佐藤様

        お世話になっております。北の丘農園の弘前です。

        新商品のジュースのパッケージについて、一度お打ち合わせをお願いできますでしょうか。
        来週の火曜か木曜の午後でしたら、こちらから伺えます。
        ラベルの案を三つほど、手描きですがお持ちします。
      `),
      mail('46h', hanako, they.hirosaki, lines`
        メールをいただき、ありがとうございます。
        佐藤はただいま外出しております。戻りましたら、あらためてご連絡いたします。

        このメールは自動で送信しております。
      `, { subject: '自動応答: 新商品パッケージの打ち合わせ日程', headers: ['Auto-Submitted: auto-replied', 'Precedence: bulk'] }),
    ],
  },
  {
    // A contact form of our own: the client stands in Reply-To.
    expected: 'overdue',
    subject: '【お問い合わせ】会社案内の制作について',
    mails: [
      mail('28h', form, info, lines`
        ウェブサイトのお問い合わせフォームから送信されました。

        お名前: 会津 正
        会社名: 鶴賀製菓株式会社
        メールアドレス: aizu@tsuruga-seika.example
        ご希望の連絡方法: メール

        お問い合わせ内容:
        創業80周年にあわせて会社案内を新しくしたいと考えています。
        20ページほどで、撮影からお願いした場合の費用と期間を知りたいです。
      `, { headers: ['Reply-To: =?UTF-8?B?5Lya5rSlIOatow==?= <aizu@tsuruga-seika.example>', 'Auto-Submitted: auto-generated'] }),
    ],
  },
  {
    // A rule has filed it in the client's own folder, where nobody looked.
    expected: 'overdue',
    subject: 'ポスターの掲出期間の変更',
    mails: [
      mail('4d', they.hakata, hanako, lines`
        佐藤様

        いつもお世話になっております。博多交通の唐津です。

        駅貼りポスターの掲出期間ですが、当初の予定より一週間早めることは可能でしょうか。
        難しい場合は、その理由と、いつからなら可能かをお知らせいただけますと幸いです。

        対象: 博多口、筑紫口の各6枚
      `, { mailbox: '取引先/博多交通' }),
    ],
  },
  {
    // The answer was begun, and lies in Drafts.
    expected: 'overdue',
    subject: '抹茶シリーズの撮影場所について',
    mails: [
      mail('33h', they.uji, hanako, lines`
        佐藤様

        お世話になっております。宇治茶舗の亀岡でございます。

        撮影場所の候補を三つ、添付にまとめました。
        茶室は火曜のみ使えます。どちらがよろしいか、ご意見をお聞かせください。
      `, { attachment: '撮影場所候補.pdf' }),
      mail('90m', hanako, they.uji, lines`
        亀岡様

        いつもお世話になっております。エージェンシーの佐藤でございます。

        撮影場所の候補をお送りいただき、ありがとうございます。
        三つとも拝見しました。光の入り方を考えますと、
      `, { draft: true }),
    ],
  },
  {
    // The subject is another client's too: still two threads.
    expected: 'overdue',
    subject: 'お見積りの件',
    mails: [
      mail('27h', they.kobe, hanako, lines`
        佐藤様

        いつもお世話になっております。六甲アパレルの神戸です。

        春物のルックブックのお見積りをお願いいたします。モデルは二名、撮影は一日の予定です。
        ロケとスタジオの両方で比べたいので、二通りいただけるとうれしいです。
      `),
    ],
  },
  {
    expected: 'overdue',
    subject: '動画制作のご相談(知人の紹介です)',
    mails: [
      mail('31h', sender('鎌倉 楓', 'kaede@kamakura-kanmi.example', 'phone'), hanako, lines`
        佐藤様

        はじめまして。鎌倉と申します。潮騒ホテルの倉敷様からご紹介いただきました。

        小さな和菓子店を営んでおります。店の紹介動画を一分ほどで作りたいのですが、
        個人の店でもお願いできますでしょうか。
        予算は30万円ほどを考えております。足りないようでしたら、正直におっしゃってください。

        鎌倉 楓
      `),
    ],
  },
];
