import type { CatalogEntry } from './error-catalog.ts';

/** The errors of drafting and sending, worded as error-catalog.ts words all others. */
export const outgoingErrors = {
  'template-invalid': {
    exit: 65,
    ja: [
      'テンプレートに誤りがあります: {file} {line}行目: {reasonJa}',
      '直してから、もう一度実行してください。何も書いていません。',
    ],
    en: ['The template has a fault: {file}, line {line}: {reasonEn}', 'Mend it and run it again. Nothing was written.'],
  },
  'template-unknown': {
    exit: 2,
    ja: ['テンプレート「{name}」はありません。', 'あるもの: {known}'],
    en: ['There is no template "{name}".', 'There are: {known}'],
  },
  'template-missing': {
    exit: 78,
    ja: [
      'テンプレート「{name}」が見つかりません。探した場所: {places}',
      '設定の holding.template か clients の template をご確認ください。あるもの: {known}',
    ],
    en: [
      'There is no template "{name}". Looked in: {places}',
      'Check holding.template, or template of the clients, in the configuration. There are: {known}',
    ],
  },
  locked: {
    exit: 75,
    ja: [
      'このアカウントの下書き・送信は、別の client-check が実行中です (プロセス {pid}: {command})。',
      '終わるのを待って、もう一度実行してください。',
    ],
    en: [
      'Another client-check is drafting or sending for this account (process {pid}: {command}).',
      'Wait until it has ended and run it again.',
    ],
  },
  'lock-unavailable': {
    exit: 69,
    ja: [
      'この環境では同時の実行を防ぐロックを使えないため、下書きも送信もサインインも行いません。',
      'Linux (glibc)・macOS・Windows の 64 ビット版 Node.js でお使いください。',
    ],
    en: [
      'The lock that keeps two runs apart does not work here, so nothing is drafted, sent or signed in to.',
      'Use a 64-bit Node.js on Linux (glibc), macOS or Windows.',
    ],
  },
  'no-smtp': {
    exit: 78,
    ja: [
      '{account}: 設定に smtp がないため、送信できません。',
      '設定の accounts に smtp: { host: …, port: 465, security: tls } を加えてください。',
    ],
    en: [
      '{account}: the configuration has no smtp, so nothing can be sent.',
      'Add smtp: { host: …, port: 465, security: tls } to the account.',
    ],
  },
  'no-drafts-folder': {
    exit: 78,
    ja: ['{account}: 下書きフォルダーが見つかりません。', '設定の folders.drafts で指定してください。'],
    en: ['{account}: no Drafts folder was found.', 'Name it as folders.drafts in the configuration.'],
  },
  'needs-yes': {
    exit: 2,
    ja: [
      '端末ではないため、一通ずつ確認できません。何も送っていません。',
      '端末で実行するか、確認なしで送る --yes を付けてください。',
    ],
    en: [
      'This is no terminal, so nothing can be confirmed. Nothing was sent.',
      'Run it in a terminal, or with --yes to send without asking.',
    ],
  },
  'editor-failed': {
    exit: 74,
    ja: ['エディター「{editor}」を使えませんでした ({reasonJa})。', '環境変数 VISUAL か EDITOR をご確認ください。'],
    en: ['The editor "{editor}" could not be used ({reasonEn}).', 'Check the environment variable VISUAL or EDITOR.'],
  },
  'edit-invalid': {
    exit: 65,
    ja: [
      '編集した内容を読めません: {reasonJa}',
      '「To:」「Cc:」「Subject:」の行と、そのあとの空行を残してください。何も書いていません。',
    ],
    en: [
      'What was edited cannot be read: {reasonEn}',
      'Keep the lines "To:", "Cc:", "Subject:" and the empty line after them. Nothing was written.',
    ],
  },
} as const satisfies Record<string, CatalogEntry>;
