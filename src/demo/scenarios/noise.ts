import { us } from '../people.ts';
import { mail, type Scenario } from '../scenario.ts';

const { hanako, jiro, misaki } = us;
const UNSUBSCRIBE = ['List-Unsubscribe: <https://news.example/leave>', 'Precedence: bulk'];

/** Mail that is no thread with a client: the list must not show it. */
export const noise: readonly Scenario[] = [
  {
    expected: null,
    subject: '【さわやか通信】冬のギフト特集',
    mails: [
      mail('20h', { name: 'さわやか通信', address: 'news@sawayaka.example' }, hanako, '冬のギフトのご案内です。', {
        headers: UNSUBSCRIBE,
      }),
    ],
  },
  {
    expected: null,
    subject: 'デザイン通信 今週の書体',
    mails: [
      mail(
        '30h',
        { name: 'デザイン通信', address: 'letter@design-news.example' },
        hanako,
        '今週の書体をご紹介します。',
        { headers: UNSUBSCRIBE },
      ),
    ],
  },
  {
    expected: null,
    subject: 'ご利用明細のお知らせ',
    mails: [mail('2d', { name: '', address: 'no-reply@card.example' }, hanako, '今月のご利用明細が確定しました。')],
  },
  {
    expected: null,
    subject: '[共有フォルダー] ファイルが追加されました',
    mails: [
      mail(
        '10h',
        { name: 'ファイル共有', address: 'notify@share.example' },
        hanako,
        '新しいファイルが追加されました。',
        { headers: ['Auto-Submitted: auto-generated'] },
      ),
    ],
  },
  {
    expected: null,
    subject: '配信できませんでした',
    mails: [
      mail(
        '3d',
        { name: 'Mail Delivery System', address: 'MAILER-DAEMON@agency.example' },
        hanako,
        'The following address failed.',
        { headers: ['Return-Path: <>'] },
      ),
    ],
  },
  {
    expected: null,
    subject: '来週の定例の議題',
    mails: [
      mail('28h', jiro, hanako, '佐藤さん\n\n来週の定例の議題を集めています。あれば今日中に教えてください。'),
      mail('27h', hanako, jiro, '次郎さん\n\n新規のお問い合わせの割り振りをお願いします。'),
    ],
  },
  { expected: null, subject: '昼食当番', mails: [mail('5h', misaki, [hanako, jiro], 'お弁当の注文は11時までです。')] },
];
