import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BusinessCalendar } from '../../src/calendar/business-calendar.ts';
import { done } from '../../src/cli/done.ts';
import { type DraftOptions, draft } from '../../src/cli/draft.ts';
import { inbox } from '../../src/cli/inbox.ts';
import { openStore } from '../../src/cli/open-store.ts';
import { send } from '../../src/cli/send.ts';
import { show } from '../../src/cli/show.ts';
import type { World } from '../../src/cli/world.ts';
import { parseConfig } from '../../src/config/load.ts';
import { type ClientCheckError, wordError } from '../../src/errors.ts';
import type { Instant } from '../../src/mail/address.ts';
import { PASSWORD } from '../live/dovecot.ts';
import { READER } from '../live/reader.ts';

/** The instant of all that happens at a desk: a Thursday, and past, for Dovecot stores no mail as of a day to come. */
export const NOW = Date.parse('2025-11-27T11:00:00+09:00');
const SINCE = NOW - 60 * 86_400_000;

/** How a command ended: its exit code, what it printed, and the code of its error. */
export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly error: string | null;
}

// biome-ignore lint/suspicious/noExplicitAny: a test reads what the JSON holds
type Json = any;

interface DeskOptions {
  /** The name before the @, and of the user on the server. */
  readonly user: string;
  readonly folders?: string;
}

/** Somebody's client-check, run in this process at an instant that stands still, with mail that goes into a list. */
export class Desk {
  readonly home = mkdtempSync(join(tmpdir(), 'client-check-desk-'));
  /** What was taken for delivery. */
  readonly sent: Buffer[] = [];
  /** What the person answers, one question after another; without answers there is no person. */
  answers: (() => string | Promise<string>)[] = [];
  now: Instant = NOW;

  constructor(
    public port: number,
    private readonly options: DeskOptions,
  ) {}

  remove(): void {
    rmSync(this.home, { recursive: true, force: true });
  }

  inbox(json = true): Promise<Ended> {
    return this.run((world) => inbox(world, { ...scope(json), all: true, failOnOverdue: false }));
  }

  show(id: string, json = true): Promise<Ended> {
    return this.run((world) => show(world, { ...scope(json), id }));
  }

  draft(ids: readonly string[] = [], more: Partial<DraftOptions> = {}): Promise<Ended> {
    const usual = { due: null, template: null, reason: '', edit: false, dryRun: false, quote: true, senderOnly: false };
    return this.run((world) => draft(world, { ...scope(true), ...usual, ids, ...more }));
  }

  send(ids: readonly string[] = []): Promise<Ended> {
    const yes = this.answers.length === 0;
    return this.run((world) => send(world, { ...scope(yes), ids, yes, dryRun: false, edit: false }));
  }

  done(ids: readonly string[], undo = false): Promise<Ended> {
    return this.run((world) => done(world, { ...scope(true), ids, undo }));
  }

  private async run(command: (world: World) => Promise<number>): Promise<Ended> {
    const lines: string[] = [];
    try {
      const code = await command(this.world((text) => lines.push(text)));
      return { code, out: lines.join(''), error: null };
    } catch (thrown) {
      // A defect is no way to end.
      if ((thrown as Error).name !== 'ClientCheckError') throw thrown;
      const { exitCode, message } = wordError(thrown, 'ja');
      return { code: exitCode, out: lines.join('') + message, error: (thrown as ClientCheckError).code };
    }
  }

  private world(print: (text: string) => void): World {
    const { user, folders = '' } = this.options;
    const yaml = `accounts:
  - name: work
    identity: { name: 佐藤 花子, organization: 株式会社エージェンシー, address: hanako@agency.example }
    imap: { host: 127.0.0.1, port: ${this.port}, security: none, user: ${user}, auth: { password: ${PASSWORD} } }
    smtp: { host: 127.0.0.1, port: 9, security: none, user: ${user}, auth: { password: ${PASSWORD} } }
${folders}team: [agency.example]
clients:
  - name: 株式会社さわやか商事
    match: [client.example]
lang: ja
`;
    const config = parseConfig(Buffer.from(yaml), join(this.home, '.clientrc'), this.home);
    return {
      config,
      calendar: new BusinessCalendar(config.calendar),
      now: this.now,
      clock: this.now,
      time: () => this.now,
      lang: 'ja',
      output: { print, warn: print, progress: () => undefined, columns: 100, colour: false },
      templates: join(import.meta.dirname, '../../templates'),
      process: { pid: process.pid, command: 'client-check' },
      journalHook: () => undefined,
      person: {
        present: this.answers.length > 0,
        onScreen: null,
        ask: async () => (await this.answers.shift()?.()) ?? 'q',
        edit: async (text) => text,
      },
      openSubmission: async () => ({
        submit: async ({ to }, source, beforeEnd) => {
          await beforeEnd();
          this.sent.push(source);
          return { kind: 'accepted', response: '250 ok', accepted: [...to] };
        },
        close: () => undefined,
      }),
      stateDir: join(this.home, 'state'),
      program: 'client-check',
      openStore: (account) => openStore(account, { env: READER, progress: () => undefined }),
    };
  }
}

const scope = (json: boolean) => ({ since: SINCE, accounts: [], json });

/** What a command printed as JSON. */
export const jsonOf = ({ out }: Ended): Json => JSON.parse(out);
