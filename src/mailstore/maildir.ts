import { rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { ClientCheckError } from '../errors.ts';
import type { Instant } from '../mail/address.ts';
import type { Mailbox, MessageId, MessageRef, RawBody, RawMessage, Unreadable } from '../mail/message.ts';
import { byMailbox } from './by-mailbox.ts';
import { checkNewMessage, sameContent, sizeText, toCrlf, toLf } from './content.ts';
import { readBody } from './maildir/body.ts';
import { deliver, makeParts, syncDirectory, uniqueName } from './maildir/deliver.ts';
import { reasonOf, unlessMissing, unreadableFile, unwritableFile } from './maildir/failure.ts';
import { flagsOf, letterOf, nameTime, usualDelimiter, withLetter } from './maildir/file-name.ts';
import { CONCURRENCY, eachOf, isOld, listFiles, type MessageFile } from './maildir/folder.ts';
import { ancestors, findFolders, type MaildirFolder, watchedFolders } from './maildir/layout.ts';
import { NoMessage, openMessage, readHeaderBytes } from './maildir/read-header.ts';
import { newestFiles, readMessageId, readWhole } from './maildir/source.ts';
import type { HeaderBatch, MailStore, NewMessage, Progress, Removal } from './mailstore.ts';
import { assignRoles, type FolderRules } from './roles.ts';
import { isNeeded } from './selection.ts';

export interface MaildirOptions {
  readonly account: string;
  readonly path: string;
  readonly folders: FolderRules;
  readonly progress?: Progress;
}

/** How often a file that was renamed under our hands (mbsync sets flags so) is looked for again. */
const ROUNDS = 4;

/** Opens a Maildir in any of the layouts of `findFolders`. Throws a ClientCheckError. */
export async function openMaildir(options: MaildirOptions): Promise<MailStore> {
  const { account, path: root } = options;
  let folders: MaildirFolder[];
  try {
    folders = await findFolders(root);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      throw new ClientCheckError('no-maildir', { account, file: root }, { cause });
    }
    throw unreadableFile(root, cause);
  }
  if (folders.length === 0) throw new ClientCheckError('no-maildir', { account, file: root });
  return new MaildirStore(options, new Map(folders.map(({ path, dir }) => [path, dir])));
}

class MaildirStore implements MailStore {
  constructor(
    private readonly options: MaildirOptions,
    private readonly dirs: ReadonlyMap<string, string>,
  ) {}

  async listMailboxes(): Promise<readonly Mailbox[]> {
    const { account, folders: rules } = this.options;
    const listed = [...this.dirs.keys()].map((path) => ({ path, delimiter: '/', attributes: [] }));
    const parents = new Set(listed.flatMap(({ path }) => ancestors(path)).filter((path) => !this.dirs.has(path)));
    const levels = [...parents].map((path) => ({ path, delimiter: '/', attributes: ['\\Noselect'] }));
    return assignRoles([...listed, ...levels], { account, rules });
  }

  async readHeaders(
    { path, role }: Mailbox,
    since: Instant,
    known?: ReadonlySet<number | string>,
  ): Promise<HeaderBatch> {
    const dir = this.dirs.get(path);
    const messages: RawMessage[] = [];
    const there = new Map<string, ReadonlySet<string>>();
    const unreadable: Unreadable[] = [];
    if (dir === undefined) return { messages, unreadable };
    const fail = (uid: string | number, cause: unknown) =>
      unreadable.push({ mailbox: path, uid, reason: reasonOf(cause) });
    const done = new Set<string>();
    const read = async (file: MessageFile) => {
      try {
        if (!(await isOld(dir, file, since))) messages.push(await readMessage(path, dir, file));
        done.add(file.uid);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
        done.add(file.uid);
        fail(file.uid, error);
      }
      if (done.size % 500 === 0) this.tick(path, done.size, total);
    };
    let total = 0;
    try {
      // A file that is not found was renamed since it was listed, or is gone: listed anew, only the former is still there.
      const files = [...(await listFiles(dir)).values()];
      for (const file of files) if (known?.has(file.uid)) there.set(file.uid, flagsOf(file));
      let left = files.filter(({ uid }) => !known?.has(uid));
      total = left.length;
      for (let round = 0; left.length > 0 && round < ROUNDS; round += 1) {
        await eachOf(left, CONCURRENCY, read);
        const missed = new Set(left.filter(({ uid }) => !done.has(uid)).map(({ uid }) => uid));
        left = missed.size === 0 ? [] : [...(await listFiles(dir)).values()].filter(({ uid }) => missed.has(uid));
      }
      for (const { uid } of left) fail(uid, new NoMessage('renamed again and again'));
    } catch (error) {
      if (isNeeded({ path, role })) throw unreadableFile(dir, error);
      fail(0, error);
    }
    this.tick(path, total, total);
    return { messages, unreadable, ...(known ? { known: there } : {}) };
  }

  async readBodies(refs: readonly MessageRef[], maxBytes: number): Promise<readonly RawBody[]> {
    const bodies: RawBody[] = [];
    await this.each(refs, 8, async (dir, ref, { sub, name }) => {
      bodies.push(await readBody(join(dir, sub, name), ref, maxBytes));
    });
    return bodies;
  }

  async setFlag(refs: readonly MessageRef[], flag: '\\Answered', on: boolean): Promise<void> {
    const letter = letterOf(flag);
    await this.each(refs, 1, async (dir, _ref, file, all) => {
      if (flagsOf(file).has(flag) === on) return;
      const target = join(dir, 'cur', withLetter(file, letter, on, usualDelimiter(all.values())));
      await rename(join(dir, file.sub, file.name), target).catch((cause) => {
        throw unlessMissing(cause, unwritableFile(target, cause));
      });
    });
  }

  async findByMessageId(mailbox: string, messageId: MessageId): Promise<readonly MessageRef[]> {
    const files = await this.list(this.dirOf(mailbox));
    const refs = newestFiles(files.values()).map(({ uid }) => ({ mailbox, uidValidity: '', uid }));
    const found = new Set<MessageRef>();
    await this.each(refs, CONCURRENCY, async (dir, ref, { sub, name }) => {
      if ((await readMessageId(join(dir, sub, name))) === messageId) found.add(ref);
    });
    return refs.filter((ref) => found.has(ref));
  }

  async readSource(ref: MessageRef, maxBytes: number): Promise<Uint8Array | null> {
    const source = await this.whole(ref, maxBytes);
    if (typeof source !== 'number') return source;
    const details = { account: this.options.account, mailbox: ref.mailbox, size: sizeText(source) };
    throw new ClientCheckError('message-too-large', details);
  }

  async append(mailbox: string, message: NewMessage): Promise<MessageRef> {
    checkNewMessage(message);
    const dir = this.dirOf(mailbox);
    const bytes = toLf(message.source);
    try {
      await makeParts(dir);
      for (const ref of await this.findByMessageId(mailbox, message.messageId)) {
        const held = await this.whole(ref, toCrlf(bytes).length);
        if (held instanceof Uint8Array && sameContent(held, bytes)) return ref;
      }
      const uid = uniqueName(message.at);
      const delimiter = usualDelimiter((await this.list(dir)).values());
      const letters = message.flags.map(letterOf).sort().join('');
      await deliver(dir, uid, `${uid}${delimiter}2,${letters}`, bytes, message.at);
      return { mailbox, uidValidity: '', uid };
    } catch (cause) {
      throw cause instanceof ClientCheckError ? cause : unwritableFile(dir, cause);
    }
  }

  async remove(ref: MessageRef, source: Uint8Array): Promise<Removal> {
    let removal: Removal = 'gone';
    await this.each([ref], 1, async (dir, _ref, { sub, name }) => {
      const file = join(dir, sub, name);
      const held = await readWhole(file, toCrlf(source).length);
      if (typeof held === 'number' || !sameContent(held, source)) {
        removal = 'changed';
        return;
      }
      await unlink(file).catch((cause) => {
        throw unlessMissing(cause, unwritableFile(file, cause));
      });
      removal = 'removed';
      await syncDirectory(join(dir, sub));
    });
    return removal;
  }

  watched(): readonly string[] {
    return watchedFolders(this.options.path, [...this.dirs.values()]);
  }

  async close(): Promise<void> {
    // Nothing is kept open.
  }

  /** A message's file as it stands, null where it has gone; its size alone where that is beyond `maxBytes`. */
  private async whole(ref: MessageRef, maxBytes: number): Promise<Buffer | number | null> {
    let whole: Buffer | number | null = null;
    await this.each([ref], 1, async (dir, _ref, { sub, name }) => {
      whole = await readWhole(join(dir, sub, name), maxBytes);
    });
    return whole;
  }

  private dirOf(mailbox: string): string {
    const dir = this.dirs.get(mailbox);
    if (dir === undefined) throw unreadableFile(join(this.options.path, mailbox), { code: 'ENOENT' });
    return dir;
  }

  private list(dir: string): Promise<Map<string, MessageFile>> {
    return listFiles(dir).catch((cause) => {
      throw unreadableFile(dir, cause);
    });
  }

  /** Does something with each message that is still there; tries again where a file's name has changed meanwhile. */
  private async each(
    refs: readonly MessageRef[],
    limit: number,
    work: (dir: string, ref: MessageRef, file: MessageFile, all: ReadonlyMap<string, MessageFile>) => Promise<void>,
  ): Promise<void> {
    for (const [path, group] of byMailbox(refs)) {
      const dir = this.dirs.get(path);
      let left = group;
      for (let round = 0; dir !== undefined && left.length > 0 && round < ROUNDS; round += 1) {
        const missed: MessageRef[] = [];
        const files = await this.list(dir);
        await eachOf(left, limit, async (ref) => {
          const file = files.get(String(ref.uid));
          if (!file) return;
          await work(dir, ref, file, files).catch((error: NodeJS.ErrnoException) => {
            if (error instanceof ClientCheckError) throw error;
            // Anything else than a changed name makes the message unreadable: `readHeaders` reports it.
            if (error.code === 'ENOENT') missed.push(ref);
          });
        });
        left = missed;
      }
    }
  }

  private tick(mailbox: string, done: number, total: number): void {
    this.options.progress?.({ account: this.options.account, mailbox, done, total });
  }
}

async function readMessage(mailbox: string, dir: string, file: MessageFile): Promise<RawMessage> {
  const { handle, size, mtime } = await openMessage(join(dir, file.sub, file.name));
  try {
    return {
      ref: { mailbox, uidValidity: '', uid: file.uid },
      flags: flagsOf(file),
      arrival: { kind: 'maildir', nameTime: nameTime(file.name), mtime },
      header: await readHeaderBytes(handle, size),
    };
  } finally {
    await handle.close();
  }
}
