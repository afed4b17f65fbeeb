import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Dovecot, User } from './dovecot.ts';
import type { Order } from './generate.ts';
import { DAY, type Span } from './mailbox/threads.ts';
import { readTruth, type Truth } from './mailbox/truth.ts';

/** A generated mailbox on the server. */
export interface Box extends User {
  readonly messages: number;
  readonly clientFolders: number;
}

/** After so many days the last two months no longer lie at the mailbox's end, and it is made anew. */
const FRESH_DAYS = 7;

/** From here on a file a message is too many. */
const MANY = 300_000;

export function boxOf(messages: number, clientFolders = 0): Box {
  const format = messages >= MANY ? 'mdbox' : 'maildir';
  return { name: `m${messages}${clientFolders > 0 ? `f${clientFolders}` : ''}`, format, messages, clientFolders };
}

/**
 * When the messages came. 10,000 came in a year and 100,000 in three. A million: the same last year as that of 10,000, to the
 * byte, before it ten years of small mail; so the look-back finds the same messages in both.
 */
export function spansOf(messages: number): Span[] {
  if (messages >= MANY) {
    const older = { messages: messages - 10_000, fromDays: 4_000, toDays: 365, small: true };
    return [{ messages: 10_000, fromDays: 365, toDays: 0, small: false }, older];
  }
  return [{ messages, fromDays: messages > 20_000 ? 1_095 : 365, toDays: 0, small: false }];
}

/** The mailboxes of one folder of the disk. */
export class Mailboxes {
  constructor(
    readonly folder: string,
    private readonly programs: string,
    private readonly say: (line: string) => void,
  ) {
    mkdirSync(join(folder, 'truth'), { recursive: true });
    mkdirSync(this.copies, { recursive: true });
  }

  /** Where peers keep what they have copied. */
  get copies(): string {
    return join(this.folder, 'peers');
  }

  truth({ name }: Pick<Box, 'name'>): Truth {
    return readTruth(this.truthFile(name));
  }

  /** Makes the mailbox, unless it is there and young enough, of the same seed. Was it made? */
  ensure(
    box: Box,
    server: Dovecot,
    { seed, now, keep }: { readonly seed: string; readonly now: number; readonly keep: boolean },
  ): boolean {
    const mark = join(this.folder, 'truth', `${box.name}.made`);
    const made = existsSync(mark) ? JSON.parse(readFileSync(mark, 'utf8')) : null;
    if (made?.seed === seed && (keep || now - made.now < FRESH_DAYS * DAY)) return false;
    const started = performance.now();
    this.say(`making ${box.name} …`);
    for (const old of [server.home(box.name), mark]) rmSync(old, { recursive: true, force: true });
    this.generate(box, seed, now, server.home(box.name));
    server.own(box.name);
    if (box.format === 'mdbox') this.import(box, server);
    // What a server has on most mornings: its index of the mailbox.
    server.doveadm('index', '-u', box.name, '*');
    writeFileSync(mark, JSON.stringify({ seed, now }));
    this.say(`made ${box.name} in ${Math.round((performance.now() - started) / 1000)} s`);
    return true;
  }

  private generate({ name, messages, clientFolders, format }: Box, seed: string, now: number, folder: string): void {
    const spans = spansOf(messages);
    const order: Order = { folder, truth: this.truthFile(name), seed, now, spans, clientFolders, format };
    const words = ['--max-old-space-size=8000', join(this.programs, 'generate.mjs'), JSON.stringify(order)];
    execFileSync(process.execPath, words, { stdio: ['ignore', 'inherit', 'inherit'] });
  }

  private import({ name }: Box, server: Dovecot): void {
    const from = join(server.home(name), 'import');
    for (const path of ['INBOX', 'Sent']) {
      server.doveadm('import', '-u', name, `mbox:${from}:INBOX=${join(from, 'INBOX')}`, '', 'mailbox', path);
    }
    rmSync(from, { recursive: true, force: true });
  }

  private truthFile(name: string): string {
    return join(this.folder, 'truth', `${name}.json`);
  }
}
