import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Database } from 'lmdb';
import type { Mailbox, MessageRef } from '../mail/message.ts';
import { prepare, seal } from './cache-file.ts';
import { bodyFrom, bodyText, factFrom, factText } from './fact-text.ts';
import type { BodyFact, Fact } from './facts.ts';
import { KINDS, keyOf, prefixOf, uidOf } from './keys.ts';

/** What the cache knows of one mailbox beside its messages; the store's own words, as it gave them. */
export interface KnownState {
  readonly mailbox: Mailbox;
  readonly uidValidity: string;
  readonly uidNext: number;
  readonly modseq: string;
  readonly exists: number;
  readonly since: number;
}

/** What stands at the head of the cache. */
interface Head {
  /** The build that wrote it: another may read headers otherwise. */
  readonly mark: string;
  /** Told one up by each run that changes something; of two runs at once the later one gives way. */
  readonly generation: number;
  readonly server: unknown;
  /** In the order of their numbers, which are parts of the keys. */
  readonly mailboxes: readonly (KnownState & { readonly number: number })[];
}

/** What a run has learned, to be kept. */
export interface Learned {
  readonly server: unknown;
  readonly mailboxes: readonly {
    readonly state: KnownState;
    /** Nothing that was known of it holds. */
    readonly anew: boolean;
    readonly facts: readonly Fact[];
    readonly gone: Iterable<number | string>;
  }[];
}

/** What was made of a body, and what it depends on beside the body. */
interface Reading {
  readonly mark: string;
  readonly value: unknown;
}

const HEAD = Buffer.from('head');
const FORMAT = 1;

/**
 * What was read of an account's messages, so that it need not be read and parsed again: an LMDB file (one reader's pages are
 * mapped, not loaded; a torn write leaves the state before it; readers never wait), 0600 in a 0700 folder. It holds nothing that
 * the mailbox does not: deleting it changes the speed and never the output. Headers are facts for ever under a UIDVALIDITY and UID;
 * flags are kept too and come anew from the server with each run.
 */
export class FactCache {
  private readonly bodies = new Map<string, { readonly ref: MessageRef; readonly fact: BodyFact }>();
  private readonly readings = new Map<string, { readonly ref: MessageRef; readonly reading: Reading }>();
  private readonly ahead = new Map<string, Fact[]>();

  private constructor(
    private readonly db: Database<Buffer, Buffer>,
    private readonly file: string,
    private readonly mark: string,
    private head: Head | null,
  ) {}

  /**
   * Opens an account's cache; null where there can be none (no binary for this platform, a full or read-only disk): then all is
   * read from the server. @param mark tells one build from another
   */
  static async open(folder: string, account: string, mark: string): Promise<FactCache | null> {
    const file = join(folder, `${createHash('sha256').update(account).digest('hex').slice(0, 16)}.mdb`);
    try {
      prepare(file);
      const { open } = await import('lmdb');
      const db = open<Buffer, Buffer>({
        path: file,
        noSubdir: true,
        encoding: 'binary',
        keyEncoding: 'binary',
        cache: false,
        // A file that a power cut has torn is thrown away; the mailbox has it all.
        noMetaSync: true,
      });
      const whole = `${FORMAT} ${mark}`;
      const bytes = db.get(HEAD);
      const head = bytes ? (JSON.parse(bytes.toString('utf8')) as Head) : null;
      return new FactCache(db, file, whole, head?.mark === whole ? head : null);
    } catch {
      return null;
    }
  }

  /** Which state of things this is: see `Head`. */
  get generation(): number {
    return this.head?.generation ?? 0;
  }

  get server(): unknown {
    return this.head?.server ?? null;
  }

  get mailboxes(): readonly KnownState[] {
    return this.head?.mailboxes ?? [];
  }

  /** Reads all facts now, while there is nothing else to do; `facts` gives each mailbox's once. */
  readAhead(): void {
    for (const { mailbox } of this.mailboxes) this.ahead.set(mailbox.path, this.facts(mailbox.path));
  }

  /** The facts of one mailbox. */
  facts(path: string): Fact[] {
    const ahead = this.ahead.get(path);
    this.ahead.delete(path);
    if (ahead) return ahead;
    const number = this.numberOf(path);
    if (number === null) return [];
    const facts: Fact[] = [];
    for (const { key, value } of this.db.getRange(prefixOf('f', number))) facts.push(factFrom(uidOf(key), value));
    return facts;
  }

  body(ref: MessageRef): BodyFact | null {
    const put = this.bodies.get(`${ref.mailbox}\u0000${ref.uid}`);
    if (put?.ref.uidValidity === ref.uidValidity) return put.fact;
    const bytes = this.get('b', ref);
    return bytes ? bodyFrom(bytes) : null;
  }

  /** What somebody has made of a body, under the same mark. */
  reading(ref: MessageRef, mark: string): unknown {
    const bytes = this.get('r', ref);
    const reading = bytes ? (JSON.parse(bytes.toString('utf8')) as Reading) : null;
    return reading?.mark === mark ? reading.value : undefined;
  }

  /** Remembers it, with the next `save`. */
  putReading(ref: MessageRef, mark: string, value: unknown): void {
    this.readings.set(`${ref.mailbox}\u0000${ref.uid}`, { ref, reading: { mark, value } });
  }

  private get(kind: 'b' | 'r', { mailbox, uidValidity, uid }: MessageRef): Buffer | undefined {
    const state = this.head?.mailboxes.find((one) => one.mailbox.path === mailbox);
    return state?.uidValidity === uidValidity ? this.db.get(keyOf(kind, state.number, uid)) : undefined;
  }

  /** Remembers what a body says, with the next `save`. */
  putBody(ref: MessageRef, fact: BodyFact): void {
    this.bodies.set(`${ref.mailbox}\u0000${ref.uid}`, { ref, fact });
  }

  /** Keeps the bodies and readings that were put since; of the mailboxes it knows what it knew. */
  saveBodies(): void {
    const states = (this.head?.mailboxes ?? []).map(({ number: _, ...state }) => state);
    this.save({ server: this.server, mailboxes: states.map((state) => ({ state, anew: false, facts: [], gone: [] })) });
    this.bodies.clear();
    this.readings.clear();
  }

  /** Keeps what was learned, in one transaction; where another run was quicker, or the disk is full, nothing is kept. */
  save({ server, mailboxes }: Learned): number | null {
    if (this.isNothingNew(server, mailboxes)) return this.generation;
    try {
      const head = this.db.transactionSync(() => this.write(server, mailboxes)) ?? null;
      if (head === null) return null;
      seal(this.file);
      this.head = head;
      return head.generation;
    } catch {
      return null;
    }
  }

  private isNothingNew(server: unknown, learned: Learned['mailboxes']): boolean {
    if (this.head === null || this.bodies.size + this.readings.size > 0) return false;
    const states = this.head.mailboxes.map(({ number: _, ...state }) => state);
    return (
      learned.every(({ anew, facts, gone }) => !anew && facts.length === 0 && [...gone].length === 0) &&
      isDeepStrictEqual([this.head.server, states], [server, learned.map(({ state }) => state)])
    );
  }

  private write(server: unknown, learned: Learned['mailboxes']): Head | null {
    const bytes = this.db.get(HEAD);
    const there = bytes ? (JSON.parse(bytes.toString('utf8')) as Head) : null;
    if (there?.mark === this.mark && there.generation !== this.generation) return null;
    if (this.head === null) this.db.clearSync();
    const numbers = new Map((this.head?.mailboxes ?? []).map(({ mailbox, number }) => [mailbox.path, number]));
    const paths = new Set(learned.map(({ state }) => state.mailbox.path));
    for (const [path, number] of numbers) if (!paths.has(path)) this.forget(number);
    let next = Math.max(0, ...numbers.values()) + 1;
    const states = learned.map(({ state, anew, facts, gone }) => {
      let number = numbers.get(state.mailbox.path);
      if (number === undefined) {
        number = next;
        next += 1;
      } else if (anew) this.forget(number);
      for (const uid of gone) for (const kind of KINDS) this.db.removeSync(keyOf(kind, number, uid));
      for (const fact of facts) this.db.putSync(keyOf('f', number, fact.uid), factText(fact));
      return { ...state, number };
    });
    const put = (kind: 'b' | 'r', { mailbox: path, uidValidity, uid }: MessageRef, value: Buffer) => {
      const state = states.find(({ mailbox }) => mailbox.path === path);
      if (state?.uidValidity === uidValidity) this.db.putSync(keyOf(kind, state.number, uid), value);
    };
    for (const { ref, fact } of this.bodies.values()) put('b', ref, bodyText(fact));
    for (const { ref, reading } of this.readings.values()) put('r', ref, Buffer.from(JSON.stringify(reading)));
    const head: Head = { mark: this.mark, generation: this.generation + 1, server, mailboxes: states };
    this.db.putSync(HEAD, Buffer.from(JSON.stringify(head)));
    return head;
  }

  private forget(number: number): void {
    for (const kind of KINDS) {
      for (const key of [...this.db.getKeys(prefixOf(kind, number))]) this.db.removeSync(key);
    }
  }

  private numberOf(path: string): number | null {
    return this.head?.mailboxes.find(({ mailbox }) => mailbox.path === path)?.number ?? null;
  }

  async close(): Promise<void> {
    await this.db.close().catch(() => undefined);
  }
}
