import { sender, us } from '../people.ts';
import { lines, mail, type Scenario } from '../scenario.ts';

const { hanako, jiro, misaki } = us;
const letter = (site: string) => [`List-Unsubscribe: <https://${site}/leave>`, 'Precedence: bulk'];

/** Mail that is no thread with a client: the list must not show it. */
// biome-ignore format: mails read better in few lines
export const noise: readonly Scenario[] = [
  {
    // From a client's domain, yet a newsletter.
    expected: null,
    subject: '【さわやか通信】今月の新商品とご優待',
    mails: [
      mail('20h', sender('さわやか通信', 'news@sawayaka.example'), hanako, lines`
        いつもさわやか商事をご利用いただき、ありがとうございます。
        今月の新商品と、会員の皆さまへのご優待をお届けします。

        配信を止めるには、こちらのページからお手続きください。
      `, { headers: letter('news.sawayaka.example'), html: 'only' }),
    ],
  },
  {
    expected: null,
    subject: 'デザイン通信 今週の書体',
    mails: [
      mail('30h', sender('デザイン通信', 'letter@design-news.example'), hanako, '今週は、横組みで読みやすい明朝体を三つご紹介します。', { headers: letter('design-news.example') }),
    ],
  },
  {
    expected: null,
    subject: 'ご利用明細のお知らせ',
    mails: [
      mail('2d', sender('', 'no-reply@card.example'), hanako, '今月のご利用明細が確定しました。\nこのメールには返信できません。'),
    ],
  },
  {
    expected: null,
    subject: '[共有フォルダー] ファイルが追加されました',
    mails: [
      mail('10h', sender('ファイル共有', 'notify@share.example'), hanako, '「配送センター写真」に14個のファイルが追加されました。', { headers: ['Auto-Submitted: auto-generated'] }),
    ],
  },
  {
    expected: null,
    subject: 'Undelivered Mail Returned to Sender',
    mails: [
      mail('3d', sender('Mail Delivery System', 'MAILER-DAEMON@agency.example'), hanako, 'The following address failed:\n\n<old-address@nowhere.example>: user unknown', { headers: ['Return-Path: <>', 'Auto-Submitted: auto-replied'] }),
    ],
  },
  {
    expected: null,
    subject: '来週の定例の議題',
    mails: [
      mail('28h', jiro, hanako, '佐藤さん\n\n来週の定例の議題を集めています。何かあれば教えてください。'),
      mail('27h', hanako, jiro, '次郎さん\n\n新規のお問い合わせの割り振りをお願いします。'),
    ],
  },
  {
    expected: null,
    subject: '昼食の注文',
    mails: [mail('5h', misaki, [hanako, jiro], 'お弁当の注文は11時までです。今日は幕の内と焼き魚です。')],
  },
  {
    // Thrown away.
    expected: null,
    subject: '【限定】広告枠の特別価格のご案内',
    mails: [
      mail('5d', sender('媒体企画 堺', 'sakai@ad-space.example', 'webmail'), hanako, '佐藤様\n\n突然のご連絡で恐れ入ります。来月の広告枠に空きが出ました。ご興味はございませんか。', { mailbox: 'Trash' }),
    ],
  },
];
