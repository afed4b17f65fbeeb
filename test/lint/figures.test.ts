import { describe, expect, test } from 'vitest';
import { ERRORS, WARNINGS } from '../../src/lint/rule.ts';
import { checkSet, figuresOf } from './set.ts';

/** Sets that were written without sight of the rules, in the order of their writing. */
const LATER = ['third', 'fourth', 'fifth', 'sixth', 'seventh'];

const all = await checkSet();
const figures = figuresOf(all);

describe('the rules on the set of mails', () => {
  test('the set is large, and shows each rule often enough, both ways', () => {
    expect(all.length).toBeGreaterThanOrEqual(150);
    for (const rule of [...ERRORS, ...WARNINGS]) {
      const bad = all.filter(({ expected }) => expected.some((one) => one.rule === rule)).length;
      const looks = all.filter(({ looksLike }) => looksLike.includes(rule)).length;
      expect([rule, bad >= 5, looks >= 5]).toEqual([rule, true, true]);
    }
  });

  test.each(ERRORS)('%s: precision 0.98, recall 0.95', (rule) => {
    const of = figures.find((one) => one.rule === rule);
    expect({ wrong: of?.wrong, missed: of?.missed }).toSatisfy(
      () => (of?.precision ?? 0) >= 0.98 && (of?.recall ?? 0) >= 0.95,
    );
  });

  test.each(WARNINGS)('%s: precision and recall 0.9', (rule) => {
    const of = figures.find((one) => one.rule === rule);
    expect({ wrong: of?.wrong, missed: of?.missed }).toSatisfy(
      () => (of?.precision ?? 0) >= 0.9 && (of?.recall ?? 0) >= 0.9,
    );
  });

  test('each error is on the line where it stands', () => {
    const off = all.flatMap(({ mail, expected, found }) =>
      found
        .filter(({ rule, severity }) => severity === 'error' && expected.some((one) => one.rule === rule))
        .filter(({ rule, place }) => !expected.some((one) => one.rule === rule && one.line === place.line))
        .map(({ rule, place }) => `${mail} ${rule} ${place.line}`),
    );
    expect(off).toEqual([]);
  });
});

/** What they showed at first sight stands in docs/lint.md; it is mended since, and stays so. */
describe.each(LATER)('the errors on the %s set', (name) => {
  test('found where they are, and nowhere else', async () => {
    const set = await checkSet(`mails-${name}`, `expected-${name}.tsv`);
    expect(set.length).toBeGreaterThanOrEqual(100);
    const wrong = set.flatMap(({ mail, expected, found }) => {
      const there = found.filter(({ severity }) => severity === 'error').map(({ rule }) => rule as string);
      const labels = expected.map(({ rule }) => rule);
      return [
        ...there.filter((rule) => !labels.includes(rule)).map((rule) => `${mail} + ${rule}`),
        ...labels.filter((rule) => !there.includes(rule)).map((rule) => `${mail} - ${rule}`),
      ];
    });
    expect([...new Set(wrong)]).toEqual([]);
  });
});
