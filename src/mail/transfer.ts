import { splitHeader } from './header.ts';
import type { RawPart } from './message.ts';

/** A part's body without its transfer encoding (RFC 2045 6): base64 and quoted-printable are undone, the rest is plain. */
export function decodeTransfer({ header, body }: RawPart): Buffer {
  const bytes = Buffer.from(body ?? new Uint8Array());
  const field = splitHeader(header).find(({ name }) => name === 'content-transfer-encoding');
  const encoding = field?.value
    .replace(/[;(].*$/s, '')
    .trim()
    .toLowerCase();
  if (encoding === 'base64') return Buffer.from(bytes.toString('latin1'), 'base64');
  return encoding === 'quoted-printable' ? unquote(bytes.toString('latin1')) : bytes;
}

/** RFC 2045 6.7; what is no valid escape stays as it is. */
function unquote(text: string): Buffer {
  const joined = text.replace(/[ \t]+(?=\r?\n)/g, '').replace(/=\r?\n/g, '');
  const plain = joined.replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(plain, 'latin1');
}
