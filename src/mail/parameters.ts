import { decodeText } from './address-list.ts';
import { decodeCharset, decodeRawHeader } from './charset.ts';
import { decoderOf } from './charset-label.ts';
import { UNREADABLE } from './japanese-8bit.ts';

/** A header field of a value and parameters: Content-Type (RFC 2045 5.1), Content-Disposition (RFC 2183). */
export interface Parameterised {
  /** Without its parameters, in lower case. */
  readonly value: string;
  /** A parameter's text, decoded; '' where it is not there. */
  readonly parameter: (name: string) => string;
}

/** A field with more parameters than this is read as far as this. */
const MAX_PARAMETERS = 500;

/** One piece of a parameter (RFC 2231 3 and 4): `name*12*` is piece 12, percent-encoded. */
interface Piece {
  readonly name: string;
  readonly index: number;
  readonly encoded: boolean;
  readonly text: string;
}

/**
 * Reads a field's value (bytes as latin1) with its parameters: RFC 2231's pieces in any order, with and without a charset,
 * encoded and not, cut within a character; encoded words, which RFC 2047 5 forbids here and which everybody sends; raw 8-bit and
 * raw ISO-2022-JP; percent-encoding where nothing announces it. Never throws.
 */
export function parseParameters(field: string): Parameterised {
  // Raw JIS holds bytes that look like quotes and semicolons: it is decoded before the structure is read.
  const [value = '', ...rest] = split(decodeRawHeader(Buffer.from(field, 'latin1')));
  const pieces = rest.slice(0, MAX_PARAMETERS).flatMap(pieceOf);
  return {
    value: value.trim().toLowerCase(),
    parameter: (name) => {
      const own = pieces.filter((piece) => piece.name === name);
      const plain = own.find(({ index, encoded }) => index < 0 && !encoded);
      const whole = own.filter(({ index, encoded }) => index < 0 && encoded).slice(0, 1);
      const indexed = new Map(own.filter(({ index }) => index >= 0).map((piece) => [piece.index, piece]));
      const extended = whole.length > 0 ? whole : [...indexed.values()].sort((a, b) => a.index - b.index);
      const readings = [...(extended.length > 0 ? [join(extended)] : []), ...(plain ? [plainText(plain.text)] : [])];
      return readings.find((text) => text !== '' && !text.includes(UNREADABLE)) ?? readings[0] ?? '';
    },
  };
}

/** Divides at the semicolons that stand outside of quotes. */
function split(text: string): string[] {
  const parts: string[] = [];
  let from = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (char === '\\' && quoted) at += 1;
    else if (char === '"') quoted = !quoted;
    else if (char === ';' && !quoted) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, text.slice(from)];
}

function pieceOf(part: string): Piece[] {
  const equals = part.indexOf('=');
  const match = /^([^*\s]{1,60})(?:\*(\d{1,4}))?(\*?)$/.exec(part.slice(0, Math.max(0, equals)).trim());
  if (!match) return [];
  const [, name = '', index, star] = match;
  const text = unquoted(part.slice(equals + 1).trim());
  return [{ name: name.toLowerCase(), index: index === undefined ? -1 : Number(index), encoded: star === '*', text }];
}

/** RFC 5322 3.2.4 quoted-string. A backslash before anything but a quote or a backslash is one of a Windows path. */
function unquoted(text: string): string {
  if (!text.startsWith('"')) return text;
  const close = /^"((?:[^"\\]|\\.)*)"?/s.exec(text)?.[1] ?? '';
  return close.replace(/\\(["\\])/g, '$1');
}

/** The pieces in their order: neighbours that are encoded are one text, for programs cut within an escape or a character. */
function join(pieces: readonly Piece[]): string {
  if (pieces.every(({ encoded }) => !encoded)) return plainText(pieces.map(({ text }) => text).join(''));
  let charset = '';
  let known = false;
  const bytes: Buffer[] = [];
  let run = '';
  for (const { text, encoded } of pieces) {
    if (!encoded) {
      bytes.push(fromPercent(run), Buffer.from(text, 'utf8'));
      run = '';
      continue;
    }
    const start = known ? null : charsetOf(text);
    charset = start?.charset ?? charset;
    known = true;
    run += start?.text ?? text;
  }
  return decodeText(decodeCharset(Buffer.concat([...bytes, fromPercent(run)]), charset));
}

/** RFC 2231 4: `charset'language'text`; programs leave out one quote, or both. */
function charsetOf(text: string): { charset: string; text: string } | null {
  const full = /^([^'%]{0,40})'[^'%]{0,40}'(.*)$/s.exec(text);
  if (full) return { charset: full[1] ?? '', text: full[2] ?? '' };
  const half = /^([\w-]{3,40})'(.*)$/s.exec(text);
  return half && decoderOf(half[1] ?? '') ? { charset: half[1] ?? '', text: half[2] ?? '' } : null;
}

function fromPercent(text: string): Buffer {
  const spread = Buffer.from(text, 'utf8').toString('latin1');
  const plain = spread.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(plain, 'latin1');
}

/** Encoded words; and percent-encoding of what is not ASCII, that some webmail writes without RFC 2231's star. */
function plainText(text: string): string {
  if (!/%(?:[89a-f][0-9a-f]|1b)/i.test(text) || !/^[\x20-\x7e]*$/.test(text)) return decodeText(text);
  const decoded = decodeCharset(fromPercent(text), '');
  return decoded.includes(UNREADABLE) ? text : decoded;
}
