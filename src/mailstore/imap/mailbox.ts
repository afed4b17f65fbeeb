import type { ImapFlow } from 'imapflow';

/**
 * Opens a mailbox, with EXAMINE where `readOnly`; but with SELECT where the server has no UIDPLUS (RFC 4315): GNU imap4d gives new
 * mail another UID at each EXAMINE, and what was read could not be found again in the same run. It changes \\Recent alone. Gives the server's words where it refuses and that is to be forgiven: one
 * folder that may not be read (RFC 4314) or has just been removed must not hide the others. Null where it is open.
 */
export async function openMailbox(
  client: ImapFlow,
  path: string,
  { readOnly, forgiving }: { readonly readOnly: boolean; readonly forgiving: boolean },
): Promise<string | null> {
  try {
    const open = await client.mailboxOpen(path, { readOnly: readOnly && client.capabilities.has('UIDPLUS') });
    // ImapFlow gives undefined where it is not logged in any more.
    if (!open) throw Object.assign(new Error('The mailbox was not opened'), { code: 'NoConnection' });
    return null;
  } catch (error) {
    const { responseStatus, responseText, code } = error as { [name: string]: string | undefined };
    if (!forgiving || responseStatus !== 'NO' || code === 'ETHROTTLE' || !client.usable) throw error;
    return responseText || 'refused by the server';
  }
}
