import { chownSync, existsSync, renameSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '../../src/mail/address.ts';
import type { MessageId } from '../../src/mail/message.ts';
import { makeFolders } from '../mailstore/write-maildir.ts';
import type { Dovecot } from './dovecot.ts';

/** A message that came whole, with its final dot; `bytes` as the client sent them. */
export interface Submitted {
  readonly messageId: MessageId | null;
  readonly from: string;
  readonly to: readonly string[];
  readonly bytes: Buffer;
  readonly at: Instant;
}

export function messageIdOf(bytes: Buffer): string | null {
  const [header = ''] = bytes.toString('latin1').split(/\r?\n\r?\n/, 1);
  return /^Message-ID:\s*<([^>]+)>/im.exec(header)?.[1] ?? null;
}

/** Local delivery to the users of a Dovecot; mail to an address that is not theirs goes nowhere. */
export class Delivery {
  private count = 0;
  private filing: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly dovecot: Dovecot,
    /** Address -> user. */
    private readonly mailboxes: Readonly<Record<string, string>>,
  ) {
    for (const user of Object.values(mailboxes)) this.makeMaildir(user);
  }

  userOf(address: string): string | null {
    return this.mailboxes[address.toLowerCase()] ?? null;
  }

  /** To all recipients. `helo` is what the client called itself, `protocol` RFC 3848's ESMTPSA and so on. */
  deliver({ from, to, bytes, at }: Submitted, helo: string, protocol: string): void {
    // RFC 5321 4.4.
    const date = new Date(at).toUTCString().replace('GMT', '+0000');
    for (const address of to) {
      const user = this.userOf(address);
      const top = `Return-Path: <${from}>\r\nReceived: from ${helo} (localhost [127.0.0.1])\r\n\tby submission.test with ${protocol} id ${at.toString(36)}\r\n\tfor <${address}>; ${date}\r\n`;
      if (user) this.write(user, Buffer.concat([Buffer.from(top), bytes]), at);
    }
  }

  /** The server's own copy for the sender. One after the other: Dovecot takes ten connections from a user. */
  async fileSent({ from, bytes, at }: Submitted): Promise<void> {
    const user = this.userOf(from);
    if (!user) return;
    const append = () => this.dovecot.as(user, (client) => client.append('Sent', bytes, ['\\Seen'], new Date(at)));
    const filed = this.filing.then(append);
    this.filing = filed.catch(() => undefined);
    await filed;
  }

  /** A Maildir is there before anybody delivers or logs in. */
  private makeMaildir(user: string): void {
    const root = this.dovecot.maildir(user);
    if (existsSync(join(root, 'new'))) return;
    makeFolders(root, []);
    this.dovecot.own(user);
  }

  /**
   * Into tmp, then renamed into new. The file is Dovecot's before it can be seen there; `own` would walk the whole Maildir
   * while Dovecot renames and removes in it.
   */
  private write(user: string, bytes: Buffer, at: Instant): void {
    this.makeMaildir(user);
    const root = this.dovecot.maildir(user);
    this.count += 1;
    const name = `${Math.floor(at / 1000)}.M${(at % 1000) * 1000}P${process.pid}Q${this.count}.submission`;
    const file = join(root, 'tmp', name);
    writeFileSync(file, bytes, { mode: 0o600 });
    const { uid, gid } = statSync(root);
    if (process.getuid?.() === 0) chownSync(file, uid, gid);
    utimesSync(file, new Date(at), new Date(at));
    renameSync(file, join(root, 'new', name));
  }
}
