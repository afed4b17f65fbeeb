#!/usr/bin/env node
// Builds dist/ afresh: one bundle with the whole program, and small ones for what has to be there at once. The types are
// checked by `npm run typecheck`.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');

/** Packages that are not bundled: binaries for the platform, tables that are read by the year, what is found by its path. */
const external = ['fs-native-extensions', 'lmdb', 'echarts', '@holiday-jp/*', 'cosmiconfig', 'typescript'];

/** What is read by one build is not believed by another: see src/cache. */
const sources = createHash('sha256');
for (const name of readdirSync(join(root, 'src'), { recursive: true }).sort()) {
  if (name.endsWith('.ts')) sources.update(`${name}\n`).update(readFileSync(join(root, 'src', name)));
}
sources.update(readFileSync(join(root, 'package-lock.json')));

const { outputFiles } = await build({
  absWorkingDir: root,
  entryPoints: {
    'client-check': 'src/main.ts',
    quick: 'src/quick.ts',
    morning: 'src/morning.ts',
    complete: 'src/complete.ts',
  },
  outdir: dist,
  outExtension: { '.js': '.cjs' },
  bundle: true,
  write: false,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  charset: 'ascii',
  // Names stay, so that a stack in a report can be read.
  minifyWhitespace: true,
  minifySyntax: true,
  // What is loaded when it is needed is loaded by require: V8's own cache knows no import().
  supported: { 'dynamic-import': false },
  legalComments: 'external',
  external,
  define: { 'import.meta.url': 'bundleUrl', BUILD: JSON.stringify(sources.digest('hex').slice(0, 16)) },
  banner: { js: 'const bundleUrl = require("node:url").pathToFileURL(__filename).href;' },
  logLevel: 'warning',
});

/** esbuild leaves regular expressions as they are; a bundle in ASCII is read and kept a byte a character. */
function ascii(text) {
  return text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);
for (const { path, contents, text } of outputFiles) {
  // The digest tells the compile cache one build from another.
  const digest = createHash('sha256').update(contents).digest('hex');
  writeFileSync(path, path.endsWith('.cjs') ? `${ascii(text).trimEnd()}\n// ${digest}\n` : contents);
}

/** What bin/pages.js prints. */
const pages = join(dist, 'pages');
mkdirSync(pages);
const env = { ...process.env, LC_ALL: '', LC_MESSAGES: '', CLIENT_CHECK_NO_COMPILE_CACHE: '1', NO_COLOR: '1' };
const printed = (args, lang) =>
  execFileSync(process.execPath, [join(root, 'bin', 'client-check.js'), ...args], { env: { ...env, LANG: lang } });
writeFileSync(join(pages, 'version.txt'), printed(['--version'], 'C'));
for (const lang of ['ja', 'en']) {
  const page = printed(['--help'], lang);
  writeFileSync(join(pages, `${lang}.txt`), page);
  const commands = page.toString().match(/(?<=^ {2})[a-z]+(?=[ [])/gm) ?? [];
  for (const name of commands) writeFileSync(join(pages, `${name}-${lang}.txt`), printed([name, '--help'], lang));
}
