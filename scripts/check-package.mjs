#!/usr/bin/env node
// Packs the project, installs the tarball in an empty folder as a user would, and runs it there: version, help, demo.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'client-check-package-'));
const run = (command, args, options = {}) => execFileSync(command, args, { encoding: 'utf8', ...options });

try {
  run('npm', ['pack', '--pack-destination', folder], { cwd: root, stdio: ['ignore', 'pipe', 'ignore'] });
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  run(
    'npm',
    ['install', '--global', '--prefix', join(folder, 'prefix'), '--no-audit', '--no-fund', join(folder, tarball)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const program = join(folder, 'prefix', 'bin', 'client-check');
  const env = { PATH: process.env.PATH, HOME: folder, TMPDIR: folder, LANG: 'ja_JP.UTF-8' };
  const expect = (args, pattern) => {
    const output = run(program, args, { cwd: folder, env });
    if (!pattern.test(output)) throw new Error(`client-check ${args.join(' ')} printed:\n${output}`);
  };
  expect(['--version'], /^\d+\.\d+\.\d+\n$/);
  expect(['--help'], /inbox/);
  expect(['demo'], /期限超過/);
  console.log(`package: ${tarball} installs and runs`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
