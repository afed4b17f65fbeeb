import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { ClientCheckError } from '../errors.ts';
import type { Instant } from '../mail/address.ts';
import type { MessageRef } from '../mail/message.ts';

/** What `done` keeps of a thread: the messages that are settled, and those on which it set \Answered. */
export interface SettledRecord {
  readonly account: string;
  /** Keys of the messages that were there then: a later one of the client's opens the thread again. */
  readonly messages: readonly string[];
  readonly flagged: readonly MessageRef[];
  readonly at: Instant;
}

/**
 * The records of `done`, one small file each in the state folder: so two runs at once can't overwrite each other's, and each is
 * written whole or not at all. An account is named by what it is (address and place), so that two configurations may share them.
 */
export class SettledRecords {
  private readonly folder: string;

  constructor(stateDir: string, account: string) {
    this.folder = join(stateDir, 'settled', digest(account).slice(0, 16));
  }

  /** All records; a file that is none of ours or torn is passed over. */
  async all(): Promise<SettledRecord[]> {
    const names = await readdir(this.folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw new ClientCheckError('file-unreadable', { file: this.folder, reason: error.code ?? '' }, { cause: error });
    });
    const records = await Promise.all(names.filter((name) => name.endsWith('.json')).map((name) => this.read(name)));
    return records.filter((record) => record !== null);
  }

  async add(record: SettledRecord): Promise<void> {
    try {
      await mkdir(this.folder, { recursive: true, mode: 0o700 });
      await writeFileAtomic(join(this.folder, nameOf(record)), `${JSON.stringify(record)}\n`, { mode: 0o600 });
    } catch (error) {
      throw unwritable(this.folder, error);
    }
  }

  async remove(record: SettledRecord): Promise<void> {
    await rm(join(this.folder, nameOf(record)), { force: true }).catch((error: unknown) => {
      throw unwritable(this.folder, error);
    });
  }

  private async read(name: string): Promise<SettledRecord | null> {
    try {
      const record = JSON.parse(await readFile(join(this.folder, name), 'utf8'));
      const whole = Array.isArray(record?.messages) && Array.isArray(record.flagged) && typeof record.at === 'number';
      return whole ? record : null;
    } catch {
      return null;
    }
  }
}

function nameOf({ messages }: SettledRecord): string {
  return `${digest(messages.toSorted().join('\n')).slice(0, 24)}.json`;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function unwritable(file: string, error: unknown): ClientCheckError {
  return new ClientCheckError(
    'file-unwritable',
    { file, reason: (error as NodeJS.ErrnoException).code ?? '' },
    { cause: error },
  );
}
