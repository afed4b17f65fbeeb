import type { Lang } from '../errors.ts';

interface ReportWords {
  readonly title: string;
  readonly span: (from: string, to: string, now: string) => string;
  readonly total: string;
  readonly others: (count: number) => string;
  readonly nothing: string;
  readonly columns: Readonly<
    Record<
      'client' | 'month' | 'received' | 'answered' | 'within' | 'first' | 'answer' | 'promises' | 'thread' | 'subject',
      string
    >
  >;
  readonly headings: Readonly<Record<'clients' | 'months' | 'hours' | 'slowest' | 'definitions' | 'problems', string>>;
  readonly share: (percent: string) => string;
  readonly times: (median: string, p90: string) => string;
  readonly business: string;
  readonly promises: (kept: number, made: number) => string;
  readonly promiseStates: Readonly<Record<'made' | 'kept' | 'broken' | 'renegotiated' | 'open', string>>;
  readonly waiting: (count: number, late: number) => string;
  readonly settled: (count: number) => string;
  readonly noReply: string;
  readonly weekdays: readonly string[];
  readonly hour: (hour: number) => string;
  readonly chartWithin: string;
  readonly chartMonths: string;
  readonly chartHours: string;
  readonly received: string;
  readonly late: string;
  readonly unreadable: (count: number) => string;
  readonly written: (file: string) => string;
  readonly busiest: (weekday: string, hour: number, count: number) => string;
  readonly latest: (weekday: string, hour: number, late: number, count: number) => string;
  readonly definitions: readonly string[];
  readonly csv: readonly string[];
}

const ja: ReportWords = {
  title: 'メール対応の報告',
  span: (from, to, now) => `${from} から ${to} まで (${now} 現在)`,
  total: '合計',
  others: (count) => `ほか ${count} 社`,
  nothing: 'この期間に、お客様からのお問い合わせはありません。',
  columns: {
    client: 'お客様',
    month: '月',
    received: '受信',
    answered: '返信',
    within: '期限内',
    first: '一次回答',
    answer: '本回答',
    promises: '約束',
    thread: 'スレッド',
    subject: '件名',
  },
  headings: {
    clients: 'お客様ごと',
    months: '月ごと',
    hours: '曜日と時間',
    slowest: 'お待たせした 10 件',
    definitions: '数え方',
    problems: '数えられなかったもの',
  },
  share: (percent) => `${percent}%`,
  times: (median, p90) => `${median} / ${p90}`,
  business: '営業時間で',
  promises: (kept, made) => `${kept}/${made}`,
  promiseStates: { made: '約束', kept: '守った', broken: '過ぎた', renegotiated: '期日を改めた', open: '期日前' },
  waiting: (count, late) => `未返信 ${count} 件 (うち期限超過 ${late} 件)`,
  settled: (count) => `電話などで完了 ${count} 件`,
  noReply: '未返信',
  weekdays: ['月', '火', '水', '木', '金', '土', '日'],
  hour: (hour) => `${hour}時`,
  chartWithin: '期限内に一次回答をした割合 (月ごと、%)',
  chartMonths: '受信と返信の数 (月ごと)',
  chartHours: 'お問い合わせが届く曜日と時間 (件)',
  received: '受信',
  late: '遅れ',
  unreadable: (count) => `読めなかったメールが ${count} 通あり、数に入っていません。`,
  written: (file) => `ページを書きました: ${file}`,
  busiest: (weekday, hour, count) => `最も多く届くのは${weekday}曜 ${hour}時台 (${count} 件)`,
  latest: (weekday, hour, late, count) =>
    `最も遅れるのは${weekday}曜 ${hour}時台に届いたもの (${count} 件のうち ${late} 件)`,
  definitions: [
    '受信: 一社のお客様が一つの返信を待っている間のメールを、ひとまとまりで 1 件と数えます。期間は、その最初のメールが届いた日時で決まります。お礼だけのメール、自動のメール、Cc だけのメールは数えません (設定の thanks と copied によります)。',
    '返信: その後、当社の人のメールがそのお客様に届いたもの。社内への転送は返信ではありません。',
    '期限内: 最初の返信が、設定の期限 (window) と時計 (clock) のうちに出た割合。分母は、返信したものと、期限を過ぎて返信していないもの。',
    '一次回答: 最初のメールから最初の返信まで。本回答: 「〇日までに」という約束だけではない最初の返信まで。中央値 / 90 パーセンタイル (10 件のうち 9 件はこれ以下)。分は切り捨てます。',
    '営業時間で: 設定の営業時間と休日 (お客様の休業日も) で数えたもの。',
    '約束: 当社が送った文面から読み取った期日。期日までに次のメールを送れば守った、そのメールが新しい期日を伝えれば改めた、どちらもなければ過ぎた、と数えます。',
    '電話などで完了: done、またはほかの機器での返信の印 (\\Answered) で、返信の日時が分からないもの。割合と時間には入りません。',
  ],
  csv: [
    'お客様',
    '受信',
    '返信',
    '電話などで完了',
    '未返信',
    '期限超過',
    '期限内(%)',
    '一次回答 中央値(分)',
    '一次回答 p90(分)',
    '一次回答 営業時間 中央値(分)',
    '一次回答 営業時間 p90(分)',
    '本回答 中央値(分)',
    '本回答 p90(分)',
    '本回答 営業時間 中央値(分)',
    '本回答 営業時間 p90(分)',
    '約束',
    '守った',
    '過ぎた',
    '期日を改めた',
    '期日前',
  ],
};

const en: ReportWords = {
  title: 'How mail was answered',
  span: (from, to, now) => `From ${from} to ${to}, as of ${now}`,
  total: 'Total',
  others: (count) => `${count} more`,
  nothing: 'No client asked anything in this span.',
  columns: {
    client: 'Client',
    month: 'Month',
    received: 'Asked',
    answered: 'Answered',
    within: 'In time',
    first: 'First reply',
    answer: 'Answer',
    promises: 'Kept',
    thread: 'Thread',
    subject: 'Subject',
  },
  headings: {
    clients: 'By client',
    months: 'By month',
    hours: 'By weekday and hour',
    slowest: 'The ten that waited longest',
    definitions: 'How this is counted',
    problems: 'Not counted',
  },
  share: (percent) => `${percent}%`,
  times: (median, p90) => `${median} / ${p90}`,
  business: 'in business time',
  promises: (kept, made) => `${kept}/${made}`,
  promiseStates: {
    made: 'promised',
    kept: 'kept',
    broken: 'broken',
    renegotiated: 'renegotiated',
    open: 'not due yet',
  },
  waiting: (count, late) => `${count} unanswered (${late} past their window)`,
  settled: (count) => `${count} settled otherwise`,
  noReply: 'no reply yet',
  weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  hour: (hour) => `${hour}:00`,
  chartWithin: 'Share with a first reply within the window (by month, %)',
  chartMonths: 'Asked and answered (by month)',
  chartHours: 'When questions come (by weekday and hour)',
  received: 'asked',
  late: 'late',
  unreadable: (count) => `${count} messages could not be read and are in none of the numbers.`,
  written: (file) => `Page written: ${file}`,
  busiest: (weekday, hour, count) => `Most come on ${weekday} at ${hour}:00 (${count})`,
  latest: (weekday, hour, late, count) =>
    `Most late: those that come on ${weekday} at ${hour}:00 (${late} of ${count})`,
  definitions: [
    'Asked: the mails of one company in one thread that wait for the same answer count once, at the time of the first of them. Mere thanks, automatic mail and mail that was only copied to us do not count (by thanks and copied of the configuration).',
    'Answered: a mail by a person of ours has reached that company since. A forward inside the team is no answer.',
    'In time: the share whose first reply came within the window, on the clock, of the configuration; of those that were answered and those whose window has ended without one.',
    'First reply: from the first mail to the first reply. Answer: to the first reply that does more than promise a date. Median / 90th percentile (nine of ten took no longer), in minutes cut to whole ones.',
    'In business time: counted in the business hours of the configuration, days off (the client’s too) left out.',
    'Kept: of the dates that our mails gave, as read from the text that was sent, those by which the next mail went out. Where that mail gave a new date it was renegotiated; where none went out in time it was broken.',
    'Settled otherwise: by done, or by the mark of an answer (\\Answered) whose text is nowhere. It is in no share and no time.',
  ],
  csv: [
    'client',
    'asked',
    'answered',
    'settled otherwise',
    'unanswered',
    'past the window',
    'in time (%)',
    'first reply median (min)',
    'first reply p90 (min)',
    'first reply business median (min)',
    'first reply business p90 (min)',
    'answer median (min)',
    'answer p90 (min)',
    'answer business median (min)',
    'answer business p90 (min)',
    'promises',
    'kept',
    'broken',
    'renegotiated',
    'not due yet',
  ],
};

export const reportWords: Readonly<Record<Lang, ReportWords>> = { ja, en };
