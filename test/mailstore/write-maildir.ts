import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';

export interface MailFile {
  /** '' is INBOX; levels are divided by `/`. */
  readonly folder: string;
  readonly name: string;
  readonly bytes: string | Buffer;
  readonly at?: string;
  readonly new?: boolean;
}

/** Makes the folders of a Maildir++, INBOX first; names in modified UTF-7 (RFC 3501 5.1.3), as Dovecot writes them. */
export function makeFolders(root: string, folders: readonly string[]): void {
  for (const folder of ['', ...folders]) {
    for (const part of ['cur', 'new', 'tmp'])
      mkdirSync(join(root, directoryOf(folder), part), { recursive: true, mode: 0o700 });
    if (folder !== '') writeFileSync(join(root, directoryOf(folder), 'maildirfolder'), '');
  }
}

export function writeMail(root: string, mail: MailFile): string {
  const path = join(root, directoryOf(mail.folder), mail.new ? 'new' : 'cur', mail.name);
  writeFileSync(path, mail.bytes, { mode: 0o600 });
  const at = new Date(mail.at ?? '2026-11-20T10:00:00+09:00');
  utimesSync(path, at, at);
  return path;
}

function directoryOf(folder: string): string {
  if (folder === '') return '';
  return `.${folder
    .split('/')
    .map((level) => iconv.encode(level, 'utf-7-imap').toString('latin1'))
    .join('.')}`;
}
