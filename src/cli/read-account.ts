import type { AccountConfig } from '../config/config.ts';
import { wordError } from '../errors.ts';
import type { Instant } from '../mail/address.ts';
import { collectMessages } from '../mail/collect.ts';
import type { Message } from '../mail/message.ts';
import type { MailStore } from '../mailstore/mailstore.ts';
import type { Known } from '../mailstore/sync.ts';
import type { AccountView } from '../render/inbox-view.ts';
import { Journal, type SendRecord } from '../submit/journal.ts';
import { WrittenDrafts } from '../submit/written-drafts.ts';
import type { Bounced } from '../triage/answers.ts';
import { Directory } from '../triage/directory.ts';
import { judgeAccount } from '../triage/judge.ts';
import type { Rules } from '../triage/rules.ts';
import type { Verdict } from '../triage/verdict.ts';
import { uncertainSends, unseenSends, unsentDrafts, writtenDrafts } from './journal-mail.ts';
import { type OverrideRecord, overrideRecords, overridesOf } from './overrides.ts';
import { readMail } from './read-mail.ts';
import { judgeWithBodies, withInvitationsAnswered } from './read-parts.ts';
import { lookBack, messageIds, noticesOf, oldestOf, untilOf } from './reading-parts.ts';
import type { Records } from './records.ts';
import { rememberedCommitments } from './remembered-commitments.ts';
import { accountKey, rulesOf } from './rules.ts';
import { type SettledRecord, settledRecords } from './settled.ts';
import { type SnoozeRecord, snoozeRecords } from './snoozes.ts';
import { type History, weekHistory, weeksMail } from './week.ts';
import type { World } from './world.ts';

/** An account as it was read and judged. Its store is still open. */
export interface AccountReading {
  readonly view: AccountView;
  readonly verdicts: readonly Verdict[];
  /** Mails of ours that did not reach these addresses. */
  readonly bounced: Bounced;
  readonly rules: Rules;
  readonly directory: Directory;
  /** Companies and addresses that we have written to. */
  readonly known: readonly string[];
  /** Null where the account could not be read. */
  readonly store: MailStore | null;
  readonly settled: Kept<SettledRecord>;
  readonly snoozed: Kept<SnoozeRecord>;
  readonly overrides: Kept<OverrideRecord>;
  readonly outgoing: OutgoingRecords;
  /** Paths of the folders with these roles; null where there is none. */
  readonly folders: { readonly sent: string | null; readonly drafts: string | null };
  /** Drafts of the look-back, whatever they answer. */
  readonly drafts: readonly Message[];
  /** Some draft could not be read: nobody knows what it answers. */
  readonly unreadDrafts: boolean;
  /** What was asked and promised in the last days; null where nobody wants to know. */
  readonly week: History | null;
  readonly since: Instant;
  readonly account: AccountConfig;
  /** How the reading can be gone on from, and how long it stays true; null where it can't. */
  readonly steady: Steady | null;
  readonly cause: unknown;
}

/** A reading that stays true as long as no mail comes, goes or changes, and no time passes that changes a verdict. */
interface Steady {
  readonly known: Known;
  /** The first instant at which time alone may change a verdict; infinite where none does. */
  readonly until: Instant;
  /** The arrival of the oldest message. */
  readonly oldest: Instant | null;
}

/** Small records of the state folder, as they were when the account was read. */
export interface Kept<T> {
  readonly records: Records<T>;
  readonly all: readonly { readonly name: string; readonly record: T }[];
}

/** What the state folder knows of the account's drafts and sends. */
export interface OutgoingRecords {
  readonly journal: Journal;
  readonly written: WrittenDrafts;
  readonly sends: readonly SendRecord[];
  /** Message-IDs of what lies in the folders, drafts left out. */
  readonly seen: ReadonlySet<string>;
}

/** So many accounts are read side by side. */
const AT_ONCE = 8;

/**
 * Reads and judges accounts side by side; one that fails does not hold up or hide the others.
 * @param names the accounts to read; empty: all
 * @param wantsWeek counts what the last days were like too
 */
export async function readAccounts(
  world: World,
  since: Instant,
  names: readonly string[] = [],
  wantsWeek = false,
): Promise<AccountReading[]> {
  const accounts = world.config.accounts.filter(({ name }) => names.length === 0 || names.includes(name));
  const readings = new Map<AccountConfig, AccountReading>();
  const left = [...accounts];
  const work = async () => {
    for (let account = left.shift(); account; account = left.shift()) {
      readings.set(account, await readAccount(world, account, since, wantsWeek));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return accounts.flatMap((account) => readings.get(account) ?? []);
}

async function readAccount(
  world: World,
  account: AccountConfig,
  since: Instant,
  wantsWeek: boolean,
): Promise<AccountReading> {
  const rules = rulesOf(account, world.config, world.calendar);
  const key = accountKey(account);
  const kept = {
    settled: { records: settledRecords(world.stateDir, key), all: [] },
    snoozed: { records: snoozeRecords(world.stateDir, key), all: [] },
    overrides: { records: overrideRecords(world.stateDir, key), all: [] },
  };
  const journal = new Journal(world.stateDir, key, world.journalHook);
  const written = new WrittenDrafts(world.stateDir, key);
  const base = { rules, directory: Directory.of(rules), account, since };
  let store: MailStore | null = null;
  const cache = (await world.openCache?.(account)) ?? null;
  try {
    store = await world.openStore(account);
    const sends = await journal.all();
    const settled = { ...kept.settled, all: await kept.settled.records.all() };
    const snoozed = { ...kept.snoozed, all: await kept.snoozed.records.all() };
    const overrides = { ...kept.overrides, all: await kept.overrides.records.all() };
    const { raws, unreadable, folders, isDrafts, keep, early } = await readMail(
      store,
      account,
      since,
      cache,
      world.clock,
    );
    const inFolders = collectMessages(raws, world.clock);
    const seen = messageIds(inFolders.messages);
    const unseen = unseenSends(sends, seen);
    const collected = unseen.length === 0 ? inFolders : collectMessages([...raws, ...unseen], world.clock);
    const messages = await withInvitationsAnswered(lookBack(collected.messages, since, world), { store, sends, cache });
    const collectedDrafts = lookBack(collected.drafts, since, world);
    const drafts = unsentDrafts(collectedDrafts, sends);
    const facts = {
      sent: new Set(unseen.map(({ raw }) => String(raw.ref.uid))),
      uncertain: new Set(uncertainSends(sends, seen).flatMap(({ prepared }) => prepared.answers ?? [])),
      written: await writtenDrafts(drafts, await written.all(), store),
    };
    const incomplete = unreadable.some(({ mailbox }) => !isDrafts(mailbox));
    const unreadDrafts = unreadable.some(({ mailbox }) => isDrafts(mailbox));
    const judge = judgeAccount({
      rules,
      messages,
      drafts,
      now: world.now,
      settled: new Set(settled.all.flatMap(({ record }) => record.messages)),
      snoozes: snoozed.all.map(({ record }) => record),
      overrides: overridesOf(overrides.all.map(({ record }) => record)),
      journal: facts,
      incomplete,
      ...(cache ? { readCommitments: rememberedCommitments(cache, rules, world.config.calendar) } : {}),
    });
    const {
      verdicts,
      bounced,
      unreadable: bodies,
      texts,
    } = await judgeWithBodies(judge, { store, sends, cache }, messages, (verdicts) =>
      wantsWeek ? weeksMail(verdicts, base, world) : [],
    );
    const read = { verdicts, bounced, settled, overrides };
    const own = { store, sends, cache, texts, rules, directory: base.directory, ...read };
    const week = wantsWeek ? await weekHistory(own, world) : null;
    const next = keep();
    await cache?.close();
    const view = {
      name: account.name,
      messages: messages.length,
      threads: verdicts.length,
      unreadable: [...unreadable, ...bodies],
      notices: noticesOf(folders, messages),
      error: null,
    };
    const outgoing = { journal, written, sends, seen };
    const known = [...new Set(verdicts.flatMap(({ clients }) => clients.flatMap((one) => (one.known ? one.key : []))))];
    return {
      ...base,
      known,
      view,
      verdicts,
      bounced,
      store,
      settled,
      snoozed,
      overrides,
      outgoing,
      folders,
      drafts,
      unreadDrafts,
      week,
      steady:
        next && !early && unseen.length === 0
          ? { known: next, until: untilOf(verdicts), oldest: oldestOf([...messages, ...collectedDrafts]) }
          : null,
      cause: null,
    };
  } catch (cause) {
    await store?.close();
    const view = {
      name: account.name,
      messages: 0,
      threads: 0,
      unreadable: [],
      notices: [],
      error: wordError(cause, world.lang),
    };
    const outgoing = { journal, written, sends: [], seen: new Set<string>() };
    const folders = { sent: null, drafts: null };
    return {
      ...base,
      known: [],
      view,
      verdicts: [],
      bounced: new Map(),
      store: null,
      ...kept,
      outgoing,
      folders,
      drafts: [],
      unreadDrafts: false,
      week: null,
      steady: null,
      cause,
    };
  }
}

/** Ends all connections. */
export async function closeAll(readings: readonly AccountReading[]): Promise<void> {
  await Promise.all(readings.map(({ store }) => store?.close()));
}
