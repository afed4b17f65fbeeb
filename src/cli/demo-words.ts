/** The words around the demo. */
export const demoWords = {
  ja: {
    intro:
      '見本のメールボックスをつくりました。広告制作会社の佐藤花子さんの、いまの時刻の受信箱です。\nアカウントもサーバーも通信も使っていません。',
    next: 'この見本で続けて試すには',
    all: '返信済みも含めた全部',
    english: '同じ一覧を英語で',
    done: '電話で済んだことにする (元に戻すには --undo)',
    json: 'スクリプトから使う',
    own: 'ご自分のメールで使うには、README の「実際のメールボックスで使う」をご覧ください。',
  },
  en: {
    intro:
      'This is a sample mailbox: that of Hanako Sato of an advertising agency in Tokyo, as of now.\nNo account, no server and no network was used.',
    next: 'To go on with this sample',
    all: 'everything, the answered ones too',
    english: 'the same list in English',
    done: 'settle it as if by phone (--undo takes it back)',
    json: 'for scripts',
    own: 'For your own mail, see "Your own mailbox" in the README.',
  },
} as const;
