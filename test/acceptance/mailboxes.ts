import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Home } from '../cli/run.ts';
import { seeded } from '../fuzz/mutate.ts';
import type { Truth } from './mailboxes-score.ts';
import { shared } from './shared.ts';

/** Real mailboxes of public lists, each with what a person says about its threads; null where they are not beside this checkout. */
export const MAILBOXES = shared('corpora/mailboxes');

export const NAMES = ['linux-mips-yuasa', 'maven-boutemy'] as const;

export interface Inbox {
  readonly threads: readonly {
    readonly messages: readonly (string | null)[];
    readonly reply: { readonly messageIds: readonly (string | null)[] } | null;
  }[];
}

export function truthOf(name: string): Truth {
  return JSON.parse(readFileSync(join(MAILBOXES ?? '', `${name}.truth.json`), 'utf8'));
}

/** Unpacks a mailbox and gives its Maildir. */
export function unpack(name: string, folder: string): string {
  mkdirSync(folder, { recursive: true });
  execFileSync('tar', ['xf', join(MAILBOXES ?? '', `${name}.tar.xz`), '-C', folder]);
  return join(folder, name, 'Maildir');
}

/** `inbox --all --json` as corpora/README.md wants it judged. `source` is the account's line that says where the mail lies. */
export async function inbox(
  home: Home,
  name: string,
  source: string,
  env: Record<string, string> = {},
): Promise<string> {
  const { me, now } = truthOf(name);
  const [address, ...aliases] = me;
  const config = home.write(
    `${name}.yaml`,
    `accounts:\n  - { name: a, identity: { address: ${address}, aliases: [${aliases.join(', ')}] }, ${source} }\nothers: everyone\nresponse: { clock: elapsed, copied: count, thanks: count }\n`,
  );
  const settings = ['--since', '2000-01-01', '--now', now, '--config', config];
  const { out, err, code } = await home.run(['inbox', '--all', '--json', ...settings], { env });
  if (code !== 0 || err !== '') throw new Error(`${code}: ${err}`);
  return out;
}

/** Changes every message's file: its bytes (latin1), or its name where `rename` gives another. */
export function eachFile(
  maildir: string,
  change: (file: { readonly name: string; readonly text: string }) => { name?: string; text?: string },
): void {
  for (const folder of ['', '.Sent'])
    for (const part of ['cur', 'new']) {
      const dir = join(maildir, folder, part);
      for (const name of readdirSync(dir).sort()) {
        const file = join(dir, name);
        const before = readFileSync(file, 'latin1');
        const { text = before, name: renamed = name } = change({ name, text: before });
        const { mtime } = statSync(file);
        if (text !== before) writeFileSync(file, text, 'latin1');
        utimesSync(file, mtime, mtime);
        if (renamed !== name) renameSync(file, join(dir, renamed));
      }
    }
}

/** Takes In-Reply-To and References out of a share of the replies, as phones and old groupware do. */
export function loseIds(maildir: string, share: number, seed: number): { replies: number; lost: number } {
  const int = seeded(seed);
  const count = { replies: 0, lost: 0 };
  eachFile(maildir, ({ text }) => {
    const end = /\r?\n\r?\n/.exec(text)?.index ?? text.length;
    const head = text.slice(0, end);
    const without = head.replace(/^(?:References|In-Reply-To):.*(?:\r?\n[ \t].*)*(?:\r?\n|$)/gim, '');
    if (without === head) return {};
    count.replies += 1;
    if (int(1_000) >= share * 1_000) return {};
    count.lost += 1;
    return { text: without + text.slice(end) };
  });
  return count;
}
