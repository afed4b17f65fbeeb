import type { FaultWords } from './fault-words.ts';

/** The run that cron makes. */
export const cronFaults = {
  'cron-node-missing': {
    exit: 78,
    ja: [
      'crontab の行にある Node ({file}) がなくなっています',
      '「client-check schedule install」で登録し直してください (nvm などで Node を入れ替えると起こります)。',
    ],
    en: [
      'the Node of the entry ({file}) is gone',
      'Run "client-check schedule install" again (it happens when Node is replaced, as by nvm).',
    ],
  },
  'cron-program-missing': {
    exit: 78,
    ja: [
      'crontab の行にあるプログラム ({file}) がなくなっています',
      '「client-check schedule install」で登録し直してください。',
    ],
    en: ['the program of the entry ({file}) is gone', 'Run "client-check schedule install" again.'],
  },
  'cron-log-unwritable': {
    exit: 74,
    ja: [
      'ログ {file} に書き込めません ({reason})',
      'フォルダーを作るか、「client-check schedule install」で登録し直してください。',
    ],
    en: [
      'the log {file} cannot be written to ({reason})',
      'Make its folder, or run "client-check schedule install" again.',
    ],
  },
  'cron-configuration': {
    exit: 78,
    ja: [
      'cron の環境では設定を使えません: {words}',
      'crontab の行が指す設定ファイルをご確認のうえ、「client-check schedule install」で登録し直してください。',
    ],
    en: [
      "in cron's environment the configuration cannot be used: {words}",
      'Check the file that the entry names, and run "client-check schedule install" again.',
    ],
  },
  'cron-password': {
    exit: 78,
    ja: [
      'cron の環境ではパスワードを取り出せません ({words})',
      'cron には HOME と短い PATH しかありません。設定の auth を、絶対パスの passwordCommand にしてください。',
    ],
    en: [
      "in cron's environment no password can be had ({words})",
      'cron gives HOME and a short PATH, nothing else. Use a passwordCommand with full paths in auth.',
    ],
  },
  'cron-webhook': {
    exit: 78,
    ja: [
      'cron の環境では Webhook の URL を取り出せません ({words})',
      '設定の notify.webhook を、絶対パスの urlCommand にしてください。',
    ],
    en: [
      "in cron's environment the URL of the webhook cannot be had ({words})",
      'Use urlCommand with full paths in notify.webhook.',
    ],
  },
  'cron-run-failed': {
    exit: 78,
    ja: ['cron の環境でプログラムが動きません ({words})', '「client-check schedule install」で登録し直してください。'],
    en: ["the program does not run in cron's environment ({words})", 'Run "client-check schedule install" again.'],
  },
} as const satisfies Record<string, FaultWords>;
