import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { BusinessCalendar } from './calendar/business-calendar.ts';
import { parseWhen } from './calendar/parse-when.ts';
import { Zone } from './calendar/zone.ts';
import { programName } from './cli/call.ts';
import { printList } from './cli/print-list.ts';
import { terminalOutput } from './cli/terminal.ts';
import { cacheFolder } from './config/folders.ts';
import { morningCall } from './morning/arguments.ts';
import { isAsStamped } from './morning/stamps.ts';
import { MARK, type MorningState, stateFile } from './morning/state.ts';
import type { InboxView } from './render/inbox-view.ts';
import { isListed } from './triage/rank.ts';

/** The look-back of contract.md. */
const LOOK_BACK = '60d';

/**
 * Prints today's list from what was remembered of the last run, where nothing has changed since: no file, nothing on the server,
 * and no instant passed at which time changes a verdict. Null where something has: then the whole program reads and judges.
 */
export async function morning(): Promise<number | null> {
  const call = morningCall(process.argv.slice(2));
  const { env } = process;
  if (call === null || env['CLIENT_CHECK_NO_CACHE']) return null;
  const home = homedir();
  const around = { env, home, cwd: process.cwd() };
  const state = readState(stateFile(cacheFolder(around), { ...around, config: call.config, lang: call.lang }));
  const now = Date.now();
  if (!state || now < state.judged || now >= state.until || !isAsStamped(state.stamps)) return null;
  if (state.offset !== null) Zone.steady(state.calendar.timezone, state.offset);
  const calendar = new BusinessCalendar(state.calendar);
  const since = parseWhen(LOOK_BACK, calendar, now);
  if (since === null || (state.oldest !== null && state.oldest < since)) return null;
  if (state.accounts.some(({ server }) => server !== null)) return null;
  const view: InboxView = {
    now,
    since,
    calendar,
    accounts: state.accounts.map((account) => account.view),
    counts: state.counts,
    threads: state.threads.filter(({ verdict }) => isListed(verdict, calendar, now)),
  };
  const streams = { stdout: process.stdout, stderr: process.stderr, stdin: process.stdin, interrupt: () => undefined };
  const output = terminalOutput(streams, env, { colour: call.colour, quiet: call.quiet });
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 74));
  printList(view, {
    json: call.json,
    lang: state.lang,
    output,
    program: programName(process.argv[1] ?? '', around.cwd, env),
  });
  const { overdue, 'promise-broken': broken } = state.counts;
  return call.failOnOverdue && overdue + broken > 0 ? 1 : 0;
}

/** What was remembered; null where there is nothing, or of another build. */
function readState({ file, call }: ReturnType<typeof stateFile>): MorningState | null {
  try {
    const state = JSON.parse(readFileSync(file, 'utf8')) as MorningState & { readonly end?: boolean };
    return state.mark === MARK && state.call === call && state.end === true ? state : null;
  } catch {
    return null;
  }
}
