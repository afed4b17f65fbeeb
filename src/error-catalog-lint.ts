import type { CatalogEntry } from './error-catalog.ts';

/** The errors of `lint`, worded as error-catalog.ts words all others. */
export const lintErrors = {
  'not-a-mail': {
    exit: 65,
    ja: [
      'メールとして読めません: {file}',
      'ヘッダー (From、To、Subject など) のあるメールのファイル (.eml) を指定してください。',
    ],
    en: ['This is no mail: {file}', 'Give a file of a mail (.eml), which begins with its header: From, To, Subject.'],
  },
  'no-draft-to-check': {
    exit: 65,
    ja: [
      'スレッド「{id}」には、調べる下書きがありません。',
      '「client-check draft {id}」で下書きするか、メールのファイル (.eml) を指定してください。',
    ],
    en: [
      'The thread "{id}" has no draft to check.',
      'Write one with "client-check draft {id}", or give the file of a mail (.eml).',
    ],
  },
} as const satisfies Record<string, CatalogEntry>;
