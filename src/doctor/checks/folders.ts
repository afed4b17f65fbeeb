import { randomBytes } from 'node:crypto';
import { access, constants, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { cacheFolder, stateFolder } from '../../config/folders.ts';
import { found, ok } from '../finding.ts';
import type { DoctorWorld, Finding } from '../types.ts';

/** Where `done`, `snooze`, the journal of sends and the log lie. Nothing can be sent without it. */
export async function stateFolderCheck({ around }: DoctorWorld): Promise<Finding> {
  const file = stateFolder(around);
  const reason = await whyUnwritable(file);
  if (reason !== null) return found('fault', 'state-unwritable', { file, reason });
  const mode = await openMode(file, around.platform);
  return mode === null ? ok({ ja: file, en: file }) : found('warning', 'state-open-to-others', { file, mode });
}

/** It may be lacking: that only costs time. */
export async function cacheFolderCheck({ around }: DoctorWorld): Promise<Finding> {
  const file = cacheFolder(around);
  const reason = await whyUnwritable(file);
  if (reason !== null) return found('warning', 'cache-unwritable', { file, reason });
  const mode = await openMode(file, around.platform);
  return mode === null ? ok({ ja: file, en: file }) : found('warning', 'cache-open-to-others', { file, mode });
}

/**
 * The system's reason why no file can be made there; null where one can. A file is made and removed, since neither a full disk nor
 * one that is mounted read-only shows in permissions. A folder that is not there yet is not made: the nearest above it counts.
 */
export async function whyUnwritable(folder: string): Promise<string | null> {
  try {
    const found = await stat(folder);
    if (!found.isDirectory()) return 'ENOTDIR';
    const probe = join(folder, `.doctor-${randomBytes(6).toString('hex')}`);
    try {
      await writeFile(probe, 'client-check doctor\n', { mode: 0o600, flag: 'wx' });
    } finally {
      await rm(probe, { force: true });
    }
    return null;
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' || dirname(folder) === folder) return code;
    return whyNoFolder(dirname(folder));
  }
}

async function whyNoFolder(parent: string): Promise<string | null> {
  try {
    if (!(await stat(parent)).isDirectory()) return 'ENOTDIR';
    await access(parent, constants.W_OK | constants.X_OK);
    return null;
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' && dirname(parent) !== parent ? whyNoFolder(dirname(parent)) : code;
  }
}

/** The mode of a folder that others may enter; null where they may not, or where modes say nothing. */
async function openMode(folder: string, platform: NodeJS.Platform): Promise<string | null> {
  if (platform === 'win32') return null;
  const mode = await stat(folder).then(
    (found) => found.mode & 0o777,
    () => 0,
  );
  return (mode & 0o077) === 0 ? null : mode.toString(8);
}
