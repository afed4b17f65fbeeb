import { they, us } from '../people.ts';
import { mail, type Scenario } from '../scenario.ts';

const { hanako, info, jiro, misaki, form } = us;

/** Threads that wait for an answer. */
export const open: readonly Scenario[] = [
  {
    expected: 'overdue',
    subject: '秋冬カタログの色校正について',
    mails: [
      mail(
        '5d',
        hanako,
        they.yokohama,
        '横浜様\n\nいつもお世話になっております。\n秋冬カタログの色校正をお送りいたします。\nご確認のほど、よろしくお願いいたします。',
        { attachment: 'iro-kousei_v1.pdf' },
      ),
      mail(
        '75h',
        they.yokohama,
        hanako,
        '佐藤様\n\nお世話になっております。さわやか商事の横浜です。\n\n色校正を拝見しました。表紙の青が、画面で見たときよりも少し沈んで見えます。\n明るくすることはできますでしょうか。印刷の締切もあるかと思いますので、いつまでに\nお返事すればよいかも教えてください。',
      ),
      mail(
        '30h',
        they.yokohama,
        hanako,
        '佐藤様\n\nたびたび失礼いたします。横浜です。\n先日お送りした表紙の青の件、その後いかがでしょうか。\n社内の会議が近く、見通しだけでもいただけますと助かります。',
      ),
    ],
  },
  {
    expected: 'overdue',
    subject: '宿泊プランのページ改修のお見積り',
    mails: [
      mail(
        '52h',
        they.kurashiki,
        hanako,
        '佐藤様\n\n平素より大変お世話になっております。\n潮騒ホテルの倉敷でございます。\n\n来春の宿泊プランにあわせて、予約ページの改修をお願いしたく存じます。\n下記の内容でお見積りをいただけますでしょうか。\n\n・プラン一覧の写真の差し替え(12点)\n・空室カレンダーの表示の見直し\n・英語ページの追加',
      ),
      mail(
        '50h',
        hanako,
        jiro,
        '次郎さん\n\n潮騒ホテル様のお見積りです。英語ページの工数を出してもらえますか。\n今日中だと助かります。',
        { subject: 'Fw: 宿泊プランのページ改修のお見積り' },
      ),
      mail(
        '49h',
        jiro,
        hanako,
        '佐藤さん\n\n見ました。英語ページは3人日くらいだと思います。\n写真の点数が増えるかどうかだけ、先方に確認してもらえますか。',
      ),
    ],
  },
  {
    expected: 'overdue',
    subject: '新商品パッケージの打ち合わせ日程',
    mails: [
      mail(
        '46h',
        they.hirosaki,
        hanako,
        '株式会社エージェンシー\n佐藤様\n\nお世話になっております。北の丘農園の弘前です。\n\n新商品のジュースのパッケージについて、一度お打ち合わせをお願いできますでしょうか。\n来週の火曜か木曜の午後でしたら、こちらは伺えます。',
      ),
      mail('46h', hanako, they.hirosaki, 'ただいま外出しております。\n戻り次第、あらためてご連絡いたします。', {
        subject: '自動応答: 新商品パッケージの打ち合わせ日程',
        headers: ['Auto-Submitted: auto-replied', 'Precedence: bulk'],
      }),
    ],
  },
  {
    expected: 'overdue',
    subject: '【お問い合わせ】会社案内の制作について',
    mails: [
      mail(
        '28h',
        form,
        info,
        'お名前: 会津 正\n会社名: 鶴賀製菓株式会社\nメールアドレス: aizu@tsuruga-seika.example\n\nお問い合わせ内容:\n創業80周年にあわせて会社案内を新しくしたいと考えています。\n20ページほどで、撮影からお願いした場合の費用と期間を知りたいです。',
        {
          headers: [
            'Reply-To: =?UTF-8?B?5Lya5rSlIOatow==?= <aizu@tsuruga-seika.example>',
            'Auto-Submitted: auto-generated',
          ],
        },
      ),
    ],
  },
  {
    expected: 'overdue',
    subject: 'ポスターの掲出期間の変更',
    mails: [
      mail(
        '4d',
        they.hakata,
        hanako,
        '佐藤様\n\nいつもお世話になっております。博多交通の博多です。\n\n駅貼りポスターの掲出期間ですが、当初の予定より一週間早めることは可能でしょうか。\n難しい場合は、その理由と、いつからなら可能かをお知らせいただけますと幸いです。',
        { mailbox: '取引先/博多交通' },
      ),
    ],
  },
  {
    expected: 'overdue',
    subject: '抹茶シリーズの撮影場所について',
    mails: [
      mail(
        '33h',
        they.uji,
        hanako,
        '佐藤様\n\nお世話になっております。宇治茶舗の宇治です。\n\n撮影場所の候補を三つ、添付にまとめました。\n茶室は火曜のみ使えます。どちらがよろしいか、ご意見をお聞かせください。',
        { attachment: '撮影場所候補.pdf' },
      ),
      mail(
        '20m',
        hanako,
        they.uji,
        '宇治様\n\nいつもお世話になっております。エージェンシーの佐藤でございます。\n\n撮影場所の候補をお送りいただき、ありがとうございます。\n',
        { draft: true },
      ),
    ],
  },
  {
    expected: 'due-soon',
    subject: '現場見学会のチラシの部数',
    mails: [
      mail(
        '6d',
        they.nara,
        hanako,
        '佐藤様\n\n大和建設の奈良です。見学会のチラシをお願いしたいのですが、ひな形はありますでしょうか。',
      ),
      mail(
        '5d',
        hanako,
        they.nara,
        '奈良様\n\nいつもお世話になっております。\n前回のひな形を添付いたします。文面をご確認ください。',
        { attachment: 'chirashi.pdf' },
      ),
      mail(
        '21h',
        they.nara,
        hanako,
        '佐藤様\n\n奈良です。ひな形をありがとうございます。\n部数は5,000部でお願いします。配布日は変わらず来月の第一土曜ですが、間に合いますか。',
      ),
    ],
  },
  {
    expected: 'due-soon',
    subject: '冷凍うどんの撮影カットの追加',
    mails: [
      mail(
        '22h',
        they.takamatsu,
        hanako,
        '佐藤様\n\nお世話になっております。瀬戸内フーズの高松です。\n\n冷凍うどんの撮影に、湯気のカットを二つ足すことはできますか。\n追加の費用がかかるようでしたら、あわせて教えてください。',
      ),
    ],
  },
  {
    expected: 'waiting',
    subject: '友禅展の図録の入稿データ',
    mails: [
      mail('8d', hanako, they.kanazawa, '金沢様\n\nいつもお世話になっております。\n図録の台割をお送りいたします。'),
      mail(
        '5h',
        they.kanazawa,
        hanako,
        '佐藤様\n\nお世話になっております。加賀友禅の金沢でございます。\n\n図録の入稿データを三回に分けてお送りしても差し支えございませんか。\n作品の写真がまだ半分ほど届いておりません。',
      ),
    ],
  },
  {
    expected: 'waiting',
    subject: '輸入ワインのラベル表示の件',
    mails: [
      mail(
        '3h',
        they.nagasaki,
        hanako,
        '佐藤様\n\n出島貿易の長崎です。お世話になっております。\n\nラベルの成分表示に誤りがあり、刷り直しになりそうです。\n最短で何日ほどかかりますでしょうか。',
        { cc: [misaki], charset: 'iso-2022-jp' },
      ),
    ],
  },
  {
    expected: 'waiting',
    subject: 'クリニックの看板デザイン',
    mails: [
      mail(
        '9h',
        they.sendai,
        info,
        '佐藤様\n\nもりクリニックの仙台です。\n看板のデザイン案を拝見しました。診療時間の文字をもう少し大きくしていただけますか。',
      ),
    ],
  },
  {
    expected: 'waiting',
    subject: 'Brand guidelines for the spring campaign',
    mails: [
      mail(
        '6d',
        they.oxford,
        hanako,
        'Dear Hanako,\n\nCould you send us the current brand guidelines? We are about to brief the photographer.',
      ),
      mail('5d', hanako, they.oxford, 'Dear Emily,\n\nPlease find the guidelines attached.\n\nKind regards,\nHanako', {
        attachment: 'guidelines.pdf',
      }),
      mail(
        '7h',
        they.oxford,
        hanako,
        'Dear Hanako,\n\nThank you, these are very clear. One question: may we use the blue on a dark background?\n\nBest regards,\nEmily',
      ),
    ],
  },
  {
    expected: 'waiting',
    subject: 'お見積りの件',
    mails: [
      mail(
        '2h',
        they.asahikawa,
        hanako,
        '佐藤様\n\n旭川木工の旭川です。\n展示会のパネル10枚のお見積りをお願いできますか。サイズはA1です。',
      ),
    ],
  },
  {
    expected: 'overdue',
    subject: 'お見積りの件',
    mails: [
      mail(
        '27h',
        they.kobe,
        hanako,
        '佐藤様\n\nいつもお世話になっております。六甲アパレルの神戸です。\n\n春物のルックブックのお見積りをお願いいたします。モデルは二名、撮影は一日の予定です。',
      ),
    ],
  },
  {
    expected: 'waiting',
    subject: '採用サイトの制作をご検討の企業様へ',
    mails: [
      mail(
        '6h',
        { name: '営業部 大阪', address: 'sales@recruit-tools.example' },
        info,
        'ご担当者様\n\n突然のご連絡失礼いたします。採用ツールズの大阪と申します。\n\n御社の採用サイトの運用費を半分にする仕組みをご紹介させてください。\n来週、15分ほどお時間をいただけますでしょうか。',
      ),
    ],
  },
  {
    expected: 'overdue',
    subject: '動画制作のご相談(知人の紹介です)',
    mails: [
      mail(
        '31h',
        { name: '鎌倉 楓', address: 'kaede.kamakura@gmail.com' },
        hanako,
        '佐藤様\n\nはじめまして。鎌倉と申します。潮騒ホテルの倉敷様からご紹介いただきました。\n\n小さな和菓子店を営んでおります。店の紹介動画を一分ほどで作りたいのですが、\n個人の店でもお願いできますでしょうか。',
      ),
    ],
  },
  {
    expected: 'copied',
    subject: '配送センターの写真素材',
    mails: [
      mail(
        '29h',
        they.hakata,
        jiro,
        '鈴木様\n\n博多です。配送センターの写真素材を共有フォルダーに置きました。\n使えそうなものを選んでいただけますか。',
        { cc: [hanako] },
      ),
    ],
  },
  {
    expected: 'copied',
    subject: '来期の印刷単価について',
    mails: [
      mail(
        '26h',
        they.gifu,
        misaki,
        '高橋様\n\n長良印刷の岐阜です。来期の用紙の単価表をお送りします。ご不明な点はありますか。',
        { cc: [hanako], attachment: '単価表.xlsx' },
      ),
    ],
  },
  {
    expected: 'thanks',
    subject: 'ツアーパンフレットの初校',
    mails: [
      mail('4d', they.okinawa, hanako, '佐藤様\n\n美ら海ツアーの沖縄です。初校の日程を教えていただけますか。'),
      mail('3d', hanako, they.okinawa, '沖縄様\n\nいつもお世話になっております。初校は来週の水曜にお送りいたします。'),
      mail(
        '40h',
        they.okinawa,
        hanako,
        '佐藤様\n\n承知いたしました。\nありがとうございます。引き続きよろしくお願いいたします。',
      ),
    ],
  },
  {
    expected: 'thanks',
    subject: '請求書の宛名',
    mails: [
      mail(
        '3d',
        they.minato,
        hanako,
        '佐藤様\n\nさわやか商事の湊です。請求書の宛名を「法人営業部」に直していただけますか。',
      ),
      mail(
        '55h',
        hanako,
        they.minato,
        '湊様\n\nいつもお世話になっております。\n宛名を直した請求書をお送りいたします。',
        { attachment: 'seikyusho.pdf' },
      ),
      mail('54h', they.minato, hanako, '佐藤様\n\n早速のご対応をありがとうございました。'),
    ],
  },
  {
    expected: 'thanks',
    subject: 'カメラの貸し出し',
    mails: [
      mail(
        '4d',
        they.tottori,
        hanako,
        '佐藤様\n\n砂丘カメラの鳥取です。来週の撮影で使う機材は、どのレンズをご用意しましょうか。',
      ),
      mail('3d', hanako, they.tottori, '鳥取様\n\nいつもお世話になっております。50ミリと85ミリをお願いいたします。'),
      mail('2d', they.tottori, hanako, '了解しました!\n当日もよろしくお願いします。'),
    ],
  },
];
