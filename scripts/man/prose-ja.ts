import type { Prose } from './prose.ts';

export const ja: Prose = {
  date: '2026-11-23',
  manual: 'ユーザーコマンド',
  titles: {
    name: '名前',
    synopsis: '書式',
    description: '説明',
    commands: 'コマンド',
    options: '共通のオプション',
    exit: '終了コード',
    configuration: '設定',
    files: 'ファイル',
    environment: '環境変数',
    examples: '例',
    see: '関連項目',
    exampleLine: '例:',
  },
  name: '返信をお待たせしているお客様のメールを示し、一次回答を書く',
  synopsis: '[\\fIオプション\\fR] \\fIコマンド\\fR [\\fI引数\\fR]',
  description: [
    'client-check は、IMAP または Maildir のメールボックスを読み、誰も返信していないお客様のスレッドを、判定の根拠とともに急ぐ順に示します。一次回答を下書きフォルダーに書き、確認を経て SMTP で、それぞれ多くとも一度だけ送ります。',
    '状態はメールボックスそのものから読み取ります。携帯電話やウェブメールからの返信、同僚の返信も、ある場所で見つけます。社内への転送、不在の自動返信、下書きは返信に数えません。メールでお伝えした期日は、果たすまで示し続けます。',
    '標準出力には結果だけを出します。途中経過は標準エラーに、端末のときだけ出します。`--json` では、`schema` のある一つの JSON を出力します。項目は増えることはあっても、名前は変わりません。',
    'IDには、一覧の短いID、その先頭の数文字(一つに決まる長さ)、Message-ID のどれも使えます。日付は 2026-11-26、11月26日、2bd(営業日)、3d のように書きます。',
  ],
  exit: [
    ['0', '正常に終わりました。'],
    ['1', '`--fail-on-overdue` で期限超過があります。`lint` で誤りが見つかりました。'],
    ['2', '使い方の誤り。知らないID、または複数のスレッドに当たるID。'],
    ['65', '使えないデータ(読めないテンプレート、メールではないファイル)。'],
    [
      '69',
      '一部ができませんでした(複数のアカウントの一つに接続できない、読めないメールがある、下書きの一つが断られたなど)。残りは済んでいます。1 より優先します。',
    ],
    ['70', 'client-check の不具合。報告の方法を表示します。'],
    ['74', 'ファイルの読み書きができませんでした。'],
    ['75', '後でもう一度(接続できない、時間切れ、サーバーの混雑、ほかの実行中)。'],
    ['76', 'サーバーがプロトコルに従わない、または証明書か STARTTLS の失敗。'],
    ['77', 'ログインまたは権限をサーバーが拒みました。'],
    ['78', '設定がない、誤っている、または承認されていません。'],
    ['130', 'Ctrl-C。'],
  ],
  configuration: [
    '設定ファイルは、`--config`、次に `$CLIENT_CHECK_CONFIG`、次に作業フォルダーから上へ最も近い `.clientrc`、`.clientrc.yaml`、`.clientrc.yml`、`.clientrc.json`、最後に設定フォルダーとホームのものです。YAML または JSON のデータだけで、実行されることはありません。`client-check init` で作れます。パッケージには、注釈付きの `.clientrc.example` と、エディター用の `client-check.schema.json` があります。',
    '作業フォルダーで見つけた設定が、その外から秘密の情報を取るときは、`client-check trust` で承認するまで使いません。パスワードを含む設定をほかの利用者が読めるときは使いません。',
  ],
  files: [
    ['~/.config/client-check/.clientrc', '`init` が書く設定ファイル。'],
    [
      '~/.local/state/client-check/',
      'メールボックスの外に残すもの: 済みと一時除外の記録、送信の記録、書いた下書き、承認、トークン、定時実行のログ (schedule.log)。0700 のフォルダーの 0600 のファイルです。',
    ],
    [
      '~/.cache/client-check/',
      '読んだメールの要点、直近の一覧、補完用のID、コンパイルしたコード。消しても、変わるのは速さだけです。',
    ],
  ],
  environment: [
    ['CLIENT_CHECK_CONFIG', '`--config` がないときの設定ファイル。'],
    ['CLIENT_CHECK_NO_CACHE', '値があれば、キャッシュを読まず、書きません。'],
    ['LC_ALL, LC_MESSAGES, LANG', '`--lang` も設定もないときの言語: ja なら日本語、ほかは英語。'],
    ['NO_COLOR, FORCE_COLOR', '色を付けない。端末でなくても色を付ける。'],
    ['VISUAL, EDITOR', '`--edit` で開くエディター。'],
    ['XDG_CONFIG_HOME, XDG_STATE_HOME, XDG_CACHE_HOME', '~/.config、~/.local/state、~/.cache の代わり。'],
  ],
  examples: [
    ['client-check demo', '見本のメールボックスで朝の流れを試します(アカウントも通信も要りません)。'],
    ['client-check inbox', '朝の一覧を表示します。'],
    ['client-check draft && client-check send', 'お待たせしている方への一次回答を書き、一通ずつ確かめて送ります。'],
    ['client-check inbox --fail-on-overdue --quiet || notify-send 期限超過', 'スクリプトで使います。'],
    ["client-check inbox --json | jq -r '.threads[] | [.id, .state, .subject] | @tsv'", 'データとして使います。'],
  ],
  see: [
    'crontab(5), pass(1), mbsync(1)',
    'パッケージの docs/: judging、promises、cron、privacy、json、troubleshooting、templates、oauth、notify、lint、doctor、completion(日本語版は .ja.md)。',
  ],
};
