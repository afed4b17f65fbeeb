import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ImapFlow } from 'imapflow';

/** Every folder of a Maildir gets another UIDVALIDITY and its messages other UIDs, as after a server is restored or moved. */
export function renewUids(maildir: string): void {
  const folders = readdirSync(maildir, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && entry.name.startsWith('.'),
  );
  for (const folder of ['', ...folders.map(({ name }) => name)]) {
    for (const name of readdirSync(join(maildir, folder))) {
      if (/^dovecot(?:-uidlist|\.index)/.test(name)) rmSync(join(maildir, folder, name));
    }
  }
}

/** The same for a folder that other sessions may have open: it is made anew, with all that was in it. */
export async function renewFolder(client: ImapFlow, path: string): Promise<void> {
  await client.mailboxRename(path, `${path}-old`);
  await client.mailboxCreate(path);
  const { exists } = await client.mailboxOpen(`${path}-old`);
  if (exists > 0) await client.messageMove('1:*', path);
  await client.mailboxOpen('INBOX');
  await client.mailboxDelete(`${path}-old`);
}
