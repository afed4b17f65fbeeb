import { ClientCheckError } from '../errors.ts';
import type { TokenSource } from '../login-token.ts';
import type { Instant } from '../mail/address.ts';
import type { Mailbox, MessageId, MessageRef, RawBody, RawMessage } from '../mail/message.ts';
import { byMailbox } from './by-mailbox.ts';
import { checkNewMessage, sizeText } from './content.ts';
import { type Attempt, appendOnce, appendRefusal } from './imap/append.ts';
import { fetchBlind, fetchBodies } from './imap/bodies.ts';
import { type ConnectOptions, MAX_LITERAL } from './imap/connect.ts';
import type { BodyReading } from './imap/each-row.ts';
import { findIds, type Look, stillThere } from './imap/find.ts';
import { fetchHeaders, type Reading } from './imap/headers.ts';
import type { Limits } from './imap/limits.ts';
import { listFolders } from './imap/list.ts';
import { openMailbox } from './imap/mailbox.ts';
import { packUids } from './imap/ranges.ts';
import { type Located, relocate } from './imap/relocate.ts';
import { type Removing, removeOne } from './imap/remove.ts';
import { Session } from './imap/session.ts';
import { fetchSize, fetchSource } from './imap/source.ts';
import { withUnreadable } from './imap/unreadable.ts';
import type { HeaderBatch, MailStore, NewMessage, Progress, Removal, Waiting } from './mailstore.ts';
import { assignRoles, type FolderRules } from './roles.ts';
import { isNeeded } from './selection.ts';

export interface ImapOptions {
  readonly account: string;
  readonly server: Omit<ConnectOptions, 'account' | 'password' | 'tokens' | 'ca' | 'log' | 'limits'>;
  /** '' where tokens take its place. */
  readonly password: string;
  readonly tokens?: TokenSource;
  /** PEM of a private authority: then only what it signed is trusted. */
  readonly ca: Buffer | null;
  readonly folders: FolderRules;
  readonly progress?: Progress;
  /** Lines of the conversation, for --verbose: without secrets, without mail. */
  readonly log?: (line: string) => void;
  /** Told each second while a throttling server is waited for. */
  readonly waiting?: Waiting;
  /** Other bounds than the usual ones, for tests. */
  readonly limits?: Partial<Limits>;
}

/** How many messages of one mailbox may each cost two connections. */
const MAX_GIVEN = 2;

/** Opens an IMAP4rev1 account (RFC 3501, RFC 9051). Throws a ClientCheckError. */
export async function openImap(options: ImapOptions): Promise<MailStore> {
  const { account, server, password, tokens, ca, log, waiting, limits = {} } = options;
  const { host, port, user, security } = server;
  const given = {
    account,
    host,
    port,
    user,
    security,
    password,
    ca,
    limits,
    ...(tokens ? { tokens } : {}),
    ...(log ? { log } : {}),
  };
  const session = await Session.open(given, (seconds) => waiting?.({ account, seconds }));
  return new ImapStore(session, options);
}

class ImapStore implements MailStore {
  /** Mailboxes that LIST-STATUS (RFC 5819) told to hold nothing: they need not be opened. */
  private empty = new Set<string>();
  /** What was read of each mailbox. */
  private readonly known = new Map<string, readonly RawMessage[]>();

  constructor(
    private readonly session: Session,
    private readonly options: ImapOptions,
  ) {}

  async listMailboxes(): Promise<readonly Mailbox[]> {
    const { folders, empty, prefix } = await this.session.run('LIST', listFolders);
    this.empty = new Set(empty);
    return assignRoles(folders, { account: this.options.account, rules: this.options.folders, prefix });
  }

  async readHeaders({ path, selectable, role }: Mailbox, since: Instant): Promise<HeaderBatch> {
    if (!selectable || this.empty.has(path)) return { messages: [], unreadable: [] };
    const reading: Reading = { attempts: 0, suspect: null, given: new Map() };
    const batch = await this.reading(reading, () => this.headersOf({ path, role }, since, reading));
    this.known.set(path, batch.messages);
    return batch;
  }

  private headersOf(
    { path, role }: Pick<Mailbox, 'path' | 'role'>,
    since: Instant,
    reading: Reading,
  ): Promise<HeaderBatch> {
    const { account, progress } = this.options;
    const forgiving = !isNeeded({ path, role });
    return this.session.run(path, async (client, beat) => {
      const refusal = await openMailbox(client, path, { readOnly: true, forgiving });
      if (refusal !== null) return { messages: [], unreadable: [{ mailbox: path, uid: 0, reason: refusal }] };
      return fetchHeaders(client, path, since, reading, (done, total) => {
        beat();
        progress?.({ account, mailbox: path, done, total });
      });
    });
  }

  async readBodies(refs: readonly MessageRef[], maxBytes: number): Promise<readonly RawBody[]> {
    const bodies: RawBody[] = [];
    for (const [path, group] of byMailbox(refs)) {
      const reading: BodyReading = { suspect: null, given: new Map() };
      bodies.push(...(await this.reading(reading, () => this.bodiesOf(path, group, maxBytes, reading))));
    }
    return bodies;
  }

  private async bodiesOf(path: string, refs: readonly MessageRef[], maxBytes: number, reading: BodyReading) {
    try {
      return await this.session.run(path, async (client, beat) => {
        const byUid = uidsOf(await this.open(client, path, refs, true));
        const bodies = byUid.size > 0 ? await fetchBodies(client, byUid, maxBytes, beat, reading) : [];
        return withUnreadable(client, byUid, bodies, reading);
      });
    } catch (error) {
      if (!tooMuch(error)) throw error;
    }
    // Without BODYSTRUCTURE, which a message of 100,000 parts makes so large that the connection has to be given up.
    return this.session.run(path, async (client, beat) => {
      const byUid = uidsOf(await this.open(client, path, refs, true));
      const bodies = await fetchBlind(client, [...byUid.keys()], byUid, maxBytes, beat, reading);
      return withUnreadable(client, byUid, bodies, reading);
    });
  }

  /** Dovecot says BYE at a message that it can't read, and would each time: that one is left out and reported. */
  private async reading<T>(reading: BodyReading, read: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await read();
      } catch (error) {
        const { code, details } = error as ClientCheckError;
        if (code !== 'server-busy' || reading.suspect === null || reading.given.size >= MAX_GIVEN) throw error;
        reading.given.set(reading.suspect, String(details['words'] ?? ''));
        reading.suspect = null;
      }
    }
  }

  async setFlag(refs: readonly MessageRef[], flag: '\\Answered', on: boolean): Promise<void> {
    for (const [path, group] of byMailbox(refs)) {
      await this.session.run(path, async (client) => {
        const valid = await this.open(client, path, group, false);
        for (const set of packUids(valid.map(({ uid }) => uid))) {
          const change = on ? client.messageFlagsAdd : client.messageFlagsRemove;
          // ImapFlow gives false where the server refuses, the mailbox is read-only, or the flag is not permitted.
          if (await change.call(client, set, [flag], { uid: true, silent: true })) continue;
          if (!client.usable) throw Object.assign(new Error('STORE failed'), { code: 'NoConnection' });
          throw this.notPermitted(`${flag} (${path})`);
        }
      });
    }
  }

  async findByMessageId(mailbox: string, messageId: MessageId): Promise<readonly MessageRef[]> {
    const look: Look = { last: true };
    return this.session.run(mailbox, async (client) => {
      await openMailbox(client, mailbox, { readOnly: true, forgiving: false });
      return findIds(client, mailbox, messageId, look);
    });
  }

  async readSource(ref: MessageRef, maxBytes: number): Promise<Uint8Array | null> {
    const { mailbox } = ref;
    const limit = Math.min(maxBytes, MAX_LITERAL - 1);
    return this.session.run(mailbox, async (client) => {
      const [valid] = await this.open(client, mailbox, [ref], true);
      const size = valid ? await fetchSize(client, valid.uid) : null;
      if (!valid || size === null) return null;
      const source = size > limit ? null : await fetchSource(client, valid.uid, limit);
      if (size <= limit && (!source || source.length <= limit)) return source;
      const details = { account: this.options.account, mailbox, size: sizeText(Math.max(size, limit + 1)) };
      throw new ClientCheckError('message-too-large', details);
    });
  }

  async append(mailbox: string, message: NewMessage): Promise<MessageRef> {
    checkNewMessage(message);
    const { account } = this.options;
    const attempt: Attempt = { before: null, last: true };
    const ref = await this.session.run(mailbox, (client) =>
      appendOnce(client, mailbox, message, attempt).catch((error) => {
        throw appendRefusal(error, client, { account, mailbox, password: this.session.secret });
      }),
    );
    this.empty.delete(mailbox);
    return ref;
  }

  async remove(ref: MessageRef, source: Uint8Array): Promise<Removal> {
    const { mailbox } = ref;
    const removing: Removing = { begun: false };
    return this.session.run(mailbox, async (client) => {
      const [valid] = await this.open(client, mailbox, [ref], false);
      if (!valid) return 'gone';
      const removal = await removeOne(client, valid.uid, source, removing);
      if (removal === 'refused') throw this.notPermitted(`\\Deleted (${mailbox})`);
      return removal;
    });
  }

  close(): Promise<void> {
    return this.session.close();
  }

  private notPermitted(what: string): ClientCheckError {
    const words = this.session.refusal || 'read-only';
    return new ClientCheckError('permission-refused', { account: this.options.account, what, words });
  }

  /** Opens a mailbox; gives the refs whose messages are still there, and their UIDs now. */
  private async open(
    client: Parameters<typeof openMailbox>[0],
    path: string,
    refs: readonly MessageRef[],
    readOnly: boolean,
  ): Promise<Located[]> {
    await openMailbox(client, path, { readOnly, forgiving: false });
    const { mailbox } = client;
    if (mailbox === false) return [];
    if (!readOnly && mailbox.readOnly) {
      const { account } = this.options;
      throw new ClientCheckError('permission-refused', { account, what: path, words: '[READ-ONLY]' });
    }
    const valid = refs.filter(({ uidValidity }) => uidValidity === String(mailbox.uidValidity));
    const there = await stillThere(client, valid);
    const lost = refs.filter((ref) => !there.includes(ref));
    const found = lost.length === 0 ? [] : await relocate(client, path, lost, this.known.get(path) ?? []);
    return [...there.map((ref) => ({ ref, uid: Number(ref.uid) })), ...found];
  }
}

const uidsOf = (located: readonly Located[]) => new Map(located.map(({ ref, uid }) => [uid, ref]));

/** ImapFlow's bounds, met by a hostile message. */
function tooMuch(error: unknown): boolean {
  const code = (error as { cause?: { code?: string } }).cause?.code ?? '';
  return /^(?:TooManyTokens|LineTooLarge|LiteralTooLarge|ResponseTooLarge)$/.test(code);
}
