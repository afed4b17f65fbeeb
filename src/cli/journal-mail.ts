import { type Message, type RawMessage, type Role, refKey } from '../mail/message.ts';
import type { MailStore } from '../mailstore/mailstore.ts';
import type { SendRecord, StepName } from '../submit/journal.ts';
import { bodyHash } from '../submit/written-drafts.ts';

/** The mailbox that a send lies in which only the journal knows of. */
export const JOURNAL = '(client-check)';

/** A draft larger than this is none of ours. */
export const MAX_DRAFT = 50 << 20;

const SENT: ReadonlySet<StepName> = new Set(['accepted', 'filed', 'draft-removed']);
const UNCERTAIN: ReadonlySet<StepName> = new Set(['data-end', 'unknown']);

type Raws = readonly { readonly raw: RawMessage; readonly role: Role | null }[];

/** The server took it: it counts as an answer until its copy is seen. */
export function isSent({ step }: SendRecord): boolean {
  return SENT.has(step);
}

/** It was cut off between the final dot and the recorded reply, or its end is not known. */
export function isUncertain({ step }: SendRecord): boolean {
  return UNCERTAIN.has(step);
}

/** The sends that no folder shows yet, as a store would give them. @param seen Message-IDs of what lies in the folders, drafts left out */
export function unseenSends(sends: readonly SendRecord[], seen: ReadonlySet<string>): Raws {
  return sends
    .filter((send) => isSent(send) && !seen.has(send.prepared.messageId))
    .map(({ prepared }) => ({
      role: '\\Sent' as const,
      raw: {
        ref: { mailbox: JOURNAL, uidValidity: '', uid: prepared.messageId },
        flags: new Set(['\\Seen']),
        arrival: { kind: 'imap' as const, internalDate: prepared.at },
        header: prepared.source.subarray(0, headerEnd(prepared.source)),
      },
    }));
}

function headerEnd(source: Buffer): number {
  const at = source.indexOf('\r\n\r\n');
  return at < 0 ? source.length : at + 4;
}

/** The sends of which nobody knows whether they went out; one whose copy lies in a folder did. */
export function uncertainSends(sends: readonly SendRecord[], seen: ReadonlySet<string>): SendRecord[] {
  return sends.filter((send) => isUncertain(send) && !seen.has(send.prepared.messageId));
}

/** The drafts but for those that went out and have still to be removed, which may wait for their copy in Sent. */
export function unsentDrafts(drafts: readonly Message[], sends: readonly SendRecord[]): Message[] {
  const sent = new Set(sends.filter(isSent).map(({ prepared }) => refKey(prepared.draft.ref)));
  return drafts.filter(({ copies }) => !copies.some(({ ref }) => sent.has(refKey(ref))));
}

/**
 * Keys of the drafts that client-check wrote though their header is gone: their Message-ID and body are on record. Bodies are
 * read only where a Message-ID is.
 */
export async function writtenDrafts(
  drafts: readonly Message[],
  written: ReadonlyMap<string, string>,
  store: MailStore,
): Promise<Set<string>> {
  const keys = new Set<string>();
  for (const { envelope, key, copies } of drafts) {
    const hash = envelope.mark === null && envelope.messageId !== null ? written.get(envelope.messageId) : undefined;
    const ref = copies[0]?.ref;
    if (hash === undefined || !ref) continue;
    const source = await store.readSource(ref, MAX_DRAFT);
    if (source && bodyHash(source) === hash) keys.add(key);
  }
  return keys;
}
