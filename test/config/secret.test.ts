import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { resolveSecret, type SecretContext } from '../../src/config/secret.ts';
import { errorOf, newFolder } from './help.ts';

const env = { PATH: process.env.PATH, MAIL_PASS: 'from-env', EMPTY: '' };

function run(command: string | string[], more: Partial<SecretContext> = {}): Promise<string> {
  return resolveSecret({ kind: 'passwordCommand', command }, { account: 'work', env, ...more });
}

test('a password, and one of the environment', async () => {
  const context = { account: 'work', env };
  expect(await resolveSecret({ kind: 'password', password: 'p w' }, context)).toBe('p w');
  expect(await resolveSecret({ kind: 'passwordEnv', name: 'MAIL_PASS' }, context)).toBe('from-env');
  for (const name of ['EMPTY', 'MISSING']) {
    expect(await errorOf(resolveSecret({ kind: 'passwordEnv', name }, context), 'secret-missing')).toContain(name);
  }
});

describe('passwordCommand', () => {
  test.each([
    ['its first line', 'printf "hunter2\\nuser: x\\n"', 'hunter2'],
    ['without CR LF', 'printf "hunter2\\r\\n"', 'hunter2'],
    ['without a line end', 'printf hunter2', 'hunter2'],
    ['blanks kept', 'echo " hun ter2 "', ' hun ter2 '],
    ['in Japanese', 'echo パスワード', 'パスワード'],
    ['with the environment', 'echo "$MAIL_PASS"', 'from-env'],
    ['with words on standard error', 'echo careful >&2; echo hunter2', 'hunter2'],
    ['with standard input closed', 'read line; echo "hunter2$line"', 'hunter2'],
  ])('%s', async (_, command, password) => {
    expect(await run(command)).toBe(password);
  });

  test('a list of arguments goes through no shell', async () => {
    expect(await run(['printf', '%s', '$HOME; `id` "x y"'])).toBe('$HOME; `id` "x y"');
  });

  test.each([
    ['status', 'echo "gpg: no secret key" >&2; exit 3', 'exit status 3: gpg: no secret key'],
    ['nothing printed', 'true', 'the first line of its standard output is empty'],
    ['an empty first line', 'echo; echo hunter2', 'the first line of its standard output is empty'],
    ['no such command in the shell', 'no-such-command-here', 'exit status 127'],
    ['a signal', 'kill -9 $$', 'it was ended by a signal'],
    ['output without end', 'yes', 'it printed too much'],
    ['control characters', 'printf "\\033[2Jred\\a" >&2; exit 1', 'exit status 1: \\u{1b}[2Jred\\u{7}'],
    ['the password on standard error', 'echo hunter2; echo "+ echo hunter2" >&2; exit 1', 'exit status 1: + echo ***'],
  ])('%s', async (_, command, words) => {
    const told = await errorOf(run(command), 'secret-command');
    expect(told).toContain(words);
    expect(told).not.toContain('hunter2');
    expect(await errorOf(run(command), 'secret-command', 'ja')).toMatch(
      /パスワードを返しませんでした \(.*[ぁ-んァ-ン]/u,
    );
  });

  test.each([
    [['no-such-command-here', 'x'], 'the command was not found'],
    [['/'], 'no permission to run the command'],
    [['echo', 'x'.repeat(4 * 1024 * 1024)], 'it cannot be run: E2BIG'],
  ])('a list that cannot be run (%#)', async (command, words) => {
    expect(await errorOf(run(command), 'secret-command')).toContain(words);
  });

  test('very long words on standard error are cut at their beginning', async () => {
    const told = await errorOf(run('yes x | head -c 100000 >&2; echo the reason >&2; exit 1'), 'secret-command');
    expect(told).toContain('the reason');
    expect(told.length).toBeLessThan(1000);
  });

  test('one that hangs is ended with the processes that it began', async () => {
    const file = join(await newFolder(), 'pid');
    const command = `sleep 1000 & echo $! > '${file}'; wait`;
    const told = await errorOf(run(command, { limit: 2000 }), 'secret-command');
    expect(told).toContain('it did not end within 2 seconds');
    const pid = Number(readFileSync(file, 'utf8'));
    await vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: 20_000 });
  });

  test('a daemon that it leaves behind, holding the pipe, does not count as hanging', async () => {
    const file = join(await newFolder(), 'pid');
    expect(await run(`sleep 1000 & echo $! > '${file}'; echo hunter2`)).toBe('hunter2');
    const pid = Number(readFileSync(file, 'utf8'));
    expect(isAlive(pid)).toBe(true);
    process.kill(pid);
  });
});

/** A process whose parent has not collected it yet is a zombie (Z): dead, though a signal still finds it. */
function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}
