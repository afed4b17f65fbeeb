import { decode } from 'libmime/lib/charset.js';

/**
 * Decodes a header's raw bytes, which RFC 5322 wants to be ASCII and which Japanese programs send as UTF-8 (RFC 6532), raw
 * ISO-2022-JP, Shift_JIS or EUC-JP. The first reading without an error wins; a byte that none can read becomes U+FFFD.
 */
export function decodeRawHeader(bytes: Uint8Array): string {
  const text = latin1(bytes);
  if (/\x1b[$(]/.test(text)) return decodeCharset(bytes, 'iso-2022-jp');
  if (/^[\x00-\x7f]*$/.test(text)) return text;
  for (const label of ['utf-8', 'euc-jp', 'shift_jis']) {
    const decoded = decodeStrictly(bytes, label);
    // Short Shift_JIS texts are valid EUC-JP too, and then they read as half-width kana or rare kanji.
    if (decoded !== null && !(label === 'euc-jp' && /[\uff61-\uff9f]/.test(decoded))) return decoded;
  }
  return new TextDecoder('utf-8').decode(bytes);
}

/** Labels under which any bytes may come: none at all, what programs write without thinking, and the 7-bit ones. */
const VAGUE = /^(?:|us-ascii|ascii|unknown(?:-8bit)?|x-unknown|default|iso-8859-1|binary)$/i;

/** ISO-2022-JP by its names: Windows code pages 50220 to 50222 and the vendors' variants. */
const ISO_2022_JP = /^(?:cs)?iso-?2022-?jp|^(?:cp|windows-|x-)?5022[0-2]$/i;

/** The escapes of ISO-2022-JP (RFC 1468) after a relay has dropped their ESC bytes: `$B` … `(B`. */
const STRIPPED = /\$[B@]((?:[!-~]{2})+?)\([BJ]/g;

/**
 * Decodes a text part as it is, not only as its label says: escapes of ISO-2022-JP are believed under any label and put back
 * where a relay dropped them; where the label says nothing, or names a 7-bit charset over 8-bit bytes, the bytes are read as the
 * first Japanese charset that fits.
 */
export function decodeTextPart(bytes: Uint8Array, label: string): string {
  const name = label.trim();
  const text = latin1(bytes);
  if (/\x1b[$(]/.test(text)) return decodeCharset(bytes, 'iso-2022-jp');
  const vague = VAGUE.test(name) || ISO_2022_JP.test(name);
  if (vague && /[\x80-\xff]/.test(text)) return decodeRawHeader(bytes);
  const repaired = vague ? text.replace(STRIPPED, (all) => `\x1b${all.slice(0, -2)}\x1b${all.slice(-2)}`) : text;
  if (repaired !== text) return decodeCharset(Buffer.from(repaired, 'latin1'), 'iso-2022-jp');
  return decodeCharset(bytes, ISO_2022_JP.test(name) ? 'iso-2022-jp' : name);
}

/** Decodes bytes under a MIME charset label (RFC 2046 4.1.2); an unknown label is read as UTF-8. Never throws. */
export function decodeCharset(bytes: Uint8Array, label: string): string {
  return decode(Buffer.from(bytes), label || 'utf-8');
}

export function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

function decodeStrictly(bytes: Uint8Array, label: string): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
