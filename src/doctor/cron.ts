import { access, constants } from 'node:fs/promises';
import { dirname, isAbsolute } from 'node:path';
import type { ClientCheckError } from '../errors.ts';
import { environmentOf, findEntry } from '../schedule/crontab.ts';
import { type ReadEntry, readEntry } from '../schedule/entry.ts';
import { readCrontab } from '../schedule/user-crontab.ts';
import { whyUnwritable } from './checks/folders.ts';
import { type ProbeReport, readReport } from './cron-report.ts';
import { found, fromError, isGood, ok, result, skipped, skippedAfter } from './finding.ts';
import { shellWords, type Word } from './shell-words.ts';
import type { DoctorWorld, Finding, Result } from './types.ts';

/** How long Node may take to start on a busy machine, beside what secrets may take. */
const START = 30_000;

/** The entry in the crontab, and the very call that it makes, tried in the environment that cron would give it. */
export async function cronChecks(world: DoctorWorld): Promise<readonly Result[]> {
  let crontab: string | null;
  try {
    crontab = await readCrontab(world.around.env);
  } catch (error) {
    const none = (error as ClientCheckError).code === 'crontab-missing';
    const there = none
      ? skipped({ ja: 'crontab コマンドがありません', en: 'there is no crontab program' })
      : fromError(error);
    return [result('crontab', null, there), result('cron-environment', null, skippedAfter('crontab'))];
  }
  const line = findEntry(crontab);
  if (line === null) {
    const none = {
      ja: '登録されていません (schedule install で登録できます)',
      en: 'not installed (see: schedule install)',
    };
    return [result('crontab', null, skipped(none)), result('cron-environment', null, skipped(none))];
  }
  const entry = readEntry(line);
  const call = callOf(entry);
  const there = await entryCheck(entry, call, world);
  const tried = isGood(there) ? await tryCall(call, environmentOf(crontab), world) : skippedAfter('crontab');
  return [result('crontab', null, there), result('cron-environment', null, tried)];
}

/** The call of `inbox` in an entry; null where a person has made something else of it. */
interface Call {
  /** Absolute paths, where they stand there as such. */
  readonly node: string | null;
  readonly script: string | null;
  /** The same call, with a trial in the place of the list. */
  readonly trial: string;
}

function callOf({ command }: ReadEntry): Call | null {
  const words = shellWords(command);
  const at = words.findIndex(({ text }) => text === 'inbox');
  const [node, script, inbox] = [words[at - 2], words[at - 1], words[at]];
  if (!inbox || !script) return null;
  const end = words.findIndex(({ text }, i) => i > at && /^[;|&<>]$/.test(text));
  const options = words.slice(at + 1, end < 0 ? undefined : end);
  const what = valuesOf('--notify', options).some(({ text }) => text === 'webhook') ? 'webhook' : 'list';
  const kept = ['--config', '--account'].flatMap((name) =>
    valuesOf(name, options).flatMap(({ start, end: last }) => [name, command.slice(start, last)]),
  );
  const path = (word: Word | undefined) => (word && isAbsolute(word.text) ? word.text : null);
  const trial = [`${command.slice(0, inbox.start)}doctor --cron-probe ${what}`, ...kept].join(' ');
  return { node: path(node), script: path(script), trial };
}

function valuesOf(name: string, options: readonly Word[]): readonly Word[] {
  return options.filter((_, i) => options[i - 1]?.text === name);
}

async function entryCheck({ log }: ReadEntry, call: Call | null, { around }: DoctorWorld): Promise<Finding> {
  if (call === null)
    return skipped({ ja: '手で書き換えられているため、確かめられません', en: 'changed by hand; it cannot be checked' });
  const { node, script } = call;
  if (node !== null && !(await may(node, constants.X_OK))) return found('fault', 'cron-node-missing', { file: node });
  if (script !== null && !(await may(script, constants.R_OK)))
    return found('fault', 'cron-program-missing', { file: script });
  if (log === null || !isAbsolute(log)) return ok();
  const exists = await may(log, constants.F_OK);
  const reason = exists ? ((await may(log, constants.W_OK)) ? null : 'EACCES') : await whyNoLog(log, around.platform);
  return reason === null ? ok() : found('fault', 'cron-log-unwritable', { file: log, reason });
}

/** /bin/sh makes the file, but no folder: without one nothing is run at all. */
async function whyNoLog(log: string, platform: NodeJS.Platform): Promise<string | null> {
  const folder = dirname(log);
  if (platform !== 'win32' && !(await may(folder, constants.F_OK))) return 'ENOENT';
  return whyUnwritable(folder);
}

function may(file: string, mode: number): Promise<boolean> {
  return access(file, mode).then(
    () => true,
    () => false,
  );
}

/**
 * Runs the entry's own call as cron would (crontab(5): HOME, LOGNAME, SHELL, PATH and what the crontab sets, nothing else), with a
 * trial in the place of the list: it reads the configuration and gets the secrets, connects to nothing and sends nothing. What `env -i`
 * does, but for its arguments, which everybody on the machine can read: the crontab may set a password.
 */
async function tryCall(call: Call | null, set: Readonly<Record<string, string>>, world: DoctorWorld): Promise<Finding> {
  if (call === null) return skippedAfter('crontab');
  const { around, user, run, patience } = world;
  const env = { HOME: around.home, LOGNAME: user, PATH: '/usr/bin:/bin', SHELL: '/bin/sh', ...set };
  const limit = START + 4 * patience;
  const { status, stdout, failure } = await run([env.SHELL, '-c', call.trial], { env, limit });
  const report = readReport(stdout);
  if (report === null) {
    const words = failure ?? `exit status ${status ?? '-'}`;
    return found('fault', 'cron-run-failed', { words });
  }
  return reportFinding(report);
}

function reportFinding({ configuration, passwords, webhook }: ProbeReport): Finding {
  if (configuration !== null) return found('fault', 'cron-configuration', { words: configuration });
  if (passwords.length > 0) return found('fault', 'cron-password', { words: passwords.join(', ') });
  if (webhook !== null) return found('fault', 'cron-webhook', { words: webhook });
  return ok({ ja: '設定とパスワードを取り出せます', en: 'the configuration and the passwords can be had' });
}
