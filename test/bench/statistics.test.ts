import { describe, expect, test } from 'vitest';
import { median, medianRatio, quantile } from '../../bench/statistics.ts';

describe('statistics', () => {
  test('a quantile lies between two values where need be', () => {
    expect(median([5, 1, 3])).toBe(3);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(quantile([10, 20, 30, 40, 50], 0.25)).toBe(20);
    expect(quantile([10, 20], 0.75)).toBe(17.5);
    expect(quantile([], 0.5)).toBeNaN();
  });

  test('the ratio is the median of the rounds, not the ratio of the medians', () => {
    expect(medianRatio([100, 20, 30], [10, 10, 20])).toBe(2);
  });

  test('a round in which either failed does not count, and without rounds there is no number', () => {
    expect(medianRatio([100, null, 30], [10, 10, null])).toBe(10);
    expect(medianRatio([null], [10])).toBeNaN();
  });
});
