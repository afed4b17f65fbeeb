import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Contender, Maker, Place } from './contender.ts';
import type { Line } from './line.ts';
import { measure, type Run } from './measure.ts';
import type { Traffic } from './proxy.ts';

/** What one program did in a case. */
export interface Measured {
  readonly name: string;
  /** A round that failed is null; its reason stands in `failures`. */
  readonly runs: readonly (Pick<Run, 'wall' | 'cpu' | 'megabytes'> | null)[];
  readonly traffic: Omit<Traffic, 'said'> | null;
  readonly failures: readonly string[];
}

/** Sets what a round finds; `catchUp` lets every program see a state between, untimed. */
export type Scene = (catchUp: () => Promise<void>) => Promise<void>;

export interface Contest {
  readonly makers: readonly Maker[];
  /** Where runs are timed. */
  readonly place: Place;
  /** Where one run is counted: a line, and how it is reached. */
  readonly counted: { readonly line: Line; readonly place: Place } | null;
  readonly scene?: Scene;
  readonly rounds: number;
  readonly folder: string;
  readonly say: (line: string) => void;
}

class Entrant {
  readonly failures: string[] = [];
  constructor(readonly contender: Contender) {}

  async attempt<T>(what: () => Promise<T>): Promise<T | null> {
    try {
      return await what();
    } catch (error) {
      this.failures.push(error instanceof Error ? error.message : String(error));
      return null;
    }
  }

  async run(): Promise<Run | null> {
    const { name, command, reset, check } = this.contender;
    return this.attempt(async () => {
      reset?.();
      const run = await measure(command);
      if (run.status !== 0) throw new Error(`${name} ends with ${run.status}: ${run.stderr.trim().slice(-300)}`);
      const fault = check?.(run) ?? null;
      if (fault !== null) throw new Error(`${name} ${fault}`);
      return run;
    });
  }
}

/** Makes the contenders of a place and brings them to where the case begins; one that can't be brought there has failed. */
async function ready({ makers, folder }: Contest, place: Place): Promise<Entrant[]> {
  const entrants: Entrant[] = [];
  for (const [index, make] of makers.entries()) {
    const own = join(folder, `${place.port}-${index}`);
    mkdirSync(own, { recursive: true });
    const entrant = new Entrant(make(place, own));
    await entrant.attempt(async () => entrant.contender.prepare?.());
    await entrant.attempt(async () => entrant.contender.verify?.());
    entrants.push(entrant);
  }
  return entrants;
}

async function set(scene: Scene | undefined, entrants: readonly Entrant[]): Promise<void> {
  await scene?.(async () => {
    for (const { contender } of entrants) await measure(contender.command);
  });
}

/**
 * Runs all programs in turn, round by round, each round beginning with another one, so that what else the machine does hits them
 * alike. Before that each runs once to warm up, and once at a line that counts.
 */
export async function contest(given: Contest): Promise<Measured[]> {
  const { place, counted, scene, rounds, say } = given;
  const traffic: (Traffic | null)[] = [];
  let entrants: Entrant[] = [];
  if (counted) {
    entrants = await ready(given, counted.place);
    await set(scene, entrants);
    for (const entrant of entrants) {
      await counted.line.report();
      const run = await entrant.run();
      const report = await counted.line.report();
      traffic.push(run === null ? null : report);
      if (run) say(`    ${entrant.contender.name}: ${Math.round(run.wall)} ms, ${report.roundTrips} round trips`);
    }
  }
  if (!counted || counted.place.port !== place.port) {
    const failed = entrants.map(({ failures }) => failures);
    entrants = await ready(given, place);
    for (const [index, entrant] of entrants.entries()) entrant.failures.push(...(failed[index] ?? []));
    await set(scene, entrants);
    for (const entrant of entrants) await entrant.run();
  }
  const runs: (Run | null)[][] = entrants.map(() => []);
  for (let round = 0; round < rounds; round += 1) {
    await set(scene, entrants);
    for (let turn = 0; turn < entrants.length; turn += 1) {
      const index = (round + turn) % entrants.length;
      runs[index]?.push((await entrants[index]?.run()) ?? null);
    }
  }
  return entrants.map(({ contender, failures }, index) => {
    for (const failure of failures) say(`    FAILED: ${failure}`);
    const { said: _, ...passed } = traffic[index] ?? { said: [], connections: 0, roundTrips: 0, up: 0, down: 0 };
    const kept = (runs[index] ?? []).map((run) => {
      return run && { wall: run.wall, cpu: run.cpu, megabytes: run.megabytes };
    });
    return { name: contender.name, runs: kept, traffic: traffic[index] ? passed : null, failures };
  });
}
