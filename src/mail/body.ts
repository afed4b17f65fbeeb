import libmime from 'libmime';
import { simpleParser } from 'mailparser';
import { decodeText } from './address-list.ts';
import { decodeRawHeader, decodeTextPart } from './charset.ts';
import { splitHeader } from './header.ts';
import type { RawBody, RawPart } from './message.ts';
import { ownText } from './own-text.ts';
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
  return { text: textPart ? ownText(await partText(textPart)) : '', attachments: attachments.slice(0, MAX_NAMES) };
}

/** The whole text of a body, quotes and signature too; '' where it has none. */
export async function readText(body: RawBody): Promise<string> {
  const textPart = textPartOf(body);
  return textPart ? partText(textPart) : '';
}

function textPartOf({ parts }: RawBody): RawPart | undefined {
  return parts.find((part) => part.body !== null && isText(part));
}

/** RFC 2045 5.2: a part without a type is plain text. */
function isText({ header }: RawPart): boolean {
  const type = splitHeader(header).find(({ name }) => name === 'content-type')?.value ?? 'text/plain';
  return /^\s*text\/(?:plain|html)\b/i.test(type) || !type.includes('/');
}

/**
 * The text of one MIME part, without control characters, its lines divided by LF. Transfer encoding and charset are undone here,
 * for mail is not always what its labels say; format=flowed (RFC 3676) and HTML are mailparser's.
 */
async function partText(part: RawPart): Promise<string> {
  const field = splitHeader(part.header).find(({ name }) => name === 'content-type');
  const { value, params } = libmime.parseHeaderValue(field?.value ?? 'text/plain');
  const text = decodeTextPart(decodeTransfer(part), String(params['charset'] ?? ''));
  const type = /^text\/html$/i.test(value.trim()) ? 'text/html' : 'text/plain';
  const flowed = ['format', 'delsp'].flatMap((name) =>
    /^\w+$/.test(String(params[name] ?? '')) ? [`; ${name}=${params[name]}`] : [],
  );
  const header = `mime-version: 1.0\r\ncontent-type: ${type}; charset=utf-8${flowed.join('')}\r\ncontent-transfer-encoding: 8bit\r\n\r\n`;
  const parsed = await simpleParser(Buffer.from(header + text, 'utf8'), { skipTextToHtml: true, skipImageLinks: true });
  return printableText(parsed.text ?? '');
}

/** The name under which a part was sent as a file; parts without one that are no text are named by their type. */
function fileName({ header }: RawPart): string[] {
  const fields = splitHeader(header);
  const parse = (name: string) => {
    const value = fields.find((field) => field.name === name)?.value;
    return value === undefined ? null : libmime.parseHeaderValue(decodeRawHeader(Buffer.from(value, 'latin1')));
  };
  const disposition = parse('content-disposition');
  const type = parse('content-type');
  const name = disposition?.params['filename'] ?? type?.params['name'];
  if (name) return [printableLine(decodeText(String(name)))];
  if (disposition?.value.toLowerCase() === 'attachment')
    return [printableLine(type?.value ?? 'application/octet-stream')];
  return [];
}
