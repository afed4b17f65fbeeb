import { ClientCheckError } from '../../errors.ts';
import { NoMessage } from './read-header.ts';

export function unreadableFile(file: string, cause: unknown): ClientCheckError {
  return new ClientCheckError('file-unreadable', { file, reason: reasonOf(cause) }, { cause });
}

export function unwritableFile(file: string, cause: unknown): ClientCheckError {
  return new ClientCheckError('file-unwritable', { file, reason: reasonOf(cause) }, { cause });
}

/** A file that is missing may have another name meanwhile: the store looks for it again, so that error passes as it is. */
export function unlessMissing(cause: NodeJS.ErrnoException, error: ClientCheckError): unknown {
  return cause.code === 'ENOENT' ? cause : error;
}

export function reasonOf(error: unknown): string {
  if (error instanceof NoMessage) return error.message;
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ELOOP') return 'not a file';
  return code ?? String(error);
}
