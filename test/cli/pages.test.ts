import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Home } from './run.ts';

const names = readdirSync(join(import.meta.dirname, '../../dist/pages')).flatMap(
  (name) => /^([a-z]+)-en\.txt$/.exec(name)?.[1] ?? [],
);

test('help pages and the version as they were built are those that the program makes', {
  timeout: 120_000,
}, async () => {
  const home = new Home();
  const locales = [
    { lang: 'ja', env: { LC_ALL: 'ja_JP.UTF-8' } },
    { lang: 'ja', env: { LC_ALL: '', LC_MESSAGES: '', LANG: 'ja' } },
    { lang: 'en', env: { LC_ALL: 'C', LANG: 'ja_JP.UTF-8' } },
  ];
  expect(names.length).toBeGreaterThan(15);
  for (const { lang, env } of locales) {
    for (const words of [['--help'], ['inbox', '-h'], ['lint', '--help']]) {
      expect(await home.run(words, { env })).toEqual(await home.run([...words, '--lang', lang], { env }));
    }
    expect(await home.run([], { env })).toEqual(await home.run(['--help', '--lang', lang], { env }));
  }
  const all = await home.run(['--help', '--lang', 'en']);
  expect(names.filter((name) => !new RegExp(`^  ${name}\\b`, 'm').test(all.out))).toEqual([]);
  expect(await home.run(['-V'])).toEqual(await home.run(['-V', '--lang', 'en']));
  home.remove();
});

test.each([['--help'], ['--version'], ['nonsense', '--help'], ['../en', '--help'], ['inbox', '--help', '--json']])(
  '%s %s %s: the exit code and streams of the program',
  async (...words) => {
    const home = new Home();
    const given = words.filter((word) => word !== undefined);
    expect(await home.run(given)).toEqual(await home.run([...given, '--lang', 'ja']));
    home.remove();
  },
);
