#!/usr/bin/env node
// Breaks off as many sends as are asked for and prints how they ended: npm run test:interrupted -- --count 10000 --seed 1
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    'at-once': { type: 'string', default: '10' },
  },
});
for (const [name, value] of Object.entries(values)) {
  if (!/^[1-9]\d*$/.test(value)) throw new Error(`--${name} ${value}: a whole number above 0`);
}
const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
const { status } = spawnSync(process.execPath, [vitest, 'run', 'test/faults/interrupted-sends.test.ts'], {
  cwd: root,
  stdio: 'inherit',
  env: {
    ...process.env,
    CLIENT_CHECK_REQUIRE_LIVE: '1',
    INTERRUPTED_COUNT: values.count,
    INTERRUPTED_SEED: values.seed,
    INTERRUPTED_AT_ONCE: values['at-once'],
  },
});
process.exitCode = status ?? 1;
