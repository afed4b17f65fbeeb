import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isUncertain } from '../../cli/journal-mail.ts';
import { accountKey } from '../../cli/rules.ts';
import type { AccountConfig } from '../../config/config.ts';
import { stateFolder } from '../../config/folders.ts';
import { Journal, sha256 } from '../../submit/journal.ts';
import { found, ok } from '../finding.ts';
import type { DoctorWorld, Finding } from '../types.ts';

/** A send that was cut off, a lock that is held or was left behind. Read, not touched. */
export async function recordsCheck({ around }: DoctorWorld, account: AccountConfig): Promise<Finding> {
  const state = stateFolder(around);
  const key = accountKey(account);
  const sends = await new Journal(state, key).all();
  const uncertain = sends.filter(isUncertain).length;
  if (uncertain > 0) return found('warning', 'send-uncertain', { count: uncertain });
  const half = sends.filter(({ step }) => step === 'prepared' || step === 'sending').length;
  if (half > 0) return found('warning', 'send-unfinished', { count: half });
  const pid = await holder(join(state, 'locks', `${sha256(key).slice(0, 16)}.lock`));
  if (pid !== null) return found('warning', isAlive(pid) ? 'lock-held' : 'lock-left', { pid });
  return ok(sends.length === 0 ? null : { ja: `送信の記録 ${sends.length} 件`, en: `${sends.length} sends on record` });
}

/** The process that wrote its number into a lock's file; an orderly end takes it out again. */
async function holder(file: string): Promise<number | null> {
  try {
    const { pid } = JSON.parse(await readFile(file, 'utf8')) as { pid?: unknown };
    return typeof pid === 'number' && pid > 0 ? pid : null;
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
