import { readFile } from 'node:fs/promises';
import { Zone } from '../calendar/zone.ts';
import { cacheFolder, stateFolder } from '../config/folders.ts';
import type { LoadedConfig } from '../config/load.ts';
import { type Surroundings, searchedPlaces } from '../config/search.ts';
import type { Lang } from '../errors.ts';
import type { Instant } from '../mail/address.ts';
import { serverOf } from '../mailstore/imap/pipe/sync.ts';
import { keepState, mayBeListed, rowVerdict, secretPlace, slimVerdict } from '../morning/keep.ts';
import { keptConfig } from '../morning/kept-config.ts';
import { takeStamps } from '../morning/stamps.ts';
import { type Call, MARK, type MorningAccount, type MorningState, stateFile } from '../morning/state.ts';
import type { InboxView } from '../render/inbox-view.ts';
import type { AccountReading } from './read-account.ts';
import { weekAround } from './week.ts';

/** What a list was made with. */
export interface Made {
  readonly around: Surroundings;
  readonly call: Call;
  readonly loaded: LoadedConfig;
  readonly lang: Lang;
  /** The real clock as the run began. */
  readonly clock: Instant;
}

/** Keeps the list for a run that finds everything as it was; where something is not sure to show, nothing is kept. */
export async function rememberList(readings: readonly AccountReading[], view: InboxView, made: Made): Promise<void> {
  const { file, call } = stateFile(cacheFolder(made.around), made.call);
  const listed = view.threads.filter(({ verdict }) => mayBeListed(verdict));
  const whole = listed.map(({ id, verdict }) => ({ id, verdict: slimVerdict(verdict) }));
  await keepState(file, await stateOf(readings, { ...view, threads: listed }, made, call), whole);
}

/** @param view the threads that may come onto the list */
async function stateOf(
  readings: readonly AccountReading[],
  view: InboxView,
  { around, loaded, lang, clock }: Made,
  call: string,
): Promise<MorningState | null> {
  const { file, origin, config } = loaded;
  const bytes = await readFile(file);
  const accounts: MorningAccount[] = [];
  const paths = [file];
  // At midnight the last seven days are others.
  let until = weekAround(view).until;
  let oldest: Instant | null = null;
  for (const { steady, view, account, store } of readings) {
    if (steady === null || view.unreadable.length > 0 || view.error !== null) return null;
    until = Math.min(until, steady.until);
    if (steady.oldest !== null) oldest = Math.min(oldest ?? steady.oldest, steady.oldest);
    if (account.source.kind === 'maildir') {
      const watched = store?.watched?.();
      if (!watched) return null;
      paths.push(...watched);
      accounts.push({ view, server: null });
      continue;
    }
    const { host, port, security, ca, user, auth } = account.source.server;
    const secret = secretPlace(auth, file, bytes);
    // The plain way has to connect anew, and takes what time it takes.
    const remembered = serverOf(steady.known);
    if (secret === null || security === 'starttls' || remembered === null || remembered.plain) return null;
    if (ca !== null) paths.push(ca);
    accounts.push({
      view,
      server: { host, port, security, ca, user, secret, folders: account.folders, known: steady.known },
    });
  }
  if (origin !== 'argument' && origin !== 'environment') {
    const places = await searchedPlaces(around);
    paths.push(...places.slice(0, places.indexOf(file)));
  }
  const stamps = takeStamps([...paths], [stateFolder(around)], clock);
  if (stamps === null) return null;
  return {
    mark: MARK,
    call,
    judged: view.now,
    until,
    oldest,
    stamps,
    lang,
    config: keptConfig(loaded, bytes),
    calendar: config.calendar,
    zone: Zone.steadyAround(config.calendar.timezone, view.now),
    accounts,
    counts: view.counts,
    week: view.week ?? null,
    threads: view.threads.map(({ id, verdict }) => ({ id, verdict: rowVerdict(verdict) })),
    token: `${process.pid} ${clock} ${view.now}`,
  };
}
