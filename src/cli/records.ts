import { createHash } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ClientCheckError } from '../errors.ts';
import { makeFolder, writeWhole } from '../on-disk.ts';

/**
 * Small records of an account in the state folder, one file each: so two runs at once can't overwrite each other's, and each is written
 * whole or not at all. An account is named by what it is (address and place), so that two configurations may share them.
 */
export class Records<T> {
  private readonly folder: string;

  /** @param isWhole tells a record from what is none or torn */
  constructor(
    stateDir: string,
    kind: string,
    account: string,
    private readonly isWhole: (value: unknown) => value is T,
  ) {
    this.folder = join(stateDir, kind, digest(account).slice(0, 16));
  }

  /** All records with the names of their files; a file that is none of ours or torn is passed over. */
  async all(): Promise<{ name: string; record: T }[]> {
    const names = await readdir(this.folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw new ClientCheckError('file-unreadable', { file: this.folder, reason: error.code ?? '' }, { cause: error });
    });
    const found = await Promise.all(names.filter((name) => name.endsWith('.json')).map((name) => this.read(name)));
    return found.flat();
  }

  /** Writes a record under a key; an earlier one under the same key is replaced. Gives the name of its file. */
  async put(key: string, record: T): Promise<string> {
    try {
      await makeFolder(this.folder);
      await writeWhole(join(this.folder, nameOf(key)), `${JSON.stringify(record)}\n`);
      return nameOf(key);
    } catch (cause) {
      throw this.unwritable(cause);
    }
  }

  async remove(name: string): Promise<void> {
    await rm(join(this.folder, name), { force: true }).catch((cause: unknown) => {
      throw this.unwritable(cause);
    });
  }

  private async read(name: string): Promise<{ name: string; record: T }[]> {
    try {
      const record: unknown = JSON.parse(await readFile(join(this.folder, name), 'utf8'));
      return this.isWhole(record) ? [{ name, record }] : [];
    } catch {
      return [];
    }
  }

  private unwritable(cause: unknown): ClientCheckError {
    const reason = (cause as NodeJS.ErrnoException).code ?? '';
    return new ClientCheckError('file-unwritable', { file: this.folder, reason }, { cause });
  }
}

function nameOf(key: string): string {
  return `${digest(key).slice(0, 24)}.json`;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
