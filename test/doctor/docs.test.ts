import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FAULTS } from '../../src/doctor/fault-words.ts';
import { TITLES } from '../../src/doctor/titles.ts';

const page = (name: string) => readFileSync(join(import.meta.dirname, '../../docs', name), 'utf8');
const codesIn = (text: string) => [...text.matchAll(/^\| [^|]*\| `([\w-]+)` \|/gm)].map(([, code]) => code);

test('both pages name every check and every fault, and the same ones', () => {
  const [en, ja] = [page('doctor.md'), page('doctor.ja.md')];
  expect(codesIn(en)).toEqual(codesIn(ja));
  expect(codesIn(en)).toEqual(expect.arrayContaining(Object.keys(FAULTS)));
  for (const id of Object.keys(TITLES)) expect(`${id}: ${en.includes(`\`${id}\``)}`).toBe(`${id}: true`);
});
