import { decodeCharset } from './charset.ts';
import { isVague } from './charset-label.ts';
import { unflow } from './flowed.ts';
import { splitHeader } from './header.ts';
import { htmlText } from './html-text.ts';
import type { RawBody, RawPart } from './message.ts';
import { ownText } from './own-text.ts';
import { type Parameterised, parseParameters } from './parameters.ts';
import { printableLine, printableText } from './printable.ts';
import type { OwnText } from './thanks.ts';
import { decodeTransfer } from './transfer.ts';

/** The most file names that are shown of one mail. */
const MAX_NAMES = 50;

/**
 * What a person reads of a body: their own words, and the names of the files that came with them. What can't be decoded is shown
 * as far as it can.
 */
export async function readBody(body: RawBody): Promise<OwnText> {
  const textPart = textPartOf(body);
  const attachments = body.parts.filter((part) => part !== textPart).flatMap(fileName);
  return { text: textPart ? ownText(partText(textPart, true)) : '', attachments: attachments.slice(0, MAX_NAMES) };
}

/** The whole text of a body, quotes and signature too; '' where it has none. */
export async function readText(body: RawBody): Promise<string> {
  const textPart = textPartOf(body);
  return textPart ? partText(textPart, false) : '';
}

function textPartOf({ parts }: RawBody): RawPart | undefined {
  return parts.find((part) => part.body !== null && isText(part));
}

/** RFC 2045 5.2: a part without a type is plain text. */
function isText(part: RawPart): boolean {
  const { value } = fieldOf(part, 'content-type');
  return /^text\/(?:plain|html)\b/.test(value) || !value.includes('/');
}

/**
 * The text of one MIME part, without control characters, its lines divided by LF: transfer encoding, charset, format=flowed
 * (RFC 3676) and HTML are undone here, for mail is not always what its labels say.
 */
function partText(part: RawPart, own: boolean): string {
  const { value, parameter } = fieldOf(part, 'content-type');
  const bytes = decodeTransfer(part);
  const html = value === 'text/html';
  const label = parameter('charset');
  const text = decodeCharset(bytes, html && isVague(label) ? charsetOfPage(bytes) : label);
  if (html) return printableText(htmlText(text, own));
  const flowed = parameter('format').toLowerCase() === 'flowed';
  return printableText(flowed ? unflow(text, parameter('delsp').toLowerCase() === 'yes') : text);
}

/** A page that says its own charset (HTML 4.2.5.4), where the mail's header does not. */
function charsetOfPage(bytes: Buffer): string {
  return (
    /<meta[^<>]{1,200}charset\s{0,5}=\s{0,5}["']?([\w-]{1,40})/i.exec(bytes.toString('latin1', 0, 2048))?.[1] ?? ''
  );
}

/** The name under which a part was sent as a file; parts without one that are no text are named by their type. */
function fileName(part: RawPart): string[] {
  const disposition = fieldOf(part, 'content-disposition');
  const type = fieldOf(part, 'content-type');
  const name = printableLine(disposition.parameter('filename') || type.parameter('name'));
  if (name !== '') return [name];
  return disposition.value === 'attachment' ? [printableLine(type.value || 'application/octet-stream')] : [];
}

function fieldOf({ header }: RawPart, name: string): Parameterised {
  return parseParameters(splitHeader(header).find((field) => field.name === name)?.value ?? '');
}
