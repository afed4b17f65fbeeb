import { join, resolve } from 'node:path';
import { BusinessCalendar } from '../../../src/calendar/business-calendar.ts';
import { openStore } from '../../../src/cli/open-store.ts';
import type { World } from '../../../src/cli/world.ts';
import { readConfig } from '../../../src/config/load.ts';
import { openSmtp, type SmtpTimeouts, TIMEOUTS } from '../../../src/submit/smtp.ts';
import { PASSWORD } from '../dovecot.ts';
import { READER } from '../reader.ts';

/** Where a server is to say nothing more: so that it is no matter of minutes. */
export const IMPATIENT: SmtpTimeouts = { connect: 600, stall: 900, reply: 1_200 };

/** The world of `main.ts` inside this process. @param answers what the user types, one after the other; then that he stops */
export async function worldOf(
  config: string,
  stateHome: string,
  print: (text: string) => void,
  answers: readonly string[] = [],
  timeouts: SmtpTimeouts = TIMEOUTS,
): Promise<World> {
  const around = { cwd: stateHome, home: stateHome, env: {}, platform: process.platform };
  const loaded = await readConfig(around, config);
  const now = Date.now();
  const left = [...answers];
  return {
    config: loaded.config,
    calendar: new BusinessCalendar(loaded.config.calendar),
    now,
    clock: now,
    time: () => Date.now(),
    lang: 'ja',
    output: { print, progress: () => undefined, warn: () => undefined, columns: 100, colour: false },
    templates: resolve(import.meta.dirname, '../../../templates'),
    process: { pid: process.pid, command: 'client-check test' },
    journalHook: () => undefined,
    person: {
      present: answers.length > 0,
      onScreen: null,
      ask: async () => left.shift() ?? 'q',
      edit: async (text) => text,
    },
    stateDir: join(stateHome, 'client-check'),
    program: 'client-check',
    openStore: (account) => openStore(account, { env: READER, progress: () => undefined }),
    openSubmission: async ({ name, smtp }) => {
      if (smtp === null) throw new Error('no smtp');
      const { host, port, user, security } = smtp;
      const server = { account: name, host, port, user, security };
      return openSmtp({ server, password: PASSWORD, ca: null, timeouts });
    },
  };
}
