import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { Home } from '../cli/run.ts';
import { liveServer } from '../live/available.ts';
import { screenOf, strayControls } from './terminal-screen.ts';

const home = new Home();
afterAll(() => home.remove());

const script = liveServer(['script'], 'Debian: apt-get install bsdutils');

/** A title, a change of direction, C1. In a file's name, in a configuration, in a crontab, in an argument. */
const EVIL = '\x1b]0;x\x07\u202e\u009b2J';

function settle() {
  const root = join(home.path, `odd${EVIL}`);
  const repository = join(root, 'repository');
  mkdirSync(repository, { recursive: true });
  const quoted = JSON.stringify(`pass ${EVIL}`);
  const imap = `{ host: 127.0.0.1, port: 1, security: none, user: ${quoted}, auth: { passwordCommand: ${quoted} } }`;
  writeFileSync(
    join(repository, '.clientrc'),
    `accounts: [{ name: ${JSON.stringify(`a${EVIL}`)}, identity: { address: me@me.example }, imap: ${imap} }]\n`,
    { mode: 0o600 },
  );
  const wrong = join(root, 'wrong.yaml');
  const key = JSON.stringify(`k${EVIL}`);
  writeFileSync(wrong, `accounts: 1\n${key}: ${quoted}\nlang: ${quoted}\n`, { mode: 0o600 });
  mkdirSync(join(root, 'bin'));
  const entry = `30 8 * * 1-5 node x >>"${EVIL}" 2>&1 # client-check schedule`;
  writeFileSync(join(root, 'bin', 'crontab'), `#!/bin/sh\ncat <<'END'\n${entry}\nEND\n`, { mode: 0o755 });
  const env = { PATH: `${join(root, 'bin')}:${process.env['PATH'] ?? ''}` };
  return { root, repository, wrong, env };
}

interface Call {
  readonly what: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly keys?: readonly string[];
}

describe.skipIf(!script)('36. a terminal is sent no control of a configuration, a crontab or an argument', () => {
  const { root, repository, wrong, env } = script ? settle() : { root: '', repository: '', wrong: '', env: {} };
  const own = join(repository, '.clientrc');
  const calls: readonly Call[] = [
    { what: 'the demo', args: ['demo', '--now', '2026-11-24T08:30:00+09:00'], cwd: root },
    { what: 'a configuration that asks to be trusted', args: ['inbox'], cwd: repository, keys: ['n\r'] },
    { what: 'trust', args: ['trust'], cwd: repository },
    { what: 'a trusted command that fails', args: ['inbox', '--verbose'], cwd: repository },
    { what: 'the schedule', args: ['schedule', 'show'], cwd: root },
    { what: 'the schedule as JSON', args: ['schedule', 'show', '--json'], cwd: root },
    { what: 'a wrong configuration', args: ['inbox', '--config', wrong], cwd: root },
    { what: 'a wrong configuration, as JSON', args: ['inbox', '--json', '--config', wrong], cwd: root },
    { what: 'no configuration', args: ['inbox', '--config', join(root, `none${EVIL}`)], cwd: root },
    { what: 'a wrong command', args: [`odd${EVIL}`], cwd: root },
    { what: 'a wrong option', args: ['inbox', `--odd${EVIL}`], cwd: root },
    { what: 'a wrong account', args: ['inbox', '--account', EVIL, '--config', own], cwd: root },
    { what: 'a wrong look-back', args: ['inbox', '--since', EVIL, '--config', own], cwd: root },
    { what: 'a wrong time', args: ['schedule', 'install', '--at', EVIL], cwd: root },
    { what: 'a wrong language', args: ['inbox', '--lang', EVIL], cwd: root },
  ];
  test.each(calls)(
    '36. $what',
    async ({ args, cwd, keys = [] }) => {
      // A working folder below the home, so that its configuration is a repository's.
      const screen = await screenOf(args, { home: root, cwd, keys, env });
      expect(strayControls(screen), screen.bytes.toString()).toEqual([]);
      expect(screen.bytes.length).toBeGreaterThan(0);
      expect(screen.code, screen.bytes.toString()).not.toBe(70);
    },
    90_000,
  );
});
