import type { Outgoing } from '../compose/reply.ts';
import { sourceOf } from '../compose/source.ts';
import { ClientCheckError } from '../errors.ts';
import type { MessageRef } from '../mail/message.ts';
import type { AccountReading } from './read-account.ts';
import type { World } from './world.ts';

/** Writes a draft into the account's Drafts, marked \Draft; it is recorded first, so that it is known for ours whatever happens. */
export async function storeDraft(mail: Outgoing, reading: AccountReading, world: World): Promise<MessageRef> {
  const { store, folders, outgoing, account } = reading;
  if (store === null || folders.drafts === null)
    throw new ClientCheckError('no-drafts-folder', { account: account.name });
  const source = await sourceOf(mail, world.calendar);
  await outgoing.written.add(mail.messageId, source, world.now);
  return store.append(folders.drafts, {
    source,
    messageId: mail.messageId,
    flags: ['\\Draft', '\\Seen'],
    at: world.now,
  });
}
