import type { Role } from '../mail/message.ts';

type Names = readonly (readonly [role: Role, names: readonly string[]])[];

/**
 * The names that Japanese and English programs and servers give to folders of a role, the usual one first: where a server has no
 * RFC 6154 they are all there is. Folded by NFKC and to lower case. Outlook, Exchange, Apple Mail, Thunderbird, Becky!, Active! mail,
 * the webmails of Xserver, Sakura and KDDI were looked at.
 */
const NAMES: Names = [
  [
    '\\Sent',
    [
      'sent',
      'sent items',
      'sent mail',
      'sent messages',
      'sent-mail',
      'sentmail',
      'sentitems',
      'sent objects',
      '送信済み',
      '送信済みメール',
      '送信済みアイテム',
      '送信済みトレイ',
      '送信済みメッセージ',
      '送信済みボックス',
      '送信済みフォルダ',
      '送信済みフォルダー',
      '送信済',
      '送信済メール',
      '送信済アイテム',
      '送信済トレイ',
      '送信メール',
      '送信控え',
      '送信控',
      '送信箱',
      '送信ボックス',
      '送信トレイ',
    ],
  ],
  [
    '\\Drafts',
    [
      'drafts',
      'draft',
      'draft messages',
      '下書き',
      '下書',
      '下書きメール',
      '下書きトレイ',
      '下書きフォルダ',
      '下書きフォルダー',
      '下書き保存',
      '下書きメッセージ',
      '草稿',
      'ドラフト',
      '未送信',
      '未送信メール',
      '未送信トレイ',
    ],
  ],
  [
    '\\Junk',
    [
      'junk',
      'spam',
      'junk email',
      'junk e-mail',
      'junk mail',
      'bulk mail',
      '迷惑メール',
      '迷惑メールフォルダ',
      '迷惑メールフォルダー',
      '迷惑メールボックス',
      'スパム',
      'スパムメール',
      'ジャンク',
      'ジャンクメール',
    ],
  ],
  [
    '\\Trash',
    [
      'trash',
      'deleted items',
      'deleted messages',
      'deleted',
      'bin',
      'ゴミ箱',
      'ごみ箱',
      '削除済みアイテム',
      '削除済みメール',
      '削除済みメッセージ',
      '削除済み',
      '削除済みトレイ',
      '削除済',
      '削除済アイテム',
      '削除済メール',
    ],
  ],
  ['\\Archive', ['archive', 'archives', 'アーカイブ', 'アーカイブ済み']],
];

/** Gmail's own, in the language of the account. Anywhere else 重要 is a folder that somebody made. */
const GMAIL_NAMES: Names = [
  ['\\All', ['all mail', 'すべてのメール']],
  ['\\Flagged', ['starred', 'スター付き', 'important', '重要']],
];

const GMAIL = new Set(['[gmail]', '[google mail]']);

const common = index(NAMES);
const gmail = index([...NAMES, ...GMAIL_NAMES]);

/** What a folder's name says of its role: null where it says nothing. The lower `order`, the more usual the name. */
export interface NamedRole {
  readonly role: Role;
  readonly order: number;
}

/**
 * A folder's role by its name. Only at the top, or directly under INBOX, Gmail's root or the server's personal namespace
 * (RFC 2342; `prefix` with or without its delimiter): 取引先/ゴミ箱 is some client's.
 */
export function roleByName(path: string, delimiter: string, prefix = ''): NamedRole | null {
  const levels = delimiter === '' ? [path] : path.split(delimiter);
  const name = fold(levels.pop() ?? '');
  const parent = fold(levels.join('/'));
  const root = fold(
    prefix
      .split(delimiter || '/')
      .filter(Boolean)
      .join('/'),
  );
  if (GMAIL.has(parent)) return gmail.get(name) ?? null;
  return parent === '' || parent === 'inbox' || parent === root ? (common.get(name) ?? null) : null;
}

function index(names: Names): ReadonlyMap<string, NamedRole> {
  return new Map(names.flatMap(([role, all]) => all.map((name, order) => [fold(name), { role, order }] as const)));
}

/** NFKC makes one of half-width, full-width and composed forms. */
function fold(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}
