import type { Lang } from '../errors.ts';

/** The words of `login` and `logout`. */
interface LoginWords {
  readonly opening: (account: string, host: string, user: string) => string;
  readonly openThis: (account: string, host: string, user: string) => string;
  readonly paste: string;
  readonly pasteQuestion: string;
  readonly device: (account: string, page: string, code: string, user: string) => string;
  readonly deviceComplete: (page: string) => string;
  readonly waiting: string;
  readonly password: (account: string, user: string, host: string) => string;
  readonly checking: (account: string) => string;
  readonly signedIn: (account: string, user: string, host: string) => string;
  readonly passwordKept: (account: string, user: string, host: string) => string;
  readonly keptUnchecked: (account: string, user: string) => string;
  readonly keptUntried: (account: string) => string;
  readonly loggedOut: (account: string, user: string) => string;
  readonly revoked: (account: string, user: string, host: string) => string;
  readonly notRevocable: (host: string, page: string) => string;
  readonly passwordRemoved: (account: string, user: string) => string;
  readonly nothingKept: (account: string) => string;
}

const ja: LoginWords = {
  opening: (account, host, user) =>
    `${account}: ブラウザーで ${host} のサインイン画面を開きます。${user} としてサインインしてください。\n開かないときは、次の URL をブラウザーで開いてください:`,
  openThis: (account, host, user) =>
    `${account}: 次の URL (${host}) をブラウザーで開き、${user} としてサインインしてください:`,
  paste:
    'ほかのコンピューターのブラウザーで開いたときは、最後に 127.0.0.1 か localhost の「接続できない」ページになります。そのページの URL をここに貼り付けてください。',
  pasteQuestion: '最後のページの URL (同じコンピューターなら入力不要): ',
  device: (account, page, code, user) =>
    `${account}: どのコンピューターやスマートフォンでも構いません。次のページを開いてコードを入力し、${user} としてサインインしてください。\n  ページ: ${page}\n  コード: ${code}`,
  deviceComplete: (page) => `  コードの入力を省くには: ${page}`,
  waiting: 'サインインを待っています… (中止: Ctrl-C)',
  password: (account, user, host) => `${account}: ${user} のパスワード (${host}、画面には表示されません): `,
  checking: (account) => `${account}: ログインできるか確かめています…`,
  signedIn: (account, user, host) => `${account}: サインインしました。${user} として ${host} にログインできます。`,
  passwordKept: (account, user, host) =>
    `${account}: パスワードをキーリングに保存しました。${user} として ${host} にログインできます。`,
  keptUnchecked: (account, user) => `${account}: ${user} のサインインを保存しました (送信時に使います)。`,
  keptUntried: (account) => `${account}: サインインは保存しましたが、ログインを確かめられませんでした。`,
  loggedOut: (account, user) => `${account}: ${user} のサインインの記録をこのコンピューターから消しました。`,
  revoked: (account, user, host) =>
    `${account}: ${host} での許可を取り消し、${user} のサインインの記録をこのコンピューターから消しました。`,
  notRevocable: (host, page) =>
    `${host} 側の許可は残っています。取り消すにはアカウントの画面をお使いください${page === '' ? '' : `: ${page}`}`,
  passwordRemoved: (account, user) => `${account}: ${user} のパスワードをキーリングから消しました。`,
  nothingKept: (account) => `${account}: 保存されているサインインはありません。`,
};

const en: LoginWords = {
  opening: (account, host, user) =>
    `${account}: opening the sign-in page of ${host} in your browser. Sign in as ${user}.\nIf it does not open, open this URL in a browser:`,
  openThis: (account, host, user) => `${account}: open this URL (${host}) in a browser and sign in as ${user}:`,
  paste:
    'In a browser on another computer, it ends at a page of 127.0.0.1 or localhost that cannot be reached. Paste the URL of that page here.',
  pasteQuestion: 'URL of the last page (not needed on this computer): ',
  device: (account, page, code, user) =>
    `${account}: on any computer or phone, open this page, type the code and sign in as ${user}.\n  page: ${page}\n  code: ${code}`,
  deviceComplete: (page) => `  or without typing: ${page}`,
  waiting: 'Waiting for the sign-in… (Ctrl-C gives up)',
  password: (account, user, host) => `${account}: password of ${user} (${host}; it is not shown): `,
  checking: (account) => `${account}: trying to log in…`,
  signedIn: (account, user, host) => `${account}: signed in. ${user} can log in to ${host}.`,
  passwordKept: (account, user, host) => `${account}: the password is in the keyring. ${user} can log in to ${host}.`,
  keptUnchecked: (account, user) => `${account}: the sign-in of ${user} is kept; sending uses it.`,
  keptUntried: (account) => `${account}: the sign-in is kept, but trying it failed.`,
  loggedOut: (account, user) => `${account}: the sign-in of ${user} is removed from this computer.`,
  revoked: (account, user, host) =>
    `${account}: the permission is withdrawn at ${host}, and the sign-in of ${user} is removed from this computer.`,
  notRevocable: (host, page) =>
    `At ${host} the permission itself stays. Withdraw it on your account page${page === '' ? '' : `: ${page}`}`,
  passwordRemoved: (account, user) => `${account}: the password of ${user} is removed from the keyring.`,
  nothingKept: (account) => `${account}: no sign-in is kept here.`,
};

export const loginWords: Readonly<Record<Lang, LoginWords>> = { ja, en };
