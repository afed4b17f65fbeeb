import type { CatalogEntry } from './error-catalog.ts';

/** The errors of storing and reading whole messages, worded as error-catalog.ts words all others. */
export const storeErrors = {
  'append-refused': {
    exit: 69,
    ja: [
      '{account}: メールをフォルダー「{mailbox}」に保存できませんでした。サーバーの応答: {words}',
      'メールボックスの空き容量と、設定の folders で指定したフォルダーをご確認ください。',
    ],
    en: [
      '{account}: the mail could not be saved to the folder "{mailbox}". The server says: {words}',
      'Check the free space of the mailbox, and the folder that folders names in the configuration.',
    ],
  },
  'message-too-large': {
    exit: 69,
    ja: [
      '{account}: フォルダー「{mailbox}」にあるメールが大きすぎて扱えません ({size})。',
      '添付ファイルを減らすか、そのメールだけお使いのメールソフトで送信してください。',
    ],
    en: [
      '{account}: a mail in the folder "{mailbox}" is too large to be handled here ({size}).',
      'Make its attachments smaller, or send this one with your mail program.',
    ],
  },
} as const satisfies Record<string, CatalogEntry>;
