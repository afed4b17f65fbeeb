import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, describe, expect, test } from 'vitest';
import { inbox } from '../../src/cli/inbox.ts';
import { shared } from '../acceptance/shared.ts';
import { Home } from '../cli/run.ts';
import type { Mail, ServerKind, TestServer } from '../live/servers/test-server.ts';
import { load } from './load.ts';
import { runHere } from './world.ts';

export const GENERATED_USER = 'generated';

const NOW = '2026-11-20T09:00:00+09:00';
const ME = { address: 'sato@studio.example', aliases: ['info@studio.example'] };

const generator = shared('measure/make-mailbox.mjs');

/** A generated mailbox beyond the size that is read whole: from the server as from the Maildir, byte for byte. */
export function generated(given: () => TestServer, kind: ServerKind): void {
  describe.skipIf(!generator)('a generated mailbox', () => {
    const home = new Home();
    afterAll(() => home.remove());

    test('the same JSON as from the Maildir', { timeout: 180_000 }, async () => {
      const maildir = join(home.path, 'Mail');
      const options = ['--messages', '600', '--seed', 'servers', '--archive', '0.2', '--broken-refs', '0.1'];
      execFileSync(process.execPath, [generator ?? '', '--out', maildir, ...options]);
      await load(kind, given(), GENERATED_USER, mailsOf(maildir));
      const read = (source: object) =>
        runHere(
          {
            accounts: [{ name: 'work', identity: ME, ...source }],
            team: ['studio.example'],
            response: { copied: 'count', thanks: 'count' },
          },
          { home: home.path, now: NOW },
          (world, at) =>
            inbox(world, { all: true, accounts: [], json: true, failOnOverdue: false, since: at('2025-10-01') }),
        );
      const own = await read({ maildir });
      expect(own.counts.overdue).toBeGreaterThan(5);
      expect(await read({ imap: given().imap(GENERATED_USER) })).toEqual(own);
    });
  });
}

function mailsOf(maildir: string): Mail[] {
  const folders = ['', ...readdirSync(maildir).filter((name) => name.startsWith('.'))];
  return folders.flatMap((directory) =>
    readdirSync(join(maildir, directory, 'cur')).map((name) => {
      const file = join(maildir, directory, 'cur', name);
      const folder = iconv.decode(Buffer.from(directory.slice(1).replaceAll('.', '/')), 'utf-7-imap');
      const flags = name.split(':2,')[1] ?? '';
      return { folder, bytes: readFileSync(file), flags, at: statSync(file).mtime.toISOString() };
    }),
  );
}
