import type { Mailbox, Role } from '../mail/message.ts';

/** A folder as a server or a file system lists it. */
export interface ListedFolder {
  readonly path: string;
  readonly delimiter: string;
  /** LIST attributes and SPECIAL-USE attributes (RFC 6154), in any case: Cyrus writes them in lower case. */
  readonly attributes: readonly string[];
}

const BY_ATTRIBUTE: Readonly<Record<string, Role>> = {
  '\\sent': '\\Sent',
  '\\drafts': '\\Drafts',
  '\\junk': '\\Junk',
  '\\trash': '\\Trash',
  '\\archive': '\\Archive',
  '\\all': '\\All',
  '\\flagged': '\\Flagged',
  '\\important': '\\Flagged',
};

/** The names that Japanese and English programs and servers give them, the usual one first: without RFC 6154 all there is. */
const BY_NAME: Readonly<Partial<Record<Role, readonly string[]>>> = {
  '\\Sent': [
    'sent', 'sent items', 'sent messages', 'sent mail', 'sent-mail', 'sent objects', '送信済み', '送信済みメール', '送信済みアイテム',
    '送信済みメッセージ', '送信済', '送信済メール', '送信トレイ', '送信箱', '送信ボックス', '送信控え', '送信控', '送信メール',
  ],
  '\\Drafts': ['drafts', 'draft', 'draft messages', '下書き', '下書', '下書きトレイ', '下書き保存', '下書きメール', '草稿', 'ドラフト', '未送信', '未送信メール'],
  '\\Junk': ['junk', 'junk e-mail', 'junk email', 'junk mail', 'spam', 'bulk mail', '迷惑メール', '迷惑メールフォルダ', '迷惑メールフォルダー', 'スパム'],
  '\\Trash': [
    'trash', 'deleted', 'deleted items', 'deleted messages', 'bin', 'ゴミ箱', 'ごみ箱', '削除済み', '削除済みアイテム', '削除済みメール', '削除済みメッセージ',
  ],
  '\\Archive': ['archive', 'archives', 'アーカイブ'],
  '\\All': ['all mail', 'すべてのメール'],
}; // biome-ignore format: tables

/** Only these may stand above a folder that is known by its name: 取引先/ゴミ箱 is some client's. */
const ROOTS: ReadonlySet<string> = new Set(['', 'inbox', '[gmail]', '[google mail]']);

const rank = new Map<string, { role: Role; order: number }>(
  Object.entries(BY_NAME).flatMap(([role, names]) =>
    (names ?? []).map((name, order) => [name, { role: role as Role, order }] as const),
  ),
);

/**
 * Listed folders -> mailboxes with their roles, INBOX first, then by path. RFC 6154 attributes count first, then names, which
 * are compared by NFKC and without case. Several folders may bear one role: a second program's drafts are drafts too.
 */
export function assignRoles(folders: readonly ListedFolder[]): Mailbox[] {
  const mailboxes = folders.map((folder) => ({
    path: folder.path,
    delimiter: folder.delimiter,
    role: roleOf(folder),
    selectable: !folder.attributes.some((attribute) => /^\\(?:noselect|nonexistent)$/i.test(attribute)),
  }));
  const key = ({ role, path }: Mailbox) => `${role === '\\Inbox' ? 0 : 1}${path}`;
  return mailboxes.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function roleOf({ path, delimiter, attributes }: ListedFolder): Role | null {
  if (/^inbox$/i.test(path)) return '\\Inbox';
  for (const attribute of attributes) {
    const role = BY_ATTRIBUTE[attribute.toLowerCase()];
    if (role) return role;
  }
  return namedRole(path, delimiter)?.role ?? null;
}

function namedRole(path: string, delimiter: string): { role: Role; order: number } | null {
  const levels = delimiter === '' ? [path] : path.split(delimiter);
  const parent = levels.slice(0, -1).join('/').toLowerCase();
  if (!ROOTS.has(parent)) return null;
  return rank.get((levels.at(-1) ?? '').normalize('NFKC').trim().toLowerCase()) ?? null;
}

/** The mailbox of a role to write into: the usual name before the rarer one, `preferred` (the configuration's) before all. */
export function findRole(mailboxes: readonly Mailbox[], role: Role, preferred: string | null = null): Mailbox | null {
  const named = preferred === null ? undefined : mailboxes.find(({ path }) => path === preferred);
  const order = ({ path, delimiter }: Mailbox) => namedRole(path, delimiter)?.order ?? -1;
  const found = mailboxes.filter((mailbox) => mailbox.role === role && mailbox.selectable);
  return named ?? found.toSorted((a, b) => order(a) - order(b))[0] ?? null;
}
