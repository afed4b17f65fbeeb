import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { BusinessCalendar } from './calendar/business-calendar.ts';
import { parseWhen } from './calendar/parse-when.ts';
import { type Steady, Zone } from './calendar/zone.ts';
import { programName } from './cli/call.ts';
import { listText } from './cli/print-list.ts';
import { terminalOutput } from './cli/terminal.ts';
import type { Output } from './cli/world.ts';
import { cacheFolder } from './config/folders.ts';
import type { LoadedConfig } from './config/load.ts';
import type { Instant } from './mail/address.ts';
import type { Begun } from './mailstore/imap/quick-reader.ts';
import { isUnchanged } from './mailstore/sync.ts';
import { type MorningCall, morningCall } from './morning/arguments.ts';
import { begin } from './morning/begin.ts';
import { filledConfig } from './morning/kept-config.ts';
import { isAsStamped } from './morning/stamps.ts';
import { MARK, type MorningState, stateFile, threadsFile } from './morning/state.ts';
import { isListed } from './triage/rank.ts';

/** The look-back of contract.md. */
const LOOK_BACK = '60d';

/** The list is printed and this is the exit code; or the whole program has to read and judge, and can go on from what was begun. */
export type Outcome = number | Handover;

/** What the whole program need not begin or find out anew. */
export interface Handover {
  readonly begun: ReadonlyMap<string, Begun>;
  readonly zone: Steady | null;
  /** The configuration; null: it is not known yet. */
  readonly loaded: LoadedConfig | null;
}

/**
 * Milliseconds of a server's TLS handshake from which on the whole program is loaded while its greeting is waited for: that takes no
 * longer, and saves as much where something has changed.
 */
const FAR = 80;

/** Milliseconds beyond its round trips that a server may take to find nothing new. One that takes longer has something to tell. */
const PROMPT = 25;

/** From asking, with the login, to the answer. */
const ROUND_TRIPS = 2;

/** Beside so many threads or folders the whole program would take more memory than a morning on which nothing has changed should. */
const LONG = 250;
const WIDE = 50;

const NOTHING: Outcome = { begun: new Map(), zone: null, loaded: null };

/**
 * Prints today's list from what was remembered of the last run, where nothing has changed since: no file, nothing on the server,
 * and no instant passed at which time changes a verdict.
 * @param prepare loads the whole program, while there is nothing to do but wait, and what is known of the accounts of a configuration
 */
export async function morning(prepare: (loaded: LoadedConfig | null) => void): Promise<Outcome> {
  const call = morningCall(process.argv.slice(2));
  const { env } = process;
  if (call === null || env['CLIENT_CHECK_NO_CACHE'] || env['CLIENT_CHECK_TEST_READER'] === 'plain') return NOTHING;
  const place = { env, home: homedir(), cwd: process.cwd() };
  const file = stateFile(cacheFolder(place), { ...place, config: call.config, lang: call.lang });
  const state = readState(file, call.json);
  const now = Date.now();
  if (!state || now < state.judged || !isAsStamped(state.stamps)) return NOTHING;
  const { zone } = state;
  if (zone) Zone.remember(zone);
  const calendar = new BusinessCalendar(state.calendar);
  const since = parseWhen(LOOK_BACK, calendar, now);
  if (since === null) return NOTHING;
  // What the servers have to say is asked for even where time alone has changed a verdict.
  const late = now >= state.until || (state.oldest !== null && state.oldest < since);
  const list = new List(state, call, { now, since, calendar, cwd: place.cwd });
  let prepared = false;
  const loaded = () => configOf(state);
  const prepareOnce = (config: LoadedConfig | null) => {
    if (!prepared) prepare(config);
    prepared = true;
  };
  let roundTrip = 0;
  let slow: NodeJS.Timeout | undefined;
  const begun = await begin(
    state.accounts,
    since,
    env,
    () => {
      const asked = performance.now();
      if (late) prepareOnce(loaded());
      else list.prepare();
      // A timer counts from where this turn of the loop began.
      const spent = performance.now() - asked;
      slow = setTimeout(() => prepareOnce(loaded()), ROUND_TRIPS * roundTrip + PROMPT + spent);
    },
    (handshake) => {
      roundTrip = Math.max(roundTrip, handshake);
      if (handshake >= FAR && !isLarge(state)) prepareOnce(null);
    },
  );
  clearTimeout(slow);
  const accounts = [...state.accounts.entries()];
  const same = accounts.every(([, { view, server }]) => {
    const one = begun.get(view.name);
    return server === null || (one !== undefined && 'changes' in one && isUnchanged(server.known, one.changes));
  });
  if (!same || late) return { begun, zone, loaded: loaded() };
  for (const one of begun.values()) if ('pipe' in one) one.pipe.close();
  list.print();
  const { overdue, 'promise-broken': broken } = state.counts;
  return call.failOnOverdue && overdue + broken > 0 ? 1 : 0;
}

/** Null where it has to be read. */
function configOf({ config }: MorningState): LoadedConfig | null {
  try {
    return config && filledConfig(config);
  } catch {
    // The file went away within the last milliseconds.
    return null;
  }
}

function isLarge({ threads, accounts }: MorningState): boolean {
  const folders = accounts.reduce((sum, { server }) => sum + (server?.known.mailboxes.length ?? 0), 0);
  return threads.length > LONG || folders > WIDE;
}

interface Moment {
  readonly now: Instant;
  readonly since: Instant;
  readonly calendar: BusinessCalendar;
  readonly cwd: string;
}

/** The list, made while the servers think, printed once they have answered. */
class List {
  private text: string | null = null;
  private output: Output | null = null;

  constructor(
    private readonly state: MorningState,
    private readonly call: MorningCall,
    private readonly moment: Moment,
  ) {}

  prepare(): void {
    const { state, call } = this;
    const { now, since, calendar, cwd } = this.moment;
    const { stdout, stderr, stdin, env } = process;
    const streams = { stdout, stderr, stdin, interrupt: () => undefined };
    const output = terminalOutput(streams, env, { colour: call.colour, quiet: call.quiet });
    stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 74));
    const view = {
      now,
      since,
      calendar,
      accounts: state.accounts.map((account) => account.view),
      counts: state.counts,
      week: state.week,
      threads: state.threads.filter(({ verdict }) => isListed(verdict, calendar, now)),
    };
    const program = programName(process.argv[1] ?? '', cwd, env);
    this.text = listText(view, { json: call.json, lang: state.lang, output, program });
    this.output = output;
  }

  print(): void {
    if (this.text === null) this.prepare();
    this.output?.print(this.text ?? '');
  }
}

/** What was remembered; null where there is nothing, or of another build. */
function readState({ file, call }: ReturnType<typeof stateFile>, json: boolean): MorningState | null {
  try {
    const state = read<MorningState>(file);
    if (state?.mark !== MARK || state.call !== call) return null;
    if (!json) return state;
    const whole = read<Pick<MorningState, 'mark' | 'token' | 'threads'>>(threadsFile(file));
    return whole?.mark === MARK && whole.token === state.token ? { ...state, threads: whole.threads } : null;
  } catch {
    return null;
  }
}

function read<T>(file: string): T | null {
  const value = JSON.parse(readFileSync(file, 'utf8')) as T & { readonly end?: boolean };
  return value.end === true ? value : null;
}
