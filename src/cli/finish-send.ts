import { setTimeout as pause } from 'node:timers/promises';
import { ClientCheckError } from '../errors.ts';
import { type MessageRef, refKey } from '../mail/message.ts';
import type { MailStore } from '../mailstore/mailstore.ts';
import type { Prepared, SendRecord } from '../submit/journal.ts';
import type { AccountReading } from './read-account.ts';
import type { World } from './world.ts';

/** How a send came to its end. */
export interface Finished {
  /** Where the copy lies; null where it could not be stored. */
  readonly savedTo: string | null;
  /** The draft had been changed meanwhile and was left. */
  readonly draftKept: boolean;
}

/** Providers that file a copy of what they take for delivery, and how long it may take until it shows. */
const FILES_OWN_COPY = /(?:^|\.)(?:gmail\.com|googlemail\.com|office365\.com|outlook\.com|hotmail\.com|live\.com)$/i;
const WAITS_KNOWN = [1_000, 2_000, 3_000, 4_000, 5_000];
const WAITS = [1_500];

/** Servers that have filed none in this run: they are not waited for again. */
const filesNone = new Set<string>();

/**
 * What remains once the server has taken a mail, each step on record before the next: the copy in Sent, unless the server files
 * one; \Answered on the question; last of all the draft is removed. May be run again from any step.
 */
export async function finishSend(send: SendRecord, reading: AccountReading, world: World): Promise<Finished> {
  const { prepared } = send;
  const { store } = reading;
  const { journal } = reading.outgoing;
  if (store === null) return { savedTo: null, draftKept: false };
  let savedTo = send.detail['savedTo'] ?? null;
  if (send.step === 'accepted') {
    const filed = await fileCopy(prepared, reading, store).catch((error: unknown) => {
      if (error instanceof ClientCheckError) return null;
      throw error;
    });
    if (filed === null) return { savedTo: null, draftKept: false };
    savedTo = filed.savedTo;
    await markAnswered(prepared, store);
    await journal.step(prepared, 'filed', world.time(), {
      detail: { savedTo },
      ...(filed.copy ? { copy: filed.copy } : {}),
    });
  }
  const removed = await removeDraft(prepared, reading, store);
  await journal.step(prepared, 'draft-removed', world.time(), { detail: { savedTo: savedTo ?? '' } });
  return { savedTo, draftKept: removed === 'changed' };
}

/** Our copy, where the server has not filed one of its own. Without a Sent folder there is nothing to file it in. */
async function fileCopy(
  { messageId, source, at }: Prepared,
  { folders, account }: AccountReading,
  store: MailStore,
): Promise<{ savedTo: string; copy: MessageRef | null }> {
  const { sent } = folders;
  if (sent === null) return { savedTo: '', copy: null };
  const host = account.smtp?.host ?? '';
  const waits = FILES_OWN_COPY.test(host) ? WAITS_KNOWN : filesNone.has(host) ? [] : WAITS;
  for (const wait of [0, ...waits]) {
    if (wait > 0) await pause(wait);
    if ((await store.findByMessageId(sent, messageId)).length > 0) return { savedTo: sent, copy: null };
  }
  filesNone.add(host);
  const copy = await store.append(sent, { source, messageId, flags: ['\\Seen'], at });
  return { savedTo: sent, copy };
}

/** A flag that can't be set changes nothing of what was sent: verdicts read the mail itself. */
async function markAnswered({ question }: Prepared, store: MailStore): Promise<void> {
  if (question.length === 0) return;
  await store.setFlag(question, '\\Answered', true).catch((error: unknown) => {
    if (!(error instanceof ClientCheckError)) throw error;
  });
}

/** The very draft that was sent and no other; after a change of UIDVALIDITY it is looked for by its Message-ID and content. */
async function removeDraft({ draft, messageId }: Prepared, { folders }: AccountReading, store: MailStore) {
  const outcome = await store.remove(draft.ref, draft.source);
  if (outcome !== 'gone' || folders.drafts === null) return outcome;
  for (const ref of await store.findByMessageId(folders.drafts, messageId)) await store.remove(ref, draft.source);
  return outcome;
}

/** The server filed a copy of its own after ours was stored: ours is taken out again. */
export async function removeDoubleCopy(
  { prepared, copy }: SendRecord,
  { store, folders }: AccountReading,
): Promise<void> {
  if (store === null || folders.sent === null) return;
  const refs = await store.findByMessageId(folders.sent, prepared.messageId);
  if (refs.length < 2) return;
  // A run that was cut off did not record which one is ours: it is known by its bytes.
  const ours = copy === null ? refs : refs.filter((ref) => refKey(ref) === refKey(copy));
  for (const ref of ours) {
    const outcome = await store.remove(ref, prepared.source);
    if (outcome === 'removed' || outcome === 'marked') return;
  }
}
