import type { Lang } from '../errors.ts';
import type { Channel } from '../notify/channels.ts';
import { noticeWords } from '../notify/words.ts';
import { kindOfDays, type Times, type Weekday } from '../schedule/times.ts';

/** The words of `schedule`. */
interface ScheduleWords {
  /** 「平日 8:30」, "weekdays at 8:30". */
  readonly times: (times: Times) => string;
  readonly byHand: (fields: string) => string;
  readonly list: string;
  readonly listAndDrafts: string;
  readonly installed: (what: string, when: string) => string;
  readonly changed: (what: string, when: string) => string;
  readonly unchanged: (what: string, when: string) => string;
  readonly notices: (channels: readonly Channel[]) => string;
  readonly after: (program: string) => string;
  readonly none: (program: string) => string;
  readonly schedule: (when: string) => string;
  readonly next: (time: string, zone: string) => string;
  readonly otherClock: (zone: string, own: string, time: string) => string;
  readonly command: (command: string) => string;
  readonly log: (file: string, state: string) => string;
  readonly written: (bytes: number, time: string) => string;
  readonly empty: string;
  readonly removed: string;
  readonly logStays: (file: string) => string;
  readonly nothingToRemove: string;
  readonly passwordEnv: (account: string, variable: string) => string;
  readonly urlEnv: (variable: string) => string;
  readonly keyring: (account: string) => string;
  readonly tokensInKeyring: (account: string) => string;
  readonly npx: string;
  readonly wrong: Readonly<Record<'at' | 'days' | 'notify', (value: string) => string>>;
}

const DAYS_JA: Readonly<Record<Weekday, string>> = {
  mon: '月',
  tue: '火',
  wed: '水',
  thu: '木',
  fri: '金',
  sat: '土',
  sun: '日',
};

const ja: ScheduleWords = {
  times: ({ minutes, days }) => {
    const list = `毎週 ${days.map((day) => DAYS_JA[day]).join('・')}曜`;
    return `${{ weekdays: '平日', daily: '毎日', list }[kindOfDays(days)]} ${timeOfDay(minutes)}`;
  },
  byHand: (fields) => `${fields} (crontab で直接書き換えられています)`,
  list: '朝の一覧',
  listAndDrafts: '朝の一覧と下書きの作成',
  installed: (what, when) => `crontab に登録しました: ${when} に${what}`,
  changed: (what, when) => `crontab の登録を変更しました: ${when} に${what}`,
  unchanged: (what, when) => `すでに crontab に登録されています: ${when} に${what}`,
  notices: (channels) => `お知らせ: ${channels.map((one) => noticeWords.ja.channels[one]).join('、')}`,
  after: (program) => `確認は「${program} schedule show」、取り消しは「${program} schedule remove」でできます。`,
  none: (program) => `定時実行は登録されていません。「${program} schedule install」で登録できます。`,
  schedule: (when) => `予定: ${when}`,
  next: (time, zone) => `次回: ${time} (${zone})`,
  otherClock: (zone, own, time) =>
    `cron はこのコンピューターの時計 (${zone}) で動きます。設定の ${own} では ${time} です。`,
  command: (command) => `実行内容: ${command}`,
  log: (file, state) => `ログ: ${file} (${state})`,
  written: (bytes, time) => `${bytes.toLocaleString('ja')} バイト、${time} 更新`,
  empty: 'まだ記録はありません',
  removed: 'crontab から登録を外しました。',
  logStays: (file) => `ログは残してあります: ${file}`,
  nothingToRemove: '定時実行は登録されていません。crontab は変えていません。',
  passwordEnv: (account, variable) =>
    `${account}: 環境変数 ${variable} は cron には渡りません。設定の auth を passwordCommand にしてください。`,
  urlEnv: (variable) =>
    `通知: 環境変数 ${variable} は cron には渡りません。設定の notify.webhook を urlCommand にしてください。`,
  keyring: (account) => `${account}: cron からは keyring を開けません。設定の auth を passwordCommand にしてください。`,
  tokensInKeyring: (account) =>
    `${account}: cron からは keyring を開けません。設定の oauth2 から keyring を外し、もう一度サインインしてください。`,
  npx: 'npx で実行したプログラムは、npm のキャッシュとともに消えることがあります。「npm install -g」で入れてから登録し直してください。',
  wrong: {
    at: (value) => `--at の値「${value}」が読めません (例: 08:30)`,
    days: (value) => `--days の値「${value}」が読めません (weekdays、daily、または mon,wed,fri の形)`,
    notify: (value) => `--notify の値「${value}」が読めません (mail、webhook、desktop のどれか)`,
  },
};

const en: ScheduleWords = {
  times: ({ minutes, days }) => {
    const list = days.map((day) => `${day.charAt(0).toUpperCase()}${day.slice(1)}`).join(', ');
    return `${{ weekdays: 'weekdays', daily: 'every day', list }[kindOfDays(days)]} at ${timeOfDay(minutes)}`;
  },
  byHand: (fields) => `${fields} (changed by hand in the crontab)`,
  list: 'the morning list',
  listAndDrafts: 'the morning list and the drafts',
  installed: (what, when) => `Put into your crontab: ${what}, ${when}`,
  changed: (what, when) => `Changed in your crontab: ${what}, ${when}`,
  unchanged: (what, when) => `Already in your crontab: ${what}, ${when}`,
  notices: (channels) => `Notices: ${channels.map((one) => noticeWords.en.channels[one]).join(', ')}`,
  after: (program) => `"${program} schedule show" shows it, "${program} schedule remove" takes it out.`,
  none: (program) => `No run is scheduled. "${program} schedule install" puts one into your crontab.`,
  schedule: (when) => `Schedule: ${when}`,
  next: (time, zone) => `Next run: ${time} (${zone})`,
  otherClock: (zone, own, time) =>
    `cron goes by this computer's clock (${zone}). In ${own}, as configured, that is ${time}.`,
  command: (command) => `Command: ${command}`,
  log: (file, state) => `Log: ${file} (${state})`,
  written: (bytes, time) => `${bytes.toLocaleString('en')} bytes, last written ${time}`,
  empty: 'nothing in it yet',
  removed: 'Taken out of your crontab.',
  logStays: (file) => `The log stays: ${file}`,
  nothingToRemove: 'No run is scheduled. The crontab is as it was.',
  passwordEnv: (account, variable) =>
    `${account}: the environment variable ${variable} does not reach cron. Use passwordCommand in auth.`,
  urlEnv: (variable) =>
    `Notices: the environment variable ${variable} does not reach cron. Use urlCommand in notify.webhook.`,
  keyring: (account) => `${account}: a keyring cannot be opened from cron. Use passwordCommand in auth.`,
  tokensInKeyring: (account) =>
    `${account}: a keyring cannot be opened from cron. Take keyring out of oauth2 and sign in again.`,
  npx: 'A program run through npx may go with the cache of npm. Install it with "npm install -g", and schedule it again.',
  wrong: {
    at: (value) => `the value "${value}" of --at is not understood (such as 08:30)`,
    days: (value) => `the value "${value}" of --days is not understood (weekdays, daily, or such as mon,wed,fri)`,
    notify: (value) => `the value "${value}" of --notify is not understood (mail, webhook or desktop)`,
  },
};

export const scheduleWords: Readonly<Record<Lang, ScheduleWords>> = { ja, en };

/** 「8:30」 */
function timeOfDay(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}
