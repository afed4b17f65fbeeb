import type { Worded } from '../config/words.ts';

/** Every check, in the order of the report. */
export const TITLES = {
  node: { ja: 'Node のバージョン', en: 'version of Node' },
  clock: { ja: 'コンピューターの時計', en: "this computer's clock" },
  lock: { ja: '二重実行を防ぐしくみ', en: 'lock against two runs at once' },
  'state-folder': { ja: '記録のフォルダー', en: 'folder for records' },
  'cache-folder': { ja: 'キャッシュのフォルダー', en: 'cache folder' },
  configuration: { ja: '設定ファイル', en: 'configuration' },
  'configuration-mode': { ja: '設定ファイルのアクセス権', en: 'permissions of the configuration' },
  'configuration-trust': { ja: '設定ファイルの承認', en: 'approval of the configuration' },
  calendar: { ja: 'カレンダー', en: 'calendar' },
  templates: { ja: 'テンプレート', en: 'templates' },
  webhook: { ja: '通知の Webhook', en: 'webhook for notices' },
  'imap-password': { ja: 'IMAP のパスワード', en: 'password for IMAP' },
  'imap-name': { ja: 'IMAP サーバーの名前', en: 'name of the IMAP server' },
  'imap-port': { ja: 'IMAP サーバーへの接続', en: 'connection to the IMAP server' },
  'imap-tls': { ja: 'IMAP の暗号化と証明書', en: 'encryption and certificate (IMAP)' },
  'imap-login': { ja: 'IMAP のログイン', en: 'login (IMAP)' },
  capabilities: { ja: 'IMAP サーバーの機能', en: 'capabilities of the IMAP server' },
  maildir: { ja: 'Maildir', en: 'Maildir' },
  folders: { ja: 'フォルダーと役割', en: 'folders and their roles' },
  'write-permission': { ja: '下書きフォルダーへの書き込み', en: 'permission to write into Drafts' },
  'mail-clock': { ja: 'メールの到着時刻との差', en: 'clock against the arrival of mail' },
  records: { ja: '送信の記録とロック', en: 'sends on record, and locks' },
  'smtp-password': { ja: 'SMTP のパスワード', en: 'password for SMTP' },
  'smtp-name': { ja: 'SMTP サーバーの名前', en: 'name of the SMTP server' },
  'smtp-port': { ja: 'SMTP サーバーへの接続', en: 'connection to the SMTP server' },
  'smtp-tls': { ja: 'SMTP の暗号化と証明書', en: 'encryption and certificate (SMTP)' },
  'smtp-login': { ja: 'SMTP のログイン (送信はしません)', en: 'login (SMTP; nothing is sent)' },
  crontab: { ja: '定時実行の登録', en: 'entry in the crontab' },
  'cron-environment': { ja: 'cron の環境での実行', en: "run in cron's environment" },
} as const satisfies Record<string, Worded>;

export type CheckId = keyof typeof TITLES;
