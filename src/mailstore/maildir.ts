import { readdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ClientCheckError } from '../errors.ts';
import type { Instant } from '../mail/address.ts';
import type { Mailbox, MessageRef, RawBody, RawMessage, Unreadable } from '../mail/message.ts';
import { parseFileName, withFlag } from './maildir/file-name.ts';
import { findFolders } from './maildir/folders.ts';
import { mimeParts } from './maildir/mime.ts';
import { readHeader, readStartOf } from './maildir/read.ts';
import type { HeaderBatch, MailStore, Progress } from './mailstore.ts';
import { assignRoles } from './roles.ts';
import { type FolderRules, withConfiguredRoles } from './selection.ts';

export interface MaildirOptions {
  readonly account: string;
  readonly path: string;
  readonly folders: FolderRules;
  readonly progress?: Progress;
}

/** Files read at a time. */
const PARALLEL = 32;

/** Of a message whose text is wanted no more than this is read: an attachment named behind it stays unnamed. */
const MAX_MESSAGE = 8 * 1024 * 1024;

/** Opens a Maildir or Maildir++ that mbsync, offlineimap or a delivery agent keeps. Throws a ClientCheckError. */
export async function openMaildir(options: MaildirOptions): Promise<MailStore> {
  const { account, path } = options;
  const found = await findFolders(path).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT' || cause.code === 'ENOTDIR')
      throw new ClientCheckError('no-maildir', { account, file: path }, { cause });
    throw unreadable(path, cause);
  });
  if (found.length === 0) throw new ClientCheckError('no-maildir', { account, file: path });
  return new MaildirStore(options, new Map(found.map((folder) => [folder.path, folder.directory])));
}

/** A message file as it lies there now. */
interface Entry {
  readonly unique: string;
  readonly directory: 'cur' | 'new';
  readonly name: string;
}

class MaildirStore implements MailStore {
  constructor(
    private readonly options: MaildirOptions,
    private readonly directories: ReadonlyMap<string, string>,
  ) {}

  async listMailboxes(): Promise<readonly Mailbox[]> {
    const folders = [...this.directories.keys()].map((path) => ({ path, delimiter: '/', attributes: [] }));
    return withConfiguredRoles(assignRoles(folders), this.options.folders);
  }

  /** Every file's header is read: neither its name nor its mtime is sure to tell when the mail arrived. */
  async readHeaders(mailbox: Mailbox, _since: Instant): Promise<HeaderBatch> {
    const entries = [...(await this.entries(mailbox.path)).values()];
    const messages: RawMessage[] = [];
    const failed: Unreadable[] = [];
    let done = 0;
    await inParallel(entries, async (entry) => {
      const result = await this.readMessage(mailbox.path, entry);
      if (result && 'header' in result) messages.push(result);
      else if (result) failed.push(result);
      done += 1;
      if (done % 500 === 0)
        this.options.progress?.({ account: this.options.account, mailbox: mailbox.path, done, total: entries.length });
    });
    return { messages, unreadable: failed };
  }

  async readBodies(refs: readonly MessageRef[], maxBytes: number): Promise<readonly RawBody[]> {
    const bodies: RawBody[] = [];
    const listings = new Map<string, Map<string, Entry>>();
    for (const { mailbox } of refs) if (!listings.has(mailbox)) listings.set(mailbox, await this.entries(mailbox));
    await inParallel(refs, async (ref) => {
      const entry = listings.get(ref.mailbox)?.get(String(ref.uid));
      if (!entry) return;
      const path = join(this.directories.get(ref.mailbox) ?? '', entry.directory, entry.name);
      const bytes = await readStartOf(path, MAX_MESSAGE).catch((cause) => {
        throw unreadable(path, cause);
      });
      bodies.push({ ref, ...mimeParts(bytes, maxBytes) });
    });
    return bodies;
  }

  async setFlag(refs: readonly MessageRef[], _flag: '\\Answered', on: boolean): Promise<void> {
    for (const ref of refs) await this.renameWith(ref, on);
  }

  async close(): Promise<void> {}

  /** The files of a folder by their unique names. */
  private async entries(path: string): Promise<Map<string, Entry>> {
    const root = this.directories.get(path);
    const entries = new Map<string, Entry>();
    if (root === undefined) return entries;
    for (const directory of ['new', 'cur'] as const) {
      const names = await readdir(join(root, directory)).catch((cause) => {
        throw unreadable(join(root, directory), cause);
      });
      for (const name of names) {
        if (!name.startsWith('.'))
          entries.set(parseFileName(name).unique, { unique: parseFileName(name).unique, directory, name });
      }
    }
    return entries;
  }

  private async readMessage(mailbox: string, entry: Entry, again = true): Promise<RawMessage | Unreadable | null> {
    const root = this.directories.get(mailbox) ?? '';
    try {
      const { header, mtime } = await readHeader(join(root, entry.directory, entry.name));
      const { flags, time, unique } = parseFileName(entry.name);
      return {
        ref: { mailbox, uidValidity: '', uid: unique },
        flags: entry.directory === 'new' ? new Set() : flags,
        arrival: { kind: 'maildir', nameTime: time, mtime },
        header,
      };
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (code !== 'ENOENT') return { mailbox, uid: entry.unique, reason: code ?? message };
      // mbsync or a mail program changed its flags or moved it out of new/ meanwhile; else it is gone.
      const moved = again ? (await this.entries(mailbox)).get(entry.unique) : undefined;
      return moved ? this.readMessage(mailbox, moved, false) : null;
    }
  }

  /** A flag is set by renaming, into cur/ where it is still in new/; tried again where another program renames meanwhile. */
  private async renameWith(ref: MessageRef, on: boolean): Promise<void> {
    const root = this.directories.get(ref.mailbox) ?? '';
    for (let attempt = 0; ; attempt += 1) {
      const entry = (await this.entries(ref.mailbox)).get(String(ref.uid));
      if (!entry) return;
      const from = join(root, entry.directory, entry.name);
      const to = join(root, 'cur', withFlag(entry.name, 'R', on));
      if (from === to) return;
      try {
        // rename() writes over what is there; two files of one unique name would be one too few.
        if (
          await stat(to).then(
            () => true,
            () => false,
          )
        )
          return;
        await rename(from, to);
        return;
      } catch (cause) {
        const { code } = cause as NodeJS.ErrnoException;
        if (code !== 'ENOENT' || attempt >= 3)
          throw new ClientCheckError('file-unwritable', { file: from, reason: code ?? '' }, { cause });
      }
    }
  }
}

async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values();
  const lane = async () => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(PARALLEL, items.length) }, lane));
}

function unreadable(file: string, cause: unknown): ClientCheckError {
  return new ClientCheckError(
    'file-unreadable',
    { file, reason: (cause as NodeJS.ErrnoException).code ?? '' },
    { cause },
  );
}
