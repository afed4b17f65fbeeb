import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { BusinessCalendar } from '../../src/calendar/business-calendar.ts';
import { draft } from '../../src/cli/draft.ts';
import { inbox } from '../../src/cli/inbox.ts';
import { openStore } from '../../src/cli/open-store.ts';
import type { World } from '../../src/cli/world.ts';
import { parseConfig } from '../../src/config/load.ts';
import { wordError } from '../../src/errors.ts';
import { PASSWORD } from '../live/dovecot.ts';
import { READER } from '../live/reader.ts';
import { leaksIn } from '../secrets/watch.ts';
import { NOW } from './connection-mail.ts';

/** Where somebody's account lies. */
export interface Place {
  readonly port: number;
  readonly user: string;
  readonly security?: 'none' | 'tls' | 'starttls';
  readonly ca?: string;
  readonly host?: string;
  readonly password?: string;
  /** The folder of the user's Maildir, where what lies in it can be looked at. */
  readonly maildir?: string;
  /** As CLIENT_CHECK_TEST_LIMITS: the bounds in time, in milliseconds. */
  readonly limits?: string;
  /** Writing goes the plain way; so that it is the first connection that writes, reading does too. */
  readonly way?: 'plain';
}

/** How a command ended. */
export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly error: { readonly code: string; readonly message: string; readonly hint: string } | null;
  /** The seconds that were counted down. */
  readonly waited: readonly number[];
}

/** Somebody's client-check, run in this process at an instant that stands still. */
export class ConnectionDesk {
  readonly home = mkdtempSync(join(tmpdir(), 'client-check-connection-'));

  remove(): void {
    rmSync(this.home, { recursive: true, force: true });
  }

  inbox(place: Place): Promise<Ended> {
    return this.run(place, (world) => inbox(world, { ...SCOPE, all: true, failOnOverdue: false }));
  }

  draft(place: Place): Promise<Ended> {
    const usual = { due: null, template: null, reason: '', edit: false, dryRun: false, quote: true, senderOnly: false };
    return this.run(place, (world) => draft(world, { ...SCOPE, ...usual, ids: [] }));
  }

  /** All that could have been changed: the state folder, and the mailbox by names (which hold the flags) and contents. */
  traces(place: Place): string[] {
    return [...treeOf(join(this.home, `state-${place.user}`)), ...(place.maildir ? mailIn(place.maildir) : [])];
  }

  /** Writes the configuration of a place to a file, for the built program. */
  yaml({ host = '127.0.0.1', port, user, security = 'none', ca, password = PASSWORD }: Place): string {
    const trusted = ca === undefined ? '' : `ca: ${ca}, `;
    return `accounts:
  - name: work
    identity: { name: 佐藤 花子, organization: 株式会社エージェンシー, address: hanako@agency.example }
    imap: { host: ${host}, port: ${port}, security: ${security}, ${trusted}user: ${user}, auth: { password: ${password} } }
clients:
  - name: 株式会社さわやか商事
    match: [sawayaka.example]
lang: ja
`;
  }

  private async run(place: Place, command: (world: World) => Promise<number>): Promise<Ended> {
    const lines: string[] = [];
    const waited: number[] = [];
    const world = this.world(place, (text) => lines.push(text), waited);
    const outcome = await command(world).then(
      (code) => ({ code, error: null }),
      (thrown) => {
        const { exitCode, code, message, hint } = wordError(thrown, 'ja');
        if (code === 'defect') throw thrown;
        return { code: exitCode, error: { code, message, hint } };
      },
    );
    const ended = { ...outcome, out: lines.join(''), waited };
    expect(leaksIn(JSON.stringify(ended))).toEqual([]);
    return ended;
  }

  private world(place: Place, print: (text: string) => void, waited: number[]): World {
    const config = parseConfig(Buffer.from(this.yaml(place)), join(this.home, '.clientrc'), this.home);
    const env = { CLIENT_CHECK_TEST_LIMITS: place.limits };
    return {
      config,
      calendar: new BusinessCalendar(config.calendar),
      now: NOW,
      clock: NOW,
      time: () => NOW,
      lang: 'ja',
      output: { print, warn: print, progress: () => undefined, columns: 100, colour: false },
      templates: join(import.meta.dirname, '../../templates'),
      process: { pid: process.pid, command: 'client-check' },
      journalHook: () => undefined,
      person: { present: false, onScreen: null, ask: async () => '', edit: async (text) => text },
      openSubmission: () => Promise.reject(new Error('nothing is to be sent')),
      stateDir: join(this.home, `state-${place.user}`),
      program: 'client-check',
      openStore: (account) =>
        openStore(account, {
          env: { ...READER, ...(place.way ? { CLIENT_CHECK_TEST_READER: place.way } : {}), ...env },
          progress: () => undefined,
          waiting: ({ seconds }) => waited.push(seconds),
        }),
    };
  }
}

const SCOPE = { since: NOW - 60 * 86_400_000, accounts: [], json: true };

/**
 * A stop: its exit code, one sentence and a next step, nothing printed as a result. With a pattern for the sentence: what it has
 * to say.
 */
export function expectStop(ended: Ended, code: string, exit: number, says: RegExp = /./): void {
  expect({ code: ended.code, error: ended.error?.code, out: ended.out }).toEqual({ code: exit, error: code, out: '' });
  expect(ended.error?.message).toMatch(says);
  expect(ended.error?.message).not.toMatch(/[{}\n]|undefined|NaN/);
  expect(ended.error?.hint).toMatch(/。$/);
}

function treeOf(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted();
  } catch {
    return [];
  }
}

/** The messages of a Maildir; Dovecot's own files left out. */
function mailIn(root: string): string[] {
  return treeOf(root)
    .filter((name) => /(?:^|\/)(?:cur|new)\/./.test(name))
    .map((name) => `${name} ${readFileSync(join(root, name), 'latin1').length}`);
}
