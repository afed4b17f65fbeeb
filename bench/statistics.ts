/** The value below which a share of the values lies, between two of them if need be. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)] ?? Number.NaN;
  const high = sorted[Math.ceil(at)] ?? Number.NaN;
  return low + (high - low) * (at - Math.floor(at));
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/**
 * How many times as long, as the median of the rounds' own ratios: both ran under the same load then. Rounds in which either failed
 * are left out; NaN where none remains.
 */
export function medianRatio(values: readonly (number | null)[], base: readonly (number | null)[]): number {
  const ratios = values.flatMap((value, round) => {
    const other = base[round];
    return value === null || other === null || other === undefined ? [] : [value / other];
  });
  return median(ratios);
}
