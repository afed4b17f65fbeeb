import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ClientCheckError } from '../errors.ts';
import { makeFolder, writeWhole } from '../on-disk.ts';
import type { InboxView } from '../render/inbox-view.ts';

/** What a channel was told last: on which day (of the calendar), and a hash of the list. */
interface Told {
  readonly day: string;
  readonly list: string;
}

/** Remembers what was told, one small file a channel, so that nobody is told the same thing twice a day. */
export class NoticeRecord {
  private readonly file: string;

  /** @param key the channel, and whose list it is */
  constructor(stateDir: string, key: string) {
    this.file = join(stateDir, 'notices', `${sha256(key).slice(0, 24)}.json`);
  }

  /** A record that is missing or torn tells of nothing: a notice too many is better than none. */
  async has(told: Told): Promise<boolean> {
    try {
      const { day, list } = JSON.parse(await readFile(this.file, 'utf8')) as Partial<Told>;
      return day === told.day && list === told.list;
    } catch {
      return false;
    }
  }

  /** Throws `file-unwritable`. */
  async put({ day, list }: Told): Promise<void> {
    try {
      await makeFolder(join(this.file, '..'));
      await writeWhole(this.file, `${JSON.stringify({ day, list })}\n`);
    } catch (cause) {
      const reason = (cause as NodeJS.ErrnoException).code ?? '';
      throw new ClientCheckError('file-unwritable', { file: this.file, reason }, { cause });
    }
  }
}

/** The list as it counts for "changed": which threads, in what state, with what unanswered and due when. Not how long they wait. */
export function listHash({ threads }: InboxView): string {
  const rows = threads.map(({ verdict }) => [
    verdict.account,
    verdict.messages.map(({ key }) => key).sort()[0] ?? '',
    verdict.state,
    verdict.reply?.messages.map(({ key }) => key) ?? [],
    verdict.promise?.due ?? null,
    verdict.request?.due ?? null,
  ]);
  // The order may change with the time of day.
  return sha256(JSON.stringify(rows.map((row) => JSON.stringify(row)).sort()));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
