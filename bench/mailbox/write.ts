import { createHash } from 'node:crypto';
import { closeSync, futimesSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { seedOf } from './random.ts';
import { mboxLine, render } from './render.ts';
import { DAY, type Mail } from './threads.ts';

/** Where a mail lies: what is ours in Sent, a client's mail in the client's folder where there are such, the rest in INBOX. */
export function folderOf({ kind, thread: { client } }: Mail, clientFolders: number): string {
  if (kind === 'mine' || kind === 'own-auto') return 'Sent';
  if (client < 0 || client >= clientFolders) return 'INBOX';
  return clientFolder(client);
}

export const clientFolder = (client: number) => `Clients/${String(client).padStart(3, '0')}`;

function flagsOf(mail: Mail, folder: string, now: number) {
  const answered = mail.kind === 'client' && mail.thread.mails.some(({ kind, at }) => kind === 'mine' && at > mail.at);
  return { answered, seen: answered || folder === 'Sent' || now - mail.at > 2 * DAY };
}

interface Target {
  readonly folder: string;
  readonly now: number;
  readonly seed: string;
  readonly clientFolders: number;
}

/** A Maildir++ with UIDs given beforehand, in the order of arrival: the server need not sort what it finds. */
export function writeMaildir(mails: readonly Mail[], { folder, now, seed, clientFolders }: Target): void {
  const uids = new Map<string, string[]>();
  const directory = (path: string) => join(folder, path === 'INBOX' ? '' : `.${path.replaceAll('/', '.')}`);
  const open = (path: string) => {
    for (const name of ['cur', 'new', 'tmp']) mkdirSync(join(directory(path), name), { recursive: true, mode: 0o700 });
    if (path !== 'INBOX') writeFileSync(join(directory(path), 'maildirfolder'), '');
    uids.set(path, []);
  };
  for (const path of ['INBOX', 'Sent']) open(path);
  for (let client = 0; client < clientFolders; client += 1) open(clientFolder(client));
  for (const [number, mail] of mails.entries()) {
    const path = folderOf(mail, clientFolders);
    const { answered, seen } = flagsOf(mail, path, now);
    const bytes = Buffer.from(render(mail), 'latin1');
    const name = `${mail.at / 1000}.M${number}P${seedOf(seed) % 10_000}.bench,S=${bytes.length},W=${bytes.length}`;
    const file = join(directory(path), 'cur', `${name}:2,${answered ? 'R' : ''}${seen ? 'S' : ''}`);
    const handle = openSync(file, 'w', 0o600);
    writeSync(handle, bytes);
    futimesSync(handle, mail.at / 1000, mail.at / 1000);
    closeSync(handle);
    uids.get(path)?.push(name);
  }
  const validity = 1_700_000_000 + (seedOf(seed) % 1_000_000);
  for (const [path, names] of uids) {
    const guid = createHash('md5').update(`${seed} ${path}`).digest('hex');
    const rows = names.map((name, index) => `${index + 1} :${name}\n`).join('');
    writeFileSync(join(directory(path), 'dovecot-uidlist'), `3 V${validity} N${names.length + 1} G${guid}\n${rows}`);
  }
  writeFileSync(join(folder, 'subscriptions'), [...uids.keys()].filter((path) => path !== 'INBOX').join('\n'));
}

/** An mbox file a folder, for `doveadm import`: a million files would take an hour. */
export function writeMboxes(mails: readonly Mail[], { folder, now }: Target): void {
  mkdirSync(folder, { recursive: true });
  const files = new Map(
    ['INBOX', 'Sent'].map((path) => [path, { handle: openSync(join(folder, path), 'w'), text: '' }]),
  );
  const flush = (file: { handle: number; text: string }) => {
    writeSync(file.handle, Buffer.from(file.text, 'latin1'));
    file.text = '';
  };
  for (const mail of mails) {
    const path = folderOf(mail, 0);
    const { answered, seen } = flagsOf(mail, path, now);
    const status = `${seen ? 'Status: RO\n' : ''}${answered ? 'X-Status: A\n' : ''}`;
    const source = render(mail)
      .replaceAll('\r\n', '\n')
      .replace(/^(>*From )/gm, '>$1');
    const file = files.get(path);
    if (!file) continue;
    file.text += `${mboxLine(mail.from.address, mail.at)}\n${status}${source}\n`;
    if (file.text.length > 4_000_000) flush(file);
  }
  for (const file of files.values()) {
    flush(file);
    closeSync(file.handle);
  }
}
