import { join } from 'node:path';
import { BusinessCalendar } from '../../src/calendar/business-calendar.ts';
import { parseWhen } from '../../src/calendar/parse-when.ts';
import { openStore } from '../../src/cli/open-store.ts';
import { openSubmission } from '../../src/cli/open-submission.ts';
import type { World } from '../../src/cli/world.ts';
import { parseConfig } from '../../src/config/load.ts';
import type { Instant } from '../../src/mail/address.ts';
import { READER } from '../live/reader.ts';

export interface Surroundings {
  /** A person's home; its state folder lies there. */
  readonly home: string;
  /** ISO 8601; the real clock's where it is left out. */
  readonly now?: string;
  /** Lines of the conversation with the server. */
  readonly log?: (line: string) => void;
}

/** The program's own commands in this process, for hundreds of runs: real stores, real submission, no person before a terminal. */
export async function runHere(
  config: object,
  { home, now, log }: Surroundings,
  command: (world: World, since: (text: string) => Instant) => Promise<number>,
) {
  const parsed = parseConfig(Buffer.from(JSON.stringify(config)), join(home, 'config.json'), home);
  const calendar = new BusinessCalendar(parsed.calendar);
  const clock = Date.now();
  const at = (text: string) => parseWhen(text, calendar, clock) ?? Number.NaN;
  let out = '';
  const heard = log ? { log } : {};
  const world: World = {
    config: parsed,
    calendar,
    now: now === undefined ? clock : at(now),
    clock,
    time: Date.now,
    lang: 'ja',
    output: {
      print: (text) => {
        out += text;
      },
      progress: () => undefined,
      warn: () => undefined,
      columns: 100,
      colour: false,
    },
    openStore: (account) => openStore(account, { env: READER, progress: () => undefined, ...heard }),
    openSubmission: (account) => openSubmission(account, { env: {} }),
    person: { present: false, onScreen: null, ask: async () => '', edit: async (text) => text },
    templates: join(import.meta.dirname, '../../templates'),
    process: { pid: process.pid, command: 'client-check' },
    journalHook: () => undefined,
    stateDir: join(home, 'state'),
    program: 'client-check',
  };
  const code = await command(world, at);
  return { code, ...JSON.parse(out) };
}
