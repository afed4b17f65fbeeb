#!/usr/bin/env node
// Starts the program. Loading its code takes longer than its work on most mornings, so what only prints a text is a small
// bundle of its own, and what V8 has compiled once is kept.

const pages = require('./pages.js');

// A look-up can't be called off, and not even process.exit gets by it: a silent name server would hold glibc for minutes.
process.env.RES_OPTIONS ??= 'timeout:2 attempts:2';
// A codec of the cache's library that is not used, and takes longer to load than the library.
process.env.MSGPACKR_NATIVE_ACCELERATION_DISABLED ??= 'true';

const words = process.argv.slice(2);
const asksForWords = words.length === 0 || words.some((word) => /^(?:-h|--help|help|-V|--version)$/.test(word));
// What the shell asks at a Tab; its words are what was typed so far.
const completes = words[0] === '__complete';

async function run() {
  const { load } = require('./compile-cache.js');
  if (completes) return load('complete').complete();
  if (asksForWords && (await load('quick').quick())) return;
  const outcome =
    words[0] === 'inbox' ? await load('morning').morning((loaded) => load('client-check').warm(loaded)) : {};
  if (typeof outcome === 'number') process.exitCode = outcome;
  else await load('client-check').main(outcome);
}

if (completes || !asksForWords || !pages.print(words)) run();
