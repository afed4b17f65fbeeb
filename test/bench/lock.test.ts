import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { lock } from '../../bench/lock.ts';

const folder = mkdtempSync(join(tmpdir(), 'client-check-bench-lock-'));
const file = join(folder, 'lock');
afterEach(() => rmSync(file, { force: true }));
afterAll(() => rmSync(folder, { recursive: true }));

test('a folder that another bench uses is refused', () => {
  writeFileSync(file, String(process.ppid));
  expect(() => lock(file)).toThrow(`another bench (process ${process.ppid}) uses this folder`);
});

test('one that a dead bench left is taken over', () => {
  writeFileSync(file, '4194305');
  lock(file);
  expect(readFileSync(file, 'utf8')).toBe(String(process.pid));
});
