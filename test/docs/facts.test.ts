import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { addWindow } from '../../src/calendar/window.ts';
import { en } from '../../src/render/words-en.ts';
import { readCommitments } from '../../src/triage/commitments.ts';
import { STATES } from '../../src/triage/verdict.ts';
import { at } from '../mail/build.ts';
import { calendar } from '../triage/build.ts';
import { ROOT } from './pages.ts';

const read = (name: string) => readFileSync(join(ROOT, 'docs', name), 'utf8');
const rows = (page: string) => [...page.matchAll(/^\| (.+) \|$/gm)].map(([, row = '']) => row.split(' | '));
const HOUR = 3_600_000;

describe.each(['judging.md', 'judging.ja.md'])('%s', (name) => {
  const page = read(name);

  test('names every state, in its order, and every code of evidence', () => {
    const [, states = '', evidence = ''] =
      /\n## (?:States|状態)\n([\s\S]*?)\n## (?:Evidence|根拠)\n([\s\S]*?)\n## /.exec(page) ?? [];
    const codes = (part: string) =>
      [...part.matchAll(/^\| (`.+?`(?:, `.+?`)*) \|/gm)].flatMap(([, cell = '']) =>
        [...cell.matchAll(/`(.+?)`/g)].map(([, code = '']) => code),
      );
    expect(codes(states)).toEqual([...STATES]);
    expect(codes(evidence).toSorted()).toEqual(Object.keys(en.evidence).toSorted());
  });

  test('the examples of clocks end as the calendar reckons', () => {
    const instant = (text: string) => {
      const [, day = '', time = ''] = /(\d{1,2})(?: Nov|日).*?(\d{1,2}:\d{2})$/.exec(text) ?? [];
      return at(`2026-11-${day} ${time.padStart(5, '0')}`);
    };
    const examples = rows(page).filter(([, window]) => /^\d+h$/.test(window ?? ''));
    expect(examples).toHaveLength(4);
    for (const [received = '', window = '', clock = '', ends = ''] of examples) {
      const kind = /`(.+?)`/.exec(clock)?.[1] as 'elapsed';
      expect(addWindow(calendar, kind, instant(received), Number.parseInt(window, 10) * HOUR)).toBe(instant(ends));
    }
  });
});

test.each(['promises.md', 'promises.ja.md'])('%s: the examples are read so', (name) => {
  const examples = rows(read(name)).filter(([, sent]) => /Tue 24 Nov 2026|2026年11月24日/.test(sent ?? ''));
  expect(examples).toHaveLength(6);
  for (const [text = '', , readAs = ''] of examples) {
    const { promise, request } = readCommitments(text, calendar, at('2026-11-24 10:00'));
    const [kind, other] = /^(?:promise|約束)/.test(readAs) ? [promise, request] : [request, promise];
    const due = new Date((kind?.due ?? 0) + 9 * HOUR).toISOString();
    expect([text, other]).toEqual([text, null]);
    expect([text, due.slice(5, 10)]).toEqual([text, `11-${/(\d+)(?: Nov|日)/.exec(readAs)?.[1]}`]);
    if (/17(?::00|時)/.test(readAs)) expect(due.slice(11, 16)).toBe('17:00');
  }
});
