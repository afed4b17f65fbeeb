import { simpleParser } from 'mailparser';
import type { Address } from '../mail/address.ts';
import { parseAddressList } from '../mail/address-list.ts';
import { decodeRawHeader } from '../mail/charset.ts';
import { parseEnvelope } from '../mail/envelope.ts';
import { splitHeader } from '../mail/header.ts';
import type { Envelope } from '../mail/message.ts';
import { printableLine, printableText } from '../mail/printable.ts';

/** A draft as a person sees it: all that will go out. */
export interface DraftMail {
  readonly envelope: Envelope;
  readonly bcc: readonly Address[];
  /** The whole text, quote and signature too; of HTML alone its text. Safe to print. */
  readonly text: string;
  readonly attachments: readonly string[];
  /** One text/plain part and nothing else: it can be edited as text without losing anything. */
  readonly plain: boolean;
}

/** Reads a draft's bytes, whichever program saved it. Never throws: what can't be read is empty. */
export async function readDraftMail(source: Uint8Array): Promise<DraftMail> {
  const bytes = Buffer.from(source);
  const fields = splitHeader(bytes);
  const bcc = fields
    .filter(({ name }) => name === 'bcc')
    .map(({ value }) => decodeRawHeader(Buffer.from(value, 'latin1')));
  const type = fields.find(({ name }) => name === 'content-type')?.value ?? 'text/plain';
  const parsed = await simpleParser(bytes, { skipImageLinks: true, skipTextToHtml: true }).catch(() => null);
  return {
    envelope: parseEnvelope(bytes),
    bcc: parseAddressList(bcc.join(', ')),
    text: printableText(parsed?.text ?? '').trimEnd(),
    attachments: (parsed?.attachments ?? []).map(({ filename, contentType }) => printableLine(filename ?? contentType)),
    plain: /^\s*text\/plain\b/i.test(type),
  };
}
