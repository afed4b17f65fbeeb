import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { draft } from '../../src/cli/draft.ts';
import { inbox } from '../../src/cli/inbox.ts';
import { send } from '../../src/cli/send.ts';
import type { World } from '../../src/cli/world.ts';
import { ClientCheckError } from '../../src/errors.ts';
import { type Ground, messagesIn, NO_OPTIONS } from './interrupted/ground.ts';
import { CuttingImap } from './interrupted/imap.ts';
import { CountingSmtp } from './interrupted/smtp.ts';
import { worldOf } from './interrupted/world.ts';

const DAY = 86_400_000;

export interface DeskRun {
  /** Exit code, or the code of the error that ended it. */
  readonly code: number | string;
  readonly out: string;
  /** What was printed, where it is JSON. */
  readonly json: ReturnType<typeof JSON.parse>;
}

type Change = (world: World) => World;

interface RunOptions {
  readonly yes?: boolean;
  readonly json?: boolean;
  readonly change?: Change;
}

/** One person with a draft that waits to be sent, servers of her own, and commands that run inside this process. */
export class Desk {
  private count = 0;

  private constructor(
    readonly ground: Ground,
    readonly messageId: string,
    readonly files: { readonly maildir: string; readonly state: string },
    readonly config: string,
    readonly smtp: CountingSmtp,
    readonly imap: CuttingImap,
  ) {}

  static async start(ground: Ground, user: string): Promise<Desk> {
    const [smtp, imap] = [await CountingSmtp.start(true), await CuttingImap.start(ground.dovecot.port)];
    const files = ground.person(user);
    const messageId = `${user}.draft@agency.example`;
    ground.placeDraft(files.maildir, messageId, 0);
    return new Desk(ground, messageId, files, ground.config(user, imap.port, smtp.port), smtp, imap);
  }

  async stop(): Promise<void> {
    await Promise.all([this.smtp.stop(), this.imap.stop()]);
  }

  /** Runs a command. @param change the world in which it runs: another clock, a person who answers */
  run(command: 'send' | 'draft' | 'inbox', { yes = true, json = true, change }: RunOptions = {}): Promise<DeskRun> {
    return this.call((world, scope) => {
      if (command === 'send') return send(world, { ...scope, json, ids: [], yes, dryRun: false, edit: false });
      if (command === 'draft') return draft(world, { ...scope, json, ids: [], ...NO_OPTIONS });
      return inbox(world, { ...scope, json, all: true, failOnOverdue: false });
    }, change);
  }

  /** Runs anything that a command does. */
  async call(
    work: (world: World, scope: { since: number; accounts: string[]; json: boolean }) => Promise<number>,
    change: Change = (world) => world,
  ): Promise<DeskRun> {
    let out = '';
    const print = (text: string) => {
      out += text;
    };
    const world = change(await worldOf(this.config, this.files.state, print));
    const scope = { since: world.now - 60 * DAY, accounts: [], json: true };
    const code = await work(world, scope).catch((error: unknown) => {
      if (error instanceof ClientCheckError) return error.code;
      throw error;
    });
    return { code, out, json: out.startsWith('{') ? JSON.parse(out) : null };
  }

  /** How many mails lie in a folder. */
  lying(folder: 'Drafts' | 'Sent'): number {
    return messagesIn(this.files.maildir, folder).length;
  }

  /** How often it was submitted, and what lies where. */
  all(): { accepted: number; drafts: number; sent: number } {
    return { accepted: this.smtp.taken.length, drafts: this.lying('Drafts'), sent: this.lying('Sent') };
  }

  /** Another program removes the draft. Gives what it was. */
  removeDraft(): string {
    const [source = ''] = messagesIn(this.files.maildir, 'Drafts');
    const folder = join(this.files.maildir, '.Drafts', 'cur');
    for (const name of readdirSync(folder)) rmSync(join(folder, name));
    return source;
  }

  /** Another program stores the draft anew, with another text. */
  editDraft(text: string): void {
    const [header = ''] = this.removeDraft().split(/\r?\n\r?\n/);
    this.arrive('Drafts', `${header}\r\n\r\n${Buffer.from(text).toString('base64')}\r\n`);
  }

  /** A mail comes into a folder ('' is INBOX) now. */
  arrive(folder: '' | 'Drafts' | 'Sent', source: string): void {
    this.count += 1;
    this.ground.store(
      this.files.maildir,
      folder,
      `9.M${this.count}P9.test:2,${folder === 'Drafts' ? 'D' : ''}S`,
      source,
    );
  }
}

/** Answers the questions with what each function gives, which may do something first. */
export function personWho(...answers: readonly (() => string)[]): (world: World) => World {
  const left = [...answers];
  return (world) => ({
    ...world,
    person: { ...world.person, present: true, ask: async () => left.shift()?.() ?? 'q' },
  });
}
