/** A sentence, or a part of one, in both languages: the language is chosen where an error is shown, not where it arises. */
export interface Worded {
  readonly ja: string;
  readonly en: string;
}

/** Puts `{name}` values into a template; a `Worded` value in the template's language. */
export function fillWords(template: Worded, values: Readonly<Record<string, string | number | Worded>>): Worded {
  const fill = (lang: 'ja' | 'en') =>
    template[lang].replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = values[name] ?? '';
      return typeof value === 'object' ? value[lang] : String(value);
    });
  return { ja: fill('ja'), en: fill('en') };
}

// Not letter, mark, number, punctuation, symbol or blank; variation selectors; letters that show as nothing; right-to-left scripts.
const unsafe =
  /[^\p{L}\p{M}\p{N}\p{P}\p{S} ]|\p{Variation_Selector}|[\u115f\u1160\u3164\uffa0\u2800]|[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/gu;

/**
 * Text from a file that may be hostile, so that a terminal shows all of it: whatever is invisible, moves the cursor or turns
 * the direction of writing becomes `\u{…}`. Nothing is left out, since a command could hide in what is left out.
 */
export function visible(text: string): string {
  return text.replace(unsafe, escaped);
}

/** The same, cut for a sentence. Not for commands: see `visible`. */
export function shortly(text: string): string {
  const letters = [...visible(text)];
  return letters.length > 60 ? `${letters.slice(0, 59).join('')}…` : letters.join('');
}

function escaped(letter: string): string {
  return `\\u{${(letter.codePointAt(0) ?? 0).toString(16)}}`;
}
