import iconv from 'iconv-lite';
import type { ImapFlow } from 'imapflow';
import type { Instant } from '../../mail/address.ts';
import { assignRoles, type RoleContext, type RoledMailbox } from '../roles.ts';
import type { ConnectOptions } from './connect.ts';
import { listFolders } from './list.ts';
import { openMailbox } from './mailbox.ts';
import { Session } from './session.ts';

/** What a mailbox lets one do, by the server's own word: nothing is written to find it out. */
export interface Writability {
  /** EXAMINE only, or READ-ONLY at SELECT (RFC 9051 6.3.2). */
  readonly readOnly: boolean;
  /** Flags of one's own may be set (`\\*` in PERMANENTFLAGS); null where the server does not say. */
  readonly keywords: boolean | null;
  /** MYRIGHTS (RFC 4314); null where the server has no ACL. */
  readonly rights: string | null;
}

/** A look at an account that changes nothing in it. */
export interface Inspection {
  readonly capabilities: ReadonlySet<string>;
  folders(context: RoleContext): Promise<readonly RoledMailbox[]>;
  writability(path: string): Promise<Writability>;
  /** When the newest message of INBOX arrived, by the server's clock; null where there is none. */
  newest(): Promise<Instant | null>;
  close(): Promise<void>;
}

/** Connects and logs in, once. Throws a ClientCheckError. */
export async function inspectImap(options: ConnectOptions): Promise<Inspection> {
  const session = await Session.open(options);
  const capabilities = await session.run('CAPABILITY', async (client) => new Set(client.capabilities.keys()));
  return {
    capabilities,
    folders: async (context) => {
      const { folders, prefix } = await session.run('LIST', listFolders);
      return assignRoles(folders, { ...context, prefix });
    },
    writability: (path) => session.run(path, (client) => writability(client, path)),
    newest: () =>
      session.run('INBOX', async (client) => {
        await openMailbox(client, 'INBOX', { readOnly: true, forgiving: false });
        if (client.mailbox === false || client.mailbox.exists === 0) return null;
        const last = await client.fetchOne('*', { internalDate: true });
        const date = last === false ? undefined : last.internalDate;
        const at = date === undefined ? Number.NaN : new Date(date).getTime();
        return Number.isNaN(at) ? null : at;
      }),
    close: () => session.close(),
  };
}

async function writability(client: ImapFlow, path: string): Promise<Writability> {
  const rights = client.capabilities.has('ACL') ? await myRights(client, path) : null;
  const open = await client.mailboxOpen(path, { readOnly: false });
  const flags = open.permanentFlags;
  return { readOnly: open.readOnly === true, keywords: flags ? flags.has('\\*') : null, rights };
}

/** ImapFlow has no command for it. */
async function myRights(client: ImapFlow, path: string): Promise<string | null> {
  type Untagged = { readonly attributes?: readonly { readonly value?: unknown }[] };
  const { exec } = client as unknown as {
    exec(command: string, args: readonly object[], options: object): Promise<{ next(): void }>;
  };
  let rights: string | null = null;
  // RFC 3501 5.1.3.
  const value = iconv.encode(path, 'utf-7-imap').toString('latin1');
  const MYRIGHTS = async ({ attributes }: Untagged) => {
    rights = String(attributes?.[1]?.value ?? '');
  };
  try {
    const answer = await exec.call(client, 'MYRIGHTS', [{ type: 'STRING', value }], { untagged: { MYRIGHTS } });
    answer.next();
  } catch (error) {
    if ((error as { responseStatus?: string }).responseStatus === undefined) throw error;
  }
  return rights;
}
