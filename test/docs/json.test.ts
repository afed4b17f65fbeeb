import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withExamples } from '../../scripts/docs/examples.ts';
import { type SendsView, sendsJson } from '../../src/render/sends.ts';
import { ROOT } from './pages.ts';

const program = join(ROOT, 'bin/client-check.js');
const pages = ['docs/json.md', 'docs/json.ja.md'].map((name) => readFileSync(join(ROOT, name), 'utf8'));
const [english = '', japanese = ''] = pages;

/** Blocks of JSON, in their order. */
const blocks = (page: string) => [...page.matchAll(/```json\n([\s\S]*?)```/g)].map(([, block = '']) => block);

test('the examples are what the program prints on the sample', { timeout: 120_000 }, async () => {
  expect(await withExamples(english, program)).toBe(english);
});

test('both pages show the same', () => {
  expect(blocks(english).length).toBeGreaterThan(12);
  expect(blocks(japanese)).toEqual(blocks(english));
});

test('what is made by hand has the fields of the real one', () => {
  const view: SendsView = {
    sent: [{ thread: '', messageId: '', accepted: [], savedTo: null }],
    refused: [{ thread: '', reason: 'problems', problems: [], words: '' }],
    uncertain: [{ thread: '', messageId: '' }],
  };
  const shown = blocks(english).map((block) => JSON.parse(block) as Record<string, unknown>);
  const send = shown.find(({ schema }) => schema === 'client-check/send/1');
  expect(fields(send)).toEqual(fields(sendsJson(view)));
});

/** Names of fields, those of a list's entries too. */
function fields(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(fields);
  if (typeof value !== 'object' || value === null) return null;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      Array.isArray(one) && typeof one[0] !== 'object' ? null : fields(one),
    ]),
  );
}
