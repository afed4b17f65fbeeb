import type { FactCache, Learned } from '../cache/fact-cache.ts';
import type { Fact } from '../cache/facts.ts';
import type { AccountConfig } from '../config/config.ts';
import type { Instant } from '../mail/address.ts';
import type { Stored } from '../mail/collect.ts';
import { parseEnvelope } from '../mail/envelope.ts';
import type { Role, Unreadable } from '../mail/message.ts';
import type { MailStore } from '../mailstore/mailstore.ts';
import { readChanges } from '../mailstore/read-changes.ts';
import { draftsAmong, mailboxesToRead } from '../mailstore/selection.ts';
import { type Changes, flagSum, isInReading, type Known, type MailboxChanges } from '../mailstore/sync.ts';

/** An account's mail as it is now: read, or remembered and told to be unchanged. */
export interface MailRead {
  readonly raws: readonly { readonly raw: Stored; readonly role: Role | null }[];
  readonly unreadable: readonly Unreadable[];
  readonly isDrafts: (path: string) => boolean;
  /** Paths of the folders with these roles; null where there is none. */
  readonly folders: { readonly sent: string | null; readonly drafts: string | null };
  /** Keeps in the cache what was read anew, with the bodies that it was told of meanwhile; null where it can't be kept. */
  readonly keep: () => Known | null;
  /** Some message says that it comes from after now: when it counts will change by time alone. */
  readonly early: boolean;
}

/** How much longer than the look-back facts are kept, in milliseconds: a wider `--since` is rare, a wiped cache costs a slow run. */
const KEPT = 35 * 86_400_000;

/** The headers of every mailbox that counts, and of the drafts. Throws a ClientCheckError. */
export async function readMail(
  store: MailStore,
  account: AccountConfig,
  since: Instant,
  cache: FactCache | null,
  clock: Instant,
): Promise<MailRead> {
  const facts = new Map(cache?.mailboxes.map(({ mailbox: { path } }) => [path, cache.facts(path)]));
  const changes = await readChanges(
    store,
    knownOf(cache, facts),
    (mailboxes) => mailboxesToRead(mailboxes, account.folders),
    since,
  );
  const now = changes.read.map((change) => ({ change, facts: factsNow(change, facts.get(change.mailbox.path) ?? []) }));
  const drafts = draftsAmong(changes.mailboxes);
  const pathOf = (role: Role) =>
    changes.mailboxes.find((mailbox) => mailbox.role === role && mailbox.selectable)?.path ?? null;
  return {
    raws: now.flatMap(({ change: { mailbox, next, messages }, facts }) => {
      const uidValidity = next?.uidValidity ?? messages[0]?.ref.uidValidity ?? '';
      return facts
        .filter(({ arrival }) => isInReading(arrival, since))
        .map((fact) => ({ raw: storedOf(fact, mailbox.path, uidValidity), role: mailbox.role }));
    }),
    unreadable: changes.read.flatMap(({ unreadable }) => unreadable),
    isDrafts: (path) => drafts.some((mailbox) => mailbox.path === path),
    folders: { sent: pathOf('\\Sent'), drafts: pathOf('\\Drafts') },
    keep: () => {
      const lesson = learned(changes, now, facts, since);
      const generation = cache?.save(lesson) ?? null;
      if (generation === null || lesson.mailboxes.length < changes.read.length) return null;
      const kept = new Map(now.map(({ change, facts }) => [change.mailbox.path, facts]));
      const mailboxes = lesson.mailboxes.map(({ state }) => {
        const facts = kept.get(state.mailbox.path) ?? [];
        const sum = flagSum(facts.map(({ uid, flags }) => [uid, flags]));
        return { ...state, uids: facts.map(({ uid }) => uid), flagSum: sum };
      });
      return { generation, server: changes.server, mailboxes };
    },
    early: now.some(({ facts }) => facts.some((fact) => isEarly(fact, clock))),
  };
}

/** A time that it bears is after the clock's. */
function isEarly({ arrival, envelope }: Fact, clock: Instant): boolean {
  const times = arrival.kind === 'imap' ? [arrival.internalDate] : [arrival.nameTime, arrival.mtime];
  return [...times, envelope.date, envelope.received].some((time) => time !== null && time > clock);
}

interface FactsNow {
  readonly change: MailboxChanges;
  readonly facts: readonly Fact[];
}

function knownOf(cache: FactCache | null, facts: ReadonlyMap<string, readonly Fact[]>): Known | null {
  if (cache === null || cache.mailboxes.length === 0) return null;
  const uids = (path: string) => (facts.get(path) ?? []).map(({ uid }) => uid);
  return {
    generation: cache.generation,
    server: cache.server,
    mailboxes: cache.mailboxes.map((state) => ({ ...state, uids: uids(state.mailbox.path) })),
  };
}

/** What is known of a mailbox, put right by what has changed. */
function factsNow({ anew, gone, flags, messages }: MailboxChanges, known: readonly Fact[]): Fact[] {
  const kept = anew ? [] : known.filter(({ uid }) => !gone.has(uid));
  const fresh = new Map(
    messages.map(({ ref: { uid }, flags, arrival, header, threadId }): [number | string, Fact] => [
      uid,
      { uid, flags: [...flags], arrival, threadId: threadId ?? null, envelope: parseEnvelope(header) },
    ]),
  );
  return [
    ...kept.filter(({ uid }) => !fresh.has(uid)).map((fact) => withFlags(fact, flags.get(fact.uid))),
    ...fresh.values(),
  ];
}

function withFlags(fact: Fact, flags: ReadonlySet<string> | undefined): Fact {
  if (!flags || (flags.size === fact.flags.length && fact.flags.every((flag) => flags.has(flag)))) return fact;
  return { ...fact, flags: [...flags] };
}

function storedOf({ uid, flags, arrival, threadId, envelope }: Fact, mailbox: string, uidValidity: string): Stored {
  const ref = { mailbox, uidValidity, uid };
  return { ref, flags: flagSet(flags), arrival, envelope, ...(threadId === null ? {} : { threadId }) };
}

/** Many messages bear the same few flags. */
const flagSets = new Map<string, ReadonlySet<string>>();

function flagSet(flags: readonly string[]): ReadonlySet<string> {
  const name = flags.join(' ');
  const set = flagSets.get(name) ?? new Set(flags);
  flagSets.set(name, set);
  return set;
}

/** What the next run need not read again. A mailbox that can't be gone on with is left out. */
function learned(
  { server, read }: Changes,
  now: readonly FactsNow[],
  before: ReadonlyMap<string, readonly Fact[]>,
  since: Instant,
): Learned {
  const facts = new Map(now.map(({ change, facts }) => [change, facts]));
  return {
    server,
    mailboxes: read.flatMap((change) => {
      if (change.next === null) return [];
      const { mailbox, anew, gone, next } = change;
      const known = new Set(before.get(mailbox.path));
      const all = facts.get(change) ?? [];
      const tooOld = anew ? [] : all.filter(({ arrival }) => !isInReading(arrival, since - KEPT));
      return {
        state: { ...next, mailbox, since: Math.max(next.since, since - KEPT) },
        anew,
        facts: all.filter((fact) => !known.has(fact) && isInReading(fact.arrival, since - KEPT)),
        gone: anew ? [] : [...gone, ...tooOld.map(({ uid }) => uid)],
      };
    }),
  };
}
