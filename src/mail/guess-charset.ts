import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { decodeEucJp, decodeShiftJis, type Reading, UNREADABLE } from './japanese-8bit.ts';
import { jisX0208 } from './jis-codes.ts';

/** Reads bytes in one way; never throws. */
export type Decoder = (bytes: Uint8Array) => Reading;

/** So many bytes are enough to tell a charset. */
const SAMPLE = 4096;

/** How much a reading looks like what people write, per character: the sign decides, then the size. */
const [GOOD, FAIR, DOUBTFUL, BAD, BROKEN] = [2, 1, -0.4, -1.5, -8];

/**
 * The best reading of 8-bit bytes whose charset is not known, or whose label has proved wrong: UTF-8 if it is that, else the one
 * of Shift_JIS, EUC-JP and Windows' Latin that reads most like writing. What the label says goes first among equals. A text in
 * which lines differ (a list's footer below another program's text) is read line by line.
 */
export function guess(bytes: Uint8Array, labelled: Decoder | null): string {
  const whole = best(bytes, labelled);
  if (whole.errors === 0 || !bytes.includes(0x0a)) return whole.text;
  const lines: string[] = [];
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(0x0a, from);
    const line = bytes.subarray(from, end < 0 ? bytes.length : end + 1);
    const reading = whole.decoder(line);
    lines.push(reading.errors === 0 ? reading.text : best(line, whole.decoder).text);
    from += line.length;
  }
  return lines.join('');
}

/** UTF-8, with a mark for what is none; a character that the end of the bytes cuts off is one error, and no sign of another charset. */
export const decodeUtf8: Decoder = (bytes) => {
  const end = incompleteEnd(bytes);
  // One cut character alone proves nothing.
  const cut = bytes.subarray(0, bytes.length - end).some((byte) => byte >= 0x80) ? end : 0;
  if (isUtf8(bytes.subarray(0, bytes.length - cut))) {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength - cut).toString('utf8');
    return { text: cut === 0 ? text : text + UNREADABLE, errors: 0 };
  }
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  return { text, errors: text.split(UNREADABLE).length - 1 };
};

/**
 * Latin letters as Windows has them (code page 1252), which is what stands under ISO-8859-1 too. By iconv-lite, for Node 20's
 * TextDecoder reads 0x80 to 0x9F as control characters.
 */
export const decodeLatin: Decoder = (bytes) => ({ text: iconv.decode(Buffer.from(bytes), 'windows-1252'), errors: 0 });

function best(bytes: Uint8Array, labelled: Decoder | null): Reading & { decoder: Decoder } {
  const utf8 = decodeUtf8(bytes);
  if (utf8.errors === 0) return { ...utf8, decoder: decodeUtf8 };
  // Of a long text the beginning tells, if the rest agrees.
  const end = bytes.length > 2 * SAMPLE ? bytes.lastIndexOf(0x0a, SAMPLE) + 1 : 0;
  if (end > 0 && bytes.subarray(0, end).some((byte) => byte >= 0x80)) {
    const { decoder } = best(bytes.subarray(0, end), labelled);
    const reading = decoder(bytes);
    if (reading.errors === 0 && decoder !== decodeLatin) return { ...reading, decoder };
  }
  const decoders = [...new Set([...(labelled ? [labelled] : []), SHIFT_JIS, EUC_JP, decodeLatin])];
  let chosen = { ...utf8, decoder: decodeUtf8 };
  // In a text of UTF-8 with a few broken places every character of several bytes that is right is proof.
  const proofs = utf8.text.replace(/[\x00-\x7f]/g, '').length - utf8.errors;
  let highest = plausibility(utf8.text) + proofs * 1.5;
  for (const decoder of decoders) {
    const reading = decoder(bytes);
    const score = plausibility(reading.text) + (decoder === labelled ? 0.5 : 0);
    if (score > highest) [chosen, highest] = [{ ...reading, decoder }, score];
  }
  return chosen;
}

export const SHIFT_JIS: Decoder = (bytes) => decodeShiftJis(bytes);
export const EUC_JP: Decoder = (bytes) => decodeEucJp(bytes);

/** The readings among which a guess is made: no other label is doubted while its own reading has no error. */
export const GUESSED: ReadonlySet<Decoder> = new Set([SHIFT_JIS, EUC_JP, decodeLatin, decodeUtf8]);

/** How long a UTF-8 character at the very end is whose last bytes are missing; 0 where there is none. */
function incompleteEnd(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] as number;
    if (byte >= 0xc2) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back && byte < 0xf5 ? back : 0;
    if (byte < 0x80) return 0;
  }
  return 0;
}

/** How much a text looks like what people write in mail, summed over its characters. */
export function plausibility(text: string): number {
  common ??= commonKanji();
  let score = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code >= 0x80) score += weight(code, text.charCodeAt(i - 1), text.charCodeAt(i + 1));
  }
  return score;
}

let common: ReadonlySet<number> | null = null;

/** JIS X 0208's first level: the 2,965 kanji in use. */
function commonKanji(): Set<number> {
  const rows = Array.from({ length: 32 }, (_, index) => 16 + index);
  return new Set(rows.flatMap((row) => Array.from({ length: 94 }, (_, cell) => jisX0208(row, cell + 1).charCodeAt(0))));
}

function weight(code: number, before: number, after: number): number {
  if (code >= 0x3000 && code <= 0x30ff) return GOOD;
  if (code >= 0x4e00 && code <= 0x9fff) return common?.has(code) ? GOOD : DOUBTFUL;
  if (code === 0xfffd) return BROKEN;
  if (code < 0xa0 || (code >= 0xe000 && code <= 0xf8ff)) return BAD * 2;
  // Half-width kana: written, but also how any EUC-JP reads under Shift_JIS.
  if (code >= 0xff61 && code <= 0xff9f) return DOUBTFUL;
  if ((code >= 0xff01 && code <= 0xffe6) || (code >= 0x2460 && code <= 0x24ff) || (code >= 0x3200 && code <= 0x33ff))
    return FAIR;
  if (code < 0x250 || (code >= 0x2010 && code <= 0x203a)) return latin(code, before, after);
  return code >= 0xd800 && code <= 0xdfff ? FAIR : DOUBTFUL;
}

/** Letters with accents stand among ASCII letters, quotes and dashes beside them or a space. A row of such is another charset. */
function latin(code: number, before: number, after: number): number {
  const plain = (other: number) => Number.isNaN(other) || other < 0x80;
  if (!plain(before) || !plain(after)) return isLetter(code) && (isLetter(before) || isLetter(after)) ? DOUBTFUL : BAD;
  const beside = isLetter(before) || isLetter(after);
  const sign = code === 0xa3 || code === 0xa9 || code === 0xae || (code >= 0x2013 && code <= 0x2026);
  return beside && (isLetter(code) || sign) ? GOOD + 0.5 : 0;
}

function isLetter(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || (code >= 0xc0 && code < 0x250);
}
