import type { Mailbox, Role } from '../mail/message.ts';

/** `folders` of the configuration: IMAP LIST patterns, and the paths of Sent and Drafts where they are not found by themselves. */
export interface FolderRules {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly sent: string | null;
  readonly drafts: string | null;
}

const NEVER: ReadonlySet<Role> = new Set(['\\Drafts', '\\Junk', '\\Trash']);

/** The roles that the configuration gives by path, in place of what attributes and names say. */
export function withConfiguredRoles(mailboxes: readonly Mailbox[], { sent, drafts }: FolderRules): Mailbox[] {
  const configured = new Map<string, Role>();
  if (sent !== null) configured.set(sent, '\\Sent');
  if (drafts !== null) configured.set(drafts, '\\Drafts');
  return mailboxes.map((mailbox) => {
    const role = configured.get(mailbox.path);
    return role ? { ...mailbox, role } : mailbox;
  });
}

/**
 * The mailboxes whose messages count: every selectable one, for people file client mail by client; but Drafts, Junk, Trash and
 * what the configuration excludes. Beside an \All folder (Gmail's) the virtual \Flagged ones bring nothing.
 */
export function selectMailboxes(mailboxes: readonly Mailbox[], rules: FolderRules): Mailbox[] {
  const hasAll = mailboxes.some(({ role, selectable }) => role === '\\All' && selectable);
  return mailboxes.filter((mailbox) => {
    if (!mailbox.selectable || (mailbox.role && NEVER.has(mailbox.role))) return false;
    if (hasAll && mailbox.role === '\\Flagged') return false;
    const matches = (pattern: string) => matchesPattern(mailbox, pattern);
    return rules.include.some(matches) && !rules.exclude.some(matches);
  });
}

/** RFC 9051 6.3.9: `*` matches anything, `%` anything but the delimiter. `/` stands for any server's delimiter. */
function matchesPattern({ path, delimiter, role }: Mailbox, pattern: string): boolean {
  const source = [...pattern]
    .map((c) => (c === '*' ? '.*' : c === '%' ? '[^/]*' : c.replace(/[\\^$.|?+()[\]{}]/, '\\$&')))
    .join('');
  const expression = new RegExp(`^${source}$`, role === '\\Inbox' ? 'isu' : 'su');
  return expression.test(path) || (delimiter !== '' && expression.test(path.split(delimiter).join('/')));
}
