import type { CatalogEntry } from './error-catalog.ts';

/** The errors of notices, worded as error-catalog.ts words all others. None names the URL of a webhook, which is a secret. */
export const notifyErrors = {
  'webhook-missing': {
    exit: 78,
    ja: [
      '設定に notify.webhook がないため、Webhook へのお知らせは送れません。',
      '設定に notify: { webhook: { kind: slack, urlCommand: … } } を加えてください。',
    ],
    en: [
      'The configuration has no notify.webhook, so no notice can be sent to one.',
      'Add notify: { webhook: { kind: slack, urlCommand: … } } to the configuration.',
    ],
  },
  'webhook-env': {
    exit: 78,
    ja: [
      'Webhook の URL を入れる環境変数 {name} が空か、設定されていません。',
      'URL を {name} に入れて実行するか、設定の notify.webhook を urlCommand にしてください。',
    ],
    en: [
      'The environment variable {name}, which holds the URL of the webhook, is empty or not set.',
      'Put the URL into {name}, or use urlCommand in notify.webhook.',
    ],
  },
  'webhook-command': {
    exit: 78,
    ja: [
      'notify.webhook の urlCommand が URL を返しませんでした ({reasonJa})。',
      '同じコマンドを端末で実行してご確認ください。',
    ],
    en: ['urlCommand of notify.webhook gave no URL ({reasonEn}).', 'Run the same command in a terminal.'],
  },
  'webhook-url': {
    exit: 78,
    ja: [
      'notify.webhook から得た値が https:// で始まる URL ではありません。',
      'サービスの画面に表示された Webhook の URL を、そのまま設定してください。',
    ],
    en: [
      'What notify.webhook gave is no URL that begins with https://.',
      'Use the URL of the webhook just as the service shows it.',
    ],
  },
  'no-own-mail': {
    exit: 78,
    ja: [
      '設定に smtp のあるアカウントがないため、メールでのお知らせは送れません。',
      '設定の accounts に smtp: { host: …, port: 465, security: tls } を加えてください。',
    ],
    en: [
      'No account of the configuration has smtp, so no notice can be sent by mail.',
      'Add smtp: { host: …, port: 465, security: tls } to an account.',
    ],
  },
  'notice-unsent': {
    exit: 75,
    ja: [
      'お知らせを {host} に送れませんでした ({reasonJa})。',
      'ネットワークをご確認ください。一覧は上のとおりです。次の実行でもう一度送ります。',
    ],
    en: [
      'The notice could not be sent to {host} ({reasonEn}).',
      'Check the network. The list is above; the next run tries again.',
    ],
  },
  'notice-refused': {
    exit: 69,
    ja: [
      'お知らせを {host} が受け付けませんでした: {words}',
      'Webhook が削除されていないか、設定の notify.webhook の kind と URL が合っているかをご確認ください。',
    ],
    en: [
      '{host} did not take the notice: {words}',
      'See whether the webhook still exists, and whether kind and URL of notify.webhook belong together.',
    ],
  },
  'notice-mail-refused': {
    exit: 69,
    ja: [
      '{account}: お知らせのメールを送れませんでした: {words}',
      '設定の smtp をご確認ください。「client-check doctor」で確かめられます。',
    ],
    en: [
      '{account}: the notice could not be sent by mail: {words}',
      'Check smtp in the configuration; "client-check doctor" looks at it.',
    ],
  },
  'notice-desktop': {
    exit: 69,
    ja: [
      'デスクトップに通知を出せませんでした ({reasonJa})。',
      'Linux では notify-send (libnotify-bin) と、ログイン中のデスクトップが要ります。',
    ],
    en: [
      'No notice could be shown on the desktop ({reasonEn}).',
      'On Linux it takes notify-send (libnotify-bin) and a desktop that somebody is logged in to.',
    ],
  },
} as const satisfies Record<string, CatalogEntry>;
