import type { Words } from './words.ts';

export const ja: Words = {
  states: {
    uncertain: '送信結果が不明',
    'promise-broken': '約束の期日を過ぎた',
    overdue: '期限超過',
    'promise-due': '今日が約束の期日',
    'due-soon': 'まもなく期限',
    waiting: '返信待ち',
    'client-late': '先方の期日超過',
    copied: 'CCのみ',
    held: '一次回答済み',
    'awaiting-client': '先方待ち',
    thanks: 'お礼・了承のみ',
    answered: '返信済み',
    snoozed: '保留中',
  },
  evidence: {
    'client-wrote-last': ({ who, form }) =>
      form
        ? `${who} 様からのお問い合わせ(フォーム ${form} 経由)に、まだ誰も答えていません。`
        : `${who} 様のメールに、まだ誰も答えていません。`,
    'client-wrote-again': ({ who }) => `${who} 様から続けてメールがありました。待ち時間は最初のメールから数えます。`,
    'client-asked': ({ who }) => `${who} 様からメールがありました。`,
    window: ({ clock, window, daysOff }) =>
      `期限: 受信から${window} (${clock})。${daysOff ? `数えない日: ${daysOff}` : ''}`,
    'answered-by-us': ({ who }) => `${who}(自分)が答えました。`,
    'answered-by-colleague': ({ who }) => `同僚の ${who} さんが答えました。`,
    'answered-flag': () => 'メールソフトが「返信済み」の印を付けています。返信の控えはこのアカウントにはありません。',
    settled: () => '「client-check done」で済みとしました。',
    'internal-only': ({ who, to }) => `${who} から ${to} への社内のメールは、返信に数えません。`,
    'not-to-client': ({ who, to }) => `${who} から ${to} へのメールは、この方に届いていないため返信に数えません。`,
    'own-automatic': () => 'こちらの自動返信は、返信に数えません。',
    bounced: ({ to }) => `こちらのメールは ${to} に届きませんでした(不達通知)。`,
    delayed: ({ to }) => `${to} への配送が遅れています(まだ不達ではありません)。`,
    promised: ({ who, due, text }) => `${who} が ${due} までの回答をお約束しました: 「${text}」`,
    requested: ({ who, due, text }) => `${who} が ${due} までにとお願いしました: 「${text}」`,
    'weekday-mismatch': ({ due }) => `日付と曜日が合わないため、日付で読みました (${due})。`,
    'due-day-off': ({ due }) => `その期日は休業日です (${due})。`,
    'sent-by-journal': () => '送信の記録があります。送信済みフォルダーの控えは、まだ見つかっていません。',
    'send-uncertain': () =>
      '返信の送信が途中で切れ、届いたかどうか分かりません。「client-check send」にこのIDを付けて確かめてください。',
    automatic: ({ who, reason }) => `${who} からの自動メール(${reason})は数えません。`,
    'copied-only': () => 'こちらの宛先はCCだけです。',
    'thanks-only': ({ who }) => `${who} 様のメールは、お礼か了承だけのようです。`,
    'contact-form': ({ who, form }) =>
      `${form} はお問い合わせフォームなので、返信先の ${who} 様からのメールとみなしました。`,
    forged: ({ who }) => `${who} を名乗るメールですが、送信元の検証(DMARC)に失敗しています。返信には数えません。`,
    'wrote-elsewhere': ({ subject }) =>
      `同じお客様に、別の件名「${subject}」でメールを送っています。この件への返信には数えません。`,
    'joined-by-subject': () => '参照情報のないメールを、同じお客様・同じ件名の返信としてつなぎました。',
    redated: () => '受信日時は移行で変わったとみて、メール自身の記録に従いました。',
    'not-a-client': ({ others, ignored }) =>
      ignored
        ? '設定の ignore にあるため、お客様に数えません。'
        : `設定(others: ${others})により、お客様に数えません。`,
    'nothing-asked': () => 'こちらからのメールで始まり、まだ先方からのメールはありません。',
    'may-be-incomplete': () => '読めなかったメールがあるため、この判定は不完全かもしれません。',
  },
  automatic: {
    'auto-submitted': 'Auto-Submitted の表示',
    'null-return-path': '差出人アドレスが空',
    'multipart-report': '配送通知',
    'x-autoreply': '自動応答の表示',
    'auto-reply-subject': '自動応答の件名',
    precedence: '一斉配信の表示',
    'mailer-daemon': '配送システム',
    'no-reply': '返信不可の差出人',
    'calendar-reply': '予定への出欠',
    newsletter: 'メールマガジン',
  },
  clocks: { elapsed: '経過時間', 'business-days': '休日を除く', 'business-hours': '営業時間のみ' },
  draft: '下書き',
  otherDraft: '書きかけ',
  noSubject: '(件名なし)',
  noSender: '(差出人不明)',
  asOf: (time) => `${time} 現在`,
  account: (name, messages, threads, since) => `${name}: ${since}以降の${messages}通・${threads}スレッド`,
  group: (state, count, stranger) => `${state} ${count}件${stranger ? ' ― はじめての相手' : ''}`,
  waited: (duration) => `${duration}待ち`,
  ends: (time) => `期限 ${time}`,
  ended: (time) => `期限 ${time}`,
  promised: (time) => `約束 ${time}`,
  requested: (time) => `依頼 ${time}`,
  nothing: 'お待たせしているお客様はいません。',
  next: '次にすること',
  nextShow: 'やり取りと判定の根拠を見る',
  nextDraft: '一次回答の下書きを書く',
  nextSend: '下書きを確かめて送る',
  nextDone: '電話などで済んだものを一覧から外す',
  nextAll: '返信済みも含めて見る',
  unreadable: (account, count) =>
    `${account}: ${count}通を読めませんでした。このアカウントの判定は不完全かもしれません`,
  notices: {
    'no-sent': (account) =>
      `${account}: 送信済みフォルダーが見つかりません。返信済みのスレッドも一覧に出ることがあります。設定の folders.sent で指定してください。`,
    'no-drafts': (account) =>
      `${account}: 下書きフォルダーが見つかりません。返信の下書きがあっても、一覧には示せません。`,
    empty: (account) => `${account}: この期間のメールは一通もありません。`,
  },
  accountFailed: (name, message) => `${name} は読めませんでした: ${message}`,
  reading: (mailbox, done, total) => `${mailbox} を読んでいます ${done}/${total}`,
  connecting: '接続しています',
  throttled: (seconds) => `サーバーがアクセスを制限しています。あと ${seconds} 秒待ってから続けます`,
  status: '状態',
  link: (link) => `メールソフトで開く: ${link}`,
  evidenceTitle: '根拠',
  exchange: 'やり取り',
  lastMessage: (from) => `最後のメール ― ${from}`,
  waitingMessage: (from) => `お待たせしているメール ― ${from}`,
  attachments: '添付',
  noText: '(本文なし)',
  self: '自分',
  robot: '自動',
  moreMessages: (count) => `(これより前の${count}通は省きました)`,
  week: ({ inTime, measured, kept, due }) => {
    const answered =
      measured === 0 ? [] : [`期限内に返信 ${measured} 件中 ${inTime} 件 (${percent(inTime, measured)}%)`];
    const promises = due === 0 ? [] : [`守った約束 ${due} 件中 ${kept} 件`];
    return `この 7 日間: ${[...answered, ...promises].join('、')}`;
  },
  done: (id, client, subject) =>
    `${id} を済みにしました: ${client} 「${subject}」 元に戻すには: client-check done --undo ${id}`,
  undone: (id, client, subject) => `${id} を一覧に戻しました: ${client} 「${subject}」`,
  notDone: (id) => `${id} は「済み」になっていません。`,
  snoozed: (id, until, client, subject) =>
    `${id} を ${until} まで一覧から外しました: ${client} 「${subject}」 戻すには: client-check snooze --clear ${id}`,
  unsnoozed: (id, client, subject) => `${id} を一覧に戻しました: ${client} 「${subject}」`,
  snoozedUntil: (time) => `${time} まで保留`,
  ledgerOurs: 'こちらがお約束した期日',
  ledgerTheirs: 'お客様にお願いした期日',
  ledgerNothing: 'ありません。',
  lateBy: (duration) => `${duration}超過`,
  leftFor: (duration) => `あと${duration}`,
  calendarOurs: (client, subject) => `回答の期日: ${client} 「${subject}」`,
  calendarTheirs: (client, subject) => `お客様の期日: ${client} 「${subject}」`,
  wroteCalendar: (file) => `カレンダーを書きました: ${file}`,
  alreadyDone: (id) => `${id} はすでに済みになっています。`,
};

/** Cut, so that 100% is all of them. */
function percent(part: number, all: number): number {
  return Math.floor((part / all) * 100);
}
