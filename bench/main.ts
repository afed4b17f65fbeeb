import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bounds } from './bounds.ts';
import { casesOf, type Result, runCase, type Site } from './cases.ts';
import { forgetCopies } from './copies.ts';
import { Dovecot } from './dovecot.ts';
import { MAILDIR_SIZE, maildirCase, startCase } from './local-cases.ts';
import { lock } from './lock.ts';
import { isBusy, lacksTime, load, machine } from './machine.ts';
import { boxOf, Mailboxes } from './mailboxes.ts';
import { HELP, type Options, readOptions } from './options.ts';
import { installed } from './peers.ts';
import { findProgram } from './programs.ts';
import { markdown } from './report.ts';
import { NewMail } from './scenes.ts';

const say = (line: string) => process.stderr.write(`${line}\n`);
const seconds = (since: number) => `${Math.round((performance.now() - since) / 1000)} s`;

async function measureAll(site: Site): Promise<Result[]> {
  const { options } = site;
  const results: Result[] = [];
  for (const one of casesOf(options)) {
    const started = performance.now();
    say(`  ${one.question}, ${one.box.name}, ${one.delay} ms`);
    results.push(await runCase(site, one));
    say(`    (${seconds(started)})`);
  }
  if (options.only.includes('start')) results.push(await startCase(site));
  if (options.only.includes('maildir')) results.push(await maildirCase(site));
  return results;
}

function warningsOf({ peers }: Options, server: Dovecot, loadBefore: number): string[] {
  const busy = `The machine was busy before the bench began (load ${loadBefore.toFixed(1)}): times are too long, ratios rougher.`;
  const errors = server.errors();
  return [
    ...(isBusy(loadBefore) ? [busy] : []),
    ...(lacksTime() ? ['GNU time is not installed (Debian: time): processor time and memory are unknown.'] : []),
    ...peers.filter((name) => !installed(name)).map((name) => `${name} is not installed: left out.`),
    ...(errors.length > 0 ? [`Dovecot reported ${errors.length} errors, the first: ${errors[0]}`] : []),
  ];
}

/** The mailboxes of all cases, whole. */
async function prepare(site: Site): Promise<void> {
  const { options, mailboxes, server } = site;
  // On the hour, so that mailboxes that are made together are of the same mail.
  const now = Date.now() - (Date.now() % 3_600_000);
  for (const box of boxesOf(options)) {
    const left = new NewMail(server, box.name, mailboxes.folder);
    if (mailboxes.ensure(box, server, { seed: options.seed, now, keep: options.keep })) {
      left.forget();
      forgetCopies(mailboxes.copies, box.name);
    } else await left.putBack();
  }
}

function boxesOf(options: Options) {
  const boxes = [...options.sizes.map((size) => boxOf(size)), ...casesOf(options).map(({ box }) => box)];
  if (options.only.includes('maildir')) boxes.push(boxOf(MAILDIR_SIZE));
  return [...new Map(boxes.map((box) => [box.name, box])).values()];
}

/** Runs the bench. Gives the exit code: 1 where something could not be measured, not where a bound does not hold. */
export async function main(
  words: readonly string[],
  { root, programs }: { root: string; programs: string },
): Promise<number> {
  let options: Options | null;
  try {
    options = readOptions(words);
  } catch (error) {
    say(`${error instanceof Error ? error.message : error}\n\n${HELP}`);
    return 2;
  }
  if (options === null) {
    process.stdout.write(HELP);
    return 0;
  }
  const missing = ['dovecot', 'doveadm', 'openssl'].filter((name) => findProgram(name) === null);
  if (missing.length > 0 || !existsSync(join(root, 'dist', 'client-check.cjs'))) {
    say(
      missing.length > 0
        ? `missing: ${missing.join(', ')} (Debian: apt-get install dovecot-imapd openssl)`
        : 'npm run build first',
    );
    return 1;
  }
  const loadBefore = load();
  const started = performance.now();
  mkdirSync(options.dir, { recursive: true, mode: 0o755 });
  try {
    lock(join(options.dir, 'lock'));
  } catch (error) {
    say(`${options.dir}: ${error instanceof Error ? error.message : error}`);
    return 1;
  }
  const work = join(options.dir, 'work');
  rmSync(work, { recursive: true, force: true });
  const server = await Dovecot.start(join(options.dir, 'server'), boxesOf(options));
  const stop = () => server.stop();
  process.once('exit', stop);
  try {
    const site: Site = {
      server,
      mailboxes: new Mailboxes(options.dir, programs, say),
      options,
      root,
      programs,
      work,
      say,
    };
    await prepare(site);
    if (options.makeOnly) return 0;
    const results = await measureAll(site);
    const date = new Date().toISOString().slice(0, 10);
    const warnings = warningsOf(options, server, loadBefore);
    const verdicts = bounds(results);
    const text = markdown({ machine: machine(root), date, rounds: options.rounds, warnings, results, verdicts });
    process.stdout.write(text);
    if (options.out) writeFileSync(options.out, text);
    const data = { machine: machine(root), date, rounds: options.rounds, warnings, results, verdicts };
    if (options.json) writeFileSync(options.json, `${JSON.stringify(data, null, 1)}\n`);
    say(`${results.length} cases in ${seconds(started)}`);
    return results.some(({ measured }) => measured.some(({ failures }) => failures.length > 0)) ? 1 : 0;
  } finally {
    process.off('exit', stop);
    stop();
  }
}
