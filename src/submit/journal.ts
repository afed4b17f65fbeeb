import { createHash } from 'node:crypto';
import { open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ClientCheckError } from '../errors.ts';
import type { Instant } from '../mail/address.ts';
import type { MessageId, MessageRef } from '../mail/message.ts';
import { makeFolder, syncFolder } from '../on-disk.ts';

/**
 * The steps of a send, in their order. `data-end` stands before the final dot: only a send that was cut off between it and the
 * recorded reply is uncertain. `rejected` (the server said no, or the dot was never sent) and `withdrawn` end it with the draft
 * where it was.
 */
export const STEPS = [
  'prepared',
  'sending',
  'data-end',
  'rejected',
  'unknown',
  'accepted',
  'filed',
  'draft-removed',
  'withdrawn',
] as const;
export type StepName = (typeof STEPS)[number];

/** Steps after which nothing can have gone out. */
const FORGETTABLE: ReadonlySet<StepName> = new Set(['prepared', 'sending', 'rejected', 'withdrawn']);

/** Steps after which nobody knows whether it has gone out. */
const OPEN: ReadonlySet<StepName> = new Set(['data-end', 'unknown']);

/** What is frozen before anything is sent: these very bytes go out, and no others under this Message-ID. */
export interface Prepared {
  readonly messageId: MessageId;
  readonly account: string;
  /** SHA-256 of the bytes, hexadecimal. */
  readonly hash: string;
  /** The bytes for SMTP. */
  readonly source: Buffer;
  readonly smtp: { readonly from: string; readonly to: readonly string[] };
  /** Key of the message that it answers, where that lies, and the thread's ID as it was shown. */
  readonly answers: string | null;
  readonly question: readonly MessageRef[];
  readonly thread: string;
  /** The draft as it lay in the mailbox, byte for byte. */
  readonly draft: { readonly ref: MessageRef; readonly source: Buffer };
  readonly at: Instant;
}

/** A send as the journal holds it. */
export interface SendRecord {
  readonly prepared: Prepared;
  readonly step: StepName;
  /** What the last step recorded: the server's reply, where the copy lies. */
  readonly detail: Readonly<Record<string, string>>;
  /** Where our own copy was stored, so that it can be taken out again if the server files one itself. */
  readonly copy: MessageRef | null;
  readonly at: Instant;
}

/** Called before and after each record is written; the tests of crashes kill the process here. */
export type JournalHook = (when: 'before' | 'after', step: StepName) => void;

type Line = Readonly<Record<string, unknown>>;

/**
 * What has to be known of a send beside the mailbox: one file a message, one line a step, each on the disk before the step is
 * taken. A last line that was torn off is ignored. Files are the owner's alone.
 */
export class Journal {
  private readonly folder: string;

  constructor(
    stateDir: string,
    account: string,
    private readonly hook: JournalHook = () => undefined,
  ) {
    this.folder = join(stateDir, 'sends', sha256(account).slice(0, 16));
  }

  /** All sends on record, oldest first. */
  async all(): Promise<SendRecord[]> {
    const names = await readdir(this.folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw new ClientCheckError('file-unreadable', { file: this.folder, reason: error.code ?? '' }, { cause: error });
    });
    const files = names.filter((name) => name.endsWith('.jsonl'));
    const records = await Promise.all(files.map((name) => this.read(join(this.folder, name))));
    return records.filter((record) => record !== null).toSorted((a, b) => a.prepared.at - b.prepared.at);
  }

  /** Freezes a message. An earlier send of the same Message-ID that came to nothing is forgotten. */
  async prepare(prepared: Prepared): Promise<void> {
    const earlier = await this.read(this.fileOf(prepared.messageId));
    if (earlier && !FORGETTABLE.has(earlier.step))
      throw new Error(`this message was handed over once: ${earlier.step}`);
    const { source, draft, ...rest } = prepared;
    const line = {
      ...rest,
      source: source.toString('base64'),
      draft: { ref: draft.ref, source: draft.source.toString('base64') },
    };
    await this.write(prepared.messageId, 'prepared', line, 'w');
  }

  /** Records a step; it is on the disk when this returns. */
  async step(
    { messageId }: Pick<Prepared, 'messageId'>,
    step: StepName,
    at: Instant,
    more: { detail?: Readonly<Record<string, string>>; copy?: MessageRef } = {},
  ): Promise<void> {
    await this.write(messageId, step, { ...more, at }, 'a');
  }

  /** Forgets a send that has come to its end. */
  async forget({ prepared }: SendRecord): Promise<void> {
    await rm(this.fileOf(prepared.messageId), { force: true }).catch((cause) => {
      throw unwritable(this.folder, cause);
    });
  }

  private fileOf(messageId: MessageId): string {
    return join(this.folder, `${sha256(messageId).slice(0, 32)}.jsonl`);
  }

  private async write(messageId: MessageId, step: StepName, line: Line, mode: 'w' | 'a'): Promise<void> {
    this.hook('before', step);
    const file = this.fileOf(messageId);
    try {
      await makeFolder(this.folder);
      const handle = await open(file, mode, 0o600);
      const { size } = await handle.stat();
      try {
        // A line that was torn off must not swallow the next one: each begins on a line of its own.
        await handle.writeFile(`${mode === 'a' ? '\n' : ''}${JSON.stringify({ step, ...line })}\n`);
        await handle.sync();
      } catch (cause) {
        // The step is not taken, so it must not be read as taken either, though it may have got as far as the file.
        await handle.truncate(size).catch(() => undefined);
        throw cause;
      } finally {
        await handle.close();
      }
      if (mode === 'w') await syncFolder(this.folder);
    } catch (cause) {
      throw unwritable(file, cause);
    }
    this.hook('after', step);
  }

  private async read(file: string): Promise<SendRecord | null> {
    let text: string;
    try {
      text = await readFile(file, 'utf8');
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw new ClientCheckError(
        'file-unreadable',
        { file, reason: (cause as NodeJS.ErrnoException).code ?? '' },
        { cause },
      );
    }
    const [first, ...rest] = text.split('\n').flatMap(parseLine);
    const prepared = first && preparedOf(first);
    if (!prepared) return null;
    const steps = rest.filter((line) => STEPS.includes(line['step'] as StepName));
    const last = steps.at(-1);
    const copy = steps.findLast((line) => line['copy'])?.['copy'];
    return {
      prepared,
      step: stepAfter(steps.map((line) => line['step'] as StepName)),
      detail: (last?.['detail'] as Record<string, string> | undefined) ?? {},
      copy: (copy as MessageRef | undefined) ?? null,
      at: Number(last?.['at'] ?? prepared.at),
    };
  }
}

export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

function parseLine(text: string): Line[] {
  try {
    const line: unknown = JSON.parse(text);
    return typeof line === 'object' && line !== null ? [line as Line] : [];
  } catch {
    return [];
  }
}

/**
 * Where a send stands after its steps. One that the user sends again while nobody knows what became of it stays unknown where that
 * comes to nothing: the first may still have gone out.
 */
function stepAfter(steps: readonly StepName[]): StepName {
  let step: StepName = 'prepared';
  let open = false;
  for (const next of steps) {
    open ||= next === 'sending' && OPEN.has(step);
    step = next;
  }
  return open && FORGETTABLE.has(step) && step !== 'withdrawn' ? 'unknown' : step;
}

/** The first line, if it is whole: its bytes are those that its hash was made of. */
function preparedOf(line: Line): Prepared | null {
  const { source, draft, hash } = line as {
    source?: unknown;
    draft?: { ref?: MessageRef; source?: string };
    hash?: unknown;
  };
  if (line['step'] !== 'prepared' || typeof source !== 'string' || !draft?.ref) return null;
  const bytes = Buffer.from(source, 'base64');
  if (sha256(bytes) !== hash) return null;
  const { step: _step, ...rest } = line;
  return {
    ...(rest as unknown as Prepared),
    source: bytes,
    draft: { ref: draft.ref, source: Buffer.from(draft.source ?? '', 'base64') },
  };
}

function unwritable(file: string, cause: unknown): ClientCheckError {
  const reason = (cause as NodeJS.ErrnoException).code ?? '';
  return new ClientCheckError('file-unwritable', { file, reason }, { cause });
}
