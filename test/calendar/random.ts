/** mulberry32: numbers from 0 to 1, the same ones for the same seed, so that a failure comes back. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A whole number from 0 to below `n`. */
export const below = (next: () => number, n: number): number => Math.floor(next() * n);
