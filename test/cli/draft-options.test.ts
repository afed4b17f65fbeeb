import { appendFileSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { writeSample } from '../../src/demo/write-sample.ts';
import { at } from '../mail/build.ts';
import { Home } from './run.ts';

const NOW = '2026-11-24T08:30';
const home = new Home();
afterAll(() => home.remove());

describe('draft on a Maildir', () => {
  let config: string;
  let drafts: string;
  let state: string;

  beforeEach(async () => {
    const folder = mkdtempSync(join(home.path, 'box-'));
    const sample = await writeSample(folder, at('2026-11-24 08:30'));
    config = sample.config;
    drafts = join(sample.maildir, '.Drafts', 'cur');
    state = join(folder, 'state');
  });

  const run = (...args: string[]) =>
    home.run([...args, '--config', config, '--now', NOW], { env: { XDG_STATE_HOME: state } });
  const json = async (...args: string[]) => {
    const { code, out, err } = await run(...args, '--json');
    return { code, err, ...(out === '' ? {} : JSON.parse(out)) };
  };
  const ids = async () => {
    const { threads } = await json('inbox', '--all');
    return (subject: string) => threads.find((one: { subject: string }) => one.subject.includes(subject)).id as string;
  };

  test('eight drafts, once; the files are drafts to every program', async () => {
    const before = readdirSync(drafts).length;
    const first = await json('draft');
    expect([first.code, first.drafts.length]).toEqual([0, 8]);
    expect(first.skipped.map(({ reason }: { reason: string }) => reason).sort()).toEqual([
      'draft-exists',
      'first-contact',
    ]);
    const names = readdirSync(drafts);
    expect(names).toHaveLength(before + 8);
    expect(names.every((name) => /:2,D/.test(name))).toBe(true);
    expect((await json('draft')).drafts).toEqual([]);
    expect(readdirSync(drafts)).toHaveLength(before + 8);
    const { threads } = await json('inbox');
    expect(threads.filter(({ draft }: { draft: { ours: boolean } | null }) => draft?.ours)).toHaveLength(8);
  });

  test('a dry run prints the same and writes nothing', async () => {
    const before = readdirSync(drafts);
    const dry = await json('draft', '--dry-run');
    expect(readdirSync(drafts)).toEqual(before);
    const real = await json('draft');
    expect(dry.drafts).toEqual(real.drafts);
  });

  test.each([
    ['1bd', '2026-11-25T17:00:00+09:00', []],
    ['3d', '2026-11-27T17:00:00+09:00', []],
    ['4d', '2026-11-30T17:00:00+09:00', []],
    ['2026-11-28', '2026-11-28T17:00:00+09:00', ['due-day-off']],
    ['2026-11-26T15:30', '2026-11-26T15:30:00+09:00', []],
    ['11月26日15時', '2026-11-26T15:00:00+09:00', []],
    ['1/6', '2027-01-06T17:00:00+09:00', []],
  ])('--due %s', async (due, expected, warnings) => {
    const id = (await ids())('色校正');
    const { drafts: made } = await json('draft', id, '--due', due, '--dry-run');
    expect(made).toMatchObject([{ due: expected, warnings }]);
  });

  test.each(['2026-11-24T08:00', '2025-01-01', 'someday', '2026-02-30', '11月26日(金)'])(
    '--due %s is refused',
    async (due) => {
      const { code, err } = await json('draft', '--due', due);
      expect([code, err]).toEqual([2, expect.stringContaining('--due')]);
    },
  );

  test('--reason, --no-quote, --template', async () => {
    const id = (await ids())('色校正');
    const [made] = (await json('draft', id, '--reason', '担当の者が出張中です。', '--no-quote', '--dry-run')).drafts;
    expect(made.text).toContain('\n担当の者が出張中です。\n');
    expect(made.text).not.toMatch(/^>/m);
    const reminder = (await json('draft', id, '--template', 'reminder', '--dry-run')).drafts[0];
    expect(reminder.text).toContain('いただけますと幸いです。');
    expect(reminder.warnings).toEqual([]);
    expect((await json('draft', id, '--template', 'holdign')).code).toBe(2);
    expect((await json('draft', id, '--template', '../../etc/passwd')).code).toBe(2);
  });

  test('a promise that was not kept: its draft asks for a new date', async () => {
    const id = (await ids())('商品ページの仕様変更');
    const [made] = (await json('draft', id, '--dry-run')).drafts;
    expect(made.text).toMatch(
      /11月\d+日\(.\)18時30分までとお約束しておりました「.*」の回答が遅れており、誠に申し訳ございません。/,
    );
    expect(made.text).toContain('あらためて、11月26日(木)17時までに回答いたします。');
  });

  test('what nobody waits for is not drafted; a first contact is, by ID', async () => {
    const find = await ids();
    const answered = (await json('inbox', '--all')).threads.find(
      ({ state: s }: { state: string }) => s === 'answered',
    ).id;
    expect(await json('draft', answered)).toMatchObject({ code: 69, skipped: [{ reason: 'nothing-to-answer' }] });
    const [made] = (await json('draft', find('動画制作のご相談'), '--dry-run')).drafts;
    expect(made.text).toContain('株式会社エージェンシーの佐藤と申します。');
    expect((await json('draft', 'zzzz')).code).toBe(2);
  });

  test('threads older than holding.maxAge are drafted only by ID', async () => {
    appendFileSync(config, 'holding: { maxAge: 3d }\n');
    const { skipped } = await json('draft', '--dry-run');
    expect(skipped.filter(({ reason }: { reason: string }) => reason === 'too-old').length).toBeGreaterThan(2);
    const id = (await ids())('色校正');
    expect((await json('draft', id, '--dry-run')).drafts).toHaveLength(1);
  });

  test("the user's own template goes first; one with a fault stops everything before anything is written", async () => {
    const folder = mkdtempSync(join(home.path, 'templates-'));
    appendFileSync(config, `templates: ${folder}\n`);
    writeFileSync(join(folder, 'holding.liquid'), '{{ salutation }}\n\n{{ due }}までに回答いたします。\n');
    writeFileSync(
      join(folder, 'holding-late.liquid'),
      '{{ salutation }}\n\nお待たせしております。{{ due }}までに回答いたします。\n',
    );
    const own = (await json('draft', '--dry-run')).drafts;
    expect(own.every(({ text }: { text: string }) => !/^いつもお世話に/m.test(text))).toBe(true);
    expect(own.flatMap(({ warnings }: { warnings: string[] }) => warnings)).toEqual([]);
    writeFileSync(join(folder, 'holding.liquid'), '{{ salutatoin }}');
    const before = readdirSync(drafts).length;
    const { code, err } = await run('draft');
    expect([code, err]).toEqual([65, expect.stringContaining('salutation')]);
    expect(readdirSync(drafts)).toHaveLength(before);
  });

  test('--edit: what the editor made of it is written; emptied, none is', async () => {
    const id = (await ids())('色校正');
    const editor = home.write('ed.sh', '#!/bin/sh\nsed -i "s/いつもお世話/平素よりお世話/" "$1"\n', 0o700);
    const env = { XDG_STATE_HOME: state, EDITOR: editor };
    const args = ['draft', id, '--edit', '--json', '--config', config, '--now', NOW];
    const { out } = await home.run(args, { env });
    expect(JSON.parse(out).drafts[0].text).toContain('平素よりお世話');
    const other = (await ids())('ページ改修');
    const empty = home.write('empty.sh', '#!/bin/sh\n: > "$1"\n', 0o700);
    const gone = await home.run(['draft', other, '--edit', '--json', '--config', config, '--now', NOW], {
      env: { ...env, EDITOR: empty },
    });
    expect(JSON.parse(gone.out).drafts).toEqual([]);
    const failed = await home.run(['draft', other, '--edit', '--config', config, '--now', NOW], {
      env: { ...env, EDITOR: 'false' },
    });
    expect(failed.code).toBe(74);
  });
});
