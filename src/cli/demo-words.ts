/** The words around the demo. */
export const demoWords = {
  ja: {
    intro:
      '見本のメールボックスをつくりました。広告制作会社の佐藤花子さんの、いまの時刻の受信箱です。\nアカウントもサーバーも通信も使っていません。',
    next: 'この見本で続けて試すには',
    all: '返信済みも含めた全部',
    english: '同じ一覧を英語で',
    drafts: '書かれる下書きを先に見る',
    held: '一次回答を送ったスレッド',
    sentTo: (file: string) => `見本なので、送信の代わりにファイルへ書きました: ${file}`,
    json: 'スクリプトから使う',
    own: 'ご自分のメールで使うには、README の「実際のメールボックスで使う」をご覧ください。',
  },
  en: {
    intro:
      'This is a sample mailbox: that of Hanako Sato of an advertising agency in Tokyo, as of now.\nNo account, no server and no network was used.',
    next: 'To go on with this sample',
    all: 'everything, the answered ones too',
    english: 'the same list in English',
    drafts: 'see what would be drafted',
    held: 'the thread that got a holding reply',
    sentTo: (file: string) => `This is a sample: the mail was written to a file instead of sent: ${file}`,
    json: 'for scripts',
    own: 'For your own mail, see "Your own mailbox" in the README.',
  },
} as const;
