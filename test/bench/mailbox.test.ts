import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { generate } from '../../bench/generate.ts';
import { DAY, planMailbox } from '../../bench/mailbox/threads.ts';
import { readTruth, within } from '../../bench/mailbox/truth.ts';
import { spansOf } from '../../bench/mailboxes.ts';
import { inbox } from '../../src/cli/inbox.ts';
import { Home } from '../cli/run.ts';
import { runHere } from '../servers/world.ts';

const NOW = '2026-11-20T09:00:00+09:00';
const now = Date.parse(NOW);

describe('the generated mailbox', () => {
  const home = new Home();
  afterAll(() => home.remove());

  function make(name: string, seed: string, clientFolders = 0) {
    const folder = join(home.path, name);
    const truth = join(home.path, `${name}.json`);
    generate({ folder, truth, seed, now, spans: spansOf(1_000), clientFolders, format: 'maildir' });
    return { maildir: join(folder, 'Maildir'), truth: readTruth(truth) };
  }

  /** Names, contents and times of all files. */
  function digest(folder: string): string {
    const hash = createHash('sha256');
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted()) {
      const file = statSync(join(folder, name));
      if (!file.isFile()) continue;
      hash.update(`${name}\n`).update(readFileSync(join(folder, name)));
      if (name.includes('cur/')) hash.update(String(file.mtimeMs));
    }
    return hash.digest('hex');
  }

  test('is the same for the same seed, and another for another', () => {
    const [one, two, other] = [make('one', 'a'), make('two', 'a'), make('other', 'b')];
    expect(digest(one.maildir)).toBe(digest(two.maildir));
    expect(digest(one.maildir)).not.toBe(digest(other.maildir));
  });

  test.each([0, 12])('its truth is what the program finds (%i folders)', async (folders) => {
    const { maildir, truth } = make(`read-${folders}`, 'c', folders);
    const account = {
      name: 'work',
      identity: { address: 'sato@studio.example', aliases: ['info@studio.example'] },
      maildir,
    };
    const list = await runHere(
      { accounts: [account], team: ['studio.example'] },
      { home: home.path, now: NOW },
      (world, at) =>
        inbox(world, { all: true, accounts: [], json: true, failOnOverdue: false, since: at('2026-04-01') }),
    );
    const expected = within(truth, Date.parse('2026-04-01T00:00:00+09:00'));
    const found = list.threads.flatMap(
      ({ reply }: { reply: { messageIds: string[] } | null }) => reply?.messageIds.at(-1) ?? [],
    );
    expect(expected.waiting.size).toBeGreaterThan(4);
    expect(new Set(found)).toEqual(expected.waiting);
    expect(list.accounts[0].messages).toBe(expected.messages);
  });

  test('older mail before it leaves the last months as they are', () => {
    const recent = { messages: 300, fromDays: 365, toDays: 0, small: false };
    const older = { messages: 500, fromDays: 4_000, toDays: 365, small: true };
    const lastMonths = (spans: readonly (typeof recent)[]) =>
      planMailbox({ seed: 'd', now, clients: 40, spans })
        .mails.filter(({ at }) => at > now - 60 * DAY)
        .map(({ id }) => id);
    expect(lastMonths([recent]).length).toBeGreaterThan(20);
    expect(lastMonths([recent, older])).toEqual(lastMonths([recent]));
  });
});
