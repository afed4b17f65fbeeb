import { own, type Provider, starttls, tls } from './provider.ts';

/* Carriers, internet providers and hosting services of Japan. The page above each entry is the provider's own, to check it against. */

const imapOn = {
  ja: '先に、メールの設定画面で IMAP の利用を有効にしてください。',
  en: 'First allow IMAP in the settings of the mail service.',
};

const panel = {
  ja: 'サーバー名は、契約時のメールかコントロールパネルにあります。',
  en: "The server's name stands in the mail of your contract and in the control panel.",
};

const issued = {
  ja: '利用者名はメールアドレスとは別に発行されています。下のページでご確認ください。',
  en: 'The user name is not the address but one that was issued: see the page below.',
};

const carriers: readonly Provider[] = [
  // https://support.yahoo-net.jp/PccMail/s/article/H000014864
  {
    id: 'yahoo-japan',
    name: { ja: 'Yahoo!メール', en: 'Yahoo! JAPAN' },
    domains: ['yahoo.co.jp', 'ymail.ne.jp'],
    mx: null,
    imap: tls('imap.mail.yahoo.co.jp', 993),
    smtp: tls('smtp.mail.yahoo.co.jp', 465),
    user: 'local',
    password: 'account',
    help: 'https://support.yahoo-net.jp/PccMail/s/article/H000014864',
    note: imapOn,
  },
  // https://www.au.com/support/service/mobile/guide/mail/
  {
    id: 'au',
    name: { ja: 'au メール', en: 'au mail' },
    domains: ['ezweb.ne.jp', 'au.com'],
    mx: null,
    imap: tls('imap.ezweb.ne.jp', 993),
    smtp: tls('smtp.ezweb.ne.jp', 465),
    user: 'issued',
    password: 'mail',
    help: 'https://www.au.com/support/service/mobile/guide/mail/',
    note: issued,
  },
  // https://www.docomo.ne.jp/service/docomo_mail/other/ and its IMAP interface specification 4.3
  {
    id: 'docomo',
    name: { ja: 'ドコモメール', en: 'docomo mail' },
    domains: ['docomo.ne.jp'],
    mx: null,
    imap: tls('imap.spmode.ne.jp', 993),
    smtp: tls('smtp.spmode.ne.jp', 465),
    user: 'issued',
    password: 'mail',
    help: 'https://www.nttdocomo.co.jp/service/docomo_mail/security/index.html',
    note: {
      ja: '利用者名は d アカウントの ID、パスワードは「IMAP 専用パスワード」です。',
      en: 'The user name is the ID of the d ACCOUNT, the password the one that is for IMAP alone.',
    },
  },
  // https://www.softbank.jp/mobile/support/mail/email-i/ (S!メール, softbank.ne.jp, has no IMAP)
  {
    id: 'softbank',
    name: { ja: 'ソフトバンク Eメール(i)', en: 'SoftBank' },
    domains: ['i.softbank.jp'],
    mx: null,
    imap: tls('imap.softbank.jp', 993),
    smtp: tls('smtp.softbank.jp', 465),
    user: 'local',
    password: 'mail',
    help: 'https://www.softbank.jp/mobile/support/mail/',
  },
];

const accessProviders: readonly Provider[] = [
  // https://support.ntt.com/ocn/support/pid2900000oas (OCN メール, メールサーバー)
  {
    id: 'ocn',
    name: { ja: 'OCN', en: 'OCN' },
    domains: ['ocn.ne.jp'],
    mx: null,
    imap: tls('imap.ocn.ne.jp', 993),
    smtp: tls('smtp.ocn.ne.jp', 465),
    user: 'address',
    password: 'mail',
    help: 'https://support.ntt.com/ocn/',
  },
  // https://mail.nifty.com/info/manual/
  {
    id: 'nifty',
    name: { ja: '@nifty', en: '@nifty' },
    domains: ['nifty.com'],
    mx: null,
    imap: tls('imap.nifty.com', 993),
    smtp: tls('smtp.nifty.com', 465),
    user: 'address',
    password: 'mail',
    help: 'https://mail.nifty.com/info/manual/',
  },
  // https://faq.support.biglobe.ne.jp/faq_detail.html?faq_category=1191&faq_id=12413
  {
    id: 'biglobe',
    name: { ja: 'BIGLOBE', en: 'BIGLOBE' },
    domains: ['biglobe.ne.jp'],
    mx: null,
    imap: tls('mail.biglobe.ne.jp', 993),
    smtp: tls('mail.biglobe.ne.jp', 465),
    user: 'address',
    password: 'account',
    help: 'https://faq.support.biglobe.ne.jp/faq_detail.html?faq_category=1357&faq_id=20845',
  },
  // https://support.so-net.ne.jp/fa/faq/web/knowledge1804.html
  {
    id: 'so-net',
    name: { ja: 'So-net', en: 'So-net' },
    domains: ['so-net.ne.jp'],
    mx: null,
    imap: tls('imap.so-net.ne.jp', 993),
    smtp: starttls('mail.so-net.ne.jp'),
    user: 'address',
    password: 'mail',
    help: 'https://support.so-net.ne.jp/fa/faq/web/knowledge1804.html',
    note: {
      ja: '「IMAP サービス」の契約が要ります(新規の受付は終了しています)。',
      en: 'This takes the IMAP service, which is no longer sold to new customers.',
    },
  },
];

const hosts: readonly Provider[] = [
  // https://help.sakura.ad.jp/rs/2154/ (the initial domain is the server's name)
  {
    id: 'sakura',
    name: { ja: 'さくらのレンタルサーバ', en: 'Sakura Internet' },
    domains: ['sakura.ne.jp'],
    mx: /\.sakura\.ne\.jp$/,
    hostIsDomain: true,
    imap: own('example.sakura.ne.jp', 993),
    smtp: own('example.sakura.ne.jp', 465),
    user: 'address',
    password: 'mail',
    help: 'https://help.sakura.ad.jp/rs/',
    note: {
      ja: 'サーバー名は初期ドメイン(example.sakura.ne.jp の形)です。',
      en: "The server's name is the initial domain (of the form example.sakura.ne.jp).",
    },
  },
  // https://www.xserver.ne.jp/manual/man_mail_setting.php
  {
    id: 'xserver',
    name: { ja: 'エックスサーバー', en: 'Xserver' },
    domains: ['xsrv.jp'],
    mx: /^sv\d+\.xserver\.jp$/,
    imap: own('sv1234.xserver.jp', 993),
    smtp: own('sv1234.xserver.jp', 465),
    user: 'address',
    password: 'mail',
    help: 'https://www.xserver.ne.jp/manual/man_mail_setting.php',
    note: panel,
  },
  // https://lolipop.jp/manual/mail/
  {
    id: 'lolipop',
    name: { ja: 'ロリポップ!', en: 'Lolipop!' },
    domains: ['lolipop.jp'],
    mx: /\.lolipop\.jp$/,
    imap: tls('imap.lolipop.jp', 993),
    smtp: tls('smtp.lolipop.jp', 465),
    user: 'address',
    password: 'mail',
    help: 'https://lolipop.jp/manual/mail/',
  },
  // https://support.conoha.jp/w/mailsetting/
  {
    id: 'conoha',
    name: { ja: 'ConoHa WING', en: 'ConoHa WING' },
    domains: [],
    mx: /^mail\d+\.conoha\.ne\.jp$/,
    imap: own('mail1001.conoha.ne.jp', 993),
    smtp: own('mail1001.conoha.ne.jp', 465),
    user: 'address',
    password: 'mail',
    help: 'https://support.conoha.jp/w/',
    note: panel,
  },
  // https://help.onamae.com/ (お名前メール, レンタルサーバー)
  {
    id: 'onamae',
    name: { ja: 'お名前.com', en: 'Onamae.com' },
    domains: [],
    mx: /^mail\d+\.onamae\.ne\.jp$/,
    imap: own('mail10.onamae.ne.jp', 993),
    smtp: own('mail10.onamae.ne.jp', 465),
    user: 'address',
    password: 'mail',
    help: 'https://help.onamae.com/',
    note: panel,
  },
  // https://support.kagoya.jp/
  {
    id: 'kagoya',
    name: { ja: 'カゴヤ', en: 'KAGOYA' },
    domains: ['kagoya.net'],
    mx: /\.kagoya\.net$/,
    imap: tls('imap.kagoya.net', 993),
    smtp: tls('smtp.kagoya.net', 465),
    user: 'issued',
    password: 'mail',
    help: 'https://support.kagoya.jp/',
    note: issued,
  },
];

export const japanProviders: readonly Provider[] = [...carriers, ...accessProviders, ...hosts];
