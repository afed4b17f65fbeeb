import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { draft } from '../../../src/cli/draft.ts';
import { Home } from '../../cli/run.ts';
import { makeFolders, writeMail } from '../../mailstore/write-maildir.ts';
import { Dovecot, PASSWORD } from '../dovecot.ts';
import { worldOf } from './world.ts';

const ALICE = 'alice@agency.example';
const BOB = 'bob@client.example';
const DAY = 86_400_000;
/** `draft` as it is called without options. */
export const NO_OPTIONS = {
  due: null,
  template: null,
  reason: '',
  edit: false,
  dryRun: false,
  quote: true,
  senderOnly: false,
};
const ALL = { ids: [], accounts: [], json: true };

/** What all cases share: a Dovecot, a home, and a draft that `draft` has written. */
export class Ground {
  private original = '';
  private readonly id = 'original@agency.example';

  private constructor(
    readonly dovecot: Dovecot,
    readonly home: Home,
  ) {}

  static async start(): Promise<Ground> {
    const ground = new Ground(await Dovecot.start(), new Home());
    const files = ground.person('original');
    const config = ground.config('original', ground.dovecot.port, 1);
    const world = await worldOf(config, files.state, () => undefined);
    await draft(world, { ...ALL, ...NO_OPTIONS, since: Date.now() - 60 * DAY });
    const [source = ''] = messagesIn(files.maildir, 'Drafts');
    const [, id = ''] = /^Message-ID:\s*<([^>]+)>/im.exec(source) ?? [];
    if (id === '') throw new Error('no draft was written');
    ground.original = source.replaceAll(id, ground.id);
    return ground;
  }

  stop(): void {
    this.dovecot.stop();
    this.home.remove();
  }

  /** A mailbox with one question that has waited for more than a day. */
  person(user: string): { maildir: string; state: string } {
    const maildir = this.dovecot.maildir(user);
    makeFolders(maildir, ['Drafts', 'Sent', 'Trash', 'Junk']);
    const date = new Date(Date.now() - 1.1 * DAY);
    const question = `From: ${BOB}\r\nTo: ${ALICE}\r\nSubject: ${user}\r\nDate: ${date.toUTCString()}\r\nMessage-ID: <question@client.example>\r\n\r\nWhen will it be ready?\r\n`;
    // One fingerprint for all cases: the draft names it.
    const bytes = question.replace(`Subject: ${user}`, 'Subject: delivery');
    writeMail(maildir, { folder: '', name: `1.M1P1.test:2,`, bytes, at: date.toISOString() });
    this.own(join(this.dovecot.maildir(user), '..'));
    const state = join(this.home.path, user);
    mkdirSync(state);
    return { maildir, state };
  }

  /** The draft under a Message-ID of its own, longer by so many bytes. */
  placeDraft(maildir: string, messageId: string, longer: number): void {
    const [header = '', body = ''] = this.original.replaceAll(this.id, messageId).split(/\r?\n\r?\n/);
    const text = Buffer.concat([
      Buffer.from(body, 'base64'),
      Buffer.from('more of it, more of it\r\n'.repeat(longer / 24)),
    ]);
    const encoded = longer === 0 ? body : text.toString('base64').replace(/.{76}/g, '$&\r\n');
    const bytes = `${header}\r\n\r\n${encoded.trimEnd()}\r\n`;
    const at = new Date(Date.now() - DAY / 24).toISOString();
    this.store(maildir, 'Drafts', '2.M2P2.test:2,DS', bytes, at);
  }

  /** What a provider does: a copy of its own, without the user's program. */
  fileSent(maildir: string, bytes: Buffer): void {
    this.store(maildir, 'Sent', '3.M3P3.test:2,S', bytes);
  }

  /** A mail that another program stores, or that comes in. */
  store(maildir: string, folder: string, name: string, bytes: string | Buffer, at = new Date().toISOString()): void {
    this.own(writeMail(maildir, { folder, name, bytes, at }));
  }

  config(user: string, imap: number, smtp: number): string {
    return this.home.write(
      `${user}.yaml`,
      `accounts:
  - name: work
    identity: { name: 佐藤 花子, address: ${ALICE} }
    imap: { host: 127.0.0.1, port: ${imap}, security: none, user: ${user}, auth: { password: ${PASSWORD} } }
    smtp: { host: 127.0.0.1, port: ${smtp}, security: none, user: ${ALICE}, auth: { password: ${PASSWORD} } }
clients:
  - { name: Client, match: [client.example] }
lang: en
`,
    );
  }

  /** A case has come to its end. */
  clear(user: string): void {
    for (const path of [
      join(this.dovecot.maildir(user), '..'),
      join(this.home.path, user),
      join(this.home.path, `${user}.yaml`),
    ])
      rmSync(path, { recursive: true, force: true });
  }

  /** It becomes Dovecot's. */
  private own(path: string): void {
    if (process.getuid?.() !== 0) return;
    const { uid, gid } = statSync(join(this.dovecot.maildir('x'), '..', '..'));
    const all = statSync(path).isDirectory() ? ['', ...(readdirSync(path, { recursive: true }) as string[])] : [''];
    for (const name of all) chownSync(join(path, name), uid, gid);
  }
}

/** What lies in a folder, as the files say; what is marked \Deleted left out. */
export function messagesIn(maildir: string, folder: string): string[] {
  return ['cur', 'new'].flatMap((part) => {
    const path = join(maildir, `.${folder}`, part);
    if (!existsSync(path)) return [];
    return readdirSync(path)
      .filter((name) => !/:2,\w*T/.test(name))
      .map((name) => readFileSync(join(path, name), 'latin1'));
  });
}
