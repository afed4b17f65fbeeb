import type { ImapFlow } from 'imapflow';
import { sameContent, toCrlf } from '../content.ts';
import type { Removal } from '../mailstore.ts';
import { systemFlags } from './flags.ts';
import { fetchSource } from './source.ts';

/** What is kept of a removal over the connections that it takes. */
export interface Removing {
  /** It was found with its content, and has been marked \\Deleted or is about to be. */
  begun: boolean;
}

/**
 * Removes a message of the open mailbox where its content is `source`; `refused` where the server will not. What came of it is
 * asked of the server: a UID EXPUNGE may be refused after the message was marked (RFC 4314 has two rights for them), and Gmail
 * expunges by itself. Throws what ImapFlow throws.
 */
export async function removeOne(
  client: ImapFlow,
  uid: number,
  source: Uint8Array,
  removing: Removing,
): Promise<Removal | 'refused'> {
  const held = await fetchSource(client, uid, toCrlf(source).length);
  if (!held) return removing.begun ? 'removed' : 'gone';
  if (!sameContent(held, source)) return 'changed';
  removing.begun = true;
  // Without UIDPLUS `messageDelete` sends a plain EXPUNGE.
  if (hasUidExpunge(client)) await client.messageDelete(String(uid), { uid: true });
  else await client.messageFlagsAdd(String(uid), ['\\Deleted'], { uid: true, silent: true });
  if (!client.usable) throw Object.assign(new Error('STORE failed'), { code: 'NoConnection' });
  const left = await client.fetchOne(String(uid), { uid: true, flags: true }, { uid: true });
  if (!left) return 'removed';
  return systemFlags(left.flags ?? []).has('\\Deleted') ? 'marked' : 'refused';
}

/** RFC 4315; IMAP4rev2 has it within (RFC 9051 appendix E), where it is the only version that the server speaks. */
function hasUidExpunge({ capabilities }: ImapFlow): boolean {
  return capabilities.has('UIDPLUS') || (capabilities.has('IMAP4rev2') && !capabilities.has('IMAP4rev1'));
}
