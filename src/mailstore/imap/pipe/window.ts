import type { Instant } from '../../../mail/address.ts';
import type { Mailbox } from '../../../mail/message.ts';
import { isInReading, type MailboxChanges } from '../../sync.ts';
import type { Command } from './command.ts';
import { Examined, examine, headerItems } from './examine.ts';
import type { Status } from './list.ts';
import type { Pipe } from './pipe.ts';
import { Unsuited } from './trouble.ts';

const DAY = 86_400_000;

/** SEARCH SINCE knows days, in the zone that the server keeps with each message; see `isInReading` for the other day. */
const MARGIN = 2 * DAY;

/** A mailbox of no more than this is read whole. */
const SMALL = 100;

/** So many of the newest messages are searched before all are: to search a million takes a server seconds. */
const NEWEST = 10_000;

/** Messages before those whose times of arrival are looked at, to see whether they lie in their order. */
const SAMPLES = 64;
const EDGE = 50;

/** Imported mail may lie as far out of order as this: clocks and queues do that. */
const DISORDER = 3 * DAY;

/** IMAP's dates begin here. */
const FIRST_DAY = Date.UTC(1980, 0, 1);

interface Wanted {
  readonly mailbox: Mailbox;
  readonly status: Status | undefined;
}

/** Reads mailboxes of which nothing is known: the headers of what arrived since an instant. Rejects with `Unsuited` where some can't be read. */
export async function wholeReading(
  pipe: Pipe,
  wanted: readonly Wanted[],
  since: Instant,
  capabilities: ReadonlySet<string>,
): Promise<MailboxChanges[]> {
  const full = wanted.filter(({ status }) => status?.get('MESSAGES') !== '0');
  const states = new Map(full.map(({ mailbox }) => [mailbox, new Examined(mailbox, new Set())]));
  const stateOf = (mailbox: Mailbox) => states.get(mailbox) as Examined;
  if (full.length > 0) {
    await run(
      pipe,
      full.flatMap(({ mailbox, status }) => readCommands(stateOf(mailbox), status, since, capabilities)),
    );
  }
  const again = full.filter(({ mailbox }) => !isOrdered(stateOf(mailbox).samples, since));
  for (const { mailbox } of again) states.set(mailbox, new Examined(mailbox, new Set()));
  if (again.length > 0) {
    await run(
      pipe,
      again.flatMap(({ mailbox }) => readCommands(stateOf(mailbox), undefined, since, capabilities)),
    );
  }
  if (!canSave(capabilities)) await fetchFound(pipe, [...states.values()], capabilities);
  return wanted.map(({ mailbox, status }) => {
    const state = states.get(mailbox);
    return state ? reading(state, since) : emptyReading(mailbox, status, since);
  });
}

async function run(pipe: Pipe, commands: readonly Command[]): Promise<void> {
  const refused = (await pipe.flight(commands)).find(({ status }) => status !== 'OK');
  if (refused) throw new Unsuited(`${refused.status} ${refused.text}`);
}

/** Can the result of a SEARCH be fetched without its being told first (RFC 5182)? */
function canSave(capabilities: ReadonlySet<string>): boolean {
  return capabilities.has('ESEARCH') && capabilities.has('SEARCHRES');
}

function readCommands(
  state: Examined,
  status: Status | undefined,
  since: Instant,
  capabilities: ReadonlySet<string>,
): Command[] {
  const count = Number(status?.get('MESSAGES') ?? Number.NaN);
  const items = headerItems(capabilities);
  const open = examine(state, null);
  if (count <= SMALL || since - MARGIN < FIRST_DAY) return [open, { text: `UID FETCH 1:* ${items}`, on: state.on }];
  const low = count > 2 * NEWEST ? count - NEWEST : 0;
  const search = `${low > 0 ? `${low}:* ` : ''}SINCE ${dateText(since - MARGIN)}`;
  if (!canSave(capabilities)) return [open, { text: `UID SEARCH ${search}`, on: state.on }, ...samples(state, low)];
  return [
    open,
    { text: `UID SEARCH RETURN (SAVE ALL) ${search}`, on: state.on },
    { text: `UID FETCH $ ${items}`, on: state.on },
    ...samples(state, low),
  ];
}

/** Times of arrival of messages spread over those that are not searched, and of the last of them. */
function samples(state: Examined, low: number): Command[] {
  if (low === 0) return [];
  const step = low / SAMPLES;
  const spread = Array.from({ length: SAMPLES }, (_, i) => Math.floor(i * step) + 1);
  const edge = Array.from({ length: EDGE }, (_, i) => low - EDGE + i);
  const numbers = [...new Set([...spread, ...edge])].filter((number) => number > 0).sort((a, b) => a - b);
  return [{ text: `FETCH ${numbers.join(',')} (INTERNALDATE)`, on: state.on }];
}

/** Nothing of the look-back lies before the messages that were searched: those there are older, and in their order. */
function isOrdered(samples: Examined['samples'], since: Instant): boolean {
  let latest = Number.NEGATIVE_INFINITY;
  return samples
    .toSorted((a, b) => a.number - b.number)
    .every(({ at }) => {
      const fine = at !== null && at < since - MARGIN && at > latest - DISORDER;
      latest = Math.max(latest, at ?? latest);
      return fine;
    });
}

/** Where the result of a SEARCH can't be kept by the server, it has come here first. */
async function fetchFound(pipe: Pipe, states: readonly Examined[], capabilities: ReadonlySet<string>): Promise<void> {
  const { packUids } = await import('../ranges.ts');
  const commands = states.flatMap((state) => {
    const missing = (state.found ?? []).filter((uid) => !state.messages.has(uid));
    if (missing.length === 0) return [];
    const fetches = packUids(missing).map((set) => ({
      text: `UID FETCH ${set} ${headerItems(capabilities)}`,
      on: state.on,
    }));
    return [examine(state, null), ...fetches];
  });
  if (commands.length > 0) await run(pipe, commands);
}

function reading(state: Examined, since: Instant): MailboxChanges {
  const { mailbox, uidValidity, uidNext, modseq, exists, found } = state;
  const lacking = found === null ? state.messages.size < exists : found.some((uid) => !state.messages.has(uid));
  // What was expunged meanwhile, or can't be read: the plain way tells one from the other.
  if (lacking || uidValidity === '') throw new Unsuited('not all that was found was given');
  const messages = [...state.messages.values()];
  const latest = messages.reduce((most, { ref }) => Math.max(most, Number(ref.uid) + 1), uidNext);
  const next = { uidValidity, uidNext: latest, modseq, exists, since };
  return {
    mailbox,
    anew: true,
    messages: messages.filter(({ arrival }) => isInReading(arrival, since)),
    flags: new Map(),
    gone: new Set(),
    unreadable: [],
    // Courier tells no UIDNEXT; then it is at least this.
    next: latest > 0 ? next : null,
  };
}

/** A mailbox that holds nothing need not be opened. */
function emptyReading(mailbox: Mailbox, status: Status | undefined, since: Instant): MailboxChanges {
  const state = {
    uidValidity: status?.get('UIDVALIDITY') ?? '',
    uidNext: Number(status?.get('UIDNEXT') ?? 0),
    modseq: status?.get('HIGHESTMODSEQ') ?? '',
  };
  return {
    mailbox,
    anew: true,
    messages: [],
    flags: new Map(),
    gone: new Set(),
    unreadable: [],
    next: state.uidNext > 0 ? { ...state, exists: 0, since } : null,
  };
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function dateText(instant: Instant): string {
  const date = new Date(instant);
  return `${date.getUTCDate()}-${MONTHS[date.getUTCMonth()]}-${date.getUTCFullYear()}`;
}
