import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Home } from '../cli/run.ts';
import { compare, type Reported } from '../corpus/compare.ts';
import { accountOf, configOf, type Moment, readScenarios, type Scenario, writeScenario } from '../corpus/scenario.ts';

/** A scenario at one of its instants. */
interface Case {
  readonly scenario: Scenario;
  readonly moment: Moment;
}

/** How many programs run at a time. */
const AT_A_TIME = 3;

const scenarios = readScenarios();
const cases: Case[] = scenarios.flatMap((scenario) => scenario.moments.map((moment) => ({ scenario, moment })));

describe('the scenarios of test/corpus', () => {
  const home = new Home();
  const reported = new Map<Case, readonly Reported[]>();

  beforeAll(async () => {
    for (const scenario of scenarios) writeScenario(join(home.path, 'Mail', scenario.name), scenario);
    const left = [...runs().values()];
    const work = async () => {
      for (let run = left.pop(); run; run = left.pop()) {
        const threads = await inbox(home, run);
        for (const one of run)
          reported.set(
            one,
            threads.filter(({ account }) => account === one.scenario.name),
          );
      }
    };
    await Promise.all(Array.from({ length: AT_A_TIME }, work));
  }, 120_000);
  afterAll(() => home.remove());

  for (const one of cases) {
    const { scenario, moment } = one;
    const title = `${scenario.name}, ${moment.now}: ${scenario.expected.title}`;
    const check = () => compare(reported.get(one) ?? [], moment);
    if (moment.open === undefined) test(title, check);
    else test.fails(`${title} (open: ${moment.open})`, check);
  }
});

describe('the corpus itself', () => {
  test('is large enough', () => {
    expect(scenarios.length).toBeGreaterThanOrEqual(45);
    expect(scenarios.flatMap(({ mails }) => mails).length).toBeGreaterThanOrEqual(100);
  });

  test.each(scenarios)('$name: reserved domains alone; what expected.json names is there', (scenario) => {
    const sources = scenario.mails.map(({ bytes }) => bytes.toString('latin1'));
    const domains = sources.flatMap((source) =>
      [...source.matchAll(/@([\w.-]+\.[a-z]{2,})\b/gi)].map(([, one]) => one),
    );
    expect(domains.filter((domain) => !domain?.toLowerCase().endsWith('.example'))).toEqual([]);
    const files = scenario.mails.map(({ file }) => file);
    expect(files).toEqual(expect.arrayContaining(Object.keys(scenario.expected.mails ?? {})));
    const ids = scenario.moments.flatMap(({ threads, notThreads = [] }) => [
      ...threads.flatMap(({ messages }) => messages),
      ...notThreads,
    ]);
    const missing = ids.filter((id) => id !== null && !sources.some((source) => source.includes(`<${id}>`)));
    expect(missing).toEqual([]);
  });
});

/** Scenarios with one configuration at one instant are accounts of one run: so the whole takes seconds. */
function runs(): Map<string, Case[]> {
  const groups = new Map<string, Case[]>();
  for (const one of cases) {
    const key = JSON.stringify([one.moment.now, one.scenario.expected.since, configOf(one.scenario)]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return groups;
}

async function inbox(home: Home, run: readonly Case[]): Promise<readonly Reported[]> {
  const [first] = run;
  if (!first) return [];
  const { scenario, moment } = first;
  const accounts = run.map((one) => accountOf(one.scenario, { maildir: join(home.path, 'Mail', one.scenario.name) }));
  const config = home.write(
    `${scenario.name}-${Date.parse(moment.now)}.json`,
    JSON.stringify({ ...configOf(scenario), accounts }),
  );
  const since = scenario.expected.since ?? '2000-01-01';
  const args = ['inbox', '--all', '--json', '--now', moment.now, '--since', since, '--config', config];
  const { code, out, err } = await home.run(args);
  if (code !== 0) throw new Error(`${run.map((one) => one.scenario.name).join(', ')}: exit code ${code}: ${err}`);
  return JSON.parse(out).threads;
}
