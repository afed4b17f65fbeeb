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
