import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolders, writeMail } from '../mailstore/write-maildir.ts';

type Ids = readonly (string | null)[];
type Fields = Readonly<Record<string, unknown>>;

/** What must be said of one thread; what is left out is not looked at. `messages` tells which thread is meant. */
export interface ExpectedThread {
  readonly messages: Ids;
  readonly state: string;
  /** The unanswered ones; null: nothing of the client's is open. */
  readonly reply?: Ids | null;
  readonly since?: string;
  readonly deadline?: string;
  readonly client?: string;
  readonly clients?: readonly string[];
  readonly contact?: string | null;
  readonly known?: boolean;
  readonly subject?: string;
  /** Of these objects of contract.md the keys that are named here. */
  readonly promise?: Fields | null;
  readonly request?: Fields | null;
  readonly draft?: Fields | null;
  readonly why?: readonly string[];
  readonly notWhy?: readonly string[];
}

/** The same mailbox seen at one instant: these threads and no others. */
export interface Moment {
  readonly now: string;
  readonly threads: readonly ExpectedThread[];
  readonly notThreads?: readonly string[];
  /** Why the program does not do so yet: the test then has to fail. */
  readonly open?: string;
}

/** `expected.json` of a scenario; README.md beside this file says what the keys mean. */
interface Expected extends Moment {
  readonly title: string;
  readonly judgement: string;
  readonly since?: string;
  readonly account?: Fields;
  readonly config?: Fields;
  readonly mails?: Readonly<Record<string, Placement>>;
  readonly then?: readonly Moment[];
}

interface Placement {
  readonly mailbox?: string;
  readonly flags?: string;
  /** When the store got it, where that is not what its Date says. */
  readonly at?: string;
  /** The file's name does not say when. */
  readonly unnamed?: boolean;
}

export interface Scenario {
  readonly name: string;
  readonly expected: Expected;
  readonly moments: readonly Moment[];
  readonly mails: readonly { readonly file: string; readonly bytes: Buffer }[];
}

/** Folders of mails that other tests read by themselves. */
const OTHERS = new Set(['bounce']);

/** Where a mail has no Date and its scenario names no time. */
const SOME_TIME = '2026-11-18T10:00:00+09:00';

const json = (...path: string[]) => JSON.parse(readFileSync(join(import.meta.dirname, ...path), 'utf8'));

/** What every scenario has of a configuration, unless it says otherwise. */
const usual: { readonly account: Fields; readonly config: Fields } = json('config.json');

export function readScenarios(): Scenario[] {
  const folders = readdirSync(import.meta.dirname, { withFileTypes: true });
  return folders
    .filter((entry) => entry.isDirectory() && !OTHERS.has(entry.name))
    .map(({ name }) => {
      const expected: Expected = json(name, 'expected.json');
      const files = readdirSync(join(import.meta.dirname, name)).filter((file) => file.endsWith('.eml'));
      const mails = files.map((file) => ({ file, bytes: readFileSync(join(import.meta.dirname, name, file)) }));
      return { name, expected, moments: [expected, ...(expected.then ?? [])], mails };
    });
}

export function configOf({ expected }: Scenario): Fields {
  return { ...usual.config, ...expected.config };
}

/** @param source where its mail lies: the `maildir` or the `imap` key of an account */
export function accountOf({ name, expected }: Scenario, source: Fields): Fields {
  return { name, ...usual.account, ...expected.account, ...source };
}

/** A mail where it lies. `folder` is '' for INBOX, `flags` are a Maildir's letters. */
export interface PlacedMail {
  readonly file: string;
  readonly bytes: Buffer;
  readonly folder: string;
  readonly flags: string;
  readonly at: string;
  readonly unnamed: boolean;
}

export function placeMails({ mails, expected }: Scenario): PlacedMail[] {
  return mails.map(({ file, bytes }) => {
    const placement: Placement = expected.mails?.[file] ?? {};
    const mailbox = placement.mailbox ?? usualMailbox(file);
    const folder = mailbox === 'INBOX' ? '' : mailbox;
    return {
      file,
      bytes,
      folder,
      flags: placement.flags ?? (folder === 'Drafts' ? 'DS' : 'S'),
      at: placement.at ?? dateOf(bytes) ?? SOME_TIME,
      unnamed: placement.unnamed ?? false,
    };
  });
}

/** A Maildir of a scenario's mails. File names and times come from the mails alone, so that every run is the same. */
export function writeScenario(maildir: string, scenario: Scenario): void {
  const placed = placeMails(scenario);
  const folders = placed.map(({ folder }) => folder).filter((folder) => folder !== '');
  makeFolders(maildir, [...new Set(['Sent', 'Drafts', ...folders])]);
  for (const { file, folder, bytes, flags, at, unnamed } of placed) {
    const base = file.replace(/\.eml$/, '');
    const unique = unnamed ? `mail.${base}` : `${Math.floor(Date.parse(at) / 1_000)}.${base}.corpus`;
    writeMail(maildir, { folder, name: `${unique}:2,${flags}`, bytes, at });
  }
}

/** `02-us.eml` was sent, `03-draft.eml` was not yet, the rest came in. */
function usualMailbox(file: string): string {
  if (/^\d+-us\b/.test(file)) return 'Sent';
  return /^\d+-draft\b/.test(file) ? 'Drafts' : 'INBOX';
}

function dateOf(bytes: Buffer): string | null {
  const date = /^Date: (.*)$/m.exec(bytes.toString('latin1'))?.[1];
  const at = date === undefined ? Number.NaN : Date.parse(date);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}
