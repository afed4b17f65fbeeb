import type { MessageId } from '../mail/message.ts';

/** Where a thread is read: by what program, on which machine. */
export interface MailReader {
  readonly platform: NodeJS.Platform;
  /** The IMAP host; null for a Maildir. */
  readonly host: string | null;
  readonly address: string;
}

/**
 * A link that opens a message in the mail program: Gmail's own page, `message:` on macOS, else `mid:` (RFC 2392). The Message-ID is
 * whatever a sender wrote: all of it is percent-encoded, so that it is one part of the link and nothing more.
 */
export function mailLink(messageId: MessageId, { platform, host, address }: MailReader): string {
  const id = encodeURIComponent(messageId.toWellFormed()).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  if (host !== null && /^imap\.(?:gmail|googlemail)\.com$/i.test(host))
    return `https://mail.google.com/mail/u/${encodeURIComponent(address)}/#search/rfc822msgid%3A${id}`;
  if (platform === 'darwin') return `message://%3C${id}%3E`;
  return `mid:${id.replaceAll('%40', '@')}`;
}
