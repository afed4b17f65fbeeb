import type { Instant } from '../mail/address.ts';
import type { Mailbox } from '../mail/message.ts';
import type { MailStore } from './mailstore.ts';
import { type Changes, type Choose, isInReading, type Known, type KnownMailbox, type MailboxChanges } from './sync.ts';

/**
 * What changed in an account since an earlier run; without one, all there is. By the store's own way, where it has one, else
 * mailbox by mailbox.
 */
export async function readChanges(
  store: MailStore,
  known: Known | null,
  choose: Choose,
  since: Instant,
): Promise<Changes> {
  const quick = await store.sync?.(known, choose, since);
  if (quick && 'read' in quick) return quick;
  const mailboxes = await store.listMailboxes();
  const read: MailboxChanges[] = [];
  for (const mailbox of choose(mailboxes)) {
    const before = known?.mailboxes.find((one) => one.mailbox.path === mailbox.path);
    read.push(await readMailbox(store, mailbox, before && before.since <= since ? before : null, since));
  }
  return { mailboxes, read, server: quick?.server ?? null };
}

async function readMailbox(
  store: MailStore,
  mailbox: Mailbox,
  before: KnownMailbox | null,
  since: Instant,
): Promise<MailboxChanges> {
  const { messages, unreadable, known } = await store.readHeaders(
    mailbox,
    since,
    before ? new Set(before.uids) : undefined,
  );
  const uidValidity = messages[0]?.ref.uidValidity ?? before?.uidValidity ?? '';
  const anew = before === null || known === undefined || before.uidValidity !== uidValidity;
  return {
    mailbox,
    anew,
    messages: messages.filter(({ arrival }) => isInReading(arrival, since)),
    flags: anew ? new Map() : known,
    gone: anew ? new Set() : new Set(before.uids.filter((uid) => !known.has(uid))),
    unreadable,
    next:
      unreadable.length > 0
        ? null
        : { uidValidity, uidNext: 0, modseq: '', exists: 0, since: anew ? since : before.since },
  };
}
