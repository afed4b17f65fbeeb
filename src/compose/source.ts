import MailComposer from 'nodemailer/lib/mail-composer';
import type { BusinessCalendar } from '../calendar/business-calendar.ts';
import type { Address } from '../mail/address.ts';
import { formatMark } from '../mail/draft-mark.ts';
import { dateHeader } from './date.ts';
import type { Outgoing } from './reply.ts';

/** An outgoing mail -> RFC 5322 bytes: 7-bit, UTF-8 within encoded words and transfer encodings, lines ended by CRLF. */
export function sourceOf(mail: Outgoing, calendar: BusinessCalendar): Promise<Buffer> {
  const { mark, inReplyTo, references } = mail;
  const composer = new MailComposer({
    from: plain(mail.from),
    to: mail.to.map(plain),
    cc: mail.cc.map(plain),
    subject: mail.subject,
    date: dateHeader(mail.date, calendar),
    messageId: `<${mail.messageId}>`,
    ...(inReplyTo === null ? {} : { inReplyTo: `<${inReplyTo}>` }),
    ...(references.length === 0 ? {} : { references: references.map((id) => `<${id}>`).join(' ') }),
    headers: {
      ...(mark === null ? {} : { 'X-Client-Check': formatMark(mark) }),
      ...(mail.lint ? { 'X-Client-Check-Lint': mail.lint } : {}),
    },
    text: mail.text,
    textEncoding: 'base64',
    newline: '\r\n',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

function plain({ name, address }: Address): { name: string; address: string } {
  return { name, address };
}
