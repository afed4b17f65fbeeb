import type { CatalogEntry } from './error-catalog.ts';

/** The errors of servers and connections, worded as error-catalog.ts words all others. */
export const connectionErrors = {
  'no-connection': {
    exit: 75,
    ja: [
      '{account}: {host}:{port} に接続できません ({reasonJa})。',
      'ネットワークと、設定の host と port をご確認ください。',
    ],
    en: [
      '{account}: cannot connect to {host}:{port} ({reasonEn}).',
      'Check the network, and host and port in the configuration.',
    ],
  },
  'connection-lost': {
    exit: 75,
    ja: [
      '{account}: {host}:{port} との接続が途中で切れました ({reasonJa})。',
      '少し待って、もう一度実行してください。',
    ],
    en: ['{account}: the connection to {host}:{port} was lost ({reasonEn}).', 'Run it again in a moment.'],
  },
  'timed-out': {
    exit: 75,
    ja: [
      '{account}: {host}:{port} から {seconds} 秒以内に応答がありません。',
      '少し待って、もう一度実行してください。',
    ],
    en: ['{account}: {host}:{port} did not answer within {seconds} seconds.', 'Run it again in a moment.'],
  },
  'server-busy': {
    exit: 75,
    ja: ['{account}: {host} は今は受け付けられないと答えました: {words}', '少し待って、もう一度実行してください。'],
    en: ['{account}: {host} says that it cannot serve now: {words}', 'Run it again in a moment.'],
  },
  'server-throttled': {
    exit: 75,
    ja: [
      '{account}: {host} はアクセスを制限しており、{seconds} 秒待つよう求めています: {words}',
      '{seconds} 秒以上たってから、もう一度実行してください。同じアカウントを使うほかのメールソフトを閉じると、早く解けることがあります。',
    ],
    en: [
      '{account}: {host} limits access and asks to wait {seconds} seconds: {words}',
      'Run it again after at least {seconds} seconds. Closing other mail programs of the same account may help.',
    ],
  },
  'too-slow': {
    exit: 75,
    ja: [
      '{account}: {host}:{port} とのやり取りが {seconds} 秒以内に終わりませんでした ({what})。',
      '回線をご確認のうえ、もう一度実行してください。--since で期間を短くすると、読む量が減ります。',
    ],
    en: [
      '{account}: {host}:{port} was not done within {seconds} seconds ({what}).',
      'Check the network and run it again. A shorter look-back (--since) means less to read.',
    ],
  },
  'garbled-answer': {
    exit: 76,
    ja: [
      '{account}: {host} の応答が崩れています (予告された長さと中身が合いません)。読み取った内容は使っていません。',
      'もう一度実行してください。繰り返すときは、メールサーバーの管理者にお知らせください。',
    ],
    en: [
      '{account}: the answers of {host} are garbled (a length that was announced is not that of the data). Nothing of them was used.',
      'Run it again. If it happens each time, tell the administrator of the mail server.',
    ],
  },
  'login-refused': {
    exit: 77,
    ja: [
      '{account}: {host} が利用者 {user} のログインを拒みました: {words}',
      '設定の user と auth をご確認ください。二段階認証のあるサービスではアプリ用パスワードが要ります。',
    ],
    en: [
      '{account}: {host} refused the login of {user}: {words}',
      'Check user and auth in the configuration. A service with two-step sign-in wants an app password.',
    ],
  },
  'permission-refused': {
    exit: 77,
    ja: ['{account}: {what} が許可されませんでした: {words}', 'サーバー側の権限をご確認ください。'],
    en: ['{account}: {what} was not permitted: {words}', 'Check the permissions on the server.'],
  },
  'certificate-invalid': {
    exit: 76,
    ja: [
      '{account}: {host} の証明書を確かめられません ({reasonJa})。パスワードは送っていません。',
      'host の綴りをご確認ください。社内の認証局なら、その証明書を設定の ca に指定してください (指定すると、それだけを信頼します)。',
    ],
    en: [
      '{account}: the certificate of {host} cannot be verified ({reasonEn}). No password was sent.',
      'Check the spelling of host. For a private authority, name its certificate as ca in the configuration (then it alone is trusted).',
    ],
  },
  'starttls-failed': {
    exit: 76,
    ja: [
      '{account}: {host}:{port} で STARTTLS を始められません ({reasonJa})。パスワードは送っていません。',
      '設定の security を tls (ポート 993) にできるかご確認ください。',
    ],
    en: [
      '{account}: STARTTLS failed at {host}:{port} ({reasonEn}). No password was sent.',
      'See whether security: tls (port 993) works.',
    ],
  },
  'not-encrypted': {
    exit: 78,
    ja: [
      '{account}: {host} に暗号化なしでは接続しません (security: none は自分のコンピューターに対してだけ使えます)。',
      '設定の security を tls か starttls にしてください。',
    ],
    en: [
      '{account}: no connection to {host} without encryption (security: none is for this computer only).',
      'Set security to tls or starttls in the configuration.',
    ],
  },
  protocol: {
    exit: 76,
    ja: [
      '{account}: {host} の応答が規格に合いません: {words}',
      'host と port がメールサーバー (IMAP) のものかご確認ください。',
    ],
    en: [
      '{account}: {host} does not keep to the protocol: {words}',
      'Check that host and port are those of the mail server (IMAP).',
    ],
  },
} as const satisfies Record<string, CatalogEntry>;
