import { ClientCheckError } from '../errors.ts';
import type { Instant } from '../mail/address.ts';
import type { Mailbox, MessageId, MessageRef, RawBody, RawMessage } from '../mail/message.ts';
import { byMailbox } from './by-mailbox.ts';
import { checkNewMessage, sizeText } from './content.ts';
import { type Attempt, appendOnce, appendRefusal } from './imap/append.ts';
import { fetchBlind, fetchBodies } from './imap/bodies.ts';
import { MAX_LITERAL } from './imap/connect.ts';
import type { BodyReading } from './imap/each-row.ts';
import { findIds, type Look, stillThere } from './imap/find.ts';
import { fetchHeaders, type Reading } from './imap/headers.ts';
import { listFolders } from './imap/list.ts';
import { openMailbox } from './imap/mailbox.ts';
import type { ImapOptions } from './imap/options.ts';
import { QuickReader } from './imap/quick-reader.ts';
import { packUids } from './imap/ranges.ts';
import { type Located, relocate } from './imap/relocate.ts';
import { type Removing, removeOne } from './imap/remove.ts';
import { Session, type Task } from './imap/session.ts';
import { fetchSize, fetchSource } from './imap/source.ts';
import { withUnreadable } from './imap/unreadable.ts';
import type { HeaderBatch, MailStore, NewMessage, Removal } from './mailstore.ts';
import { assignRoles } from './roles.ts';
import { isNeeded } from './selection.ts';
import type { Changes, Choose, Known, NotQuick } from './sync.ts';

/** How many messages of one mailbox may each cost two connections. */
const MAX_GIVEN = 2;

/** Opens an IMAP4rev1 account (RFC 3501, RFC 9051). Throws a ClientCheckError. */
export async function openImap(options: ImapOptions): Promise<MailStore> {
  const store = new ImapStore(options);
  if (!options.quick) await store.connect();
  return store;
}

class ImapStore implements MailStore {
  /** Mailboxes that LIST-STATUS (RFC 5819) told to hold nothing: they need not be opened. */
  private empty = new Set<string>();
  /** What was read of each mailbox. */
  private readonly known = new Map<string, readonly RawMessage[]>();

  private opening: Promise<Session> | null = null;
  private readonly quick: QuickReader | null;

  constructor(private readonly options: ImapOptions) {
    this.quick = options.quick ? new QuickReader(options) : null;
  }

  /** The connection of the plain way, made when it is first needed. */
  connect(): Promise<Session> {
    const { account, server, password, tokens, ca, log, waiting, limits = {} } = this.options;
    const { host, port, user, security } = server;
    const more = { ...(tokens ? { tokens } : {}), ...(log ? { log } : {}) };
    const given = { account, host, port, user, security, password, ca, limits, ...more };
    this.opening ??= Session.open(given, (seconds) => waiting?.({ account, seconds }), this.quick?.backoff);
    return this.opening;
  }

  private async run<T>(what: string, task: Task<T>): Promise<T> {
    this.quick?.close();
    return (await this.connect()).run(what, task);
  }

  async sync(known: Known | null, choose: Choose, since: Instant): Promise<Changes | NotQuick> {
    return (await this.quick?.sync(known, choose, since)) ?? { quick: false, server: null };
  }

  async listMailboxes(): Promise<readonly Mailbox[]> {
    const { folders, empty, prefix } = await this.run('LIST', listFolders);
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
    return this.run(path, async (client, beat) => {
      const refusal = await openMailbox(client, path, { readOnly: true, forgiving });
      if (refusal !== null) return { messages: [], unreadable: [{ mailbox: path, uid: 0, reason: refusal }] };
      return fetchHeaders(client, path, since, reading, (done, total) => {
        beat();
        progress?.({ account, mailbox: path, done, total });
      });
    });
  }

  async readBodies(refs: readonly MessageRef[], maxBytes: number): Promise<readonly RawBody[]> {
    const quick = await this.quick?.bodies(refs, maxBytes);
    if (quick) return quick;
    const bodies: RawBody[] = [];
    for (const [path, group] of byMailbox(refs)) {
      const reading: BodyReading = { suspect: null, given: new Map() };
      bodies.push(...(await this.reading(reading, () => this.bodiesOf(path, group, maxBytes, reading))));
    }
    return bodies;
  }

  private async bodiesOf(path: string, refs: readonly MessageRef[], maxBytes: number, reading: BodyReading) {
    try {
      return await this.run(path, async (client, beat) => {
        const byUid = uidsOf(await this.open(client, path, refs, true));
        const bodies = byUid.size > 0 ? await fetchBodies(client, byUid, maxBytes, beat, reading) : [];
        return withUnreadable(client, byUid, bodies, reading);
      });
    } catch (error) {
      if (!tooMuch(error)) throw error;
    }
    // Without BODYSTRUCTURE, which a message of 100,000 parts makes so large that the connection has to be given up.
    return this.run(path, async (client, beat) => {
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
      await this.run(path, async (client) => {
        const valid = await this.open(client, path, group, false);
        for (const set of packUids(valid.map(({ uid }) => uid))) {
          const change = on ? client.messageFlagsAdd : client.messageFlagsRemove;
          // ImapFlow gives false where the server refuses, the mailbox is read-only, or the flag is not permitted.
          if (await change.call(client, set, [flag], { uid: true, silent: true })) continue;
          if (!client.usable) throw Object.assign(new Error('STORE failed'), { code: 'NoConnection' });
          throw await this.notPermitted(`${flag} (${path})`);
        }
      });
    }
  }

  async findByMessageId(mailbox: string, messageId: MessageId): Promise<readonly MessageRef[]> {
    const look: Look = { last: true };
    return this.run(mailbox, async (client) => {
      await openMailbox(client, mailbox, { readOnly: true, forgiving: false });
      return findIds(client, mailbox, messageId, look);
    });
  }

  async readSource(ref: MessageRef, maxBytes: number): Promise<Uint8Array | null> {
    const { mailbox } = ref;
    const limit = Math.min(maxBytes, MAX_LITERAL - 1);
    return this.run(mailbox, async (client) => {
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
    const { secret: password } = await this.connect();
    const ref = await this.run(mailbox, (client) =>
      appendOnce(client, mailbox, message, attempt).catch((error) => {
        throw appendRefusal(error, client, { account, mailbox, password });
      }),
    );
    this.empty.delete(mailbox);
    return ref;
  }

  async remove(ref: MessageRef, source: Uint8Array): Promise<Removal> {
    const { mailbox } = ref;
    const removing: Removing = { begun: false };
    return this.run(mailbox, async (client) => {
      const [valid] = await this.open(client, mailbox, [ref], false);
      if (!valid) return 'gone';
      const removal = await removeOne(client, valid.uid, source, removing);
      if (removal === 'refused') throw await this.notPermitted(`\\Deleted (${mailbox})`);
      return removal;
    });
  }

  async close(): Promise<void> {
    this.quick?.close();
    await (await this.opening?.catch(() => null))?.close();
  }

  private async notPermitted(what: string): Promise<ClientCheckError> {
    const words = (await this.connect()).refusal || 'read-only';
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
