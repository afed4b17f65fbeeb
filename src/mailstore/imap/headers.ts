import type { FetchMessageObject, ImapFlow } from 'imapflow';
import type { Instant } from '../../mail/address.ts';
import { parseEnvelope } from '../../mail/envelope.ts';
import { HEADER_FIELDS, type RawMessage, type Unreadable } from '../../mail/message.ts';
import type { HeaderBatch } from '../mailstore.ts';
import { labelFlags, systemFlags } from './flags.ts';
import { packUids } from './ranges.ts';

/**
 * SEARCH SINCE compares the day in the zone that the server keeps with the message (RFC 9051 6.4.4): a message of a day may be
 * stored under the day before; and a day before the look-back is wanted too (see `isInReading`).
 */
const MARGIN = 2 * 86_400_000;

/** IMAP's dates begin here; a look-back beyond it means everything. */
const FIRST_DAY = Date.UTC(1980, 0, 1);

/** A mailbox of no more than this is read whole: the round trip of a SEARCH costs more than the headers. */
const SMALL = 100;

/** How many more FETCHes may be spent on the messages that the server failed at. */
const RETRIES = 40;

type Rows = Map<number, Partial<FetchMessageObject>>;

/** What is kept of a mailbox's reading over the connections that it takes. */
export interface Reading {
  attempts: number;
  /** The message that the server was at when the connection ended. */
  suspect: number | null;
  /** Messages that are not asked for again, and why. */
  readonly given: Map<number, string>;
}

/**
 * The headers of the open mailbox's messages since an instant: EXAMINE has been done. Messages by UID only, so that mail that
 * comes or goes meanwhile can't shift anything. Throws what ImapFlow throws.
 */
export async function fetchHeaders(
  client: ImapFlow,
  mailbox: string,
  since: Instant,
  reading: Reading,
  tick: (done: number, total: number) => void,
): Promise<HeaderBatch> {
  const open = client.mailbox;
  if (open === false) throw Object.assign(new Error('No mailbox is open'), { code: 'NoConnection' });
  if (open.exists === 0) return { messages: [], unreadable: [] };
  const rows: Rows = new Map();
  reading.attempts += 1;
  const again = reading.attempts > 1;
  const found = await wanted(client, open.exists, since, again);
  const total = found?.length ?? open.exists;
  const report = () => tick(rows.size, total);
  let refusal = '';
  // By number where all is wanted: GNU imap4d misunderstands `UID 1:*`.
  const asked = found?.filter((uid) => !reading.given.has(uid));
  try {
    if (asked)
      for (const set of packUids(asked)) refusal = (await fetchInto(client, rows, set, true, report)) || refusal;
  } catch (error) {
    reading.suspect = asked?.toSorted((a, b) => a - b).find((uid) => !rows.get(uid)?.headers) ?? null;
    throw error;
  }
  if (!asked) refusal = await fetchInto(client, rows, `1:${open.exists}`, false, report);

  const complete = [...rows.values()].filter(({ headers }) => headers).length;
  let unreadable: Unreadable[] = [];
  if (complete < (asked?.length ?? total)) {
    const expected = asked ?? (await search(client, { all: true })) ?? [...rows.keys()];
    unreadable = await secondLook(client, mailbox, rows, expected, refusal);
  }
  for (const [uid, reason] of reading.given) unreadable.push({ mailbox, uid, reason });
  tick(total, total);
  const uidValidity = String(open.uidValidity);
  const borrows = !client.capabilities.has('UIDPLUS');
  const messages = [...rows].flatMap(([uid, row]) => rawMessage(uid, row, { mailbox, uidValidity, borrows }));
  return { messages, unreadable };
}

/** The UIDs since an instant; null: all, because that is cheaper (but not `again`), or because the server refuses to search. */
async function wanted(client: ImapFlow, exists: number, since: Instant, again: boolean): Promise<number[] | null> {
  if (since - MARGIN < FIRST_DAY) return again ? search(client, { all: true }) : null;
  // Where there is no UIDPLUS a SEARCH is not believed: GNU imap4d goes by `Date:`, which says nothing of when a mail arrived.
  if (!client.capabilities.has('UIDPLUS')) return again ? search(client, { all: true }) : null;
  if (exists <= SMALL && !again) return null;
  return search(client, { since: new Date(since - MARGIN) });
}

/** SEARCH; null where the server refuses it. ImapFlow gives undefined where the connection is gone, false for a NO or BAD. */
export async function search(client: ImapFlow, query: Parameters<ImapFlow['search']>[0]): Promise<number[] | null> {
  const found = await client.search(query, { uid: true });
  if (Array.isArray(found)) return found;
  if (!client.usable || found === undefined) throw Object.assign(new Error('SEARCH failed'), { code: 'NoConnection' });
  return null;
}

/**
 * FETCHes into rows, which it merges: a server may split its answer, and tell changed flags in between. Gives the server's words
 * where it refused (with a NO that may follow good answers: Exchange and Gmail do so when one message among them is broken).
 */
async function fetchInto(client: ImapFlow, rows: Rows, set: string, uid: boolean, report: () => void): Promise<string> {
  // ImapFlow asks for thread ids where there is X-GM-EXT-1 or OBJECTID (RFC 8474), for labels where there is X-GM-EXT-1.
  const also = { threadId: true, labels: true };
  const query = { uid: true, flags: true, internalDate: true, ...also, headers: [...HEADER_FIELDS] };
  let count = 0;
  try {
    for await (const message of client.fetch(set, query, { uid })) {
      count += 1;
      if (count % 200 === 0) report();
      if (!message.uid) continue;
      const known = Object.entries(message).filter(([, value]) => value !== undefined && value !== false);
      rows.set(message.uid, { ...rows.get(message.uid), ...Object.fromEntries(known) });
    }
  } catch (error) {
    const { responseStatus, responseText, code } = error as { [name: string]: string | undefined };
    if (responseStatus !== 'NO' || code === 'ETHROTTLE' || !client.usable) throw error;
    return responseText || 'refused by the server';
  }
  return '';
}

/** What was named and not given was expunged meanwhile, or can't be read; one bad message must not take others with it. */
async function secondLook(
  client: ImapFlow,
  mailbox: string,
  rows: Rows,
  expected: readonly number[],
  refusal: string,
): Promise<Unreadable[]> {
  const lacking = (uids: readonly number[]) => uids.filter((uid) => !rows.get(uid)?.headers);
  let retries = RETRIES;
  let words = refusal;
  const halve = async (uids: readonly number[]): Promise<void> => {
    for (const set of packUids(uids)) {
      if (retries <= 0) return;
      retries -= 1;
      words = (await fetchInto(client, rows, set, true, () => undefined)) || words;
    }
    const rest = lacking(uids);
    if (rest.length === 0 || uids.length === 1 || words === '') return;
    const middle = Math.ceil(rest.length / 2);
    await halve(rest.slice(0, middle));
    if (middle < rest.length) await halve(rest.slice(middle));
  };
  await halve(lacking(expected));
  const missing = lacking(expected);
  const present: number[] = [];
  for (const set of packUids(missing)) present.push(...((await search(client, { uid: set })) ?? missing));
  const still = new Set(present);
  const reason = words || 'skipped by the server';
  return missing.filter((uid) => still.has(uid)).map((uid) => ({ mailbox, uid, reason }));
}

/** `borrows`: the server may give the sender's `Date:` as the moment of arrival (GNU imap4d). Then the mail's topmost `Received:` tells it. */
function rawMessage(
  uid: number,
  row: Partial<FetchMessageObject>,
  {
    mailbox,
    uidValidity,
    borrows,
  }: { readonly mailbox: string; readonly uidValidity: string; readonly borrows: boolean },
): RawMessage[] {
  const { flags, internalDate, headers, threadId, labels } = row;
  if (!headers) return [];
  const said = internalDate === undefined ? Number.NaN : new Date(internalDate).getTime();
  const envelope = borrows ? parseEnvelope(headers) : null;
  const time = envelope?.date === said ? (envelope.received ?? said) : said;
  return [
    {
      ref: { mailbox, uidValidity, uid },
      flags: new Set([...systemFlags(flags ?? []), ...labelFlags(labels ?? [])]),
      arrival: { kind: 'imap', internalDate: Number.isNaN(time) ? null : time },
      header: headers,
      ...(threadId ? { threadId } : {}),
    },
  ];
}
