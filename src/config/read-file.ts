import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { ClientCheckError } from '../errors.ts';
import type { Worded } from './words.ts';

/** A configuration file as it was read, once: what is parsed, what is hashed and whose mode is judged are the same file. */
export interface FileBytes {
  readonly bytes: Buffer;
  readonly mode: number;
}

const sizeLimit = 1024 * 1024;

/** Reads a file. Not blocking: a named pipe would otherwise hold the program for ever. */
export async function readConfigFile(file: string): Promise<FileBytes> {
  try {
    const handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const stat = await handle.stat();
      if (!stat.isFile()) throw Object.assign(new Error(), { code: stat.isDirectory() ? 'EISDIR' : 'not-a-file' });
      if (stat.size > sizeLimit) throw Object.assign(new Error(), { code: 'EFBIG' });
      return { bytes: await handle.readFile(), mode: stat.mode & 0o777 };
    } finally {
      await handle.close();
    }
  } catch (cause) {
    throw unreadable(file, cause);
  }
}

/** The error for a configuration file that is there, or was named, and cannot be read. */
export function unreadable(file: string, cause: unknown): ClientCheckError {
  const code = String((cause as NodeJS.ErrnoException | null)?.code ?? 'unknown');
  const { ja, en } = reasons[code] ?? { ja: code, en: code };
  return new ClientCheckError('config-unreadable', { file, reasonJa: ja, reasonEn: en }, { cause });
}

/** SHA-256 in hexadecimal. */
export function digestOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The text of UTF-8 bytes, or the line of the first that are not. */
export function decode(bytes: Buffer): { readonly text: string } | { readonly badLine: number } {
  const strict = () => new TextDecoder('utf-8', { fatal: true });
  try {
    return { text: strict().decode(bytes) };
  } catch {
    let line = 1;
    for (let from = 0; from < bytes.length; line++) {
      const end = bytes.indexOf(0x0a, from);
      const to = end < 0 ? bytes.length : end + 1;
      try {
        strict().decode(bytes.subarray(from, to));
      } catch {
        break;
      }
      from = to;
    }
    return { badLine: line };
  }
}

const reasons: Readonly<Record<string, Worded>> = {
  ENOENT: { ja: 'ファイルがありません', en: 'there is no such file' },
  ENOTDIR: { ja: 'ファイルがありません', en: 'there is no such file' },
  EACCES: { ja: '読む権限がありません', en: 'permission denied' },
  EPERM: { ja: '読む権限がありません', en: 'permission denied' },
  EISDIR: { ja: 'フォルダーです', en: 'it is a folder' },
  ELOOP: { ja: 'シンボリックリンクが循環しています', en: 'its symbolic links go round in a circle' },
  EFBIG: { ja: '大きすぎます (上限 1 MiB)', en: 'it is larger than 1 MiB' },
  'not-a-file': { ja: '普通のファイルではありません', en: 'it is no regular file' },
};
