import { describe, expect, test } from 'vitest';
import { readCommitments } from '../../src/triage/commitments.ts';
import { at } from '../mail/build.ts';
import { calendar } from '../triage/build.ts';
import { sentences as english, type Sentence } from './sentences-en.ts';
import { sentences as japanese } from './sentences-ja.ts';
import { sentences as laterEnglish } from './sentences-later-en.ts';
import { sentences as laterJapanese } from './sentences-later-ja.ts';
import { sentences as ownEnglish } from './sentences-own-en.ts';
import { sentences as ownJapanese } from './sentences-own-ja.ts';

const shown = (instant: number | undefined) =>
  instant === undefined ? undefined : new Date(instant + 9 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

/** Precision and recall of one kind over a table; a date that is read wrongly counts against both. */
function score(table: readonly Sentence[], kind: 'promise' | 'request') {
  let [right, read, meant] = [0, 0, 0];
  const wrong: string[] = [];
  for (const sentence of table) {
    const found = shown(readCommitments(sentence.text, calendar, at(sentence.at))[kind]?.due);
    const expected = sentence[kind];
    if (found !== undefined) read += 1;
    if (expected !== undefined) meant += 1;
    if (found === expected) right += found === undefined ? 0 : 1;
    else
      wrong.push(
        `${kind} ${expected ?? 'none'}, read ${found ?? 'none'}: ${sentence.text.replace(/\n/g, '⏎')} (${sentence.at})`,
      );
  }
  return { precision: read === 0 ? 1 : right / read, recall: meant === 0 ? 1 : right / meant, meant, wrong };
}

describe.each([
  ['Japanese', japanese, 200],
  ['English', english, 60],
  ['Japanese, written later', laterJapanese, 200],
  ['English, written later', laterEnglish, 80],
  ['Japanese, our own', ownJapanese, 80],
  ['English, our own', ownEnglish, 40],
] as const)('dates in our own mail, %s', (_, table, least) => {
  test('the table is as large and as mean as it should be', () => {
    expect(table.length).toBeGreaterThanOrEqual(least);
    const traps = table.filter(({ promise, request }) => promise === undefined && request === undefined);
    expect(traps.length * 3.2).toBeGreaterThanOrEqual(table.length);
    expect(new Set(table.map(({ text, at: when }) => text + when)).size).toBe(table.length);
  });

  test.each(['promise', 'request'] as const)('%s: precision and recall', (kind) => {
    const { precision, recall, wrong } = score(table, kind);
    if (process.env['SHOW_WRONG']) console.log(kind, precision, recall, `\n${wrong.join('\n')}`);
    expect({ precision: precision >= 0.97, recall: recall >= 0.95, wrong: wrong.slice(0, 5) }).toMatchObject({
      precision: true,
      recall: true,
    });
  });
});
