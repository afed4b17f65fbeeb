import { authErrors } from './error-catalog-auth.ts';
import { connectionErrors } from './error-catalog-connection.ts';
import { lintErrors } from './error-catalog-lint.ts';
import { notifyErrors } from './error-catalog-notify.ts';
import { outgoingErrors } from './error-catalog-outgoing.ts';
import { scheduleErrors } from './error-catalog-schedule.ts';
import { setupErrors } from './error-catalog-setup.ts';
import { storeErrors } from './error-catalog-store.ts';

/**
 * Every error of client-check, worded for the person who reads it: [what happened, what to do next], in both languages.
 * Exit codes as contract.md has them. `{name}` stands for a detail of the error.
 */
export interface CatalogEntry {
  readonly exit: 2 | 65 | 69 | 70 | 74 | 75 | 76 | 77 | 78 | 130;
  readonly ja: readonly [message: string, hint: string];
  readonly en: readonly [message: string, hint: string];
}

const entries = {
  ...authErrors,
  ...connectionErrors,
  ...notifyErrors,
  ...lintErrors,
  ...outgoingErrors,
  ...scheduleErrors,
  ...setupErrors,
  ...storeErrors,
  usage: {
    exit: 2,
    ja: ['使い方が正しくありません: {what}', '「{call}」で使い方をご覧ください。'],
    en: ['Wrong usage: {what}', 'See "{call}".'],
  },
  'unknown-id': {
    exit: 2,
    ja: [
      '「{id}」に当たるスレッドがありません。',
      '「client-check inbox --all」で一覧のIDをご確認ください。古いスレッドは --since で期間を広げると見つかります。',
    ],
    en: [
      'No thread has the ID "{id}".',
      'See the IDs in "client-check inbox --all". For an older thread, widen the look-back with --since.',
    ],
  },
  'ambiguous-id': {
    exit: 2,
    ja: ['「{id}」に当たるスレッドが複数あります: {candidates}', 'もう数文字足してください。'],
    en: ['"{id}" fits several threads: {candidates}', 'Type a few more characters.'],
  },
  'no-config': {
    exit: 78,
    ja: [
      '設定ファイル ({names}) が見つかりません。探した場所: {places}',
      '「client-check init」で作れます。まず試すだけなら「client-check demo」をどうぞ。',
    ],
    en: [
      'No configuration file ({names}) was found. Looked in: {places}',
      'Make one with "client-check init". To try without one: "client-check demo".',
    ],
  },
  'config-invalid': {
    exit: 78,
    ja: ['設定に誤りがあります: {file}\n{faultsJa}', '上の行を直して、もう一度実行してください。'],
    en: ['The configuration has faults: {file}\n{faultsEn}', 'Mend the lines above and run it again.'],
  },
  'config-unreadable': {
    exit: 78,
    ja: ['設定ファイルを読めません: {file} ({reasonJa})', '場所とアクセス権をご確認ください。'],
    en: ['The configuration cannot be read: {file} ({reasonEn})', 'Check its path and its permissions.'],
  },
  'config-exposed': {
    exit: 78,
    ja: [
      'パスワードを含む設定ファイルを、ほかの利用者が読めます: {file} ({mode})',
      '次を実行してください: chmod 600 {quoted}',
    ],
    en: ['The configuration holds a password and others can read it: {file} ({mode})', 'Run: chmod 600 {quoted}'],
  },
  'config-untrusted': {
    exit: 78,
    ja: [
      '作業フォルダーで見つけた設定ファイルは、まだ承認されていません: {file}\n{whatJa}',
      '内容を確かめたうえで「client-check trust {quoted}」を実行してください。',
    ],
    en: [
      'The configuration found in this working folder is not approved yet: {file}\n{whatEn}',
      'Read it, then run "client-check trust {quoted}".',
    ],
  },
  'unknown-account': {
    exit: 2,
    ja: ['「{name}」というアカウントは設定にありません。', '設定にあるアカウント: {known}'],
    en: ['The configuration has no account named "{name}".', 'Its accounts are: {known}'],
  },
  'secret-missing': {
    exit: 78,
    ja: [
      '{account}: 環境変数 {name} が空か、設定されていません。',
      'パスワードを {name} に入れて実行するか、設定の auth を変えてください。',
    ],
    en: [
      '{account}: the environment variable {name} is empty or not set.',
      'Put the password into {name}, or change auth in the configuration.',
    ],
  },
  'secret-command': {
    exit: 78,
    ja: [
      '{account}: passwordCommand がパスワードを返しませんでした ({reasonJa})。',
      '同じコマンドを端末で実行してご確認ください。cron からは鍵の解除を求めるコマンドは動きません。',
    ],
    en: [
      '{account}: passwordCommand gave no password ({reasonEn}).',
      'Run the same command in a terminal. Under cron, a command that asks for a key cannot work.',
    ],
  },
  'file-unreadable': {
    exit: 74,
    ja: ['読めません: {file} ({reason})', '場所とアクセス権をご確認ください。'],
    en: ['Cannot read {file} ({reason}).', 'Check its path and its permissions.'],
  },
  'file-unwritable': {
    exit: 74,
    ja: ['書き込めません: {file} ({reason})', '空き容量とアクセス権をご確認ください。'],
    en: ['Cannot write {file} ({reason}).', 'Check the free space and the permissions.'],
  },
  'folder-missing': {
    exit: 78,
    ja: [
      '{account}: 設定の folders.{key} にあるフォルダー「{folder}」が見つかりません。',
      '綴りをご確認ください。階層の区切りは / で書けます。auto にすると自動で探します。',
    ],
    en: [
      '{account}: there is no folder "{folder}", which folders.{key} of the configuration names.',
      'Check the spelling; / may stand between levels. With auto it is looked for.',
    ],
  },
  'no-maildir': {
    exit: 74,
    ja: [
      '{account}: Maildir がありません: {file}',
      '設定の maildir をご確認ください。mbsync や offlineimap をまだ一度も実行していないのかもしれません。',
    ],
    en: [
      '{account}: there is no Maildir at {file}.',
      'Check maildir in the configuration. Perhaps mbsync or offlineimap has not run yet.',
    ],
  },
  interrupted: {
    exit: 130,
    ja: ['中断しました。', 'もう一度実行してください。'],
    en: ['Interrupted.', 'Run it again.'],
  },
  'interrupted-in-doubt': {
    exit: 130,
    ja: [
      '送信を終える前に中断しました。メールは届いたかもしれず、届いていないかもしれません。',
      '次に client-check send を実行すると、届いたかを確かめてからお尋ねします。ひとりでに再送することはありません。',
    ],
    en: [
      'Interrupted before the server had answered: the mail may have gone out, or not.',
      'The next client-check send looks for it and asks. It is never sent again by itself.',
    ],
  },
  'run-too-long': {
    exit: 75,
    ja: ['{minutes}分たっても終わらないため、中止しました。', '接続を確かめ、もう一度実行してください。'],
    en: ['Given up after {minutes} min: it did not come to an end.', 'Check the connection and run it again.'],
  },
  defect: {
    exit: 70,
    ja: ['client-check の不具合です: {what}', '--verbose を付けた出力を添えて、不具合としてお知らせください。'],
    en: [
      'This is a defect of client-check: {what}',
      'Please report it, with the output of the same command and --verbose.',
    ],
  },
} as const satisfies Record<string, CatalogEntry>;

export type ErrorCode = keyof typeof entries;

export const catalog: Readonly<Record<ErrorCode, CatalogEntry>> = entries;
