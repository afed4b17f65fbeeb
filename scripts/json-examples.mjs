#!/usr/bin/env node
// Writes the examples of docs/json.md and docs/json.ja.md: what the program prints on the sample mailbox. test/docs compares.
//   npm run build && npm run json-examples
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadSource } from './load-source.mjs';

const root = join(import.meta.dirname, '..');
const { withExamples } = await loadSource('scripts/docs/examples.ts');
for (const name of ['docs/json.md', 'docs/json.ja.md']) {
  const file = join(root, name);
  writeFileSync(file, await withExamples(readFileSync(file, 'utf8'), join(root, 'bin/client-check.js')));
}
