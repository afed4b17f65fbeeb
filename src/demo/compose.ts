import { createHash } from 'node:crypto';
import { encodedWords, filePart, htmlOf, multipart, textPart } from './mime.ts';
import type { Person } from './people.ts';
import type { ScenarioMail } from './scenario.ts';

/** What a mail's bytes are made of beside its scenario. */
export interface Sheet {
  readonly mail: ScenarioMail;
  readonly at: number;
  readonly subject: string;
  /** Text, signature and quotes. */
  readonly body: string;
  readonly messageId: string;
  /** Message-IDs that it follows, the root first. */
  readonly ancestors: readonly string[];
  /** It came from outside, through our mail server. */
  readonly received: boolean;
}

/** An RFC 5322 message with CRLF line ends. */
export function compose({ mail, at, subject, body, messageId, ancestors, received }: Sheet): Buffer {
  const charset = mail.charset ?? 'utf-8';
  const words = (text: string) => encodedWords(text, charset);
  const people = (list: readonly Person[]) => list.map((person) => mailbox(person, words)).join(',\r\n ');
  const parent = ancestors.at(-1);
  const header = [
    ...(received ? trace(mail, at, messageId) : []),
    ...(mail.headers ?? []),
    `Date: ${date(at)}`,
    `From: ${people([mail.from])}`,
    `To: ${people(mail.to)}`,
    ...(mail.cc ? [`Cc: ${people(mail.cc)}`] : []),
    `Subject: ${words(subject)}`,
    `Message-ID: <${messageId}>`,
    ...(parent ? [`In-Reply-To: <${parent}>`, `References: ${ancestors.map((id) => `<${id}>`).join('\r\n ')}`] : []),
    'MIME-Version: 1.0',
  ];
  const boundary = digest(`boundary ${messageId}`).slice(0, 24);
  const text = wordsPart(mail, body, boundary);
  const whole = mail.attachment ? multipart('mixed', `m_${boundary}`, [text, filePart(mail.attachment)]) : text;
  return Buffer.from([...header, whole].join('\r\n'), 'latin1');
}

/** A Message-ID in the manner of the writer's program. The same mail has the same one. */
export function messageIdOf(from: Person, at: number, seed: string): string {
  const hex = digest(`${from.address} ${at} ${seed}`);
  const domain = from.address.split('@')[1] ?? '';
  const stamp = new Date(at + 9 * 3_600_000).toISOString().replace(/\D/g, '').slice(0, 14);
  switch (from.mailer) {
    case 'webmail':
      return `CA${Buffer.from(hex.slice(0, 48), 'hex').toString('base64url')}@mail.${domain}`;
    case 'outlook':
    case 'outlook-ja':
      return `TY3PR01MB${hex.slice(0, 24).toUpperCase()}@TY3PR01MB${hex.slice(24, 28).toUpperCase()}.${domain}`;
    case 'becky':
      return `${stamp}.${hex.slice(0, 4).toUpperCase()}.${from.address}`;
    case 'program':
      return `${stamp}.${hex.slice(0, 10)}@${domain}`;
    default:
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}@${domain}`;
  }
}

function wordsPart({ html, charset = 'utf-8' }: ScenarioMail, body: string, boundary: string): string {
  if (html === undefined) return textPart(body, charset);
  const rich = textPart(htmlOf(body), charset, 'html');
  return html === 'only' ? rich : multipart('alternative', `a_${boundary}`, [textPart(body, charset), rich]);
}

/** What our mail server writes on what comes in. */
function trace({ from, to }: ScenarioMail, at: number, messageId: string): string[] {
  const domain = from.address.split('@')[1] ?? '';
  const hex = digest(`trace ${messageId}`);
  const host = 1 + (Number.parseInt(digest(domain).slice(0, 4), 16) % 250);
  return [
    `Received: from mail.${domain} (mail.${domain} [192.0.2.${host}])\r\n\tby mx.agency.example with ESMTPS id ${hex.slice(0, 12).toUpperCase()}\r\n\tfor <${to[0]?.address ?? ''}>; ${date(at)}`,
    `Authentication-Results: mx.agency.example; dkim=pass header.d=${domain};\r\n\tdmarc=pass header.from=${domain}`,
  ];
}

/** RFC 5322 3.3, in Japan's zone. */
function date(at: number): string {
  return new Date(at + 9 * 3_600_000).toUTCString().replace('GMT', '+0900');
}

function mailbox({ name, address }: Person, words: (text: string) => string): string {
  return name === '' ? address : `${words(name)} <${address}>`;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
