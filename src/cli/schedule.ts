import { dirname, join } from 'node:path';
import type { Config } from '../config/config.ts';
import { stateFolder } from '../config/folders.ts';
import { type LoadedConfig, readConfig } from '../config/load.ts';
import type { Surroundings } from '../config/search.ts';
import { type AskTrust, loadTrustedConfig } from '../config/trust.ts';
import { visible } from '../config/words.ts';
import { ClientCheckError, type Lang } from '../errors.ts';
import type { Instant } from '../mail/address.ts';
import { printableLine } from '../mail/printable.ts';
import { type Channel, readChannels } from '../notify/channels.ts';
import { jsonText } from '../render/json-text.ts';
import { findEntry, setsVariable, withEntry, withoutEntry } from '../schedule/crontab.ts';
import { commandOf, entryOf, readEntry } from '../schedule/entry.ts';
import { prepareLog } from '../schedule/log-file.ts';
import { parseAt, parseDays, type Times } from '../schedule/times.ts';
import { readCrontab, replaceCrontab } from '../schedule/user-crontab.ts';
import { accountsNamed } from './known-accounts.ts';
import { otherClock, scheduleJson, scheduleText, type View, viewOf } from './schedule-view.ts';
import { scheduleWords } from './schedule-words.ts';
import { helpCall } from './usage.ts';
import type { Output } from './world.ts';

/** What `schedule` touches. It has no `World`: what stands in the crontab is shown and removed without a configuration too. */
export interface ScheduleWorld {
  readonly around: Surroundings;
  readonly now: Instant;
  /** `--lang`; else the configuration's, else that of the terminal. */
  readonly lang: Lang | null;
  readonly fallback: Lang;
  readonly output: Pick<Output, 'print' | 'warn'>;
  /** Absolute paths of Node and of the program's script, as cron is to call them. */
  readonly node: string;
  readonly script: string;
  /** The machine's zone, which is cron's (machine-zone.ts). */
  readonly timezone: string;
  /** How the user calls the program. */
  readonly program: string;
  readonly askTrust?: AskTrust | undefined;
}

export interface ScheduleOptions {
  readonly config: string | null;
  readonly accounts: readonly string[];
  readonly json: boolean;
  /** As typed. */
  readonly at: string;
  readonly days: string;
  readonly draft: boolean;
  /** As typed. */
  readonly notify: readonly string[];
}

export type ScheduleAction = 'install' | 'show' | 'remove';

/** The defaults of contract.md. */
export const SCHEDULE_DEFAULTS = { at: '08:30', days: 'weekdays' } as const;

/** `client-check schedule install|show|remove`: the entry for the morning run in the user's crontab. Returns the exit code. */
export async function schedule(
  action: ScheduleAction,
  world: ScheduleWorld,
  options: ScheduleOptions,
): Promise<number> {
  if (action === 'install') return install(world, options);
  const loaded = await readConfig(world.around, options.config).catch(() => null);
  const lang = langOf(world, loaded?.config);
  return action === 'show' ? show(world, options, lang) : remove(world, options, lang);
}

async function install(world: ScheduleWorld, options: ScheduleOptions): Promise<number> {
  const times = timesOf(options, world.lang ?? world.fallback);
  const channels = readChannels(options.notify);
  if (channels === null) throw wrongUsage('notify', options.notify.join(', '), world.lang ?? world.fallback);
  const loaded = await loadTrustedConfig(world.around, options.config, world.askTrust);
  refuseImpossible(channels, loaded.config, options.accounts);
  const lang = langOf(world, loaded.config);
  const words = scheduleWords[lang];
  const log = join(stateFolder(world.around), 'schedule.log');
  const entry = entryOf(times, commandOf({ ...jobOf(world, options, loaded), notify: channels, lang, log }));
  const before = await readCrontab(world.around.env);
  const after = withEntry(before, entry);
  await prepareLog(log);
  if (after !== before) await replaceCrontab(world.around.env, before, after);
  for (const warning of warningsOf(world, loaded.config, before, lang, channels)) world.output.warn(warning);
  const view = await viewOf(after, world);
  const was = findEntry(before) === null ? words.installed : after === before ? words.unchanged : words.changed;
  const head = was(options.draft ? words.listAndDrafts : words.list, words.times(times));
  const clock = otherClock(view, loaded.config.calendar, world.now, lang);
  const notices = channels.length === 0 ? [] : [words.notices(channels)];
  const text = [head, ...notices, ...scheduleText(view, world.now, lang), ...clock, words.after(world.program)];
  print(world, options, view, text);
  return 0;
}

async function show(world: ScheduleWorld, options: ScheduleOptions, lang: Lang): Promise<number> {
  const words = scheduleWords[lang];
  const view = await viewOf(await readCrontab(world.around.env), world);
  const { entry, times } = view;
  if (entry === null) print(world, options, view, [words.none(world.program)]);
  else {
    const due = words.schedule(times ? words.times(times) : words.byHand(visible(entry.fields)));
    print(world, options, view, [due, ...scheduleText(view, world.now, lang), words.command(visible(entry.command))]);
  }
  return 0;
}

async function remove(world: ScheduleWorld, options: ScheduleOptions, lang: Lang): Promise<number> {
  const words = scheduleWords[lang];
  const before = await readCrontab(world.around.env);
  const entry = findEntry(before);
  const gone = await viewOf(null, world);
  if (before === null || entry === null) {
    print(world, options, gone, [words.nothingToRemove]);
    return 0;
  }
  await replaceCrontab(world.around.env, before, withoutEntry(before));
  const { log } = readEntry(entry);
  print(world, options, gone, [words.removed, ...(log === null ? [] : [words.logStays(visible(log))])]);
  return 0;
}

function print({ output }: ScheduleWorld, { json }: ScheduleOptions, view: View, lines: readonly string[]): void {
  output.print(json ? jsonText(scheduleJson(view)) : `${lines.join('\n')}\n`);
}

function jobOf({ node, script, around }: ScheduleWorld, { accounts, draft }: ScheduleOptions, loaded: LoadedConfig) {
  accountsNamed(loaded.config, accounts);
  // Named by its path, a file is used unasked: one that had to be approved is left to be found, so that a change still stops it.
  const { file, origin } = loaded;
  const config = origin === 'working-folder' ? { searchFrom: dirname(file) } : { file };
  const state = stateFolder(around);
  const stateHome = state === stateFolder({ home: around.home, env: {} }) ? null : dirname(state);
  return { node, script, config, stateHome, accounts, draft };
}

function timesOf({ at, days }: ScheduleOptions, lang: Lang): Times {
  const [minutes, weekdays] = [parseAt(at), parseDays(days)];
  if (minutes === null) throw wrongUsage('at', at, lang);
  if (weekdays === null) throw wrongUsage('days', days, lang);
  return { minutes, days: weekdays };
}

/** What would fail each morning, and nobody would see. */
function refuseImpossible(channels: readonly Channel[], config: Config, names: readonly string[]): void {
  if (channels.includes('webhook') && !config.notify?.webhook) throw new ClientCheckError('webhook-missing');
  const able = accountsNamed(config, names).some(({ smtp }) => smtp !== null);
  if (channels.includes('mail') && !able) throw new ClientCheckError('no-own-mail');
}

function wrongUsage(option: 'at' | 'days' | 'notify', value: string, lang: Lang): ClientCheckError {
  const words = scheduleWords[lang].wrong[option](printableLine(value));
  return new ClientCheckError('usage', { what: words, call: helpCall('schedule install') });
}

/** What will keep the run from working, though it works in a terminal. */
function warningsOf(
  { script }: ScheduleWorld,
  config: Config,
  crontab: string | null,
  lang: Lang,
  channels: readonly Channel[],
): readonly string[] {
  const words = scheduleWords[lang];
  const secrets = config.accounts.flatMap(({ name, source }) => {
    const auth = source.kind === 'imap' ? source.server.auth : null;
    if (auth?.kind === 'keyring') return [words.keyring(name)];
    if (auth?.kind === 'oauth2' && auth.settings.keyring) return [words.tokensInKeyring(name)];
    return auth?.kind === 'passwordEnv' && !setsVariable(crontab, auth.name)
      ? [words.passwordEnv(name, auth.name)]
      : [];
  });
  const url = config.notify?.webhook?.url;
  const lacking = channels.includes('webhook') && url?.kind === 'urlEnv' && !setsVariable(crontab, url.name);
  const webhook = lacking ? [words.urlEnv(url.name)] : [];
  return [...secrets, ...webhook, ...(/[\\/]_npx[\\/]/.test(script) ? [words.npx] : [])];
}

function langOf({ lang, fallback }: ScheduleWorld, config: Config | undefined): Lang {
  return lang ?? config?.lang ?? fallback;
}
