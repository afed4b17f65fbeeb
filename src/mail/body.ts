import libmime from 'libmime';
import { simpleParser } from 'mailparser';
import { decodeText } from './address-list.ts';
import { decodeRawHeader } from './charset.ts';
import { splitHeader } from './header.ts';
import type { RawBody, RawPart } from './message.ts';
import { ownText } from './own-text.ts';
import { printableLine, printableText } from './printable.ts';
import type { OwnText } from './thanks.ts';

/** The most file names that are shown of one mail. */
const MAX_NAMES = 50;

/**
 * What a person reads of a body: their own words, and the names of the files that came with them. Decoding (transfer encoding,
 * charset, format=flowed, HTML to text) is mailparser's. A part that can't be decoded gives an empty text, never an error.
 */
export async function readBody(body: RawBody): Promise<OwnText> {
  const textPart = body.parts.find((part) => part.body !== null && isText(part));
  const attachments = body.parts.filter((part) => part !== textPart).flatMap(fileName);
  return { text: textPart ? ownText(await partText(textPart)) : '', attachments: attachments.slice(0, MAX_NAMES) };
}

/** RFC 2045 5.2: a part without a type is plain text. */
function isText({ header }: RawPart): boolean {
  const type = splitHeader(header).find(({ name }) => name === 'content-type')?.value ?? 'text/plain';
  return /^\s*text\/(?:plain|html)\b/i.test(type) || !type.includes('/');
}

/** The text of one MIME part, decoded, without control characters, its lines divided by LF. */
async function partText({ header, body }: RawPart): Promise<string> {
  // The header of a whole message may stand here; only its MIME fields are wanted, as attachments of it would not be there.
  const fields = splitHeader(header).filter(
    ({ name }) => name.startsWith('content-') && name !== 'content-disposition',
  );
  const mime = ['mime-version: 1.0', ...fields.map(({ name, value }) => `${name}: ${value}`), '', ''].join('\r\n');
  const source = Buffer.concat([Buffer.from(mime, 'latin1'), body ?? new Uint8Array()]);
  const parsed = await simpleParser(source, { skipTextToHtml: true, skipImageLinks: true });
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
