import { describe, expect, test } from 'vitest';
import { clientLabel, matter } from '../../src/render/client-name.ts';
import { inboxJson } from '../../src/render/json.ts';
import { paintWith } from '../../src/render/style.ts';
import { renderInbox } from '../../src/render/table.ts';
import { cut, pad, widthOf, wrap } from '../../src/render/width.ts';
import { en } from '../../src/render/words-en.ts';
import { ja } from '../../src/render/words-ja.ts';
import { byUrgency, countStates } from '../../src/triage/rank.ts';
import { at } from '../mail/build.ts';
import { calendar, judge, KAITO, ME, rules } from '../triage/build.ts';

describe('widths', () => {
  test('full-width characters take two columns, and none is split', () => {
    expect(widthOf('見積①a')).toBe(6);
    expect(cut('お見積りの件', 7)).toBe('お見積…');
    expect(cut('お見積りの件', 12)).toBe('お見積りの件');
    expect(cut('👨‍👩‍👧家族', 4)).toBe('👨‍👩‍👧…');
    expect(pad('件', 5)).toBe('件   ');
    expect(pad('件', 5, 'right')).toBe('   件');
    expect(cut('x', 0)).toBe('');
  });

  test('lines are broken at spaces, Japanese between characters', () => {
    expect(wrap('one two three', 8)).toEqual(['one two', 'three']);
    expect(wrap('お見積りの件です', 8)).toEqual(['お見積り', 'の件です']);
    expect(wrap('見積、納期、支払', 10)).toEqual(['見積、', '納期、支払']);
    expect(wrap('', 8)).toEqual(['']);
  });
});

describe('names', () => {
  const client = {
    key: 'k',
    name: '株式会社さわやか商事',
    contact: '横浜 海斗',
    address: 'kaito@sawayaka.example',
    known: true,
  };
  test.each([
    [40, '株式会社さわやか商事 横浜 海斗'],
    [26, '㈱さわやか商事 横浜 海斗'],
    [20, '㈱さわやか商事 横浜'],
    [14, '㈱さわや… 横浜'],
  ])('company and contact in %i columns', (width, label) => {
    expect(clientLabel(client, width, '')).toBe(label);
    expect(widthOf(label)).toBeLessThanOrEqual(width);
  });

  test('a subject without its reply marks', () => {
    expect(matter('Re: RE: Ｒｅ：返信: お見積りの件', '-')).toBe('お見積りの件');
    expect(matter('Re:', '(件名なし)')).toBe('(件名なし)');
    expect(matter('Reports', '-')).toBe('Reports');
  });
});

const HOSTILE = '\x1b[2J\x1b]52;c;ZWNobw==\x07\u202e\u2028見積';
const mails = Array.from({ length: 12 }, (_, i) => ({
  id: `q${i}@client${i}.example`,
  at: `2026-11-${String(8 + i).padStart(2, '0')} 10:00`,
  from: i === 0 ? KAITO : `${'長い名前の担当者'.repeat(i % 4)}${i === 5 ? HOSTILE : ''} <a@client${i}.example>`,
  to: ME,
  subject: i === 5 ? HOSTILE : '新しいキャンペーンの企画書について '.repeat(1 + (i % 3)),
}));
const verdicts = judge(mails, { now: '2026-11-20 08:30', rules: rules() });
const view = {
  now: at('2026-11-20 08:30'),
  since: at('2026-09-21 08:30'),
  calendar,
  accounts: [
    {
      name: 'work',
      messages: 12,
      threads: 12,
      unreadable: [{ mailbox: `INBOX${HOSTILE}`, uid: 7, reason: HOSTILE }],
      notices: ['no-sent', 'no-drafts', 'empty'] as const,
      error: null,
    },
  ],
  counts: countStates(verdicts),
  threads: verdicts.toSorted(byUrgency).map((verdict, i) => ({ id: `id${i}0`, verdict })),
};

describe('the table', () => {
  test.each([60, 80, 120, 200])('every line fits %i columns, in both languages, with and without colour', (columns) => {
    for (const lang of ['ja', 'en'] as const) {
      for (const colour of [true, false]) {
        const text = renderInbox(view, { lang, columns, paint: paintWith(colour), program: 'client-check' });
        const rows = text.split('\n').filter((line) => /^\s+(?:\x1b\[1m)?id\d+/.test(line));
        expect(rows).toHaveLength(12);
        for (const line of text.split('\n').slice(1)) expect(widthOf(line)).toBeLessThanOrEqual(columns);
      }
    }
  });

  test('columns begin at the same place in every row of a group', () => {
    const text = renderInbox(view, { lang: 'ja', columns: 100, paint: paintWith(false), program: 'client-check' });
    const starts = text
      .split('\n')
      .filter((line) => /^ {2}id.*期限/.test(line))
      .map((line) => widthOf(line.slice(0, line.indexOf('期限'))));
    expect(new Set(starts.slice(1)).size).toBeLessThanOrEqual(2);
  });

  test('no control byte of a mail, a folder or a server comes through', () => {
    const plain = renderInbox(view, { lang: 'ja', columns: 100, paint: paintWith(false), program: 'client-check' });
    expect(plain.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202a-\u202e\u2028\u2029]/u);
    const painted = renderInbox(view, { lang: 'ja', columns: 100, paint: paintWith(true), program: 'client-check' });
    expect(painted.replace(/\x1b\[\d+m/g, '').replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
  });

  test('known clients come before strangers', () => {
    expect(view.threads[0]?.verdict.client?.name).toBe('株式会社さわやか商事');
    expect(view.threads.slice(1).every(({ verdict }) => !verdict.client?.known)).toBe(true);
  });

  test('nothing waits', () => {
    const text = renderInbox(
      { ...view, threads: [], accounts: [] },
      { lang: 'en', columns: 80, paint: paintWith(false), program: 'client-check' },
    );
    expect(text).toContain('No client is waiting for you.');
  });
});

test('both languages word every state, every evidence and every sign of automatic mail', () => {
  for (const key of ['states', 'evidence', 'automatic', 'clocks', 'notices'] as const)
    expect(Object.keys(en[key])).toEqual(Object.keys(ja[key]));
  expect(Object.keys(en).sort()).toEqual(Object.keys(ja).sort());
});

test('the JSON bears the calendar’s offset', () => {
  expect(inboxJson(view)).toMatchObject({
    now: '2026-11-20T08:30:00+09:00',
    threads: expect.arrayContaining([expect.objectContaining({ snoozed: null })]),
  });
});
