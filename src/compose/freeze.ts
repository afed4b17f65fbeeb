import { type Address, addressKey } from '../mail/address.ts';
import type { MessageId } from '../mail/message.ts';

/** The fields that a draft has and a mail has not: our own mark, hidden recipients, what programs note for themselves. */
const DROPPED =
  /^(?:x-client-check|x-client-check-lint|bcc|resent-bcc|fcc|date|message-id|return-path|status|x-status|x-keywords|x-mozilla-[\w-]+|x-mutt-[\w-]+|x-identity-key|x-account-key|x-uniform-type-identifier|x-universally-unique-identifier|x-apple-[\w-]+)$/i;

/** The bytes for SMTP and whom they go to: from here on nothing is changed any more. */
export interface Frozen {
  readonly source: Buffer;
  readonly messageId: MessageId;
  readonly smtp: { readonly from: string; readonly to: readonly string[] };
}

/**
 * Makes the mail of a draft, byte for byte what it says but for the header: the date of now, one Message-ID, no Bcc, no mark of
 * ours; lines ended by CRLF (RFC 5322 2.3). Everybody in To, Cc and Bcc gets it, each once.
 * @param date as `dateHeader` gives it
 */
export function freeze(
  draft: Uint8Array,
  mail: { readonly from: Address; readonly recipients: readonly Address[]; readonly messageId: MessageId },
  date: string,
): Frozen {
  const text = Buffer.from(draft)
    .toString('latin1')
    .replace(/\r\n|\r|\n/g, '\r\n');
  const end = text.indexOf('\r\n\r\n');
  const header = end < 0 ? text.replace(/\r\n$/, '') : text.slice(0, end);
  const body = end < 0 ? '' : text.slice(end + 4);
  const fields = header
    .split(/\r\n(?![ \t])/)
    .filter((field) => !DROPPED.test(field.slice(0, field.indexOf(':')).trim()));
  const lines = [`Date: ${date}`, `Message-ID: <${mail.messageId}>`, ...fields.filter((field) => field !== '')];
  const seen = new Map(mail.recipients.map(({ address }) => [addressKey(address), address]));
  return {
    source: Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body}`, 'latin1'),
    messageId: mail.messageId,
    smtp: { from: mail.from.address, to: [...seen.values()] },
  };
}
