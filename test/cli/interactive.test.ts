import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BusinessCalendar } from '../../src/calendar/business-calendar.ts';
import { linesOf, listScreen, pageScreen } from '../../src/render/interactive-screen.ts';
import { paintWith } from '../../src/render/style.ts';
import { widthOf } from '../../src/render/width.ts';
import { countStates } from '../../src/triage/rank.ts';
import type { Verdict } from '../../src/triage/verdict.ts';
import { tokyo } from '../calendar/rules.ts';
import { dovecotHere, liveServer } from '../live/available.ts';
import { HOUR, MailLoop } from '../live/mail-loop.ts';
import { talk } from '../live/terminal.ts';
import { Home } from './run.ts';

const NOW = Date.parse('2026-11-24T09:00:00+09:00');

function verdict(index: number): Verdict {
  const client = {
    key: 'c',
    name: '株式会社さわやか商事の長い名前',
    contact: '横浜 海斗',
    address: 'k@x.example',
    known: true,
  };
  const since = NOW - index * HOUR;
  return {
    account: 'work',
    state: 'overdue',
    client,
    clients: [client],
    subject: `お見積りの件 ${'長い件名'.repeat(20)}\u001b[2J`,
    messages: [],
    last: null,
    reply: { since, deadline: since + HOUR, messages: [] },
    promise: null,
    request: null,
    draft: null,
    snoozed: null,
    why: [],
    until: null,
  };
}

describe('the screen', () => {
  const threads = Array.from({ length: 60 }, (_, index) => ({ id: `k${100 + index}`, verdict: verdict(index) }));
  const view = {
    now: NOW,
    since: 0,
    calendar: new BusinessCalendar(tokyo),
    accounts: [],
    counts: countStates([]),
    threads,
  };

  test.each([
    [80, 24],
    [40, 12],
    [120, 40],
  ])(
    '%i by %i: as many lines as there are, none wider, no control byte of a mail, the cursor in sight',
    (columns, rows) => {
      for (const lang of ['ja', 'en'] as const)
        for (const cursor of [0, 1, 30, 59]) {
          const state = { cursor, settled: new Map([['k103', 'done' as const]]), status: '状態の行'.repeat(30) };
          const lines = listScreen(view, state, { lang, paint: paintWith(false), columns, rows });
          expect(lines).toHaveLength(rows);
          for (const line of lines) expect(widthOf(line)).toBeLessThan(columns);
          expect(lines.join('\n')).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
          expect(lines.filter((line) => line.startsWith('> '))).toEqual([expect.stringContaining(`k${100 + cursor}`)]);
        }
    },
  );

  test('no rows, and a text page by page', () => {
    const options = { lang: 'en' as const, paint: paintWith(false), columns: 60, rows: 10 };
    const empty = listScreen({ ...view, threads: [] }, { cursor: 0, settled: new Map(), status: '' }, options);
    expect(empty).toHaveLength(10);
    const lines = linesOf(
      Array.from({ length: 20 }, (_, line) => `line ${line}\t${'長'.repeat(40)}\u001b[2J`).join('\n'),
      60,
    );
    for (const line of lines) expect(widthOf(line)).toBeLessThan(60);
    const size = { columns: 60, rows: 10 };
    const foot = (more: boolean) => (more ? 'there is more of this text below, and these words take two lines' : 'end');
    const first = pageScreen(lines, 0, foot, size);
    expect([first.lines.length, first.more, first.room]).toEqual([10, true, 7]);
    const last = pageScreen(lines, first.room * 2, foot, size);
    expect([last.lines.length, last.more, last.lines.at(-1)]).toEqual([10, false, 'end']);
  });
});

test('without a terminal, and beside --json: wrong usage (2)', async () => {
  const home = new Home();
  home.write('.clientrc', 'accounts:\n  - { name: work, identity: { address: a@b.example }, maildir: ~/Mail }\n');
  for (const words of [['--interactive'], ['--interactive', '--json'], ['--interactive', '--notify', 'desktop']]) {
    expect((await home.run(['inbox', ...words])).code).toBe(2);
  }
  home.remove();
});

const here = dovecotHere() && liveServer(['script'], 'Debian: apt-get install bsdutils');

describe.skipIf(!here)('at a terminal', { timeout: 90_000 }, () => {
  let loop: MailLoop;
  beforeAll(async () => {
    loop = await MailLoop.start(['keys', 'stop']);
  });
  afterAll(() => loop.stop());

  test('show, draft, done and its undo, snooze, quit; the commands’ own records', async () => {
    const pair = loop.pair('keys');
    await pair.bobWrites(30 * HOUR, '納期の件', '納期はいつになりますか。\n');
    await pair.bobWrites(28 * HOUR, 'お見積りの件です', 'お見積りをお願いいたします。\n');
    const { code, screen } = await talk(
      ['inbox', '--interactive', '--config', pair.config],
      pair.env(),
      [
        [/一覧 1\/2[\s\S]*q 終わる/, '\r'],
        [/納期はいつになりますか[\s\S]*q 一覧へ/, 'q'],
        [/一覧 1\/2[\s\S]*q 終わる/, 'd'],
        [/一次回答を下書きにしますか/, 'ｙ'],
        [/\[下書き\]/, 'j'],
        [/一覧 2\/2[\s\S]*q 終わる/, 'x'],
        [/完了にしますか/, 'y'],
        [/\[完了\]/, 'u'],
        [/一覧 2\/2[\s\S]*お見積りの件です[\s\S]*q 終わる/, 'z'],
        [/いつまで延期しますか/, '3bd\r'],
        [/\[延期\]/, 'q'],
      ],
      true,
    );
    expect(code, screen).toBe(0);
    const [before, after] = [...screen.matchAll(/tty: (\S+)/g)].map(([, state]) => state);
    expect(after).toBe(before);
    const { threads } = await pair.json(['inbox', '--all']);
    const states = Object.fromEntries(
      threads.map((one: { subject: string; state: string; draft: unknown }) => [
        one.subject,
        [one.state, one.draft !== null],
      ]),
    );
    expect(states).toEqual({ 納期の件: ['overdue', true], お見積りの件です: ['snoozed', false] });
  });

  test('Ctrl-C leaves the terminal as it was (130), and nothing done', async () => {
    const pair = loop.pair('stop');
    await pair.bobWrites(30 * HOUR, '納期の件', '納期はいつになりますか。\n');
    const { code, screen } = await talk(
      ['inbox', '--interactive', '--config', pair.config],
      pair.env(),
      [
        [/一覧 1\/1[\s\S]*q 終わる/, 'x'],
        [/完了にしますか/, '\u0003'],
      ],
      true,
    );
    expect(code, screen).toBe(130);
    const [before, after] = [...screen.matchAll(/tty: (\S+)/g)].map(([, state]) => state);
    expect(after).toBe(before);
    expect((await pair.json(['inbox'])).threads).toMatchObject([{ state: 'overdue', draft: null }]);
  });
});
