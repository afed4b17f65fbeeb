#!/usr/bin/env node
// npm run bench [-- options]: builds the bench and its programs, each into one file, and runs it. See README.md.
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..');
// Beside the packages that they import.
const programs = mkdtempSync(join(root, 'node_modules', '.client-check-bench-'));
const remove = () => rmSync(programs, { recursive: true, force: true });
process.once('exit', remove);
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));

await build({
  absWorkingDir: root,
  entryPoints: {
    main: 'bench/main.ts',
    generate: 'bench/programs/generate.ts',
    proxy: 'bench/programs/proxy.ts',
    'raw-imap': 'bench/programs/raw-imap.ts',
    imapflow: 'bench/programs/imapflow.ts',
  },
  outdir: programs,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  logLevel: 'warning',
});
const { main } = await import(pathToFileURL(join(programs, 'main.mjs')).href);
process.exitCode = await main(process.argv.slice(2), { root, programs });
