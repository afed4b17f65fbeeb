import { ClientCheckError } from '../errors.ts';
import type { Mailbox, Role } from '../mail/message.ts';
import { roleByName } from './folder-names.ts';
import { type FolderRules, samePath } from './selection.ts';

/** A folder as a server or a file system lists it. */
export interface ListedFolder {
  readonly path: string;
  readonly delimiter: string;
  /** LIST attributes and SPECIAL-USE attributes (RFC 6154), in any case: Cyrus writes them in lower case. */
  readonly attributes: readonly string[];
}

export type { FolderRules } from './selection.ts';

/** A mailbox that remembers how its role was found. */
export interface RoledMailbox extends Mailbox {
  readonly roleFrom: 'configuration' | 'attribute' | 'name' | null;
}

export interface RoleContext {
  readonly account: string;
  readonly rules: FolderRules;
  /** The personal namespace's prefix (RFC 2342), such as `INBOX.`. */
  readonly prefix?: string;
}

const BY_ATTRIBUTE: Readonly<Record<string, Role>> = {
  '\\sent': '\\Sent',
  '\\drafts': '\\Drafts',
  '\\junk': '\\Junk',
  '\\trash': '\\Trash',
  '\\archive': '\\Archive',
  '\\all': '\\All',
  '\\flagged': '\\Flagged',
  // RFC 8457. A view of other folders, as \Flagged is.
  '\\important': '\\Flagged',
};

/**
 * Listed folders -> mailboxes with their roles, INBOX first, then by path. The configuration's word counts first, then RFC 6154
 * attributes, then names. Several folders may bear one role: the drafts of a second program must not be read as mail either, for
 * a half-written answer is no answer.
 */
export function assignRoles(folders: readonly ListedFolder[], context: RoleContext): RoledMailbox[] {
  const { account, rules } = context;
  for (const [key, path] of [
    ['sent', rules.sent],
    ['drafts', rules.drafts],
  ] as const) {
    // Without the folder that was meant, every verdict would be wrong: better to say so.
    if (path !== null && !folders.some((folder) => samePath(folder, path)))
      throw new ClientCheckError('folder-missing', { account, key, folder: path });
  }
  const unique = new Map(folders.map((folder) => [folder.path, folder]));
  const mailboxes = [...unique.values()].map((folder): RoledMailbox => {
    const { path, delimiter, attributes } = folder;
    const selectable = !attributes.some((attribute) => /^\\(?:noselect|nonexistent)$/i.test(attribute));
    return { path, delimiter, selectable, ...roleOf(folder, context) };
  });
  const key = ({ role, path }: Mailbox) => `${role === '\\Inbox' ? 0 : 1}${path}`;
  return mailboxes.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function roleOf(folder: ListedFolder, { rules, prefix }: RoleContext): Pick<RoledMailbox, 'role' | 'roleFrom'> {
  const { path, delimiter, attributes } = folder;
  if (/^inbox$/i.test(path)) return { role: '\\Inbox', roleFrom: 'name' };
  if (rules.sent !== null && samePath(folder, rules.sent)) return { role: '\\Sent', roleFrom: 'configuration' };
  if (rules.drafts !== null && samePath(folder, rules.drafts)) return { role: '\\Drafts', roleFrom: 'configuration' };
  for (const attribute of attributes) {
    const role = BY_ATTRIBUTE[attribute.toLowerCase()];
    if (role) return { role, roleFrom: 'attribute' };
  }
  const named = roleByName(path, delimiter, prefix);
  return named ? { role: named.role, roleFrom: 'name' } : { role: null, roleFrom: null };
}

/** The mailbox of a role to write into: the configured one, else the server's, else the one with the most usual name. */
export function findRole(mailboxes: readonly Mailbox[], role: Role): Mailbox | null {
  const found = mailboxes.filter((mailbox) => mailbox.role === role && mailbox.selectable);
  return found.toSorted((a, b) => precedence(a) - precedence(b))[0] ?? null;
}

function precedence(mailbox: Mailbox & Partial<Pick<RoledMailbox, 'roleFrom'>>): number {
  if (mailbox.roleFrom === 'configuration') return -2;
  if (mailbox.roleFrom === 'attribute') return -1;
  // Wherever a name stands, the rarer one is the less likely.
  const name = mailbox.path.split(mailbox.delimiter || '/').at(-1) ?? '';
  return roleByName(name, '')?.order ?? 1_000;
}
