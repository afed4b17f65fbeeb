import type { SendRecord } from '../submit/journal.ts';
import { finishSend, removeDoubleCopy } from './finish-send.ts';
import { isSent, isUncertain } from './journal-mail.ts';
import type { AccountReading } from './read-account.ts';
import type { World } from './world.ts';

/** For so long a server's own copy may still turn up beside ours; after it a send that came to its end is forgotten. */
const DAY = 86_400_000;

/**
 * Completes what earlier runs left, as far as it is certain: what the server took is filed and its draft removed; what it can't
 * have taken is forgotten, its draft still lies there. What is uncertain stays so until its copy is seen. Gives how many sends
 * were completed, so that the mailbox is read anew. Only under the lock.
 */
export async function finishSends(readings: readonly AccountReading[], world: World): Promise<number> {
  let completed = 0;
  for (const reading of readings) {
    for (const send of reading.store === null ? [] : reading.outgoing.sends) {
      completed += await finishOne(send, reading, world);
    }
  }
  return completed;
}

async function finishOne(send: SendRecord, reading: AccountReading, world: World): Promise<number> {
  const { journal, seen } = reading.outgoing;
  const { prepared } = send;
  if (send.step === 'draft-removed') {
    await removeDoubleCopy(send, reading);
    if (seen.has(prepared.messageId) && world.clock - send.at > DAY) await journal.forget(send);
    return 0;
  }
  if (isSent(send)) {
    await finishSend(send, reading, world);
    return 1;
  }
  if (isUncertain(send)) {
    if (!seen.has(prepared.messageId)) return 0;
    await journal.step(prepared, 'accepted', world.time(), { detail: { response: 'its copy was found' } });
    await finishSend({ ...send, step: 'accepted' }, reading, world);
    return 1;
  }
  await journal.forget(send);
  return 0;
}
