import type { ImapFlow } from 'imapflow';
import { ClientCheckError } from '../errors.ts';
import type { Instant } from '../mail/address.ts';
import type { Mailbox, MessageRef, RawBody } from '../mail/message.ts';
import { fetchBodies } from './imap/bodies.ts';
import { type ConnectOptions, connect } from './imap/connect.ts';
import { imapFailure, type Server } from './imap/failure.ts';
import { fetchHeaders } from './imap/headers.ts';
import { packUids } from './imap/ranges.ts';
import type { HeaderBatch, MailStore, Progress } from './mailstore.ts';
import { assignRoles } from './roles.ts';
import { type FolderRules, withConfiguredRoles } from './selection.ts';

export interface ImapOptions {
  readonly account: string;
  readonly server: Omit<ConnectOptions, 'account' | 'password' | 'ca' | 'log'>;
  readonly password: string;
  readonly ca: Buffer | null;
  readonly folders: FolderRules;
  readonly progress?: Progress;
  /** Lines of the conversation, for --verbose. */
  readonly log?: (line: string) => void;
}

/** How long LOGOUT may take before the connection is just closed, in milliseconds. */
const LOGOUT_TIMEOUT = 3_000;

/** Opens an IMAP4rev1 or IMAP4rev2 account (RFC 3501, RFC 9051). Throws a ClientCheckError. */
export async function openImap(options: ImapOptions): Promise<MailStore> {
  const { account, server, password, ca, log } = options;
  const named = { ...server, account };
  const client = await connect({ ...named, password, ca, ...(log ? { log } : {}) });
  return new ImapStore(client, named, options);
}

class ImapStore implements MailStore {
  constructor(
    private readonly client: ImapFlow,
    private readonly server: Server,
    private readonly options: ImapOptions,
  ) {}

  async listMailboxes(): Promise<readonly Mailbox[]> {
    const listed = await this.work('LIST', () => this.client.list());
    const folders = listed.map(({ path, delimiter, flags, specialUse, specialUseSource }) => ({
      path,
      delimiter: delimiter ?? '',
      // ImapFlow guesses from names too; ours are the fuller list, so only the server's word is taken from it.
      attributes: [...flags, ...(specialUse && specialUseSource === 'extension' ? [specialUse] : [])],
    }));
    return withConfiguredRoles(assignRoles(folders), this.options.folders);
  }

  async readHeaders(mailbox: Mailbox, since: Instant): Promise<HeaderBatch> {
    const tick = (done: number, total: number) =>
      this.options.progress?.({ account: this.options.account, mailbox: mailbox.path, done, total });
    tick(0, 0);
    try {
      await this.client.mailboxOpen(mailbox.path, { readOnly: true });
    } catch (error) {
      const { responseStatus, responseText, serverResponseCode } = error as Record<string, string | undefined>;
      // One folder that may not be read (RFC 4314) or has just been removed must not hide the others.
      if (responseStatus !== 'NO' || !this.client.usable) throw imapFailure(error, this.server, 'work', mailbox.path);
      if (serverResponseCode === 'NONEXISTENT') return { messages: [], unreadable: [] };
      return { messages: [], unreadable: [{ mailbox: mailbox.path, uid: 0, reason: responseText ?? '' }] };
    }
    return this.work(mailbox.path, () => fetchHeaders(this.client, mailbox, since, tick));
  }

  async readBodies(refs: readonly MessageRef[], maxBytes: number): Promise<readonly RawBody[]> {
    const bodies: RawBody[] = [];
    for (const [path, group] of byMailbox(refs)) {
      const open = await this.open(path, true);
      const valid = group.filter(({ uidValidity }) => uidValidity === open);
      if (valid.length > 0) bodies.push(...(await this.work(path, () => fetchBodies(this.client, valid, maxBytes))));
    }
    return bodies;
  }

  async setFlag(refs: readonly MessageRef[], flag: '\\Answered', on: boolean): Promise<void> {
    for (const [path, group] of byMailbox(refs)) {
      const open = await this.open(path, false);
      const uids = group.filter(({ uidValidity }) => uidValidity === open).map(({ uid }) => Number(uid));
      for (const set of packUids(uids)) {
        const stored = await this.work(path, () =>
          on
            ? this.client.messageFlagsAdd(set, [flag], { uid: true })
            : this.client.messageFlagsRemove(set, [flag], { uid: true }),
        );
        // ImapFlow gives false where the mailbox is read-only or the flag is not permitted.
        if (!stored) {
          throw new ClientCheckError('permission-refused', {
            account: this.options.account,
            what: `STORE ${flag} (${path})`,
            words: '',
          });
        }
      }
    }
  }

  async close(): Promise<void> {
    if (!this.client.usable) return this.client.close();
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise((resolve) => {
      timer = setTimeout(resolve, LOGOUT_TIMEOUT);
    });
    await Promise.race([this.client.logout().catch(() => undefined), patience]);
    clearTimeout(timer);
    this.client.close();
  }

  /** Opens a mailbox and gives its UIDVALIDITY. */
  private open(path: string, readOnly: boolean): Promise<string> {
    return this.work(path, async () => String((await this.client.mailboxOpen(path, { readOnly })).uidValidity));
  }

  private async work<T>(what: string, run: () => Promise<T>): Promise<T> {
    try {
      return await run();
    } catch (error) {
      throw imapFailure(error, this.server, 'work', what);
    }
  }
}

function byMailbox(refs: readonly MessageRef[]): Map<string, MessageRef[]> {
  const groups = new Map<string, MessageRef[]>();
  for (const ref of refs) {
    const group = groups.get(ref.mailbox);
    if (group) group.push(ref);
    else groups.set(ref.mailbox, [ref]);
  }
  return groups;
}
