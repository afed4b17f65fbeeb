import iconv from 'iconv-lite';

export const sjis = (text: string): Buffer => iconv.encode(text, 'shift_jis');
export const euc = (text: string): Buffer => iconv.encode(text, 'euc-jp');

/** ISO-2022-JP (RFC 1468) out of EUC-JP; `open` leaves the last escape out. */
export function jis(text: string, { open = false, begin = '\x1b$B', end = '\x1b(B' } = {}): Buffer {
  let out = '';
  let within = false;
  for (const character of text) {
    const bytes = euc(character);
    const pair = bytes.length === 2;
    if (pair !== within) out += pair ? begin : end;
    within = pair;
    out += pair ? String.fromCharCode((bytes[0] ?? 0) & 0x7f, (bytes[1] ?? 0) & 0x7f) : character;
  }
  return Buffer.from(within && !open ? out + end : out, 'latin1');
}

/** An encoded word (RFC 2047) of these bytes. */
export const word = (charset: string, bytes: Uint8Array, encoding = 'B'): string =>
  `=?${charset}?${encoding}?${
    encoding.toUpperCase() === 'B'
      ? Buffer.from(bytes).toString('base64')
      : Buffer.from(bytes)
          .toString('latin1')
          .replace(/[^A-Za-z0-9]/g, (one) => `=${one.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)
  }?=`;

export const bytes = (latin1: string): Buffer => Buffer.from(latin1, 'latin1');
