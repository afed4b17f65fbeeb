import iconv from 'iconv-lite';

/** The charsets of the generated mail. */
export type Charset = 'UTF-8' | 'US-ASCII' | 'ISO-2022-JP' | 'Shift_JIS';

export const isAscii = (text: string): boolean => /^[\x20-\x7e]*$/.test(text);

/** iconv-lite has no encoder of ISO-2022-JP: JIS X 0208 is EUC-JP without the top bits, between two escape sequences. */
function iso2022jp(text: string): Buffer {
  const out: number[] = [];
  let two = false;
  for (const character of text) {
    const bytes = iconv.encode(character, 'EUC-JP');
    const wide = bytes.length === 2;
    if (wide !== two) out.push(0x1b, ...(wide ? [0x24, 0x42] : [0x28, 0x42]));
    two = wide;
    out.push(...bytes.map((byte) => byte & 0x7f));
  }
  if (two) out.push(0x1b, 0x28, 0x42);
  return Buffer.from(out);
}

export function encode(text: string, charset: Charset): Buffer {
  if (charset === 'ISO-2022-JP') return iso2022jp(text);
  return charset === 'Shift_JIS' ? iconv.encode(text, 'Shift_JIS') : Buffer.from(text);
}

const words = new Map<string, string>();

/** RFC 2047 B, split so that each word stays within 75 characters. */
export function encodedWord(text: string, charset: Charset): string {
  if (isAscii(text)) return text;
  const key = `${charset}\0${text}`;
  const known = words.get(key);
  if (known !== undefined) return known;
  const wrap = (part: string) => `=?${charset}?B?${encode(part, charset).toString('base64')}?=`;
  const parts: string[] = [];
  let current = '';
  for (const character of text) {
    if (wrap(current + character).length > 75) {
      parts.push(wrap(current));
      current = '';
    }
    current += character;
  }
  parts.push(wrap(current));
  const encoded = parts.join('\r\n ');
  if (words.size < 50_000) words.set(key, encoded);
  return encoded;
}
