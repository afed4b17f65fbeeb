import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { Home } from '../cli/run.ts';
import { type Inbox, inbox, loseIds, MAILBOXES, NAMES, truthOf, unpack } from './mailboxes.ts';
import { type Score, score } from './mailboxes-score.ts';

const home = new Home();
afterAll(() => home.remove());

/** How often: one thread more or less of maven-boutemy is 7 % of what waits there. */
const SEEDS = { 'linux-mips-yuasa': [1, 2, 3], 'maven-boutemy': [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] } as const;

describe.skipIf(!MAILBOXES)('a tenth of the replies without In-Reply-To and References', () => {
  test.each(NAMES)(
    '%s: nearly all that waits is found, nearly all that is reported waits',
    async (name) => {
      const truth = truthOf(name);
      const maildir = unpack(name, home.path);
      const scores: Score[] = [];
      for (const seed of SEEDS[name]) {
        const degraded = join(home.path, `${name}-${seed}`);
        cpSync(maildir, degraded, { recursive: true, preserveTimestamps: true });
        const { replies, lost } = loseIds(degraded, 0.1, seed);
        expect(lost).toBeGreaterThan(replies * 0.05);
        scores.push(score(truth, JSON.parse(await inbox(home, name, `maildir: ${degraded}`)) as Inbox));
      }
      const sum = (of: (one: Score) => number) => scores.reduce((total, one) => total + of(one), 0);
      const found = sum((one) => one.found);
      expect(found / (found + sum(({ missed }) => missed)), 'found').toBeGreaterThanOrEqual(0.995);
      expect(found / (found + sum((one) => one.false)), 'right').toBeGreaterThanOrEqual(0.97);
    },
    120_000,
  );
});
