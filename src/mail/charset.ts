import { decoderOf, familyOf, isVague } from './charset-label.ts';
import { type Decoder, decodeUtf8, GUESSED, guess, plausibility } from './guess-charset.ts';
import { decodeIso2022Jp } from './iso-2022-jp.ts';
import { restoreEscapes } from './jis-repair.ts';

/**
 * Decodes a header's raw bytes, which RFC 5322 wants to be ASCII and which Japanese programs send as UTF-8 (RFC 6532), raw
 * ISO-2022-JP, Shift_JIS or EUC-JP. Never throws.
 */
export function decodeRawHeader(bytes: Uint8Array): string {
  return decodeAsItIs(bytes, '', true);
}

/**
 * Decodes bytes under a MIME charset label (RFC 2046 4.1.2) as they are, not only as the label says: escapes of ISO-2022-JP are
 * believed under any label, and put back where a relay dropped them; 8-bit bytes that the label cannot account for, or reads as
 * what nobody writes, are read as the charset that fits. Never throws; U+FFFD stands for a byte that has no reading at all.
 */
export function decodeCharset(bytes: Uint8Array, label: string): string {
  return decodeAsItIs(bytes, label, false);
}

export function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

function decodeAsItIs(bytes: Uint8Array, label: string, folded: boolean): string {
  const family = familyOf(label);
  if (family === 'wide') return decoderOf(label)?.(bytes).text ?? latin1(bytes);
  const decoder = family === 'japanese-7bit' ? null : decoderOf(label);
  const eightBit = (run: Uint8Array) => readEightBit(run, isVague(label) ? null : decoder);
  const text = latin1(bytes);
  const jis7 = family === 'japanese-7bit';
  const mended = text.includes('$') && (jis7 || folded || isVague(label)) ? restoreEscapes(bytes, jis7) : null;
  if (mended || /\x1b[$(&]/.test(text) || (jis7 && /[\x0e\x1b]/.test(text))) {
    return decodeIso2022Jp(mended ?? bytes, { folded, eightBit });
  }
  return /[\x80-\xff]/.test(text) ? eightBit(bytes) : text;
}

/** 8-bit bytes under a label: as it says if that reads like writing, else as the charset that does. */
function readEightBit(bytes: Uint8Array, labelled: Decoder | null): string {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return guess(bytes.subarray(3), labelled);
  if (!labelled) return guess(bytes, null);
  const { text, errors } = labelled(bytes);
  if (errors > 0) return guess(bytes, labelled);
  if (!GUESSED.has(labelled) || plausibility(text) >= 0) return text;
  // Rows of half-width kana are Shift_JIS that someone wrote, or EUC-JP or UTF-8 that someone labelled wrongly: full kana tell.
  const other = guess(bytes, labelled);
  const kana = other.match(/[ぁ-ヶ]/g)?.length ?? 0;
  const sentence = kana >= 3 && kana * 3 >= other.replace(/[\x00-\x7f]/g, '').length;
  return sentence || longUtf8(bytes) ? other : text;
}

/** UTF-8 in which a character of three bytes stands: no chance has made that. */
function longUtf8(bytes: Uint8Array): boolean {
  return bytes.some((byte) => byte >= 0xe0) && decodeUtf8(bytes).errors === 0;
}
