import { closeSync, ftruncateSync, openSync, utimesSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const MB = 1 << 20;
const head = (name: string, more: readonly string[] = []) =>
  [
    `From: ${name}@client.example`,
    'To: me@me.example',
    `Subject: ${name}`,
    'Date: Fri, 20 Nov 2026 10:00:00 +0900',
    `Message-ID: <${name}@client.example>`,
    'MIME-Version: 1.0',
    ...more,
    '',
    '',
  ].join('\r\n');

const TEXT = 'Content-Type: text/plain\r\n\r\nお見積りをお願いできますか。\r\n';

/** Mails that no honest person sends, by name: their beginning, how long they are made, and their end. */
const GIANTS: Readonly<Record<string, { readonly begin: string; readonly size?: number; readonly end?: string }>> = {
  'text-of-200-mb': {
    begin: `${head('text-of-200-mb')}お見積りをお願いできますか。\r\n${'この行は続きます。\r\n'.repeat(5_000)}`,
    size: 200 * MB,
  },
  'file-of-200-mb': {
    begin: `${head('file-of-200-mb', ['Content-Type: multipart/mixed; boundary=b'])}--b\r\n${TEXT}--b\r\nContent-Type: application/pdf; name=a.pdf\r\n\r\n`,
    size: 200 * MB,
    end: '\r\n--b--\r\n',
  },
  'references-20000': {
    begin: `${head('references-20000', [`References: ${Array.from({ length: 20_000 }, (_, i) => `<r${i}@client.example>`).join('\r\n ')}`])}見積?\r\n`,
  },
  'subject-of-1-mb': {
    begin: `${head('subject-of-1-mb').replace('Subject: subject-of-1-mb', `Subject: ${'=?utf-8?B?44GC?=\r\n '.repeat(50_000)}`)}見積?\r\n`,
  },
  'name-of-1-mb': {
    begin: `${head('name-of-1-mb')
      .replace('From: ', `From: "${'a '.repeat(500_000)}" <`)
      .replace('@client.example\r\nTo', '@client.example>\r\nTo')}見積?\r\n`,
  },
  'parts-100000': {
    begin: `${head('parts-100000', ['Content-Type: multipart/mixed; boundary=b'])}${`--b\r\n${TEXT}`.repeat(100_000)}--b--\r\n`,
  },
  'nested-10000': {
    begin:
      head('nested-10000', ['Content-Type: multipart/mixed; boundary=b0']) +
      Array.from(
        { length: 10_000 },
        (_, i) => `--b${i}\r\nContent-Type: multipart/mixed; boundary=b${i + 1}\r\n\r\n`,
      ).join('') +
      `--b10000\r\n${TEXT}`,
  },
  'forwarded-10000': {
    begin:
      head('forwarded-10000', ['Content-Type: message/rfc822']) +
      'Content-Type: message/rfc822\r\n\r\n'.repeat(10_000) +
      TEXT,
  },
  'header-of-20-mb': {
    begin: `${head('header-of-20-mb').trimEnd()}\r\n${`X-Filler: ${'x'.repeat(900)}\r\n`.repeat(22_000)}\r\nbody\r\n`,
  },
  'recipients-50000': {
    begin: `${head('recipients-50000', [`Cc: ${Array.from({ length: 50_000 }, (_, i) => `"n${i}" <c${i}@other.example>`).join(',\r\n ')}`])}見積?\r\n`,
  },
  'html-of-5-mb': {
    begin: `${head('html-of-5-mb', ['Content-Type: text/html'])}${'<div><blockquote><table><a href="x'.repeat(150_000)}`,
  },
};

export const GIANT_NAMES = Object.keys(GIANTS);

/** Writes them into a Maildir's `cur`. Their 200 MB are holes of the file where the file system has such. */
export function writeGiants(maildir: string): void {
  for (const [index, name] of GIANT_NAMES.entries()) {
    const { begin, size, end = '' } = GIANTS[name] as (typeof GIANTS)[string];
    const path = join(maildir, 'cur', `${1_795_136_400 + index}.M${index}.host:2,S`);
    const file = openSync(path, 'w', 0o600);
    writeSync(file, begin);
    if (size) {
      ftruncateSync(file, size);
      writeSync(file, end, size);
    }
    closeSync(file);
    const at = new Date('2026-11-20T10:00:00+09:00');
    utimesSync(path, at, at);
  }
}
