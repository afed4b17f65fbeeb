import type { Instant } from '../../src/mail/address.ts';
import { collectMessages } from '../../src/mail/collect.ts';
import type { Message, RawMessage, Role } from '../../src/mail/message.ts';

/** A mail in a test: a few words for what counts, the rest filled in. Times are ISO 8601 with offset, or Tokyo's without one. */
export interface Mail {
  readonly id?: string | null;
  readonly at: string;
  readonly from: string;
  readonly to?: string;
  readonly cc?: string;
  readonly subject?: string;
  readonly re?: string;
  readonly refs?: readonly string[];
  readonly mailbox?: string;
  readonly role?: Role | null;
  readonly flags?: readonly string[];
  readonly headers?: readonly string[];
  readonly threadId?: string;
}

/** An instant from a test's short form: `2026-11-20 17:50` is Tokyo's wall time. */
export function at(text: string): Instant {
  const iso = /[Z+]/.test(text.slice(10)) ? text : `${text.replace(' ', 'T')}+09:00`;
  const instant = Date.parse(iso);
  if (Number.isNaN(instant)) throw new Error(`no instant: ${text}`);
  return instant;
}

let uid = 0;

/** The mail as a store would give it. */
export function raw(mail: Mail): { raw: RawMessage; role: Role | null } {
  uid += 1;
  const lines = [
    `Date: ${new Date(at(mail.at)).toUTCString().replace('GMT', '+0000')}`,
    `From: ${mail.from}`,
    ...(mail.to === undefined ? [] : [`To: ${mail.to}`]),
    ...(mail.cc === undefined ? [] : [`Cc: ${mail.cc}`]),
    `Subject: ${mail.subject ?? 'お見積りの件'}`,
    ...(mail.id === null ? [] : [`Message-ID: <${mail.id ?? `auto${uid}@test.example`}>`]),
    ...(mail.re === undefined ? [] : [`In-Reply-To: <${mail.re}>`]),
    ...(mail.refs === undefined ? [] : [`References: ${mail.refs.map((id) => `<${id}>`).join(' ')}`]),
    ...(mail.headers ?? []),
  ];
  return {
    role: mail.role ?? null,
    raw: {
      ref: { mailbox: mail.mailbox ?? (mail.role === '\\Sent' ? 'Sent' : 'INBOX'), uidValidity: '1', uid },
      flags: new Set(mail.flags ?? []),
      arrival: { kind: 'imap', internalDate: at(mail.at) },
      header: Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'utf8'),
      ...(mail.threadId === undefined ? {} : { threadId: mail.threadId }),
    },
  };
}

/** Mails -> messages, as of a clock that lies after all of them. */
export function messagesOf(mails: readonly Mail[]): Message[] {
  return collectMessages(mails.map(raw), at('2099-01-01 00:00')).messages;
}
