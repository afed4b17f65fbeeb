import type { ServerSetup, Setup } from './setup.ts';
import { inLine, listItem, scalar } from './write-yaml.ts';

/** A new configuration: what was settled, and beside it, commented out, what people change most often. */
export function newConfig(setup: Setup): string {
  const { account, team, clients, clock, lang } = setup;
  const say = (ja: string, en: string) => (lang === 'ja' ? ja : en);
  const { identity, imap, smtp, auth } = account;
  const lines = [
    say(
      '# client-check の設定 (YAML)。「client-check init」で書きました。',
      '# Configuration of client-check (YAML), written by "client-check init".',
    ),
    say(
      '# 直接書き換えても、init や clients をもう一度実行しても、コメントは残ります。',
      '# Edit it as you like: running init or clients again keeps your comments.',
    ),
    say('# すべての項目の例は .clientrc.example にあります。', '# Every key stands in .clientrc.example.'),
    '',
    'accounts:',
    `  - name: ${scalar(account.name)}`,
    '    identity:',
    ...(identity.name === null
      ? [
          say(
            '      # name: 佐藤 花子                # 差出人の名前',
            '      # name: Hanako Sato              # your name in From',
          ),
        ]
      : [`      name: ${scalar(identity.name)}`]),
    ...(identity.organization === null
      ? [say('      # organization: 株式会社…', '      # organization: Example Inc.')]
      : [`      organization: ${scalar(identity.organization)}`]),
    `      address: ${scalar(identity.address)}`,
    identity.aliases.length === 0
      ? say(
          '      # aliases: [sato@example.jp]     # 自分のほかのアドレス',
          '      # aliases: [sato@example.jp]     # your other addresses',
        )
      : `      aliases: ${inLine(identity.aliases)}`,
    say(
      '      # signature: |                   # 下書きに付ける署名',
      '      # signature: |                   # put below drafts',
    ),
    say('      #   株式会社… 佐藤 花子', '      #   Hanako Sato, Example Inc.'),
    '    imap:',
    ...serverLines(imap),
    `      user: ${scalar(imap.user)}`,
    ...authComment(auth, lang),
    `      auth: ${inLine(auth)}`,
    ...smtpLines(smtp, imap, say),
    say(
      '    # folders: { exclude: ["Lists/*"] }  # 見ないフォルダー',
      '    # folders: { exclude: ["Lists/*"] }  # folders to leave out',
    ),
    '',
    say(
      '# 同僚のドメインとアドレス。その返信は当社の返信として数えます。',
      '# Domains and addresses of colleagues: their replies count as ours.',
    ),
    team.length === 0 ? '# team: [example.jp]' : `team: ${inLine(team)}`,
    '',
    say(
      '# お客様。match はアドレス、ドメイン、*.ドメイン。追加は「client-check clients add 名前 ドメイン」でも。',
      '# Clients. match: addresses, domains, *.domains. Also: client-check clients add NAME DOMAIN',
    ),
    ...(clients.length === 0
      ? [
          '# clients:',
          say('#   - name: 株式会社さわやか商事', '#   - name: Example Inc.'),
          '#     match: [client.example]',
        ]
      : ['clients:', ...clients.flatMap((client) => listItem(client)).map((line) => `  ${line}`)]),
    '',
    say(
      '# お客様に数えない人。「client-check clients ignore アドレス」でも。',
      "# Nobody's clients. Also: client-check clients ignore ADDRESS",
    ),
    '# ignore: [news@shop.example]',
    '',
    say(
      '# clients にない人も一覧に出すか: everyone (全員) | correspondents (こちらから書いたことのある人) | ignore (出さない)',
      '# People who are no clients: everyone | correspondents (those you have written to) | ignore',
    ),
    'others: everyone',
    '',
    'response:',
    say('  window: 24h            # この時間内に返信する', '  window: 24h            # answer within'),
    `  clock: ${clock.padEnd(16)}${say('# elapsed (経過時間) | business-days (休みの日を除く) | business-hours (営業時間だけ)', '# elapsed | business-days (days off do not count) | business-hours')}`,
    '',
    `lang: ${lang}`,
    '',
  ];
  return lines.join('\n');
}

function serverLines(server: ServerSetup): string[] {
  const { host, port, security, ca } = server;
  return [
    `      host: ${scalar(host)}`,
    `      port: ${port}`,
    `      security: ${security}`,
    ...(ca === null ? [] : [`      ca: ${scalar(ca)}`]),
  ];
}

function smtpLines(smtp: ServerSetup | null, imap: ServerSetup, say: (ja: string, en: string) => string): string[] {
  if (smtp === null) {
    return [
      say(
        '    # 送信用。これがなくても一覧と下書きは使えます。',
        '    # For sending. The list and the drafts work without it.',
      ),
      '    # smtp: { host: smtp.example.jp, port: 465, security: tls }',
    ];
  }
  return [
    '    smtp:',
    ...serverLines(smtp),
    ...(smtp.user === imap.user ? [] : [`      user: ${scalar(smtp.user)}`]),
    say('      # パスワードは imap と同じものを使います。', '      # The password is that of imap.'),
  ];
}

function authComment(auth: Setup['account']['auth'], lang: 'ja' | 'en'): string[] {
  const say = (ja: string, en: string) => [`      # ${lang === 'ja' ? ja : en}`];
  if ('passwordCommand' in auth)
    return say('出力の 1 行目がパスワードになります。', 'The first line of its output is the password.');
  if ('passwordEnv' in auth)
    return say(
      'この名前の環境変数の値がパスワードになります (cron には渡りません)。',
      'The environment variable of this name holds the password (cron does not pass it on).',
    );
  if ('password' in auth)
    return say(
      'パスワードそのものです。このファイルの権限は 600 のままにしてください。',
      'The password itself: keep the mode of this file at 600.',
    );
  if ('keyring' in auth)
    return say(
      'パスワードは OS のキーリングにあります (client-check login で入れ直し、cron からは使えません)。',
      'The password lies in the keyring of the system (client-check login puts another there; cron cannot open it).',
    );
  if ('oauth2' in auth)
    return say('サインインは client-check login でやり直せます。', 'To sign in again: client-check login.');
  return [];
}
