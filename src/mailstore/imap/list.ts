import type { ImapFlow } from 'imapflow';
import type { ListedFolder } from '../roles.ts';

export interface FolderList {
  readonly folders: readonly ListedFolder[];
  /** Those that the server told to hold no messages. */
  readonly empty: ReadonlySet<string>;
  /** The personal namespace's prefix (RFC 2342). */
  readonly prefix: string;
}

/**
 * LIST in one round trip, with the number of messages where the server has LIST-STATUS (RFC 5819): without it ImapFlow would ask
 * folder by folder, so there it is not asked for. LSUB, which ImapFlow adds otherwise, is of no use here.
 */
export async function listFolders(client: ImapFlow): Promise<FolderList> {
  const withStatus = client.capabilities.has('LIST-STATUS') && client.capabilities.has('LIST-EXTENDED');
  const listed = await client.list(withStatus ? { statusQuery: { messages: true } } : { listOnly: true });
  const folders = listed.map(({ path, delimiter, flags }) => ({
    path,
    delimiter: delimiter ?? '',
    attributes: [...flags],
  }));
  // Where all personal folders lie under a prefix, LIST is asked for those only. INBOX is always there (RFC 9051 5.1).
  if (!folders.some(({ path }) => path.toUpperCase() === 'INBOX'))
    folders.push({ path: 'INBOX', delimiter: folders[0]?.delimiter ?? '/', attributes: [] });
  const empty = new Set(listed.flatMap(({ path, status }) => (status?.messages === 0 ? [path] : [])));
  const { namespace } = client as { namespace?: { prefix?: string } };
  return { folders, empty, prefix: namespace?.prefix ?? '' };
}
