import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { writeSample } from '../../src/demo/write-sample.ts';
import { Home } from './run.ts';

const home = new Home();
afterAll(() => home.remove());

const config = resolve(import.meta.dirname, '../lint/clientrc.yaml');
const mail = (name: string) => resolve(import.meta.dirname, `../lint/mails/${name}.eml`);

describe('lint of a file', () => {
  test('the contract: schema, rule, severity, line, column, message; 1 where there is an error', async () => {
    const { code, out } = await home.run(['lint', mail('ja-weekday-holding'), '--config', config, '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual({
      schema: 'client-check/lint/1',
      problems: [
        {
          rule: 'weekday-mismatch',
          severity: 'error',
          line: 19,
          column: 10,
          message: expect.stringContaining('11月26日(金)'),
        },
      ],
    });
  });

  test('a warning alone is 0, and each line is one that editors know', async () => {
    const { code, out } = await home.run(['lint', mail('ja-vague-kinjitsu'), '--config', config, '--lang', 'en']);
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(/\.eml:\d+:5: warning The date is vague: 近日中\. .*\[vague-date\]\n/),
    ]);
  });

  test('without any configuration a file is checked all the same', async () => {
    const { code, out } = await home.run(['lint', mail('ja-attach-basic'), '--json'], {
      env: { XDG_CONFIG_HOME: home.path },
    });
    expect([code, JSON.parse(out).problems[0].rule]).toEqual([1, 'missing-attachment']);
  });

  test('a rule switched off in the configuration, or in the mail itself', async () => {
    const off = home.write('off.yaml', `${readFileSync(config, 'utf8')}lint: { off: [weekday-mismatch] }\n`);
    expect((await home.run(['lint', mail('ja-weekday-holding'), '--config', off])).code).toBe(0);
    const source = readFileSync(mail('ja-weekday-holding'), 'utf8');
    const marked = home.write('marked.eml', `X-Client-Check-Lint: off=weekday-mismatch\n${source}`);
    expect((await home.run(['lint', marked, '--config', config])).code).toBe(0);
  });

  test('--fix mends the file where it lies, and nothing else in it', async () => {
    const before = readFileSync(mail('ja-honorific-bucho'), 'utf8');
    const file = home.write('fix.eml', before, 0o644);
    expect((await home.run(['lint', file, '--fix', '--config', config])).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe(before.replace('部長様', '部長'));
    expect(statSync(file).mode & 0o777).toBe(0o644);
  });

  test('--now is when it goes out', async () => {
    const at = (now: string) =>
      home.run(['lint', mail('ja-weekday-good-range'), '--config', config, '--now', now, '--json']);
    expect((await at('2026-11-24T10:00')).out).not.toContain('odd-hour');
    expect((await at('2026-11-24T23:00')).out).toContain('odd-hour');
  });

  test('what is no mail is 65, what is not there 74', async () => {
    const text = home.write('notes.txt', 'hello\n');
    expect((await home.run(['lint', text, '--config', config])).code).toBe(65);
    expect((await home.run(['lint', './gone.eml', '--config', config])).code).toBe(74);
  });

  test('standard input, and what is mended on standard output', async () => {
    const within = ['sh', '-c', `"$0" "$@" < '${mail('ja-wording-ryokai')}'`];
    const { code, out, err } = await home.run(['lint', '-', '--fix', '--config', config], { within });
    expect([code, out]).toEqual([0, readFileSync(mail('ja-wording-ryokai'), 'utf8').replace('了解', '承知')]);
    expect(err).not.toContain('[wording]');
  });
});

describe('lint of a draft', () => {
  test('the draft of a thread is checked, mended in its folder, and stays one', async () => {
    const sample = await writeSample(mkdtempSync(join(home.path, 'box-')), Date.now());
    const folder = join(sample.maildir, '.Drafts', 'cur');
    const env = { XDG_STATE_HOME: join(home.path, 'state') };
    const run = (...args: string[]) => home.run([...args, '--config', sample.config], { env });
    const before = new Set(readdirSync(folder));
    const { drafts } = JSON.parse((await run('draft', '--json')).out);
    const [name = ''] = readdirSync(folder).filter((one) => !before.has(one));
    const source = readFileSync(join(folder, name), 'utf8');
    const id = drafts.find(({ messageId }: { messageId: string }) => source.includes(messageId)).thread as string;
    const head = source.slice(0, source.indexOf('\r\n\r\n'));
    const text = '横浜様\n\n了解しました。ありがとうございます。\n';
    writeFileSync(join(folder, name), `${head}\r\n\r\n${Buffer.from(text).toString('base64')}\r\n`);
    const rules = async () =>
      JSON.parse((await run('lint', id, '--json')).out).problems.map(({ rule }: { rule: string }) => rule);
    expect(await rules()).toContain('wording');
    const count = readdirSync(folder).length;
    expect((await run('lint', id, '--fix')).code).toBeLessThan(2);
    expect(await rules()).not.toContain('wording');
    expect(readdirSync(folder)).toHaveLength(count);
    expect((await run('send', id, '--dry-run')).out).toContain('承知しました');
  });

  test('a thread without a draft', async () => {
    const sample = await writeSample(mkdtempSync(join(home.path, 'box-')), Date.now());
    const { out } = await home.run(['inbox', '--json', '--config', sample.config]);
    const { id } = JSON.parse(out).threads.find(({ draft }: { draft: unknown }) => draft === null);
    const { code, err } = await home.run(['lint', id, '--config', sample.config]);
    expect([code, err]).toEqual([65, expect.stringContaining('下書きがありません')]);
  });
});
