/**
 * Every error of client-check, worded for the person who reads it: [what happened, what to do next], in both languages.
 * Exit codes as contract.md has them. `{name}` stands for a detail of the error.
 */
interface Entry {
  readonly exit: 2 | 65 | 69 | 70 | 74 | 75 | 76 | 77 | 78 | 130;
  readonly ja: readonly [message: string, hint: string];
  readonly en: readonly [message: string, hint: string];
}

const entries = {
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
      '.clientrc.example を ~/.clientrc に写して書き換えてください。まず試すだけなら「client-check demo」をどうぞ。',
    ],
    en: [
      'No configuration file ({names}) was found. Looked in: {places}',
      'Copy .clientrc.example to ~/.clientrc and edit it. To try without one: "client-check demo".',
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
  'not-yet': {
    exit: 78,
    ja: ['{what} はこの版ではまだ使えません ({file})。', '{instead}'],
    en: ['{what} cannot be used in this version yet ({file}).', '{instead}'],
  },
  'keyring-not-yet': {
    exit: 78,
    ja: [
      '{account}: keyring はこの版ではまだ使えません。',
      '設定の auth を passwordCommand にしてください (例: secret-tool lookup service mail)。',
    ],
    en: [
      '{account}: keyring cannot be used in this version yet.',
      'Use passwordCommand in auth instead (such as: secret-tool lookup service mail).',
    ],
  },
  'oauth2-not-yet': {
    exit: 78,
    ja: [
      '{account}: oauth2 はこの版ではまだ使えません。',
      '設定の auth を passwordCommand にし、アプリ用パスワードをお使いください。',
    ],
    en: ['{account}: oauth2 cannot be used in this version yet.', 'Use an app password, with passwordCommand in auth.'],
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
    ja: ['中断しました。', '何も変更していません。'],
    en: ['Interrupted.', 'Nothing was changed.'],
  },
  defect: {
    exit: 70,
    ja: ['client-check の不具合です: {what}', '--verbose を付けた出力を添えて、不具合としてお知らせください。'],
    en: [
      'This is a defect of client-check: {what}',
      'Please report it, with the output of the same command and --verbose.',
    ],
  },
} as const satisfies Record<string, Entry>;

export type ErrorCode = keyof typeof entries;

export const catalog: Readonly<Record<ErrorCode, Entry>> = entries;
