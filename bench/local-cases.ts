import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Result, Site } from './cases.ts';
import type { Maker } from './contender.ts';
import { within } from './mailbox/truth.ts';
import { boxOf } from './mailboxes.ts';
import type { Question } from './options.ts';
import { contest } from './rounds.ts';
import { LOOK_BACK, tool } from './tool.ts';

export const BARE_NODE = 'node -e 0';
export const VERSION = 'client-check --version';
export const HELP_PAGE = 'client-check --help';

/** The size of the Maildir of the question `maildir`. */
export const MAILDIR_SIZE = 10_000;

const bare: Maker = () => ({ name: BARE_NODE, command: { program: process.execPath, words: ['-e', '0'] } });

function page(root: string, name: string, option: string): Maker {
  return (_, home) => ({
    name,
    command: {
      program: process.execPath,
      words: [join(root, 'bin', 'client-check.js'), option],
      env: { HOME: home, XDG_CACHE_HOME: join(home, 'cache') },
    },
    check: ({ stdout }) => (stdout.length > 3 ? null : 'prints nothing'),
  });
}

async function local(site: Site, question: Question, makers: readonly Maker[], messages: number): Promise<Result> {
  const folder = join(site.work, question);
  const { rounds } = site.options;
  const place = { port: 0, ca: null };
  const measured = await contest({ makers: [...makers, bare], place, counted: null, rounds, folder, say: site.say });
  const size = question === 'maildir' ? MAILDIR_SIZE : 0;
  return { question, size, folders: 0, delay: 0, messages, base: BARE_NODE, textBase: '', measured };
}

/** Help and version: what a shell's completion and every script wait for. */
export function startCase(site: Site): Promise<Result> {
  const { root } = site;
  return local(site, 'start', [page(root, VERSION, '--version'), page(root, HELP_PAGE, '--help')], 0);
}

/** `inbox` on a Maildir in which nothing changed. */
export function maildirCase(site: Site): Promise<Result> {
  const { server, mailboxes, root, work } = site;
  const { name } = boxOf(MAILDIR_SIZE);
  const maildir = join(work, 'Maildir');
  mkdirSync(work, { recursive: true });
  execFileSync('cp', ['-al', join(server.home(name), 'Maildir'), maildir]);
  const truth = mailboxes.truth({ name });
  const since = new Date(Date.now() - LOOK_BACK);
  const { messages } = within(truth, since.getTime());
  const under = tool({ mode: 'next', since, messages }, truth, root, { maildir });
  return local(site, 'maildir', [under], messages);
}
