import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ClientCheckError } from './errors.ts';

/** A file that this process alone has locked. */
export interface LockedFile {
  readonly handle: FileHandle;
  /** The lock goes with the handle. */
  readonly release: () => Promise<void>;
}

/**
 * Locks a file, which is made where it is missing; null where another process has it. The lock is the operating system's own: it goes
 * with its process, however that ends, so none is ever left behind. Throws what the file system throws, and `lock-unavailable`.
 */
export async function tryLockFile(file: string): Promise<LockedFile | null> {
  const { tryLock, unlock } = await locks();
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const handle = await open(file, 'a+', 0o600);
  if (!tryLock(handle.fd)) {
    await handle.close();
    return null;
  }
  return {
    handle,
    release: async () => {
      unlock(handle.fd);
      await handle.close();
    },
  };
}

/** The addon has binaries for the usual platforms; without one nothing is done that two runs must not do at once. */
async function locks() {
  try {
    const { default: extensions } = await import('fs-native-extensions');
    return extensions;
  } catch (cause) {
    throw new ClientCheckError('lock-unavailable', {}, { cause });
  }
}
