import { execFileSync } from 'node:child_process';
import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config/load.ts';
import { around, errorOf, least, newFolder, withImap } from './help.ts';

async function put(file: string, text = least, mode = 0o600): Promise<string> {
  await mkdir(join(file, '..'), { recursive: true });
  await writeFile(file, text);
  await chmod(file, mode);
  return file;
}

describe('the order of the search', () => {
  test('argument, variable, working folder upward, XDG, home', async () => {
    const home = await newFolder();
    const cwd = join(home, 'work/deep/er');
    await mkdir(cwd, { recursive: true });
    const look = async (argument: string | null = null, env = {}, from = cwd) => {
      const { file, origin } = await readConfig(around(home, from, env), argument);
      return [origin, file];
    };
    const inHome = await put(join(home, '.clientrc.json'));
    expect(await look()).toEqual(['user', inHome]);
    expect(await look(null, {}, home)).toEqual(['user', inHome]);
    const xdg = await put(join(home, '.config/client-check/.clientrc.yml'));
    expect(await look()).toEqual(['user', xdg]);
    expect(await look(null, {}, join(home, '.config/client-check'))).toEqual(['user', xdg]);
    const named = await put(join(home, 'xdg/client-check/.clientrc'));
    expect(await look(null, { XDG_CONFIG_HOME: join(home, 'xdg') })).toEqual(['user', named]);
    expect(await look(null, { XDG_CONFIG_HOME: 'xdg' }, join(home, 'work'))).toEqual(['user', xdg]);
    const yaml = await put(join(home, 'work/.clientrc.yaml'));
    expect(await look()).toEqual(['working-folder', yaml]);
    const bare = await put(join(home, 'work/.clientrc'));
    expect(await look()).toEqual(['working-folder', bare]);
    const variable = await put(join(home, 'v/any-name'));
    expect(await look(null, { CLIENT_CHECK_CONFIG: variable })).toEqual(['environment', variable]);
    expect(await look(null, { CLIENT_CHECK_CONFIG: '~/v/any-name' })).toEqual(['environment', variable]);
    expect(await look('../../../v/any-name', { CLIENT_CHECK_CONFIG: bare })).toEqual(['argument', variable]);
  });

  test('home reached by a symbolic link is home still', async () => {
    const folder = await newFolder();
    await put(join(folder, 'real/.clientrc'));
    await mkdir(join(folder, 'real/sub'));
    await symlink(join(folder, 'real'), join(folder, 'home'));
    const found = await readConfig(around(join(folder, 'home'), join(folder, 'real/sub')), null);
    expect(found.origin).toBe('user');
  });

  test('the search ends at home, and outside of home at the root', async () => {
    const folder = await newFolder();
    await put(join(folder, '.clientrc'));
    await mkdir(join(folder, 'home/sub'), { recursive: true });
    await mkdir(join(folder, 'elsewhere'));
    await errorOf(readConfig(around(join(folder, 'home'), join(folder, 'home/sub')), null), 'no-config');
    const found = await readConfig(around(join(folder, 'home'), join(folder, 'elsewhere')), null);
    expect(found.origin).toBe('working-folder');
  });

  test('says where it looked', async () => {
    const home = await newFolder();
    await mkdir(join(home, 'a/b'), { recursive: true });
    const words = await errorOf(readConfig(around(home, join(home, 'a/b')), null), 'no-config');
    for (const place of ['a/b', 'a', '.config/client-check']) expect(words).toContain(join(home, place));
    expect(words).toContain('.clientrc, .clientrc.yaml, .clientrc.yml, .clientrc.json');
  });

  test('other names are passed over, folders too; an empty file is not', async () => {
    const home = await newFolder();
    for (const name of ['package.json', '.clientrc.js', 'config.yaml', '.clientrc.toml']) await put(join(home, name));
    await mkdir(join(home, '.clientrc'));
    await errorOf(readConfig(around(home, home), null), 'no-config');
    await put(join(home, '.clientrc.yaml'), '');
    await errorOf(readConfig(around(home, home), null), 'config-invalid');
  });
});

test.each(['{"name": "hostile", "client": {}}', '{"cosmiconfig": {"searchPlaces": [".clientrc.js"]}}'])(
  'no code of the working folder is ever run: package.json %s',
  async (manifest) => {
    const folder = await newFolder();
    const code = `require('node:fs').writeFileSync(${JSON.stringify(join(folder, 'ran'))}, '')`;
    for (const name of [
      '.clientrc.js',
      '.clientrc.cjs',
      'client.config.js',
      '.config/config.js',
      '.config/config.cjs',
    ]) {
      await put(join(folder, name), code);
    }
    await put(join(folder, 'package.json'), manifest);
    await put(join(folder, '.clientrc'));
    const load = join(import.meta.dirname, '../../src/config/load.ts');
    const around = `{cwd: process.cwd(), home: '/nowhere', env: {}, platform: 'linux'}`;
    // A program of its own, since its working folder has to be the hostile one from the start.
    const vite = join(import.meta.dirname, '../../node_modules/vite/dist/node/index.js');
    const program = `
    import { existsSync } from 'node:fs';
    import { runnerImport } from ${JSON.stringify(vite)};
    const { module } = await runnerImport(${JSON.stringify(load)}, { configFile: false, root: '/', logLevel: 'silent' });
    const { origin } = await module.readConfig(${around}, null);
    console.log(origin, existsSync('ran'));`;
    const printed = execFileSync(process.execPath, ['--input-type=module', '-e', program], { cwd: folder });
    expect(printed.toString().trim()).toBe('working-folder false');
  },
);

describe('files that cannot be used', () => {
  test.each([
    ['missing', 'there is no such file'],
    ['folder', 'it is a folder'],
    ['pipe', 'it is no regular file'],
    ['large', 'it is larger than 1 MiB'],
    ['circle', 'its symbolic links go round in a circle'],
  ])('%s', async (name, reason) => {
    const folder = await newFolder();
    await mkdir(join(folder, 'folder'));
    execFileSync('/usr/bin/mkfifo', [join(folder, 'pipe')]);
    await writeFile(join(folder, 'large'), ' '.repeat(1024 * 1024 + 1));
    await symlink('circle', join(folder, 'circle'));
    expect(await errorOf(readConfig(around(folder, folder), name), 'config-unreadable')).toContain(reason);
  });

  test('a pipe in a working folder holds nobody up', async () => {
    const folder = await newFolder();
    execFileSync('/usr/bin/mkfifo', [join(folder, '.clientrc')]);
    await errorOf(readConfig(around('/nowhere', folder), null), 'config-unreadable');
  });
});

describe('a file with a secret in it', () => {
  const texts = {
    'password of imap': withImap('      auth: { password: hunter2 }'),
    'password of smtp': `${least}    smtp: { host: s.example, auth: { password: hunter2 } }\n`,
    'client secret': withImap('      auth: { oauth2: { provider: google, clientId: a, clientSecret: hunter2 } }'),
    'address of a webhook': `${least}notify: { webhook: { kind: slack, url: "https://hunter2.example" } }\n`,
  };
  test.each(Object.entries(texts))('%s', async (_, text) => {
    const folder = await newFolder();
    const file = await put(join(folder, "佐藤's file"), text);
    for (const [mode, open] of [
      [0o600, false],
      [0o400, false],
      [0o644, true],
      [0o640, true],
      [0o604, true],
      [0o622, false],
    ] as const) {
      await chmod(file, mode);
      const reading = readConfig(around(folder, folder), file);
      if (!open) expect((await reading).origin).toBe('argument');
      else {
        const words = await errorOf(reading, 'config-exposed');
        expect(words).toContain(`(${mode.toString(8)})`);
        expect(words).toContain(`chmod 600 '${folder}/佐藤'\\''s file'`);
        expect(words).not.toContain('hunter2');
      }
    }
    await chmod(file, 0o644);
    const windows = { ...around(folder, folder), platform: 'win32' } as const;
    expect((await readConfig(windows, file)).origin).toBe('argument');
  });

  test('without one, others may read it', async () => {
    const folder = await newFolder();
    const file = await put(join(folder, 'c'), least, 0o644);
    expect((await readConfig(around(folder, folder), file)).file).toBe(file);
  });
});
