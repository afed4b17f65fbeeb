import { splitHeader } from '../mail/header.ts';
import type { MessageId } from '../mail/message.ts';
import { parseMessageId } from '../mail/message-id.ts';
import type { NewMessage } from './mailstore.ts';
import { headerLength } from './mime-scan.ts';

/** A message's bytes with CRLF, as the wire has them (RFC 5322 2.3). A bare CR is left as it is. */
export function toCrlf(source: Uint8Array): Buffer {
  return withLineEnds(source, '\r\n');
}

/** A message's bytes with LF, as the programs that read a Maildir keep them. */
export function toLf(source: Uint8Array): Buffer {
  return withLineEnds(source, '\n');
}

function withLineEnds(source: Uint8Array, end: string): Buffer {
  return Buffer.from(Buffer.from(source).toString('latin1').replace(/\r?\n/g, end), 'latin1');
}

/** The same message, line ends aside: a server may keep LF and give CRLF. */
export function sameContent(a: Uint8Array, b: Uint8Array): boolean {
  return toLf(a).equals(toLf(b));
}

/** The Message-ID in header bytes, as `parseEnvelope` reads it. */
export function messageIdOf(header: Uint8Array): MessageId | null {
  const field = splitHeader(header).find(({ name }) => name === 'message-id');
  return field ? parseMessageId(field.value) : null;
}

/** Throws a RangeError for a message that could not be stored, or not be found again. */
export function checkNewMessage({ source, messageId }: NewMessage): void {
  // RFC 9051 9: CHAR8 of a literal is 0x01 to 0xff.
  if (source.includes(0)) throw new RangeError('The message holds NUL bytes');
  const bytes = Buffer.from(source.buffer, source.byteOffset, source.byteLength);
  const header = bytes.subarray(0, headerLength(bytes) ?? bytes.length);
  if (messageIdOf(header) !== messageId) throw new RangeError(`The message has another Message-ID than ${messageId}`);
}

/** A size as a person reads it. */
export function sizeText(bytes: number): string {
  return bytes < 1 << 20 ? `${Math.ceil(bytes / 1024)} KB` : `${Math.ceil(bytes / (1 << 20))} MB`;
}
