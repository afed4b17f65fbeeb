import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { manPage } from '../../scripts/man/page.ts';
import { prose, roff } from '../../scripts/man/roff.ts';
import { type Actions, buildProgram } from '../../src/cli/program.ts';
import { liveServer } from '../live/available.ts';

const root = join(import.meta.dirname, '../..');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
const FILES = { en: join(root, 'man/client-check.1'), ja: join(root, 'man/ja/client-check.1') } as const;
const run = promisify(execFile);

describe.each(['en', 'ja'] as const)('the manual page, %s', (lang) => {
  const page = readFileSync(FILES[lang], 'utf8');

  test('is what npm run man writes', () => {
    expect(page).toBe(manPage(version, lang));
  });

  test('names every command and every option that help shows', () => {
    const plain = page.replaceAll('\\-', '-').replaceAll('\\:', '');
    const program = buildProgram(version, lang, {} as Actions, () => undefined);
    for (const command of program.commands.flatMap((one) => [one, ...one.commands])) {
      expect(plain).toContain(` ${command.name()}`);
      expect(plain).toContain(command.description());
      for (const { long, hidden } of command.options) if (!hidden) expect(plain).toContain(`"${long}`);
    }
  });

  test('the other language is in no heading', () => {
    const headings = page.match(/^\.SH .*/gm) ?? [];
    expect(headings.length).toBeGreaterThan(8);
    for (const heading of headings) expect(/[ぁ-んァ-ヶ一-龠]/u.test(heading)).toBe(lang === 'ja');
  });

  test.skipIf(!liveServer(['mandoc'], 'Debian: apt-get install mandoc'))('mandoc finds nothing wrong', async () => {
    const { stdout } = await run('mandoc', ['-T', 'lint', '-W', 'warning', FILES[lang]]).catch((error) => error);
    expect(stdout).toBe('');
    const { stdout: shown } = await run('mandoc', ['-T', 'utf8', FILES[lang]]);
    const plain = shown.replace(/.\u0008/g, '');
    expect(plain).toContain("client-check show '<a1@client.example>' --json");
  });
});

test('what roff would take for its own is made plain', () => {
  expect(roff(".x\n'y\\n -")).toBe('\\&.x\n\\(aqy\\en \\-');
  expect(prose('see `--lang`, or not')).toEqual(['see \\fB\\-\\-lang\\fR, or not']);
});
