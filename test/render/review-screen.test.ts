import { describe, expect, test } from 'vitest';
import { pageScreen } from '../../src/render/interactive-screen.ts';
import { reviewLines } from '../../src/render/review-screen.ts';
import { paintWith } from '../../src/render/style.ts';
import { widthOf } from '../../src/render/width.ts';

const long = '明日の打ち合わせについて、資料の準備が間に合うかどうかを確かめたく存じます。';
const view = {
  heading: '下書き 1/3  [k7f2]',
  rows: [
    ['宛先', `横浜 海斗 <yokohama@sawayaka.example>, ${'田中 一郎 <tanaka@sawayaka.example>, '.repeat(6)}`],
    ['件名', `Re: ${long}\u001b[2J`],
  ] as const,
  warnings: [`曜日が合いません。${long}`],
  question: { title: '横浜 海斗 様より 11月23日(月) 10:30', text: `${long.repeat(9)}\n\tA\u0007案とB案\n`.repeat(4) },
  text: `株式会社さわやか商事\n横浜 海斗 様\n\n${long.repeat(3)}\n\n> ${long}\n`,
};

describe.each([
  [80, 24],
  [40, 12],
  [109, 30],
  [110, 30],
  [200, 60],
])('a draft at %i by %i', (columns, rows) => {
  test.each(['ja', 'en'] as const)('%s: no line too wide, no control byte, the draft whole', (lang) => {
    const lines = reviewLines(view, { lang, paint: paintWith(false) }, { columns, rows });
    for (const line of lines) expect(widthOf(line)).toBeLessThan(columns);
    expect(lines.join('')).not.toMatch(/[\u0000-\u001f]/);
    const text = lines.map((line) => line.split(' | ').at(-1)).join('');
    for (const words of view.text.trim().split('\n')) expect(text).toContain(words.slice(0, 12));
    const seen = [];
    const foot = (more: boolean) => (more ? 'more' : 'end');
    for (let from = 0; ; ) {
      const page = pageScreen(lines, from, foot, { columns, rows });
      expect(page.lines).toHaveLength(rows);
      seen.push(...page.lines.slice(0, page.room));
      if (!page.more) break;
      from += page.room;
    }
    expect(seen.slice(0, lines.length)).toEqual(lines);
  });

  test('of a long question the beginning, or all of it where it has its own column', () => {
    const lines = reviewLines(view, { lang: 'ja', paint: paintWith(false) }, { columns, rows });
    expect(lines.some((line) => line.includes('全文は s'))).toBe(columns < 110);
  });

  test('what begins a conversation answers nothing', () => {
    const lines = reviewLines({ ...view, question: null }, { lang: 'en', paint: paintWith(false) }, { columns, rows });
    expect(lines.join('\n')).not.toContain('様より');
    expect(lines.join('\n')).toContain('横浜 海斗 様');
  });
});
