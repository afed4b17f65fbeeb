#!/usr/bin/env node
// Runs the tests of faults (their names begin with the fault's number) and prints the table of SECURITY.md; with --write it is put there.
//   npm run test:faults [-- --write]    or, from a run that wrote JSON:  node scripts/faults.mjs --from results.json [--write]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';

const root = join(import.meta.dirname, '..');
const document = join(root, 'SECURITY.md');
const BEGIN = '<!-- faults: npm run test:faults -- --write -->';
const END = '<!-- /faults -->';

const from = process.argv.indexOf('--from');
const [status, results] = from < 0 ? run() : [0, process.argv[from + 1]];
const rows = rowsOf(JSON.parse(readFileSync(results, 'utf8')));
const table = ['| fault | test | outcome |', '| ---: | --- | --- |', ...rows].join('\n');
console.log(`\n${table}`);
if (process.argv.includes('--write')) {
  const text = readFileSync(document, 'utf8');
  const [before, after] = [text.slice(0, text.indexOf(BEGIN)), text.slice(text.indexOf(END))];
  writeFileSync(document, `${before}${BEGIN}\n${table}\n${after}`);
}
process.exitCode = status;

/** Runs the numbered tests. Gives vitest's exit code and where its results lie. */
function run() {
  const file = join(mkdtempSync(join(tmpdir(), 'client-check-faults-')), 'results.json');
  const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { status: code } = spawnSync(process.execPath, [vitest, 'run', '-t', '(?:^| )\\d{1,2}\\. \\S', ...reporters], {
    cwd: root,
    stdio: 'inherit',
  });
  return [code ?? 1, file];
}

/** One row a test; cases of one test that differ only in their values are counted in one row. */
function rowsOf({ testResults }) {
  const found = new Map();
  for (const { name: file, assertionResults } of testResults) {
    for (const { title, status: outcome } of assertionResults) {
      const [, number, what] = /^(\d{1,2})\. (.+)$/s.exec(title) ?? [];
      if (number === undefined || outcome === 'skipped' || outcome === 'pending') continue;
      const key = `${number}. ${relative(root, file)}`;
      const entry = found.get(key) ?? { number: Number(number), file: relative(root, file), names: [], counts: {} };
      entry.names.push(what);
      entry.counts[outcome] = (entry.counts[outcome] ?? 0) + 1;
      found.set(key, entry);
    }
  }
  return [...found.values()]
    .toSorted((a, b) => a.number - b.number || (a.file < b.file ? -1 : 1))
    .map(({ number, file, names, counts }) => {
      const shown = names.length > 4 ? `${names[0]}; … ${names.length} tests` : names.join('; ');
      const outcome = Object.entries(counts).map(([kind, count]) => `${count} ${kind}`);
      return `| ${number} | ${shown.replaceAll('|', '\\|').replaceAll('\n', ' ')} (\`${file}\`) | ${outcome.join(', ')} |`;
    });
}
