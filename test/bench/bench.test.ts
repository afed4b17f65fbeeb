import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import type { Result } from '../../bench/cases.ts';
import { dovecotHere } from '../live/available.ts';

const root = join(import.meta.dirname, '../..');

/** A whole bench, as small as can be: it measures nothing here, it has to run and to find its answers right. */
describe.skipIf(!dovecotHere())('npm run bench', () => {
  const folder = mkdtempSync(join(tmpdir(), 'client-check-bench-test-'));
  chmodSync(folder, 0o755);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('every program ends well and says what is true', { timeout: 240_000 }, async () => {
    const json = join(folder, 'bench.json');
    const small = ['--sizes', '200', '--delays', '20', '--rounds', '1', '--peers', 'imapflow', '--only', 'new50,start'];
    const words = [join(root, 'bench/run.mjs'), '--dir', folder, '--json', json, ...small];
    const { stdout } = await promisify(execFile)(process.execPath, words, { cwd: root });
    expect(stdout).toContain('### Next run: 52 new messages');
    const { results }: { results: Result[] } = JSON.parse(readFileSync(json, 'utf8'));
    const measured = results.flatMap((result) => result.measured);
    expect(measured.flatMap(({ failures }) => failures)).toEqual([]);
    expect(measured.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'client-check',
        'raw client',
        'raw client + text parts',
        'imapflow as it comes',
        'node -e 0',
      ]),
    );
    // TCP, TLS, and all the rest at once.
    const raw = results[0]?.measured.find(({ name }) => name === 'raw client');
    expect(raw?.traffic?.roundTrips).toBe(3);
    expect(raw?.traffic?.down).toBeGreaterThan(10_000);
  });

  test('says what is wrong with an option', async () => {
    const run = promisify(execFile)(process.execPath, [join(root, 'bench/run.mjs'), '--sizes', 'many'], { cwd: root });
    await expect(run).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('--sizes: many') });
  });
});
