import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const FAULTS = Array.from({ length: 38 }, (_, index) => index + 1);

/** The numbers that names of tests begin with. */
function tested(): Set<number> {
  const files = (readdirSync(join(root, 'test'), { recursive: true }) as string[]).filter((name) =>
    /\.test\.ts$/.test(name),
  );
  const names = files.flatMap((name) => [
    ...readFileSync(join(root, 'test', name), 'utf8').matchAll(/['"`](\d{1,2})\. \S/g),
  ]);
  return new Set(names.map(([, number]) => Number(number)));
}

test('every fault has a test of its number, and a row in SECURITY.md', () => {
  const rows = new Set(
    [...readFileSync(join(root, 'SECURITY.md'), 'utf8').matchAll(/^\| +(\d+) \|/gm)].map(([, number]) =>
      Number(number),
    ),
  );
  const numbers = tested();
  expect(FAULTS.filter((number) => !numbers.has(number))).toEqual([]);
  expect(FAULTS.filter((number) => !rows.has(number))).toEqual([]);
});
