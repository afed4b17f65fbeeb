import type { FaultWords } from './fault-words.ts';

/** Secrets, servers and mailboxes. */
export const accountFaults = {
  'password-variable-missing': {
    exit: 78,
    ja: [
      '環境変数 {name} が空か、設定されていません',
      'パスワードを {name} に入れて実行するか、設定の auth を passwordCommand にしてください。',
    ],
    en: [
      'the environment variable {name} is empty or not set',
      'Put the password into {name}, or use passwordCommand in auth.',
    ],
  },
  'password-command-not-found': {
    exit: 78,
    ja: ['passwordCommand のコマンドが見つかりません', 'コマンドを入れるか、絶対パスで書いてください。'],
    en: ['the program of passwordCommand was not found', 'Install it, or write its full path.'],
  },
  'password-command-timeout': {
    exit: 78,
    ja: [
      'passwordCommand が時間内に終わりませんでした',
      '鍵の解除などの入力を待っていないか、同じコマンドを端末でお確かめください。',
    ],
    en: [
      'passwordCommand did not end in time',
      'Run the same command in a terminal: perhaps it waits for a passphrase.',
    ],
  },
  'password-command-empty': {
    exit: 78,
    ja: [
      'passwordCommand は成功しましたが、出力の 1 行目が空です',
      'コマンドが標準出力にパスワードを出すか、端末でお確かめください。',
    ],
    en: [
      'passwordCommand went well, but the first line of its output is empty',
      'See in a terminal that it prints the password.',
    ],
  },
  'password-command-failed': {
    exit: 78,
    ja: ['passwordCommand が失敗しました ({what} {status})', '同じコマンドを端末で実行してお確かめください。'],
    en: ['passwordCommand failed ({what} {status})', 'Run the same command in a terminal.'],
  },
  'host-unknown': {
    exit: 75,
    ja: ['{host} という名前のホストは見つかりません', '設定の host の綴りと、ネットワーク (DNS) をご確認ください。'],
    en: ['there is no host named {host}', 'Check the spelling of host, and the network (DNS).'],
  },
  'port-closed': {
    exit: 75,
    ja: [
      '{host} のポート {port} に接続できません ({reasonJa})',
      '設定の port とファイアウォールをご確認ください (IMAP は 993、SMTP は 465 か 587 が普通です)。',
    ],
    en: [
      'no connection to port {port} of {host} ({reasonEn})',
      'Check port, and the firewall (IMAP is usually 993; SMTP 465 or 587).',
    ],
  },
  'port-timeout': {
    exit: 75,
    ja: [
      '{host} のポート {port} から {seconds} 秒以内に応答がありません',
      'ファイアウォールや VPN が接続を止めていないかご確認ください。',
    ],
    en: [
      'port {port} of {host} did not answer within {seconds} seconds',
      'See whether a firewall or a VPN is in the way.',
    ],
  },
  'certificate-expired': {
    exit: 76,
    ja: [
      '{host} の証明書の有効期限が切れています',
      'サーバーの管理者にお知らせください。コンピューターの日付も正しいかご確認ください。',
    ],
    en: [
      'the certificate of {host} has expired',
      "Tell the server's administrator. See also that this computer's date is right.",
    ],
  },
  'certificate-not-yet-valid': {
    exit: 76,
    ja: ['{host} の証明書はまだ有効期間に入っていません', 'コンピューターの時計が遅れていないかご確認ください。'],
    en: ['the certificate of {host} is not valid yet', "See that this computer's clock is not behind."],
  },
  'certificate-wrong-host': {
    exit: 76,
    ja: [
      '証明書が {host} のものではありません{names}',
      '設定の host を、証明書にある名前にしてください (レンタルサーバーでは案内にあるサーバー名です)。',
    ],
    en: [
      'the certificate is not for {host}{names}',
      'Set host to a name of the certificate (with a hosting service: the server name that it gives).',
    ],
  },
  'certificate-self-signed': {
    exit: 76,
    ja: ['{host} の証明書は自己署名です', 'その証明書を入手して確かめ、設定の ca に指定してください。'],
    en: [
      'the certificate of {host} is self-signed',
      'Get that certificate, check it, and name it as ca in the configuration.',
    ],
  },
  'certificate-untrusted': {
    exit: 76,
    ja: [
      '{host} の証明書は、信頼されていない認証局のものです',
      '社内の認証局なら、その証明書を設定の ca に指定してください。',
    ],
    en: [
      'the certificate of {host} is of an authority that is not trusted',
      'For a private authority, name its certificate as ca.',
    ],
  },
  'certificate-expires-soon': {
    exit: 76,
    ja: ['{host} の証明書は {days} 日後に期限が切れます', '更新の予定をサーバーの管理者にご確認ください。'],
    en: ['the certificate of {host} expires in {days} days', "Ask the server's administrator when it will be renewed."],
  },
  'ca-unreadable': {
    exit: 74,
    ja: ['設定の ca にあるファイルを読めません ({reason})', 'ca のパスとアクセス権をご確認ください。'],
    en: ['the file that ca names cannot be read ({reason})', 'Check its path and its permissions.'],
  },
  'starttls-missing': {
    exit: 76,
    ja: [
      '{host} のポート {port} で STARTTLS を始められません ({reasonJa})',
      '設定の security を tls (IMAP は 993、SMTP は 465) にできるかご確認ください。',
    ],
    en: [
      'STARTTLS failed at port {port} of {host} ({reasonEn})',
      'See whether security: tls works (IMAP 993, SMTP 465).',
    ],
  },
  'not-tls': {
    exit: 76,
    ja: [
      '{host} のポート {port} は TLS で応答しません',
      '設定の security を starttls にするか、port をご確認ください。',
    ],
    en: ['port {port} of {host} does not speak TLS', 'Set security to starttls, or check port.'],
  },
  'no-uidplus': {
    exit: 69,
    ja: ['サーバーに UIDPLUS がありません。送信後の下書きは「削除済み」の印だけになります', '対処は不要です。'],
    en: ['the server has no UIDPLUS: after a send, the draft is only marked as deleted', 'Nothing has to be done.'],
  },
  'no-keywords': {
    exit: 69,
    ja: ['サーバーは独自のフラグ (キーワード) を保存しません', '対処は不要です。client-check は必要としません。'],
    en: ['the server keeps no flags of our own (keywords)', 'Nothing has to be done; client-check can do without.'],
  },
  'no-sent': {
    exit: 78,
    ja: [
      '送信済みフォルダーが見つかりません。返信済みのスレッドも一覧に載ってしまいます',
      '設定の folders.sent にフォルダー名を書いてください。',
    ],
    en: [
      'no Sent folder was found, so answered threads will stand on the list',
      'Name it as folders.sent in the configuration.',
    ],
  },
  'no-drafts': {
    exit: 78,
    ja: [
      '下書きフォルダーが見つかりません。下書きを書けません',
      'メールソフトで下書きフォルダーを作るか、設定の folders.drafts に書いてください。',
    ],
    en: [
      'no Drafts folder was found, so no draft can be written',
      'Make one with your mail program, or name it as folders.drafts.',
    ],
  },
  'drafts-read-only': {
    exit: 77,
    ja: ['下書きフォルダーに書き込めません ({words})', 'サーバー側の権限をご確認ください。一覧 (inbox) は使えます。'],
    en: [
      'Drafts cannot be written to ({words})',
      'Check the permissions on the server. The list (inbox) works all the same.',
    ],
  },
  'clock-behind': {
    exit: 78,
    ja: [
      '最新のメールの到着時刻が、このコンピューターの時計より {minutes} 分先です',
      '時計を合わせてください (timedatectl set-ntp true など)。',
    ],
    en: [
      "the newest mail arrived {minutes} minutes after what this computer's clock shows",
      'Set the clock (such as: timedatectl set-ntp true).',
    ],
  },
  'maildir-unwritable': {
    exit: 74,
    ja: ['{file} に書き込めません ({reason})', 'フォルダーの所有者とアクセス権をご確認ください。'],
    en: ['{file} cannot be written to ({reason})', 'Check the owner and the permissions of the folder.'],
  },
  'send-uncertain': {
    exit: 69,
    ja: [
      '届いたか分からない送信が {count} 件あります',
      '「client-check send」を実行すると、届いたかを確かめてからお尋ねします。',
    ],
    en: [
      '{count} send(s) were cut off: nobody knows whether they went out',
      'Run "client-check send": it looks for them and asks.',
    ],
  },
  'send-unfinished': {
    exit: 69,
    ja: ['途中で終わった送信が {count} 件あります。届いてはいません', '次の「client-check send」が続きから行います。'],
    en: [
      '{count} send(s) ended half-way; nothing of them went out',
      'The next "client-check send" goes on from there.',
    ],
  },
  'lock-held': {
    exit: 75,
    ja: ['別の client-check が実行中です (プロセス {pid})', '終わるのを待ってください。'],
    en: ['another client-check is at work (process {pid})', 'Wait until it has ended.'],
  },
  'lock-left': {
    exit: 69,
    ja: ['途中で終わったプロセス {pid} のロックが残っています', '対処は不要です。次の実行が引き継ぎます。'],
    en: [
      'process {pid}, which ended half-way, has left its lock',
      'Nothing has to be done: the next run takes it over.',
    ],
  },
} as const satisfies Record<string, FaultWords>;
