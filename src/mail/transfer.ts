import { splitHeader } from './header.ts';
import type { RawPart } from './message.ts';

/** A part's body without its transfer encoding (RFC 2045 6): base64 and quoted-printable are undone, the rest is plain. */
export function decodeTransfer({ header, body }: RawPart): Buffer {
  const bytes = Buffer.from(body ?? new Uint8Array());
  const field = splitHeader(header).find(({ name }) => name === 'content-transfer-encoding');
  const encoding = /^[\s"]*([\w-]+)/.exec(field?.value ?? '')?.[1]?.toLowerCase();
  if (encoding === 'base64' || encoding === 'b') return unbase64(bytes);
  return encoding === 'quoted-printable' || encoding === 'q' ? unquote(bytes.toString('latin1')) : bytes;
}

/**
 * RFC 2045 6.8, as programs write it: characters that are none of base64's are passed over, padding may be missing or stand in
 * the middle where two texts were put together. A body that is plain in spite of its label stays, and so does what a mailing
 * list has put below in plain text.
 */
function unbase64(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1');
  const lines = text.split('\n');
  const isPlain = (line: string) => /[^\s=]\s{1,9}[^\s=]|[\x1b\x80-\xff]/.test(line.slice(0, 1000));
  if (isPlain(lines.find((line) => line.trim() !== '') ?? '')) return bytes;
  const end = lines.findIndex((line, index) => index > 0 && (line.trim() === '' || line.trimEnd().endsWith('=')));
  const footer = end < 0 ? -1 : lines.findIndex((line, index) => index > end && isPlain(line));
  const encoded = footer < 0 ? text : lines.slice(0, footer).join('\n');
  const groups = encoded.replace(/[^A-Za-z0-9+/=]/g, '').split(/=+/);
  const rest = footer < 0 ? [] : [Buffer.from(`\n${lines.slice(footer).join('\n')}`, 'latin1')];
  return Buffer.concat([...groups.map((group) => Buffer.from(group, 'base64')), ...rest]);
}

/**
 * RFC 2045 6.7; what is no valid escape stays as it is. White space at the end of a line is a relay's, also behind the `=` of a
 * soft line break.
 */
function unquote(text: string): Buffer {
  const lines = text.split('\n');
  let joined = '';
  for (const [index, line] of lines.entries()) {
    const trimmed = line.trimEnd();
    if (trimmed.endsWith('=')) joined += trimmed.slice(0, -1);
    else joined += index === lines.length - 1 ? trimmed : `${trimmed}${line.endsWith('\r') ? '\r\n' : '\n'}`;
  }
  const plain = joined.replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(plain, 'latin1');
}
