import { describe, expect, test } from 'vitest';
import { ERRORS, WARNINGS } from '../../src/lint/rule.ts';
import { checkSet, figuresOf } from './set.ts';

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
