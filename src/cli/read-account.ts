import type { AccountConfig } from '../config/config.ts';
import { wordError } from '../errors.ts';
import type { Instant } from '../mail/address.ts';
import { readBody } from '../mail/body.ts';
import { type Bounce, parseBounce } from '../mail/bounce.ts';
import { collectMessages } from '../mail/collect.ts';
import { type Message, type RawMessage, type Role, refKey, type Unreadable } from '../mail/message.ts';
import type { OwnText } from '../mail/thanks.ts';
import type { MailStore } from '../mailstore/mailstore.ts';
import { selectMailboxes } from '../mailstore/selection.ts';
import type { AccountView, Notice } from '../render/inbox-view.ts';
import { Directory } from '../triage/directory.ts';
import { type BodyFacts, judgeAccount } from '../triage/judge.ts';
import type { Rules } from '../triage/rules.ts';
import type { Verdict } from '../triage/verdict.ts';
import { accountKey, rulesOf } from './rules.ts';
import { type SettledRecord, SettledRecords } from './settled.ts';
import type { World } from './world.ts';

/** Of a text part no more than this is read: a verdict needs the beginning. */
const TEXT_LIMIT = 65_536;

/** An account as it was read and judged. Its store is still open. */
export interface AccountReading {
  readonly view: AccountView;
  readonly verdicts: readonly Verdict[];
  readonly rules: Rules;
  readonly directory: Directory;
  /** Null where the account could not be read. */
  readonly store: MailStore | null;
  readonly settled: { readonly records: SettledRecords; readonly all: readonly SettledRecord[] };
  readonly cause: unknown;
}

/**
 * Reads and judges accounts side by side; one that fails does not hold up or hide the others.
 * @param names the accounts to read; empty: all
 */
export function readAccounts(world: World, since: Instant, names: readonly string[] = []): Promise<AccountReading[]> {
  const accounts = world.config.accounts.filter(({ name }) => names.length === 0 || names.includes(name));
  return Promise.all(accounts.map((account) => readAccount(world, account, since)));
}

async function readAccount(world: World, account: AccountConfig, since: Instant): Promise<AccountReading> {
  const rules = rulesOf(account, world.config, world.calendar);
  const records = new SettledRecords(world.stateDir, accountKey(account));
  const base = { rules, directory: new Directory(rules) };
  let store: MailStore | null = null;
  try {
    store = await world.openStore(account);
    const all = await records.all();
    const { raws, unreadable, roles } = await readHeaders(store, account, since);
    const collected = collectMessages(raws, world.clock);
    const messages = lookBack(collected.messages, since, world);
    const drafts = lookBack(collected.drafts, since, world);
    const settled = new Set(all.flatMap((record) => record.messages));
    const judge = judgeAccount({ rules, messages, drafts, now: world.now, settled, incomplete: unreadable.length > 0 });
    const first = judge({ texts: new Map(), bounces: new Map() });
    const { bodiesWanted } = first;
    const { verdicts } = bodiesWanted.length > 0 ? judge(await readParts(store, bodiesWanted)) : first;
    const view = {
      name: account.name,
      messages: messages.length,
      threads: verdicts.length,
      unreadable,
      notices: noticesOf(roles, messages),
      error: null,
    };
    return { ...base, view, verdicts, store, settled: { records, all }, cause: null };
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
    return { ...base, view, verdicts: [], store: null, settled: { records, all: [] }, cause };
  }
}

/** The headers of every mailbox that counts, and of the drafts. */
async function readHeaders(store: MailStore, account: AccountConfig, since: Instant) {
  const mailboxes = await store.listMailboxes();
  const wanted = selectMailboxes(mailboxes, account.folders);
  const drafts = mailboxes.filter(({ role, selectable }) => role === '\\Drafts' && selectable);
  const raws: { raw: RawMessage; role: Role | null }[] = [];
  const unreadable: Unreadable[] = [];
  for (const mailbox of new Set([...wanted, ...drafts])) {
    const batch = await store.readHeaders(mailbox, since);
    for (const raw of batch.messages) raws.push({ raw, role: mailbox.role });
    unreadable.push(...batch.unreadable);
  }
  return { raws, unreadable, roles: new Set(mailboxes.map(({ role }) => role)) };
}

/** An empty mailbox says so, and no more: what folders a new account lacks is no news. */
function noticesOf(roles: ReadonlySet<Role | null>, messages: readonly Message[]): Notice[] {
  if (messages.length === 0) return ['empty'];
  return [
    ...(roles.has('\\Sent') ? [] : (['no-sent'] as const)),
    ...(roles.has('\\Drafts') ? [] : (['no-drafts'] as const)),
  ];
}

/**
 * The messages of the look-back. With the real clock one that claims to come from the future is there all the same, and counts
 * as of now; with `--now` later ones do not exist.
 */
function lookBack(all: readonly Message[], since: Instant, { now, clock }: World): Message[] {
  return all
    .map((message) => (now === clock && message.at > now ? { ...message, at: now } : message))
    .filter(({ at }) => at >= since && at <= now);
}

/**
 * The own words of messages and what delivery reports among them say, by key. A message that has gone meanwhile reads as empty:
 * it asks for an answer all the same.
 */
export async function readParts(store: MailStore, messages: readonly Message[]): Promise<BodyFacts> {
  const refs = messages.flatMap(({ copies }) => copies[0]?.ref ?? []);
  const bodies = await store.readBodies(refs, TEXT_LIMIT);
  const byRef = new Map(bodies.map((body) => [refKey(body.ref), body]));
  const texts = new Map<string, OwnText>();
  const bounces = new Map<string, Bounce | null>();
  for (const { key, copies, envelope } of messages) {
    const body = copies[0] && byRef.get(refKey(copies[0].ref));
    texts.set(key, body ? await readBody(body) : { text: '', attachments: [] });
    if (envelope.deliveryReport) bounces.set(key, body ? parseBounce(body) : null);
  }
  return { texts, bounces };
}

/** Ends all connections. */
export async function closeAll(readings: readonly AccountReading[]): Promise<void> {
  await Promise.all(readings.map(({ store }) => store?.close()));
}
