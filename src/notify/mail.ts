import { randomUUID } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { BusinessCalendar } from '../calendar/business-calendar.ts';
import { dateHeader } from '../compose/date.ts';
import { domainOf, type Instant } from '../mail/address.ts';
import { htmlNotice } from './html.ts';
import { type Notice, shortened } from './notice.ts';
import { plainNotice } from './plain.ts';

/** More than this nobody reads in a mail. */
const ROWS = 100;

/**
 * A notice as a mail from oneself to oneself, plain and HTML. Marked as what it is (RFC 3834 5): no program answers it, and
 * client-check takes it neither for a client's mail nor for an answer.
 */
export function mailNotice(
  notice: Notice,
  address: string,
  { calendar, now }: { readonly calendar: BusinessCalendar; readonly now: Instant },
): Promise<Buffer> {
  const short = shortened(notice, ROWS);
  const composer = new MailComposer({
    from: { name: 'client-check', address },
    to: [{ name: '', address }],
    subject: short.title,
    date: dateHeader(now, calendar),
    messageId: `<notice.${randomUUID()}@${domainOf(address)}>`,
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    text: plainNotice(short),
    html: htmlNotice(short),
    textEncoding: 'base64',
    newline: '\r\n',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}
