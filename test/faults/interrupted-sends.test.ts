import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dovecotHere } from '../live/available.ts';
import { runCase } from '../live/interrupted/case.ts';
import { Ground } from '../live/interrupted/ground.ts';
import { planOf } from '../live/interrupted/plan.ts';
import { Tally } from '../live/interrupted/tally.ts';

/** `npm run test:interrupted -- --count 10000 --seed 1` sets these. */
const COUNT = Number(process.env['INTERRUPTED_COUNT'] ?? 500);
const SEED = Number(process.env['INTERRUPTED_SEED'] ?? 1);
const AT_ONCE = Number(process.env['INTERRUPTED_AT_ONCE'] ?? 10);

describe.skipIf(!dovecotHere())('interrupted sends', () => {
  let ground: Ground;
  beforeAll(async () => {
    ground = await Ground.start();
  });
  afterAll(() => ground.stop());

  test(
    `27. ${COUNT} sends that are broken off (seed ${SEED}): no duplicate, no draft lost, uncertain only behind the final dot`,
    async () => {
      const tally = new Tally();
      let next = 0;
      const work = async () => {
        for (let number = next++; number < COUNT; number = next++) {
          const plan = planOf(SEED, number);
          tally.add(plan, await runCase(ground, plan));
          if (tally.cases < COUNT && tally.cases % 500 === 0) console.log(tally.table());
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, work));
      console.log(tally.table());
      expect(tally.faults).toEqual([]);
      expect(tally.cases).toBe(COUNT);
      // A run in which nothing was broken off would prove nothing.
      expect(tally.broken).toBeGreaterThan(COUNT / 2);
      expect(tally.uncertain).toBeGreaterThan(0);
    },
    Math.max(600_000, COUNT * 2_000),
  );
});
