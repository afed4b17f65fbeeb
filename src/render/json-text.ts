/**
 * JSON for a person's terminal as well as for a program: what could move a cursor, turn the direction of writing or show as nothing
 * stands there escaped (RFC 8259 7), so that a program reads the very text and a terminal does nothing. JSON.stringify escapes no
 * more than C0 and lone surrogates.
 */
export function jsonText(value: object, indent = 2): string {
  return `${JSON.stringify(value, null, indent).replace(/[\x7f-\x9f\p{Cf}\u2028\u2029]/gu, escaped)}\n`;
}

function escaped(character: string): string {
  // One escape for each UTF-16 unit: a character beyond U+FFFF has two.
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
