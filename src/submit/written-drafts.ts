import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ClientCheckError } from '../errors.ts';
import type { Instant } from '../mail/address.ts';
import type { MessageId } from '../mail/message.ts';
import { makeFolder, writeWhole } from '../on-disk.ts';
import { sha256 } from './journal.ts';

/** A draft that was written: were a mail program to take our header out, its Message-ID and body still tell. */
interface WrittenDraft {
  readonly messageId: MessageId;
  readonly body: string;
  readonly at: Instant;
}

/** Older ones than this are forgotten: a draft is sent or thrown away long before. */
const KEPT = 90 * 86_400_000;

/** The drafts that client-check wrote into an account's Drafts. */
export class WrittenDrafts {
  private readonly file: string;

  constructor(
    private readonly stateDir: string,
    account: string,
  ) {
    this.file = join(stateDir, 'drafts', `${sha256(account).slice(0, 16)}.json`);
  }

  /** Hash of the body by Message-ID. A file that can't be read holds nothing: then such a draft is asked about. */
  async all(): Promise<ReadonlyMap<MessageId, string>> {
    return new Map((await this.read()).map(({ messageId, body }) => [messageId, body]));
  }

  async add(messageId: MessageId, source: Uint8Array, at: Instant): Promise<void> {
    const kept = (await this.read()).filter((one) => at - one.at < KEPT && one.messageId !== messageId);
    try {
      await makeFolder(join(this.stateDir, 'drafts'));
      const all: WrittenDraft[] = [...kept, { messageId, body: bodyHash(source), at }];
      await writeWhole(this.file, `${JSON.stringify(all)}\n`);
    } catch (cause) {
      const reason = (cause as NodeJS.ErrnoException).code ?? '';
      throw new ClientCheckError('file-unwritable', { file: this.file, reason }, { cause });
    }
  }

  private async read(): Promise<WrittenDraft[]> {
    try {
      const all: unknown = JSON.parse(await readFile(this.file, 'utf8'));
      return Array.isArray(all) ? all.filter((one) => typeof one?.messageId === 'string') : [];
    } catch {
      return [];
    }
  }
}

/** SHA-256 of a message's body, whatever its line ends and however many of them stand at its end. */
export function bodyHash(source: Uint8Array): string {
  const text = Buffer.from(source).toString('latin1').replace(/\r\n/g, '\n');
  const at = text.indexOf('\n\n');
  return sha256(Buffer.from(at < 0 ? '' : text.slice(at + 2).trimEnd(), 'latin1'));
}
