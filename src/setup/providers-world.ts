import { type Provider, starttls, tls } from './provider.ts';

/* Services that people use everywhere. The page above each entry is the provider's own, to check it against. */

const imapOn = {
  ja: '先に、メールの設定画面で IMAP を有効にしてください。',
  en: 'First switch IMAP on in the settings of the mail service.',
};

const noPassword = {
  ja: 'パスワードでの接続は受け付けられません。OAuth2 のサインインが必要です。',
  en: 'A password is not accepted: it takes an OAuth2 sign-in.',
};

export const worldProviders: readonly Provider[] = [
  // https://support.google.com/mail/answer/7126229
  {
    id: 'gmail',
    name: { ja: 'Gmail', en: 'Gmail' },
    domains: ['gmail.com', 'googlemail.com'],
    mx: null,
    imap: tls('imap.gmail.com', 993),
    smtp: tls('smtp.gmail.com', 465),
    user: 'address',
    password: 'sign-in-or-app',
    help: 'https://support.google.com/accounts/answer/185833',
    note: {
      ja: 'アプリ パスワードには、2 段階認証プロセスの設定が必要です。',
      en: 'An app password needs 2-Step Verification to be on.',
    },
  },
  // https://support.google.com/a/answer/9003945 and https://support.google.com/a/answer/174125 (MX)
  {
    id: 'google-workspace',
    name: { ja: 'Google Workspace', en: 'Google Workspace' },
    domains: [],
    mx: /(?:^|\.)(?:google|googlemail)\.com$/,
    imap: tls('imap.gmail.com', 993),
    smtp: tls('smtp.gmail.com', 465),
    user: 'address',
    password: 'sign-in-or-app',
    help: 'https://support.google.com/accounts/answer/185833',
    note: {
      ja: 'IMAP とアプリ パスワードが使えるかどうかは、管理者の設定によります。',
      en: 'Whether IMAP and app passwords may be used is for the administrator to say.',
    },
  },
  // https://support.microsoft.com/office/pop-imap-and-smtp-settings-8361e398-8af4-4e97-b147-6c6c4ac95353
  // https://learn.microsoft.com/microsoft-365/enterprise/external-domain-name-system-records (MX)
  {
    id: 'microsoft-365',
    name: { ja: 'Microsoft 365', en: 'Microsoft 365' },
    domains: ['onmicrosoft.com'],
    mx: /\.(?:mail\.protection\.outlook\.com|mx\.microsoft)$/,
    imap: tls('outlook.office365.com', 993),
    smtp: starttls('smtp.office365.com'),
    user: 'address',
    password: 'sign-in',
    help: 'https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/deprecation-of-basic-authentication-exchange-online',
    note: noPassword,
  },
  // https://support.microsoft.com/office/pop-imap-and-smtp-settings-for-outlook-com-d088b986-291d-42b8-9564-9c414e2aa040
  {
    id: 'outlook.com',
    name: { ja: 'Outlook.com', en: 'Outlook.com' },
    domains: ['outlook.com', 'outlook.jp', 'hotmail.com', 'hotmail.co.jp', 'live.com', 'live.jp', 'msn.com'],
    mx: null,
    imap: tls('outlook.office365.com', 993),
    smtp: starttls('smtp-mail.outlook.com'),
    user: 'address',
    password: 'sign-in',
    help: 'https://support.microsoft.com/office/pop-imap-and-smtp-settings-for-outlook-com-d088b986-291d-42b8-9564-9c414e2aa040',
    note: noPassword,
  },
  // https://support.apple.com/102525 (the user name for IMAP is without the domain, for SMTP with it)
  {
    id: 'icloud',
    name: { ja: 'iCloud メール', en: 'iCloud Mail' },
    domains: ['icloud.com', 'me.com', 'mac.com'],
    mx: /\.mail\.icloud\.com$/,
    imap: tls('imap.mail.me.com', 993),
    smtp: starttls('smtp.mail.me.com'),
    user: 'local',
    smtpUser: 'address',
    password: 'app',
    help: 'https://support.apple.com/102654',
  },
  // https://www.zoho.com/mail/help/imap-access.html
  {
    id: 'zoho',
    name: { ja: 'Zoho Mail', en: 'Zoho Mail' },
    domains: ['zoho.com', 'zohomail.com'],
    mx: null,
    imap: tls('imap.zoho.com', 993),
    smtp: tls('smtp.zoho.com', 465),
    user: 'address',
    password: 'app',
    help: 'https://www.zoho.com/mail/help/imap-access.html',
    note: imapOn,
  },
  // The same page: an organisation with a domain of its own has other hosts.
  {
    id: 'zoho-domain',
    name: { ja: 'Zoho Mail (独自ドメイン)', en: 'Zoho Mail (own domain)' },
    domains: [],
    mx: /^(?:mx|mx2|mx3|smtpin)\.zoho\.com$/,
    imap: tls('imappro.zoho.com', 993),
    smtp: tls('smtppro.zoho.com', 465),
    user: 'address',
    password: 'app',
    help: 'https://www.zoho.com/mail/help/imap-access.html',
    note: imapOn,
  },
  // https://www.fastmail.help/hc/en-us/articles/1500000278342
  {
    id: 'fastmail',
    name: { ja: 'Fastmail', en: 'Fastmail' },
    domains: ['fastmail.com', 'fastmail.fm'],
    mx: /\.messagingengine\.com$/,
    imap: tls('imap.fastmail.com', 993),
    smtp: tls('smtp.fastmail.com', 465),
    user: 'address',
    password: 'app',
    help: 'https://www.fastmail.help/hc/en-us/articles/360058752854',
  },
];
