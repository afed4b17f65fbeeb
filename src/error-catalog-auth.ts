import type { CatalogEntry } from './error-catalog.ts';
import { keyringErrors } from './error-catalog-keyring.ts';

/** The errors of signing in with OAuth2 (RFC 6749), worded as error-catalog.ts words all others. */
export const authErrors = {
  ...keyringErrors,
  'not-signed-in': {
    exit: 77,
    ja: ['{account}: まだサインインしていません ({user})。', '「client-check login {quoted}」を実行してください。'],
    en: ['{account}: not signed in yet ({user}).', 'Run "client-check login {quoted}".'],
  },
  'grant-withdrawn': {
    exit: 77,
    ja: [
      '{account}: {host} でのメールへのアクセス許可が無効になりました (取り消し、期限切れ、パスワードの変更など): {words}',
      'もう一度サインインしてください: client-check login {quoted}',
    ],
    en: [
      '{account}: {host} no longer permits access to the mail (withdrawn, expired, or the password was changed): {words}',
      'Sign in again: client-check login {quoted}',
    ],
  },
  'consent-missing': {
    exit: 77,
    ja: [
      '{account}: {host} が、このアプリによるメールの利用を認めていません (管理者の同意が要る場合があります): {words}',
      '組織の管理者に、このクライアント ID への同意を依頼してから「client-check login {quoted}」を実行してください。',
    ],
    en: [
      '{account}: {host} has no consent for this application to use the mail (an administrator may have to give it): {words}',
      'Ask the administrator to consent to this client ID, then run "client-check login {quoted}".',
    ],
  },
  'token-refused': {
    exit: 77,
    ja: [
      '{account}: サインインは有効ですが、{host} が利用者 {user} のログインを拒みました: {words}',
      '{user} 本人としてサインインしたか、メールの権限 (スコープ) に同意したか、IMAP が有効かをご確認のうえ、もう一度サインインしてください: client-check login {account}',
    ],
    en: [
      '{account}: the sign-in is valid, but {host} refused the login of {user}: {words}',
      'Check that you signed in as {user}, that the mail scope was granted and that IMAP is on; then sign in again: client-check login {account}',
    ],
  },
  'mail-switched-off': {
    exit: 77,
    ja: [
      '{account}: サインインは有効ですが、{user} のメールボックスでは、この接続方法 ({host}) が無効にされています: {words}',
      '組織の管理者に、このメールボックスの IMAP と SMTP AUTH (認証済み SMTP) を有効にするよう依頼してください。',
    ],
    en: [
      '{account}: the sign-in is valid, but the mailbox of {user} does not permit this kind of access ({host}): {words}',
      'Ask the administrator to switch on IMAP and authenticated SMTP (SMTP AUTH) for this mailbox.',
    ],
  },
  'token-login-missing': {
    exit: 76,
    ja: [
      '{account}: {host} は OAuth2 によるログイン (XOAUTH2、OAUTHBEARER) に対応していません。',
      '設定の host を確かめるか、auth を passwordCommand などに変えてください。',
    ],
    en: [
      '{account}: {host} offers no login by OAuth2 (XOAUTH2, OAUTHBEARER).',
      'Check host in the configuration, or use a password (such as passwordCommand) in auth.',
    ],
  },
  'sign-in-declined': {
    exit: 77,
    ja: [
      '{account}: {host} でのサインインが許可されませんでした: {words}',
      'もう一度実行し、表示される画面で許可してください。組織のアカウントでは管理者の同意が要る場合があります。',
    ],
    en: [
      '{account}: the sign-in at {host} was not permitted: {words}',
      'Run it again and permit it on the page that is shown. In an organisation an administrator may have to consent.',
    ],
  },
  'sign-in-refused': {
    exit: 78,
    ja: [
      '{account}: {host} がサインインの要求を受け付けませんでした: {words}',
      '設定の oauth2 (clientId、clientSecret、scopes) と、登録したリダイレクト先をご確認ください。取得の手順は docs/oauth.ja.md にあります。',
    ],
    en: [
      '{account}: {host} does not accept the request to sign in: {words}',
      'Check oauth2 in the configuration (clientId, clientSecret, scopes) and the redirect that was registered; docs/oauth.md shows how.',
    ],
  },
  'sign-in-unreachable': {
    exit: 75,
    ja: [
      '{account}: サインインのサーバー {host} とやり取りできません ({reasonJa})。',
      'ネットワークをご確認のうえ、少し待って、もう一度実行してください。サインインの状態は変わっていません。',
    ],
    en: [
      '{account}: the sign-in server {host} cannot be reached or does not serve ({reasonEn}).',
      'Check the network and run it again in a moment. What is signed in stays signed in.',
    ],
  },
  'sign-in-protocol': {
    exit: 76,
    ja: [
      '{account}: サインインのサーバー {host} の応答が規格に合いません: {words}',
      '設定の oauth2 の URL (endpoint) をご確認ください。',
    ],
    en: [
      '{account}: the sign-in server {host} does not keep to the protocol: {words}',
      'Check the endpoints of oauth2 in the configuration.',
    ],
  },
  'sign-in-timed-out': {
    exit: 75,
    ja: [
      '{account}: {minutes} 分以内にサインインが終わりませんでした。',
      'もう一度実行し、示されたページでサインインしてください。',
    ],
    en: [
      '{account}: nobody signed in within {minutes} minutes.',
      'Run it again, and sign in on the page that it names.',
    ],
  },
  'no-refresh-token': {
    exit: 78,
    ja: [
      '{account}: {host} が、サインインを保つための更新トークンを渡しませんでした。',
      '設定の scopes に offline_access を加え、もう一度サインインしてください。',
    ],
    en: [
      '{account}: {host} gave no refresh token, without which the sign-in lasts for an hour at most.',
      'Add offline_access to scopes in the configuration and sign in again.',
    ],
  },
  'device-flow-missing': {
    exit: 78,
    ja: [
      '{account}: {host} では、メール用のデバイスコードによるサインインを使えません。',
      '「client-check login {quoted} --no-browser」を実行し、表示された URL をほかのコンピューターで開いてください。自前のサーバーなら、設定に deviceEndpoint を指定してください。',
    ],
    en: [
      '{account}: {host} offers no sign-in by device code for mail.',
      'Run "client-check login {quoted} --no-browser" and open the URL on another computer. For a server of your own, set deviceEndpoint.',
    ],
  },
  'sign-in-no-terminal': {
    exit: 2,
    ja: [
      'サインインには端末が要ります (cron やパイプの中、--json ではできません)。',
      '端末で「client-check login {account}」を一度実行してください。ブラウザーのないコンピューターでは --device を付けます。その後は端末なしで動きます。',
    ],
    en: [
      'Signing in needs a terminal (not cron, not a pipe, not --json).',
      'Run "client-check login {account}" once in a terminal, with --device where there is no browser. After that no terminal is needed.',
    ],
  },
  'sign-in-which': {
    exit: 2,
    ja: ['どのアカウントかを指定してください: {known}', '例: client-check {command} {first}'],
    en: ['Name the account: {known}', 'For example: client-check {command} {first}'],
  },
  'sign-in-needless': {
    exit: 2,
    ja: [
      '{account}: このアカウントは設定の auth からパスワードを得るため、サインインは要りません。',
      'OAuth2 かキーリングを使うには、auth を oauth2 か keyring にしてください (docs/oauth.ja.md)。',
    ],
    en: [
      '{account}: this account takes its password from auth in the configuration; there is nothing to sign in to.',
      'To use OAuth2 or the keyring, set auth to oauth2 or keyring (docs/oauth.md).',
    ],
  },
  'sign-in-elsewhere': {
    exit: 75,
    ja: [
      '{account}: 別の client-check がサインインを更新しています ({seconds} 秒待ちました)。',
      '少し待って、もう一度実行してください。',
    ],
    en: [
      '{account}: another run of client-check is refreshing the sign-in (waited {seconds} seconds).',
      'Run it again in a moment.',
    ],
  },
  'not-revoked': {
    exit: 69,
    ja: [
      '{account}: このコンピューターからは消しましたが、{host} での許可を取り消せませんでした ({reasonJa})。',
      '{host} のアカウントの画面で、このアプリの許可を取り消してください。',
    ],
    en: [
      '{account}: removed from this computer, but the permission could not be withdrawn at {host} ({reasonEn}).',
      'Withdraw it on the account page of {host}.',
    ],
  },
} as const satisfies Record<string, CatalogEntry>;
