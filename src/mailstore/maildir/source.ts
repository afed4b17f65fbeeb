import type { MessageId } from '../../mail/message.ts';
import { messageIdOf } from '../content.ts';
import { unlessMissing, unreadableFile } from './failure.ts';
import { nameTime } from './file-name.ts';
import type { MessageFile } from './folder.ts';
import { openMessage, readAt, readHeaderBytes } from './read-header.ts';

/** How many files of a folder are looked at for a Message-ID: what was sent or drafted of late is among them. */
const NEWEST = 2_000;

/** The newest files by their names, those without a time first, but for what is marked \Deleted. */
export function newestFiles(files: Iterable<MessageFile>): MessageFile[] {
  const time = ({ name }: MessageFile) => nameTime(name) ?? Number.MAX_SAFE_INTEGER;
  return [...files]
    .filter(({ letters }) => !letters.includes('T'))
    .sort((a, b) => time(b) - time(a))
    .slice(0, NEWEST);
}

/** The Message-ID of a message's file. Throws what the file system throws. */
export async function readMessageId(file: string): Promise<MessageId | null> {
  const { handle, size } = await openMessage(file);
  try {
    return messageIdOf(await readHeaderBytes(handle, size));
  } finally {
    await handle.close();
  }
}

/**
 * A message's file as it stands; its size alone where that is beyond `maxBytes`. Throws a ClientCheckError, and ENOENT as it is:
 * the file may have another name meanwhile.
 */
export async function readWhole(file: string, maxBytes: number): Promise<Buffer | number> {
  try {
    const { handle, size } = await openMessage(file);
    try {
      return size > maxBytes ? size : await readAt(handle, 0, size);
    } finally {
      await handle.close();
    }
  } catch (cause) {
    throw unlessMissing(cause as NodeJS.ErrnoException, unreadableFile(file, cause));
  }
}
