/**
 * RFC 9051 6.3.9 list-wildcards: `*` matches anything, `%` anything but the delimiter. One row of states for each character of the
 * path, so that no pattern can take longer than its length times the path's: a regular expression of many stars could.
 */
export function matchesGlob(path: string, glob: string, delimiter: string): boolean {
  const signs = [...glob.replace(/\*{2,}/g, '*')];
  const from = (states: Set<number>): Set<number> => {
    // A wildcard may stand for nothing. The set grows while it is walked, which JavaScript allows.
    for (const state of states) if (signs[state] === '*' || signs[state] === '%') states.add(state + 1);
    return states;
  };
  let states = from(new Set([0]));
  for (const character of path) {
    const next = new Set<number>();
    for (const state of states) {
      const sign = signs[state];
      if (sign === '*' || (sign === '%' && character !== delimiter)) next.add(state);
      else if (sign !== '%' && sign === character) next.add(state + 1);
    }
    states = from(next);
    if (states.size === 0) return false;
  }
  return states.has(signs.length);
}
