import { type DraftMail, readDraftMail } from '../compose/draft-mail.ts';
import type { MessageRef } from '../mail/message.ts';
import { bodyHash } from '../submit/written-drafts.ts';
import type { DraftRef } from '../triage/verdict.ts';
import { MAX_DRAFT } from './journal-mail.ts';
import type { AccountReading } from './read-account.ts';

/** A draft as it lies there now. */
interface FoundDraft {
  readonly ref: MessageRef;
  readonly source: Buffer;
  readonly mail: DraftMail;
  readonly ours: boolean;
}

/**
 * Reads a draft where it lay when the mailbox was read. Where it is not there any more (a new UIDVALIDITY, or a mail program that
 * stored an edited version) it is found again by its Message-ID, of several the last that was stored; null where it has gone. What
 * it says now has to be looked at by the caller.
 */
export async function findDraft(
  { message, ours }: DraftRef,
  { store, outgoing }: AccountReading,
): Promise<FoundDraft | null> {
  const ref = message.copies[0]?.ref;
  if (store === null || !ref) return null;
  const there = await store.readSource(ref, MAX_DRAFT);
  if (there) return { ref, source: Buffer.from(there), mail: await readDraftMail(there), ours };
  const { messageId } = message.envelope;
  if (messageId === null) return null;
  const moved = (await store.findByMessageId(ref.mailbox, messageId)).at(-1);
  const source = moved ? await store.readSource(moved, MAX_DRAFT) : null;
  if (!moved || !source) return null;
  const mail = await readDraftMail(source);
  const unchanged = (await outgoing.written.all()).get(messageId) === bodyHash(source);
  return { ref: moved, source: Buffer.from(source), mail, ours: mail.envelope.mark !== null || unchanged };
}
