import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { readCrontab, replaceCrontab } from '../../src/schedule/user-crontab.ts';
import { errorOf, newFolder } from '../config/help.ts';
import { FakeCrontab } from './fake-crontab.ts';

let fake: FakeCrontab;
let env: { PATH: string };

beforeEach(async () => {
  fake = await FakeCrontab.in(await newFolder());
  env = { PATH: fake.path };
});

const EVERY_BYTE = `# ${Array.from({ length: 255 }, (_, i) => String.fromCharCode(i + 1)).join('')}\n`;

describe('the crontab program', () => {
  test.each([
    ['no crontab', null],
    ['an empty one', ''],
    ['every byte', EVERY_BYTE],
    ['CR LF', '# a\r\nA=\\r\r\n'],
  ])('gives %s as it is, and takes it back', async (_, text) => {
    fake.text = text;
    expect(await readCrontab(env)).toBe(text);
    await replaceCrontab(env, text, `${text ?? ''}# more \xff\n`);
    expect(fake.text).toBe(`${text ?? ''}# more \xff\n`);
    await replaceCrontab(env, `${text ?? ''}# more \xff\n`, text);
    expect(fake.text).toBe(text);
  });

  test('is asked for the bytes as an editor gets them only where the listing may hide some', async () => {
    fake.text = '0 1 * * * a\n';
    await readCrontab(env);
    expect(fake.calls).toEqual(['-l']);
    fake.text = '0 1 * * * a\r\n';
    await readCrontab(env);
    expect(fake.calls).toEqual(['-l', '-l', '-e']);
  });

  test('gets the end of the last line where it takes no crontab without', async () => {
    fake.text = '# a\n# b\n';
    await replaceCrontab(env, fake.text, '# a');
    expect(fake.text).toBe('# a\n');
  });

  test('is not written where something else has changed it', async () => {
    fake.text = '# a\n';
    const before = await readCrontab(env);
    fake.text = '# a\n# b\n';
    expect(await errorOf(replaceCrontab(env, before, '# c\n'), 'crontab-changed')).toContain('Nothing was overwritten');
    expect(fake.text).toBe('# a\n# b\n');
  });

  test('says why it refuses, in words that are safe for a terminal', async () => {
    fake.write('refuse', '"-":1: bad minute\u001b[31m\x9b2J\nerrors in crontab file\n');
    const words = await errorOf(replaceCrontab(env, null, 'x\n'), 'crontab-failed', 'ja');
    expect(words).toContain('「crontab -」が失敗しました。crontab は元のままです: "-":1: bad minute[31m');
    expect(words).toContain('errors in crontab file');
    expect(words).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f]/);
    expect(fake.text).toBeNull();
  });

  test('may be missing, or be one that may not be run', async () => {
    const PATH = await newFolder();
    expect(await errorOf(readCrontab({ PATH }), 'crontab-missing')).toContain('apt-get install cron');
    await writeFile(join(PATH, 'crontab'), '', { mode: 0o600 });
    expect(await errorOf(readCrontab({ PATH }), 'crontab-failed')).toContain('"crontab -l" failed');
  });
});
