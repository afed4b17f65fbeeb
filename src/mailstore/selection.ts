import type { Mailbox, Role } from '../mail/message.ts';
import { matchesGlob } from './glob.ts';

/** `folders` of the configuration: IMAP LIST patterns, and the paths of Sent and Drafts where they are not found by themselves. */
export interface FolderRules {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly sent: string | null;
  readonly drafts: string | null;
}

type Path = Pick<Mailbox, 'path' | 'delimiter'>;

const NEVER: ReadonlySet<Role> = new Set(['\\Drafts', '\\Junk', '\\Trash']);

const NEEDED: ReadonlySet<Role> = new Set(['\\Inbox', '\\Sent', '\\All']);

/** Without what came in or what was sent every verdict would be wrong: where such a mailbox can't be opened there is none. */
export function isNeeded({ path, role }: Pick<Mailbox, 'path' | 'role'>): boolean {
  return path === 'INBOX' || (role !== null && NEEDED.has(role));
}

/**
 * The mailboxes whose messages count: every selectable one, for people file client mail by client; but Drafts, Junk, Trash and
 * what the configuration excludes. Beside an \All folder (Gmail's) the virtual \Flagged ones bring nothing. Sent is read even
 * where `include` does not name it: without it every thread would seem unanswered. Only `exclude` can leave it out.
 */
export function selectMailboxes<T extends Mailbox>(
  mailboxes: readonly T[],
  rules: Pick<FolderRules, 'include' | 'exclude'>,
): T[] {
  const hasAll = mailboxes.some(({ role, selectable }) => role === '\\All' && selectable);
  return mailboxes.filter((mailbox) => {
    if (!mailbox.selectable || (mailbox.role && NEVER.has(mailbox.role))) return false;
    if (hasAll && mailbox.role === '\\Flagged') return false;
    const matches = (glob: string) =>
      formsOf(mailbox).some(({ path, delimiter }) => matchesGlob(path, normal(glob), delimiter));
    return (mailbox.role === '\\Sent' || rules.include.some(matches)) && !rules.exclude.some(matches);
  });
}

/**
 * All that is read, in this order: drafts before Sent, INBOX (which comes first) before the clients' folders, so that what is sent or
 * filed while they are read is seen twice, which does no harm, and not never.
 */
export function mailboxesToRead(
  mailboxes: readonly Mailbox[],
  rules: Pick<FolderRules, 'include' | 'exclude'>,
): Mailbox[] {
  return [...new Set([...draftsAmong(mailboxes), ...selectMailboxes(mailboxes, rules)])];
}

export function draftsAmong(mailboxes: readonly Mailbox[]): Mailbox[] {
  return mailboxes.filter(({ role, selectable }) => role === '\\Drafts' && selectable);
}

/** Does a path of the configuration name this folder? `/` stands for any server's delimiter, INBOX for any case of it. */
export function samePath(folder: Path, configured: string): boolean {
  return formsOf(folder).some(({ path }) => path === normal(configured));
}

/** A path as the server writes it, and with `/` between its levels. */
function formsOf({ path, delimiter }: Path): Path[] {
  const own = { path: normal(path), delimiter };
  if (delimiter === '' || delimiter === '/') return [own];
  return [own, { path: normal(path.split(delimiter).join('/')), delimiter: '/' }];
}

/** NFC, since macOS writes file names and pasted text decomposed; and INBOX has no case (RFC 9051 5.1). */
function normal(path: string): string {
  return path.normalize('NFC').replace(/^inbox(?=$|[^\p{L}\p{N}])/iu, 'INBOX');
}
