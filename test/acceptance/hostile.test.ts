import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { Home } from '../cli/run.ts';
import { shared } from './shared.ts';

const home = new Home();
afterAll(() => home.remove());

const hostile = shared('corpora/hostile');

interface Expected {
  readonly file: string;
  readonly to: string;
  readonly warn: boolean;
}

describe.skipIf(!hostile)('mail that tries to mislead a reply', () => {
  const cases: Expected[] = hostile ? JSON.parse(readFileSync(join(hostile, 'expected.json'), 'utf8')) : [];

  test.each(cases)('37. $file', async ({ file, to, warn }) => {
    const maildir = join(home.path, file);
    for (const part of ['cur', 'new', 'tmp', '.Drafts/cur', '.Drafts/new', '.Drafts/tmp'])
      mkdirSync(join(maildir, part), { recursive: true });
    cpSync(join(hostile ?? '', file), join(maildir, 'cur', `${file}:2,`));
    const config = home.write(
      `${file}.yaml`,
      [
        `accounts: [{ name: a, identity: { address: me@me.example }, maildir: ${maildir} }]`,
        'clients:',
        '  - { name: C, match: [client.example] }',
        '  - { name: Y, match: [yamano-corp.example] }',
        'others: everyone\n',
      ].join('\n'),
    );
    const run = async (...args: string[]) => {
      const ran = await home.run([...args, '--json', '--now', '2026-11-04T10:00:00+09:00', '--config', config]);
      expect(ran.out, ran.err).not.toBe('');
      return JSON.parse(ran.out);
    };
    const { threads } = await run('inbox', '--all');
    const { drafts, skipped } = await run('draft', threads[0].id, '--dry-run');
    const [draft, skip] = [drafts[0], skipped[0]];
    expect((draft?.to ?? []).join(', ')).toBe(to);
    if (!draft) expect(skip.reason).toBe('unsafe-reply');
    expect((draft ?? skip).warnings.length > 0).toBe(warn);
  });
});
