import { accountsNamed } from '../cli/known-accounts.ts';
import type { AccountConfig } from '../config/config.ts';
import type { Lang } from '../errors.ts';
import { configurationChecks } from './checks/configuration.ts';
import { cacheFolderCheck, stateFolderCheck } from './checks/folders.ts';
import { clock, lock, nodeVersion } from './checks/machine.ts';
import { recordsCheck } from './checks/records.ts';
import { calendarCheck, templatesCheck, webhookCheck } from './checks/rules.ts';
import { cronChecks } from './cron.ts';
import { guarded, result, skippedAfter } from './finding.ts';
import { imapChecks } from './imap-account.ts';
import { maildirChecks } from './maildir-account.ts';
import { maskFor } from './mask.ts';
import { Secrets } from './secret.ts';
import { smtpChecks } from './smtp-account.ts';
import type { DoctorWorld, Result, Usable } from './types.ts';

export interface DoctorOptions {
  readonly config: string | null;
  /** Names of accounts to narrow it to; empty: all. */
  readonly accounts: readonly string[];
}

/** All that was found, and what keeps it from telling anything about anybody. */
export interface Report {
  readonly results: readonly Result[];
  /** Names of the faults in the configuration. */
  readonly configurationFaults: readonly string[];
  readonly mask: (text: string) => string;
  readonly lang: Lang;
}

/** Looks at everything that can be wrong, side by side where one thing does not depend on another. Changes nothing. */
export async function examine(world: DoctorWorld, options: DoctorOptions): Promise<Report> {
  const secrets = new Secrets(world);
  const cron = cronChecks(world);
  const machine = Promise.all([
    guarded('node', null, async () => nodeVersion(world)),
    guarded('clock', null, async () => clock(world)),
    guarded('lock', null, lock),
    guarded('state-folder', null, () => stateFolderCheck(world)),
    guarded('cache-folder', null, () => cacheFolderCheck(world)),
  ]);
  const { results: configuration, usable, codes } = await configurationChecks(world, options.config);
  const accounts = usable ? accountsNamed(usable.config, options.accounts) : [];
  const [rules, ...each] = await Promise.all([
    usable ? ruleChecks(world, usable) : rulesSkipped(configuration),
    ...accounts.map((account) => accountChecks(world, account, secrets, machine)),
  ]);
  const results = [...(await machine), ...configuration, ...rules, ...each.flat(), ...(await cron)];
  const { around, user } = world;
  const config = usable?.config ?? null;
  return {
    results,
    configurationFaults: codes,
    mask: maskFor({ home: around.home, user, config, secrets: await secrets.all() }),
    lang: world.lang ?? config?.lang ?? world.fallback,
  };
}

/** 0 where nothing is broken; else the code of the first fault. */
export function exitCodeOf({ results }: Report): number {
  return results.find(({ status }) => status === 'fault')?.exitCode ?? 0;
}

function ruleChecks(world: DoctorWorld, usable: Usable): Promise<readonly Result[]> {
  return Promise.all([
    guarded('calendar', null, () => calendarCheck(world, usable)),
    guarded('templates', null, () => templatesCheck(world, usable)),
    guarded('webhook', null, () => webhookCheck(world, usable)),
  ]);
}

function rulesSkipped(configuration: readonly Result[]): readonly Result[] {
  const after = configuration.find(({ status }) => status === 'fault')?.id ?? 'configuration';
  return (['calendar', 'templates', 'webhook'] as const).map((id) => result(id, null, skippedAfter(after)));
}

async function accountChecks(
  world: DoctorWorld,
  account: AccountConfig,
  secrets: Secrets,
  machine: Promise<readonly Result[]>,
): Promise<readonly Result[]> {
  const { name, source } = account;
  const [read, send, records] = await Promise.all([
    source.kind === 'imap' ? imapChecks(world, account, source.server, secrets) : maildirChecks(account, source.path),
    smtpChecks(world, account, secrets),
    guarded('records', name, async () => {
      const folder = (await machine).find(({ id }) => id === 'state-folder');
      return folder?.status === 'fault' ? skippedAfter('state-folder') : recordsCheck(world, account);
    }),
  ]);
  return [...read, ...send, records];
}
