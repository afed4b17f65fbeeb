import type { Lang } from '../errors.ts';

/** The words of a notice, beside those that the list itself has. */
export interface NoticeWords {
  readonly title: (count: number, late: number) => string;
  readonly group: (state: string, count: number) => string;
  readonly waited: (duration: string) => string;
  readonly more: (count: number) => string;
  readonly accountFailed: (account: string) => string;
  readonly incomplete: (account: string) => string;
  readonly next: (command: string) => string;
  readonly footer: string;
  readonly between: string;
  readonly sentAlready: (channel: string) => string;
  readonly quiet: string;
  readonly nothing: string;
  readonly sending: (channel: string) => string;
  readonly channels: Readonly<Record<'mail' | 'webhook' | 'desktop', string>>;
  readonly needsNow: string;
}

const ja: NoticeWords = {
  title: (count, late) => `お客様メール: 要確認 ${count}件${late > 0 ? `(うち期限超過 ${late}件)` : ''}`,
  group: (state, count) => `${state}(${count}件)`,
  waited: (duration) => `${duration}経過`,
  more: (count) => `ほか ${count}件`,
  accountFailed: (account) => `${account}: メールボックスを読めませんでした。このアカウントの分は含まれていません。`,
  incomplete: (account) => `${account}: 読めなかったメールがあります。判定が不完全かもしれません。`,
  next: (command) => `詳しくは端末で: ${command}`,
  footer: 'このお知らせは client-check が自動で送りました。返信は不要です。',
  between: '、',
  sentAlready: (channel) => `${channel}には、同じ内容をすでに本日お知らせ済みのため送りませんでした。`,
  quiet: '通知を控える時間帯 (設定の notify.quiet) のため、お知らせは送りませんでした。',
  nothing: '一覧が空のため、お知らせは送りませんでした。',
  sending: (channel) => `${channel}にお知らせを送っています`,
  channels: { mail: 'メール', webhook: 'Webhook', desktop: 'デスクトップ' },
  needsNow: '--now と --notify は一緒には使えません。お知らせは今の一覧だけを送ります',
};

const en: NoticeWords = {
  title: (count, late) => `Client mail: ${count} to look at${late > 0 ? ` (${late} overdue)` : ''}`,
  group: (state, count) => `${state} (${count})`,
  waited: (duration) => `waiting ${duration}`,
  more: (count) => `and ${count} more`,
  accountFailed: (account) => `${account}: the mailbox could not be read; nothing of this account is in this list.`,
  incomplete: (account) => `${account}: some mail could not be read; verdicts may be incomplete.`,
  next: (command) => `For more, in a terminal: ${command}`,
  footer: 'Sent by client-check by itself; no answer is needed.',
  between: ', ',
  sentAlready: (channel) => `Not sent by ${channel}: the same list went out today already.`,
  quiet: 'No notice was sent: these are quiet hours (notify.quiet in the configuration).',
  nothing: 'No notice was sent: there is nothing on the list.',
  sending: (channel) => `sending the notice by ${channel}`,
  channels: { mail: 'mail', webhook: 'webhook', desktop: 'desktop' },
  needsNow: '--now and --notify do not go together: a notice tells of the list as it is now',
};

export const noticeWords: Readonly<Record<Lang, NoticeWords>> = { ja, en };
