import { encodeIso2022Jp, encodeShiftJis } from './japanese.ts';

export type Charset = 'utf-8' | 'iso-2022-jp' | 'shift_jis';

/** RFC 2047 encoded words of at most 75 characters, none of which splits a character. */
export function encodedWords(text: string, charset: Charset): string {
  if (isAscii(text)) return text;
  const encode = (part: string) => `=?${charset.toUpperCase()}?B?${bytesOf(part, charset).toString('base64')}?=`;
  const words: string[] = [];
  let current = '';
  for (const character of text) {
    if (encode(current + character).length > 70) {
      words.push(encode(current));
      current = '';
    }
    current += character;
  }
  return [...words, encode(current)].join('\r\n ');
}

/** A text leaf: its header lines, an empty line, its body. */
export function textPart(text: string, charset: Charset, subtype: 'plain' | 'html' = 'plain'): string {
  const leaf = (label: string, encoding: string, body: string) =>
    `Content-Type: text/${subtype}; charset=${label}\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body}\r\n`;
  const wire = text.replaceAll('\n', '\r\n');
  if (isAscii(text)) return leaf('us-ascii', '7bit', wire);
  const bytes = bytesOf(wire, charset);
  // RFC 1468 is 7-bit by design; the others go in base64.
  return charset === 'iso-2022-jp'
    ? leaf('ISO-2022-JP', '7bit', bytes.toString('latin1'))
    : leaf(charset === 'utf-8' ? 'UTF-8' : 'Shift_JIS', 'base64', base64Lines(bytes));
}

/** A file that came with the mail. Its contents matter to nobody. */
export function filePart(name: string): string {
  return [
    `Content-Type: ${typeOf(name)}`,
    `Content-Disposition: attachment;\r\n filename*=UTF-8''${encodeURIComponent(name)}`,
    'Content-Transfer-Encoding: base64',
    '',
    base64Lines(Buffer.from('sample')),
    '',
  ].join('\r\n');
}

/** Parts under one roof (RFC 2046 5.1). */
export function multipart(subtype: 'mixed' | 'alternative', boundary: string, parts: readonly string[]): string {
  const body = parts.map((part) => `--${boundary}\r\n${part}`).join('\r\n');
  return `Content-Type: multipart/${subtype}; boundary="${boundary}"\r\n\r\n${body}\r\n--${boundary}--\r\n`;
}

/** A text as mail programs write it in HTML. */
export function htmlOf(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const blocks = escaped.split('\n').map((line) => `<div>${line === '' ? '<br>' : line}</div>`);
  return `<html><body>\n${blocks.join('\n')}\n</body></html>`;
}

function isAscii(text: string): boolean {
  return /^[\n\x20-\x7e]*$/.test(text);
}

function bytesOf(text: string, charset: Charset): Buffer {
  if (charset === 'utf-8') return Buffer.from(text, 'utf8');
  return charset === 'iso-2022-jp' ? encodeIso2022Jp(text) : encodeShiftJis(text);
}

function base64Lines(bytes: Buffer): string {
  return bytes.toString('base64').replace(/.{76}(?=.)/g, '$&\r\n');
}

function typeOf(name: string): string {
  if (name.endsWith('.pdf')) return 'application/pdf';
  if (name.endsWith('.xlsx')) return 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  if (name.endsWith('.jpg')) return 'image/jpeg';
  return 'application/octet-stream';
}
