import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inbox } from '../../src/cli/inbox.ts';
import { Home } from '../cli/run.ts';
import { compare, type Reported } from '../corpus/compare.ts';
import {
  accountOf,
  configOf,
  type Moment,
  placeMails,
  readScenarios,
  type Scenario,
  writeScenario,
} from '../corpus/scenario.ts';
import type { ServerKind, TestServer } from '../live/servers/test-server.ts';
import { each } from './each.ts';
import { load } from './load.ts';
import { runHere } from './world.ts';

/** How many connections at a time. */
const AT_A_TIME = 6;

const scenarios = readScenarios();
const cases = scenarios.flatMap((scenario) => scenario.moments.map((moment) => ({ scenario, moment })));

/** The user whose mailbox holds a scenario. */
const userOf = (index: number) => `scenario${index}`;

export const SCENARIO_USERS = scenarios.map((_, index) => userOf(index));

/** A Maildir asks the mail first when it came, IMAP the server: to the second, and in `why`, these differ. */
const BY_ANOTHER_CLOCK = new Set(['migrated-mailbox', 'senders-with-wrong-clocks']);

interface Case {
  readonly scenario: Scenario;
  readonly moment: Moment;
}

interface Report {
  readonly accounts: readonly { readonly unreadable: readonly unknown[]; readonly error: unknown }[];
  readonly threads: readonly Reported[];
}

/** Every scenario of test/corpus, stored by APPEND in a mailbox of its own: as expected, and as the Maildir says. */
export function verdicts(given: () => TestServer, kind: ServerKind): void {
  describe('16. the same verdicts: the scenarios of test/corpus', () => {
    const home = new Home();
    const reports = new Map<object, readonly [server: Report, maildir: Report]>();

    beforeAll(async () => {
      await each(scenarios, AT_A_TIME, (scenario, index) => load(kind, given(), userOf(index), placeMails(scenario)));
      for (const scenario of scenarios) writeScenario(maildirOf(home, scenario), scenario);
      await each(scenarios, AT_A_TIME, async (scenario, index) => {
        // One after the other: two programs at once in a new mailbox are another matter.
        for (const one of cases.filter((each) => each.scenario === scenario)) {
          const over = await report(home, scenario, one.moment, { imap: given().imap(userOf(index)) });
          const own = await report(home, scenario, one.moment, { maildir: maildirOf(home, scenario) });
          reports.set(one, [over, own]);
        }
      });
    }, 300_000);
    afterAll(() => home.remove());

    for (const one of cases) {
      const { scenario, moment } = one;
      const title = `${scenario.name}, ${moment.now}`;
      const impossible = kind.lacks?.scenarios?.[scenario.name];
      const check = () => agree(given(), one, reports.get(one) as readonly [Report, Report]);
      if (impossible === undefined) test(title, check);
      else test.fails(`${title} (${impossible})`, check);
    }
  });
}

/** What the server's mail was judged to be is what is expected, and what the Maildir's was. */
function agree(server: TestServer, { scenario, moment }: Case, [over, own]: readonly [Report, Report]): void {
  expect(over.accounts).toEqual(own.accounts);
  const expected = moment.threads.map((thread) => placedOn(server, thread));
  if (BY_ANOTHER_CLOCK.has(scenario.name)) {
    compare(over.threads, { ...moment, threads: expected.map(({ since: _, ...thread }) => thread) });
    return;
  }
  expect(over.threads).toEqual(own.threads.map((thread) => placedOn(server, thread)));
  if (moment.open === undefined) compare(over.threads, { ...moment, threads: expected });
}

async function report(home: Home, scenario: Scenario, { now }: Moment, source: object): Promise<Report> {
  const config = { ...configOf(scenario), accounts: [accountOf(scenario, { ...source })] };
  const scope = { all: true, accounts: [], json: true, failOnOverdue: false };
  return runHere(config, { home: home.path, now }, (world, at) =>
    inbox(world, { ...scope, since: at(scenario.expected.since ?? '2000-01-01') }),
  );
}

/** Where a draft lies is all that a verdict says of folders. */
function placedOn<T extends { readonly draft?: Readonly<Record<string, unknown>> | null }>(
  server: TestServer,
  thread: T,
): T {
  const mailbox = thread.draft?.['mailbox'];
  if (typeof mailbox !== 'string') return thread;
  return { ...thread, draft: { ...thread.draft, mailbox: server.path(mailbox) } };
}

const maildirOf = (home: Home, { name }: Scenario) => join(home.path, 'Mail', name);
