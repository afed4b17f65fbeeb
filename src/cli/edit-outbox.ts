import { sourceOf } from '../compose/source.ts';
import { splitHeader } from '../mail/header.ts';
import { outgoingWords } from '../render/outgoing-words.ts';
import { editDraft } from './edit-draft.ts';
import { type OutboxItem, readOutboxItem } from './outbox.ts';
import type { World } from './world.ts';

/**
 * A draft after the user has had it in the editor: the new one is stored before the old one is removed, so that nothing is lost
 * where that is cut off. Null where it can't be edited here, or was left as it was.
 */
export async function editOutboxItem(item: OutboxItem, world: World): Promise<OutboxItem | null> {
  const { mail, reading, ref, source } = item;
  const { envelope } = mail;
  const { store, folders, outgoing } = reading;
  if (!mail.plain || mail.attachments.length > 0 || store === null || folders.drafts === null) {
    world.output.warn(outgoingWords[world.lang].onlyText);
    return null;
  }
  const before = {
    messageId: envelope.messageId ?? '',
    from: envelope.from[0] ?? { name: '', address: reading.account.identity.address },
    to: envelope.to,
    cc: envelope.cc,
    subject: envelope.subject,
    inReplyTo: envelope.inReplyTo[0] ?? null,
    references: envelope.references,
    date: world.time(),
    text: mail.text,
    mark: envelope.mark,
    lint: splitHeader(source).find(({ name }) => name === 'x-client-check-lint')?.value ?? '',
  };
  const edited = await editDraft({ mail: before }, world);
  if (edited === null || envelope.messageId === null) return null;
  const bytes = await sourceOf(edited.mail, world.calendar);
  await outgoing.written.add(envelope.messageId, bytes, world.time());
  const at = await store.append(folders.drafts, {
    source: bytes,
    messageId: envelope.messageId,
    flags: ['\\Draft', '\\Seen'],
    at: world.time(),
  });
  await store.remove(ref, source);
  const { verdict } = item;
  const message = verdict.draft && { ...verdict.draft.message, copies: [{ ref: at, role: '\\Drafts' as const }] };
  const draft = verdict.draft && message && { ...verdict.draft, message };
  const again = await readOutboxItem({ ...verdict, draft }, item.thread, reading, world);
  return typeof again === 'string' ? null : again;
}
