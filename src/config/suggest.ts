import { distance } from 'fastest-levenshtein';

/** The known word that was probably meant; null where none is near. Longer words may be further off. */
export function suggest(written: string, known: readonly string[]): string | null {
  let best: { word: string; far: number } | null = null;
  // A distance costs length times length, and no known word is long.
  const low = written.slice(0, 100).toLowerCase();
  for (const word of known) {
    const far = distance(low, word.toLowerCase());
    const near = Math.max(letters(low) === letters(word.toLowerCase()) ? 2 : 1, Math.floor(word.length / 3));
    if (far <= near && far < (best?.far ?? Number.POSITIVE_INFINITY)) {
      best = { word, far };
    }
  }
  return best?.word ?? null;
}

/** Two letters that changed places count as two edits, too far for a word as short as `port`. */
function letters(word: string): string {
  return [...word].sort().join('');
}
