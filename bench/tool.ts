import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Maker, Place, Task } from './contender.ts';
import { PASSWORD } from './dovecot.ts';
import { ALIAS, ME, OWN_DOMAIN } from './mailbox/people.ts';
import { type Truth, within } from './mailbox/truth.ts';
import { measure } from './measure.ts';

export const TOOL = 'client-check';

/** The program's own, where nothing is said. */
export const LOOK_BACK = 60 * 86_400_000;

/** The configuration of somebody with 40 clients. */
function configuration({ clients }: Truth, source: object): string {
  const account = { name: 'work', identity: { address: ME.address, aliases: [ALIAS.address] }, ...source };
  const known = clients.slice(0, 40).map(({ name, domain }) => ({ name: `${name} (${domain})`, match: [domain] }));
  // JSON is YAML.
  return JSON.stringify({ accounts: [account], team: [OWN_DOMAIN], clients: known, lang: 'en' }, null, 1);
}

function imap({ port, ca }: Place, user: string): object {
  const way = ca === null ? { security: 'none' } : { security: 'tls', ca };
  return { imap: { host: 'localhost', port, ...way, user, auth: { password: PASSWORD } } };
}

/** What a run leaves behind, but for the code that V8 compiled: that belongs to the installation, not to the mailbox. */
function forget(home: string): void {
  const cache = join(home, 'cache', 'client-check');
  for (const name of existsSync(cache) ? readdirSync(cache) : []) {
    if (name !== 'code' && name !== 'node') rmSync(join(cache, name), { recursive: true });
  }
  rmSync(join(home, 'state'), { recursive: true, force: true });
}

/** The thread ids in a printed list. */
const rowsOf = (stdout: string) => [...stdout.matchAll(/^ {2}([0-9a-z]{4,}) {2}/gm)].map(([, id]) => id ?? '');

/**
 * The built program as a person runs it: `inbox`, with a configuration, home and XDG folders of its own. What it lists is compared
 * with what is known of the mailbox once (as JSON), and each run's list with that one.
 */
export function tool(
  task: Pick<Task, 'mode' | 'since' | 'messages'>,
  truth: Truth,
  root: string,
  source: object,
): Maker {
  return (place, home) => {
    mkdirSync(home, { recursive: true });
    const file = join(home, '.clientrc');
    const from = 'user' in source ? imap(place, String(source.user)) : source;
    writeFileSync(file, configuration(truth, from), { mode: 0o600 });
    chmodSync(file, 0o600);
    const env = {
      HOME: home,
      XDG_CACHE_HOME: join(home, 'cache'),
      XDG_STATE_HOME: join(home, 'state'),
      XDG_CONFIG_HOME: join(home, 'config'),
    };
    const words = [join(root, 'bin', 'client-check.js'), 'inbox', '--config', file];
    const command = { program: process.execPath, words, env, cwd: home };
    let listed: readonly string[] = [];
    let verified = 0;
    return {
      name: TOOL,
      command,
      async prepare() {
        // Twice: the first run also compiles, and may leave to the second what it learned too late.
        for (let run = 0; run < 2; run += 1) {
          const { status, stderr } = await measure(command);
          if (status !== 0) throw new Error(`${TOOL} ends with ${status}: ${stderr}`);
        }
      },
      ...(task.mode === 'first' ? { reset: () => forget(home) } : {}),
      async verify() {
        const { stdout, stderr } = await measure({ ...command, words: [...words, '--json'] });
        if (stdout === '') throw new Error(`${TOOL} says nothing: ${stderr}`);
        const { since, accounts, threads } = JSON.parse(stdout);
        verified = Date.parse(since);
        const expected = within(truth, verified);
        const waiting = threads.flatMap(
          ({ reply }: { reply: { messageIds: string[] } | null }) => reply?.messageIds.at(-1) ?? [],
        );
        const found = new Set<string>(waiting);
        const missed = [...expected.waiting].filter((id) => !found.has(id));
        const extra = [...found].filter((id) => !expected.waiting.has(id));
        const read = accounts[0].messages;
        if (missed.length + extra.length > 0 || read !== expected.messages) {
          const threadsWrong = `${missed.length} waiting threads missed, ${extra.length} too many`;
          throw new Error(`${TOOL}: ${threadsWrong}, ${read} messages read of ${expected.messages}`);
        }
        listed = threads.map(({ id }: { id: string }) => id);
      },
      check({ stdout }) {
        const rows = new Set(rowsOf(stdout));
        const both = listed.filter((id) => rows.has(id)).length;
        const different = rows.size + listed.length - 2 * both;
        // The look-back goes on meanwhile: a thread that loses its first message bears the id of the next one, or is gone.
        const left = within(truth, verified).messages - within(truth, Date.now() - LOOK_BACK).messages;
        if (different <= 2 * left) return null;
        return `lists ${rows.size} threads, ${both} of the ${listed.length} that it should`;
      },
    };
  };
}
