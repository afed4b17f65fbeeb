import { fromEditorText, toEditorText } from '../compose/edit-text.ts';
import type { Outgoing } from '../compose/reply.ts';
import { ClientCheckError } from '../errors.ts';
import type { World } from './world.ts';

/** A mail after the user has had it in the editor; null where they emptied it. */
export async function editDraft<T extends { readonly mail: Outgoing }>(one: T, world: World): Promise<T | null> {
  const content = await world.person.edit(toEditorText(one.mail));
  try {
    const edited = fromEditorText(content, one.mail);
    return edited && { ...one, mail: { ...one.mail, ...edited } };
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new ClientCheckError('edit-invalid', { reasonJa: cause.message, reasonEn: cause.message }, { cause });
  }
}
