import { encodeIso2022Jp } from './iso-2022-jp.ts';
import type { Person } from './people.ts';
import type { ScenarioMail } from './scenario.ts';

/** What a mail's bytes are made of beside its scenario. */
export interface Sheet {
  readonly mail: ScenarioMail;
  readonly at: number;
  readonly subject: string;
  readonly messageId: string;
  /** Message-IDs that it follows, the root first. */
  readonly ancestors: readonly string[];
  /** The text that it quotes. */
  readonly quoted: { readonly from: Person; readonly at: number; readonly text: string } | null;
  readonly received: boolean;
}

/** An RFC 5322 message with CRLF line ends. */
export function compose({ mail, at, subject, messageId, ancestors, quoted, received }: Sheet): Buffer {
  const charset = mail.charset ?? 'utf-8';
  const words = (text: string) => encodedWords(text, charset);
  const people = (list: readonly Person[]) => list.map((person) => mailbox(person, words)).join(',\r\n ');
  const parent = ancestors.at(-1);
  const header = [
    ...(received ? [`Received: from mx.example by mx.agency.example with ESMTPS;\r\n\t${date(at)}`] : []),
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
  const text = textPart(quoted ? `${mail.text}\n\n${quote(quoted)}` : mail.text, charset);
  const body = mail.attachment ? withAttachment(text, mail.attachment) : text;
  return Buffer.from(`${[...header, body].join('\r\n')}`, 'latin1');
}

/** RFC 5322 3.3, in Japan's zone. */
function date(at: number): string {
  return new Date(at + 9 * 3_600_000).toUTCString().replace('GMT', '+0900');
}

function mailbox({ name, address }: Person, words: (text: string) => string): string {
  return name === '' ? address : `${words(name)} <${address}>`;
}

/** RFC 2047 encoded words of at most 75 characters, none of which splits a character. */
function encodedWords(text: string, charset: 'utf-8' | 'iso-2022-jp'): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  const encode = (part: string) => `=?${charset}?B?${bytesOf(part, charset).toString('base64')}?=`;
  const lines: string[] = [];
  let current = '';
  for (const character of text) {
    if (encode(current + character).length > 75) {
      lines.push(encode(current));
      current = '';
    }
    current += character;
  }
  return [...lines, encode(current)].join('\r\n ');
}

function bytesOf(text: string, charset: 'utf-8' | 'iso-2022-jp'): Buffer {
  return charset === 'utf-8' ? Buffer.from(text, 'utf8') : encodeIso2022Jp(text);
}

function textPart(text: string, charset: 'utf-8' | 'iso-2022-jp'): string {
  const bytes = bytesOf(text.replaceAll('\n', '\r\n'), charset);
  const encoding = charset === 'utf-8' ? 'base64' : '7bit';
  const body = charset === 'utf-8' ? base64Lines(bytes) : bytes.toString('latin1');
  return `Content-Type: text/plain; charset=${charset}\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body}\r\n`;
}

function withAttachment(text: string, name: string): string {
  const file = `Content-Type: application/octet-stream\r\nContent-Disposition: attachment;\r\n filename*=UTF-8''${encodeURIComponent(name)}\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64Lines(Buffer.from('sample'))}\r\n`;
  return `Content-Type: multipart/mixed; boundary="=_sample"\r\n\r\n--=_sample\r\n${text}\r\n--=_sample\r\n${file}\r\n--=_sample--\r\n`;
}

function base64Lines(bytes: Buffer): string {
  return bytes.toString('base64').replace(/.{76}(?=.)/g, '$&\r\n');
}

function quote({ from, at, text }: { from: Person; at: number; text: string }): string {
  const day = new Date(at + 9 * 3_600_000);
  const when = `${day.getUTCFullYear()}年${day.getUTCMonth() + 1}月${day.getUTCDate()}日`;
  return `${when} ${from.name} <${from.address}>:\n\n${text
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n')}`;
}
